package org.reptorch.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Recipe;
import org.reptorch.train.SgdRule;

/**
 * A whole run as a YAML file has it: network, method, data and every setting. What is left out has the value of {@link #DEFAULT}.
 *
 * @param model          a name of the table, or repopt-vgg with the three lists
 * @param blocks         of repopt-vgg
 * @param widths         of repopt-vgg
 * @param strides        of repopt-vgg
 * @param method         sgd, repopt, repvgg or hs
 * @param scales         the file with the searched scales; for repopt
 * @param data           a folder or tar with train/CLASS and test/CLASS, or {@code generated}
 * @param epochs         passes over the data
 * @param batch          images per step
 * @param learningRate   at the end of the warm-up
 * @param warmupEpochs   of linear warm-up
 * @param momentum       of SGD
 * @param nesterov       whether it looks ahead
 * @param weightDecay    of what decays
 * @param labelSmoothing of the cross-entropy
 * @param cropPadding    zeros around an image before a random crop
 * @param flip           whether half of the images are mirrored
 * @param seed           of everything that is drawn
 */
record RunRecipe(String model, List<Integer> blocks, List<Double> widths, List<Integer> strides, Method method, String scales, String data, Integer epochs,
        Integer batch, Double learningRate, Double warmupEpochs, Double momentum, Boolean nesterov, Double weightDecay, Double labelSmoothing,
        Integer cropPadding, Boolean flip, Long seed) {

    /** The small net of the README on generated data; its numbers are those of {@link Recipe#DEFAULT}. */
    static final RunRecipe DEFAULT = new RunRecipe("repopt-vgg", List.of(2, 4, 6, 1), List.of(0.5, 0.5, 0.5, 0.5), List.of(2, 1, 2, 2, 1), Method.SGD, null,
            "generated", Recipe.DEFAULT.epochs(), Recipe.DEFAULT.batch(), Recipe.DEFAULT.learningRate(), Recipe.DEFAULT.warmupEpochs(),
            Recipe.DEFAULT.rule().momentum(), Recipe.DEFAULT.rule().nesterov(), Recipe.DEFAULT.weightDecay(), Recipe.DEFAULT.labelSmoothing(),
            Recipe.DEFAULT.cropPadding(), Recipe.DEFAULT.flip(), Recipe.DEFAULT.seed());

    /** A smaller net at full resolution, for generated images and about three minutes of all four runs together. */
    static final RunRecipe QUICKSTART = new RunRecipe("repopt-vgg", List.of(2, 2, 2, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(1, 1, 2, 2, 1), Method.SGD,
            null, "generated", 8, 64, DEFAULT.learningRate, DEFAULT.warmupEpochs, DEFAULT.momentum, DEFAULT.nesterov, DEFAULT.weightDecay,
            DEFAULT.labelSmoothing, DEFAULT.cropPadding, DEFAULT.flip, DEFAULT.seed);

    private static final YAMLMapper YAML = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
    private static final JsonMapper JSON = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    /** Reads a recipe, if a file is given, and overrides single settings with {@code key=value}. */
    static RunRecipe read(Path file, List<String> settings) {
        var fields = new LinkedHashMap<String, Object>(asMap(DEFAULT));
        if (file != null) {
            if (!Files.isRegularFile(file)) {
                throw new ReptorchException("there is no recipe " + file);
            }
            try {
                fields.putAll(givenFields(YAML.readValue(file.toFile(), Map.class)));
            } catch (JsonProcessingException e) {
                throw new ReptorchException(file + " is no YAML of a recipe: " + e.getOriginalMessage(), e);
            } catch (IOException e) {
                throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return overridden(file == null ? "the settings" : file.toString(), fields, settings);
    }

    /** Returns this recipe with single settings overridden by {@code key=value}. */
    RunRecipe set(List<String> settings) {
        return overridden("the settings", asMap(this), settings);
    }

    private static RunRecipe overridden(String source, Map<String, Object> fields, List<String> settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--set " + setting + " must be key=value");
            }
            try {
                fields.put(setting.substring(0, equals), YAML.readValue(setting.substring(equals + 1), Object.class));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("--set " + setting + ": " + e.getOriginalMessage(), e);
            }
        }
        return of(source, fields);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> givenFields(Map<?, ?> read) {
        return read == null ? Map.of() : (Map<String, Object>) read;
    }

    private static RunRecipe of(String source, Map<String, Object> fields) {
        try {
            RunRecipe recipe = JSON.convertValue(fields, RunRecipe.class);
            recipe.network();
            recipe.training();
            return recipe;
        } catch (IllegalArgumentException e) {
            throw switch (e.getCause()) {
                case UnrecognizedPropertyException unknown -> new ReptorchException(source + ": no setting is called '" + unknown.getPropertyName() + "'"
                        + nearest(unknown.getPropertyName()), e);
                case JsonMappingException wrong -> new ReptorchException(source + ": " + path(wrong) + " has a value that does not fit: "
                        + wrong.getOriginalMessage(), e);
                case null, default -> new ReptorchException(source + ": " + e.getMessage(), e);
            };
        }
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().isEmpty() ? "a setting" : failure.getPath().getFirst().getFieldName();
    }

    private static String nearest(String wrong) {
        List<String> known = Arrays.stream(RunRecipe.class.getRecordComponents()).map(java.lang.reflect.RecordComponent::getName).toList();
        String best = known.stream().min(java.util.Comparator.comparingInt(name -> distance(wrong.toLowerCase(java.util.Locale.ROOT),
                name.toLowerCase(java.util.Locale.ROOT)))).orElseThrow();
        return "; did you mean '" + best + "'? Known are " + String.join(", ", known);
    }

    /** Levenshtein's distance, by rows. */
    private static int distance(String a, String b) {
        int[] row = java.util.stream.IntStream.rangeClosed(0, b.length()).toArray();
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.length()];
    }

    /** Parses what {@link #json()} gave; {@code source} is for messages. */
    static RunRecipe ofJson(String source, String json) {
        try {
            return of(source, givenFields(JSON.readValue(json, Map.class)));
        } catch (JsonProcessingException e) {
            throw new ReptorchException(source + ": its recipe cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the recipe as JSON on one line, for a checkpoint's metadata. */
    String json() {
        return JsonFile.line(asMap(this));
    }

    private static Map<String, Object> asMap(RunRecipe recipe) {
        return JSON.convertValue(recipe, new TypeReference<LinkedHashMap<String, Object>>() {
        });
    }

    /** Returns this recipe for another method. */
    RunRecipe with(Method method) {
        return new RunRecipe(model, blocks, widths, strides, method, scales, data, epochs, batch, learningRate, warmupEpochs, momentum, nesterov, weightDecay,
                labelSmoothing, cropPadding, flip, seed);
    }

    /** Returns the network. */
    RepOptVgg network() {
        return model.equals("repopt-vgg") ? RepOptVgg.of(blocks, widths, strides) : RepOptVgg.of(model);
    }

    /** Returns the settings of the training. */
    Recipe training() {
        return new Recipe(epochs, batch, learningRate, warmupEpochs, new SgdRule(momentum, 0, nesterov), weightDecay, labelSmoothing, cropPadding, flip, seed);
    }
}
