package org.reptorch.samples.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.reptorch.nn.ModelSpec;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Recipe;

/** Reads recipes: YAML, the JSON of a checkpoint and {@code key=value} become values of the keys' types; what does not fit is refused with its source and field. */
final class RecipeReader {

    private static final YAMLMapper YAML = YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();
    private static final JsonMapper JSON = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();

    private RecipeReader() {
    }

    /** Reads a file's settings over the given ones, and overrides single settings with {@code key=value}; a file of null says nothing. */
    static RunRecipe read(Map<String, Object> base, Path file, List<String> settings) {
        var fields = new LinkedHashMap<>(base);
        fields.putAll(fieldsIn(file));
        return overridden(file == null ? "the settings" : file.toString(), fields, settings);
    }

    /** Returns what a file of a recipe says; nothing of no file. */
    private static Map<String, Object> fieldsIn(Path file) {
        if (file == null) {
            return Map.of();
        }
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException("there is no recipe " + file + "; samples/recipes has some to start from");
        }
        try {
            return givenFields(YAML.readValue(file.toFile(), Map.class));
        } catch (JsonProcessingException e) {
            throw new ReptorchException(file + " is no YAML of a recipe: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Returns settings as a file has them. */
    static String yaml(Map<String, Object> fields) {
        try {
            return YAML.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a recipe of settings by name, single ones overridden with {@code key=value}; {@code source} is for messages. */
    static RunRecipe overridden(String source, Map<String, Object> given, List<String> settings) {
        var fields = new LinkedHashMap<>(given);
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

    /** Makes a recipe of settings by name; {@code source} is for messages. */
    static RunRecipe of(String source, Map<String, ?> fields) {
        var values = new EnumMap<RecipeKey, Object>(RecipeKey.class);
        for (RecipeKey key : RecipeKey.values()) {
            if (key.standard() != null) {
                values.put(key, key.standard());
            }
        }
        fields.forEach((name, value) -> {
            RecipeKey key = RecipeKey.of(String.valueOf(name));
            if (key == null) {
                throw new ReptorchException(source + ": " + RecipeKey.nearest(String.valueOf(name)));
            }
            Object converted = converted(source, key, value);
            if (converted != null) {
                values.put(key, converted);
            } else {
                values.remove(key);
            }
        });
        var recipe = new RunRecipe(values);
        try {
            verify(recipe);
            return recipe;
        } catch (IllegalArgumentException e) {
            throw new ReptorchException(source + ": " + e.getMessage(), e);
        }
    }

    /** Makes everything that is made of a recipe, so that what does not go together is refused before hours of work; IllegalArgumentException says why. */
    private static void verify(RunRecipe recipe) {
        ModelSpec begun = recipe.network().spec(recipe.method(), 2);
        if (recipe.method().evolves()) {
            recipe.growth().decisions();
            if (recipe.growth().form(begun).candidates(begun).isEmpty()) {
                throw new IllegalArgumentException("method " + RecipeKey.text(recipe.method()) + ": " + begun.name() + " has no convolution that any of operations fits");
            }
        }
        Recipe training = recipe.training();
        if (recipe.method() == Method.GRADIENT_DYREP && recipe.values().containsKey(RecipeKey.CLIP_NORM) && !recipe.flag(RecipeKey.CLIP_UNDER_PRIOR)) {
            throw new IllegalArgumentException("method gradient_dyrep: clipNorm would break the equivalence with a block that grows; leave it out, or set clipUnderPrior");
        }
        if (recipe.method() == Method.REPOPT) {
            UpdatePlan.whyNot(training.rule(), recipe.adamForm(), training.weightDecay(), false).ifPresent(reason -> {
                throw new IllegalArgumentException("method repopt: " + reason);
            });
        }
        recipe.policy(Optional.empty());
        recipe.quantization().from(PostTrainingQuantization.DEFAULT);
        recipe.quantization().distillation();
    }

    private static Object converted(String source, RecipeKey key, Object value) {
        if (value == null && key.standard() != null) {
            throw new ReptorchException(source + ": " + key.key() + " has no value; leave it out for " + key.standard());
        }
        key.misspelt(value).ifPresent(what -> {
            throw new ReptorchException(source + ": " + what);
        });
        try {
            return JSON.convertValue(value, JSON.constructType(key.type()));
        } catch (IllegalArgumentException e) {
            String why = e.getCause() instanceof JsonMappingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            throw new ReptorchException(source + ": " + key.key() + " has a value that does not fit: " + why, e);
        }
    }

    /** Parses what {@link RunRecipe#json()} gave; {@code source} is for messages. */
    static RunRecipe ofJson(String source, String json) {
        try {
            return of(source, givenFields(JSON.readValue(json, Map.class)));
        } catch (JsonProcessingException e) {
            throw new ReptorchException(source + ": its recipe cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
