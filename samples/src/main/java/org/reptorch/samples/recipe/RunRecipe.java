package org.reptorch.samples.recipe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.reptorch.data.Normalization;
import org.reptorch.repopt.AdamForm;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Recipe;

/**
 * A whole run as a YAML file has it: network, method, data and every setting of {@link RecipeKey}. What is left out has its default.
 *
 * @param values by key; one that may be missing is not in it
 */
public record RunRecipe(Map<RecipeKey, Object> values) {

    /** The small net of the README on generated data. */
    public static final RunRecipe DEFAULT = of("the defaults", Map.of());

    /** A smaller net at full resolution, for generated images and about three minutes of all four runs together. */
    public static final RunRecipe QUICKSTART = of("the quickstart", Map.of("blocks", List.of(2, 2, 2, 1), "widths", List.of(0.25, 0.25, 0.25, 0.25),
            "strides", List.of(1, 1, 2, 2, 1), "epochs", 8, "batch", 64));

    /** What a training under quantization does where nobody says otherwise: ten epochs at a hundredth of the usual rate, falling by a cosine. */
    private static final Map<RecipeKey, Object> UNDER_QUANTIZATION = Map.of(RecipeKey.EPOCHS, 10, RecipeKey.LEARNING_RATE, 0.001, RecipeKey.WARMUP_EPOCHS, 0.0);

    /** What it takes over from the run whose model it starts from: network, data and how the images are shown. */
    private static final List<RecipeKey> OF_THE_RUN = List.of(RecipeKey.MODEL, RecipeKey.BLOCKS, RecipeKey.WIDTHS, RecipeKey.STRIDES, RecipeKey.METHOD, RecipeKey.DATA,
            RecipeKey.CLASSES, RecipeKey.NORMALIZATION, RecipeKey.BATCH, RecipeKey.AUGMENTATIONS, RecipeKey.TEST_TRANSFORMS, RecipeKey.SEED);

    /** Copies the values. */
    public RunRecipe {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** Reads a recipe, if a file is given, and overrides single settings with {@code key=value}. */
    public static RunRecipe read(Path file, List<String> settings) {
        return RecipeReader.read(Map.of(), file, settings);
    }

    /** Makes a recipe of settings by name; {@code source} is for messages. */
    public static RunRecipe of(String source, Map<String, ?> fields) {
        return RecipeReader.of(source, fields);
    }

    /** Parses what {@link #json()} gave; {@code source} is for messages. */
    public static RunRecipe ofJson(String source, String json) {
        return RecipeReader.ofJson(source, json);
    }

    /**
     * Returns the recipe of a training under quantization that starts from this run's model.
     *
     * @param file     what it does otherwise; null for none
     * @param settings single ones overridden by {@code key=value}
     */
    public RunRecipe underQuantization(Path file, List<String> settings) {
        var fields = new LinkedHashMap<String, Object>();
        OF_THE_RUN.forEach(key -> fields.put(key.key(), fields().get(key.key())));
        UNDER_QUANTIZATION.forEach((key, value) -> fields.put(key.key(), value));
        return RecipeReader.read(fields, file, settings);
    }

    /** Returns this recipe with single settings overridden by {@code key=value}. */
    public RunRecipe set(List<String> settings) {
        return RecipeReader.overridden("the settings", fields(), settings);
    }

    /** Returns the recipe as JSON on one line, for a checkpoint's metadata. */
    public String json() {
        return JsonFile.line(fields());
    }

    /** Returns the recipe as a YAML file has it. */
    public String yaml() {
        return RecipeReader.yaml(fields());
    }

    /** Returns the settings that are not at their defaults. */
    public Map<RecipeKey, Object> changed() {
        var changed = new EnumMap<RecipeKey, Object>(RecipeKey.class);
        values.forEach((key, value) -> {
            if (!value.equals(key.standard())) {
                changed.put(key, value);
            }
        });
        return changed;
    }

    /** Returns every setting by its name. */
    public Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> fields.put(key.key(), value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value));
        return fields;
    }

    /** Returns the settings that a result depends on and that are not at their defaults, as {@code --set} takes them. */
    public String changes() {
        List<String> changed = values.entrySet().stream().filter(entry -> entry.getKey().mattersToTheResult() && !entry.getValue().equals(entry.getKey().standard()))
                .map(entry -> "`" + entry.getKey().key() + "=" + fields().get(entry.getKey().key()) + "`").toList();
        return changed.isEmpty() ? "the defaults" : String.join(", ", changed);
    }

    /** Returns the settings on which a result depends and that another recipe has otherwise, each with both values; none where results are the same. */
    public List<String> differencesTo(RunRecipe other) {
        return Arrays.stream(RecipeKey.values()).filter(key -> key.mattersToTheResult() && !Objects.equals(values.get(key), other.values.get(key)))
                .map(key -> key.key() + " is " + RecipeKey.text(values.get(key)) + ", not " + RecipeKey.text(other.values.get(key))).toList();
    }

    /** Returns this recipe for another method. */
    public RunRecipe with(Method method) {
        var changed = new EnumMap<>(values);
        changed.put(RecipeKey.METHOD, method);
        return new RunRecipe(changed);
    }

    /** Returns how the network is trained. */
    public Method method() {
        return (Method) values.get(RecipeKey.METHOD);
    }

    /** Returns what people call the run. */
    public String title() {
        var optimizer = (RecipeKey.OptimizerName) values.get(RecipeKey.OPTIMIZER);
        return method() != Method.SGD ? method().title() : switch (optimizer) {
            case SGD -> Method.SGD.title();
            case ADAM -> "plain Adam";
            case ADAMW -> "plain AdamW";
            case RMSPROP -> "plain RMSprop";
            case ADAFACTOR -> "plain Adafactor";
        };
    }

    /** Returns the path of the data, or {@code generated}. */
    public String data() {
        return text(RecipeKey.DATA);
    }

    /** Returns the file with the searched scales, or null. */
    public String scales() {
        return text(RecipeKey.SCALES);
    }

    /** Returns what the searched scales become. */
    public Scaling scaling() {
        return (Scaling) values.get(RecipeKey.SCALING);
    }

    /** Tells whether a RepOptimizer starts where its block would. */
    public boolean reinitialize() {
        return flag(RecipeKey.REINITIALIZE);
    }

    /** Tells whether a RepOptimizer multiplies gradients. */
    public boolean gradMults() {
        return flag(RecipeKey.GRAD_MULTS);
    }

    /** Returns the positions of the classes to take of the data; none for all. */
    public List<Integer> classes() {
        return list(RecipeKey.CLASSES);
    }

    /** Returns the passes over the training images. */
    public int epochs() {
        return whole(RecipeKey.EPOCHS);
    }

    /** Returns the images of a forward pass. */
    public int batch() {
        return whole(RecipeKey.BATCH);
    }

    /** Returns the epochs in which the rate rises. */
    public double warmupEpochs() {
        return number(RecipeKey.WARMUP_EPOCHS);
    }

    /** Returns the decay of the weights. */
    public double weightDecay() {
        return number(RecipeKey.WEIGHT_DECAY);
    }

    /** Returns the seed of weights, data order and augmentation. */
    public long seed() {
        return (Long) values.get(RecipeKey.SEED);
    }

    /** Returns what is subtracted from and divides the images; nothing where it is to be measured. */
    public Optional<Normalization> normalization() {
        return switch ((RecipeKey.NormalizationName) values.get(RecipeKey.NORMALIZATION)) {
            case MEASURED -> Optional.empty();
            case CIFAR10 -> Optional.of(Normalization.CIFAR10);
            case CIFAR100 -> Optional.of(Normalization.CIFAR100);
            case IMAGENET -> Optional.of(Normalization.IMAGENET);
        };
    }

    /** Returns what is done to a test image, as text. */
    public List<String> testTransforms() {
        return list(RecipeKey.TEST_TRANSFORMS);
    }

    /** Returns how scales enter a rule of the Adam family. */
    public AdamForm adamForm() {
        return (AdamForm) values.get(RecipeKey.ADAM_FORM);
    }

    /** Returns which checkpoints are kept in a folder, if there is one. */
    public CheckpointPolicy policy(Optional<Path> folder) {
        return new CheckpointPolicy(folder, whole(RecipeKey.CHECKPOINT_STEPS), whole(RecipeKey.CHECKPOINT_EPOCHS), flag(RecipeKey.KEEP_BEST), Map.of());
    }

    /** Returns which network this trains, and which prior stands where in it. */
    public RecipeNetwork network() {
        return new RecipeNetwork(this);
    }

    /** Returns how branches come and go while this trains. */
    public RecipeGrowth growth() {
        return new RecipeGrowth(this);
    }

    /** Returns the settings of the training. */
    public Recipe training() {
        return RecipeTraining.of(this);
    }

    /** Returns how this trains under quantization. */
    public RecipeQuantization quantization() {
        return new RecipeQuantization(this);
    }

    String text(RecipeKey key) {
        return (String) values.get(key);
    }

    int whole(RecipeKey key) {
        return (Integer) values.get(key);
    }

    double number(RecipeKey key) {
        return (Double) values.get(key);
    }

    boolean flag(RecipeKey key) {
        return (Boolean) values.get(key);
    }

    @SuppressWarnings("unchecked")
    <T> List<T> list(RecipeKey key) {
        return (List<T>) values.get(key);
    }
}
