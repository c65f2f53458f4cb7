package org.reptorch.samples.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.reptorch.repopt.Scales;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.EpochScales;
import org.reptorch.samples.run.RunReport;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.History;

/**
 * One training of a study: a variant under one seed.
 *
 * @param variant its name
 * @param recipe  everything that it does, the seed included
 * @param search  the run whose scales it takes, if it takes some
 */
record StudyRun(String variant, RunRecipe recipe, Optional<StudyRun> search) {

    private static final int HASH_BYTES = 4;

    /** Returns what people call the run. */
    String title() {
        return variant + ", seed " + recipe.seed();
    }

    /**
     * Returns the name of its folder, which tells it from every run with another result: other settings are another run. Settings at their
     * defaults do not enter, so that a run stays the same when recipes learn a new one.
     */
    String folder() {
        var identity = new EnumMap<RecipeKey, Object>(RecipeKey.class);
        recipe.values().forEach((key, value) -> {
            if (key.mattersToTheResult() && key != RecipeKey.SCALES && !value.equals(key.standard())) {
                identity.put(key, value);
            }
        });
        byte[] hash = sha256(identity + search.map(StudyRun::folder).orElse(""));
        return variant.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-seed" + recipe.seed() + "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the scales that a search of its network starts from. */
    Scales initialScales() {
        return Scales.initial(recipe.network().placement(), recipe.network().spec(Method.REPOPT, 2), recipe.network().spec(Method.HS, 2));
    }

    /** A run in the folder of its study. */
    record Kept(StudyRun run, Path folder) {

        /** Tells whether it is done. */
        boolean isFinished() {
            return Files.isRegularFile(StudyTraining.history(folder));
        }

        History history() {
            return JsonFile.read(StudyTraining.history(folder), History.class);
        }

        /** Returns the average multiply-accumulates and parameters of the run's networks; unknown for a run of a version that did not keep them. */
        RunReport.Averages averages() {
            Path file = RunReport.account(folder);
            return Files.isRegularFile(file) ? JsonFile.read(file, RunReport.Numbers.class).averages() : new RunReport.Averages(Double.NaN, Double.NaN);
        }

        /** Returns the trained model's {@code state_dict}. */
        Map<String, StoredTensor> model() {
            return Checkpoint.modelIn(Safetensors.read(CheckpointPolicy.last(folder)));
        }

        /** Returns the scales that a search ended with. */
        Scales scales() {
            return scales(StudyTraining.scales(folder));
        }

        /** Returns the scales of a search after an epoch, counted from 0. */
        Scales scales(int epoch) {
            return scales(EpochScales.file(folder, epoch));
        }

        private Scales scales(Path file) {
            return Scales.read(run.recipe().network().placement(), run.recipe().network().spec(Method.REPOPT, 2), file);
        }
    }

    /** Returns this run in its folder below that of a study. */
    Kept in(Path study) {
        return new Kept(this, study.resolve("runs").resolve(folder()));
    }
}
