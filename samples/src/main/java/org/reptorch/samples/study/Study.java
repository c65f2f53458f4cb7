package org.reptorch.samples.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.Chart;

/**
 * Trainings that are compared, as data: the variants, and what is made of their runs.
 *
 * @param name     of its files
 * @param title    for people
 * @param labels   the columns that tell variants apart
 * @param variants in the order of the table
 * @param analysis makes tables and plots of the runs that are finished
 */
record Study(String name, String title, List<String> labels, List<Variant> variants, Function<Finished, Outcome> analysis) {

    /**
     * One way to train.
     *
     * @param name   unique in its study
     * @param labels what the study's columns say of it
     * @param recipe everything but the seed
     * @param search whose scales it takes, if it takes some
     */
    record Variant(String name, List<String> labels, RunRecipe recipe, Optional<Variant> search) {

        /** Makes a variant that needs no other. */
        static Variant of(String name, List<String> labels, RunRecipe recipe) {
            return new Variant(name, labels, recipe, Optional.empty());
        }

        /** Returns the run of a seed; {@code searchSeed} is that of its search. */
        StudyRun run(long seed, long searchSeed) {
            return new StudyRun(name, recipe.set(List.of("seed=" + seed)), search.map(variant -> variant.run(searchSeed, searchSeed)));
        }
    }

    /** What a study found. */
    public record Outcome(List<StudyTable> tables, List<Chart> charts) {

        /** Returns this outcome with another behind it. */
        Outcome and(Outcome other) {
            return new Outcome(Stream.concat(tables.stream(), other.tables.stream()).toList(), Stream.concat(charts.stream(), other.charts.stream()).toList());
        }
    }

    /**
     * The runs of a study that are finished.
     *
     * @param study  whose
     * @param runs   in the study's order, the searches first
     */
    record Finished(Study study, List<StudyRun.Kept> runs) {

        /** Returns the runs of a variant, by seed. */
        List<StudyRun.Kept> of(Variant variant) {
            return runs.stream().filter(kept -> kept.run().variant().equals(variant.name())).toList();
        }
    }

    /**
     * Returns this study of some of its variants, in its own order.
     *
     * @throws IllegalArgumentException for a name that none of them has
     */
    Study only(List<String> names) {
        List<String> all = variants.stream().map(Variant::name).toList();
        for (String name : names) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("--variant " + name + " is none of study " + name() + ", " + (all.isEmpty() ? "which has none"
                        : "whose variants are " + String.join(", ", all)));
            }
        }
        return new Study(name, title, labels, variants.stream().filter(variant -> names.contains(variant.name())).toList(), analysis);
    }

    /**
     * Returns every run once: the searches, then variant by variant all seeds.
     *
     * @param searchSeed of the one search of each variant that needs one; empty for a search per seed
     */
    List<StudyRun> runs(List<Long> seeds, Optional<Long> searchSeed) {
        Map<String, StudyRun> runs = new LinkedHashMap<>();
        var wanted = new ArrayList<StudyRun>();
        for (Variant variant : variants) {
            seeds.forEach(seed -> wanted.add(variant.run(seed, searchSeed.orElse(seed))));
        }
        wanted.forEach(run -> run.search().ifPresent(search -> runs.putIfAbsent(search.folder(), search)));
        wanted.forEach(run -> runs.putIfAbsent(run.folder(), run));
        return List.copyOf(runs.values());
    }

    /** Returns those of the runs that are finished. */
    Finished finished(List<StudyRun> runs, Path folder) {
        return new Finished(this, runs.stream().map(run -> run.in(folder)).filter(StudyRun.Kept::isFinished).toList());
    }
}
