package org.reptorch.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import org.reptorch.data.Mixing;
import org.reptorch.data.Normalization;
import org.reptorch.data.TransformText;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.RepVgg;
import org.reptorch.nn.Spelling;
import org.reptorch.quant.Distillation;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.quant.QuantizationAwareTraining;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.Block;
import org.reptorch.reparam.Cutting;
import org.reptorch.reparam.DyRep;
import org.reptorch.reparam.Form;
import org.reptorch.reparam.GradientForm;
import org.reptorch.reparam.GrowingPrior;
import org.reptorch.reparam.Growth;
import org.reptorch.reparam.Metric;
import org.reptorch.reparam.Operation;
import org.reptorch.reparam.StructuralForm;
import org.reptorch.reparam.Structure;
import org.reptorch.repopt.AdamForm;
import org.reptorch.repopt.Csla;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Clipping;
import org.reptorch.train.Recipe;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.Schedule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.UpdateRule;

/**
 * A whole run as a YAML file has it: network, method, data and every setting of {@link RecipeKey}. What is left out has its default.
 *
 * @param values by key; one that may be missing is not in it
 */
record RunRecipe(Map<RecipeKey, Object> values) {

    /** The small net of the README on generated data. */
    static final RunRecipe DEFAULT = of("the defaults", Map.of());

    /** A smaller net at full resolution, for generated images and about three minutes of all four runs together. */
    static final RunRecipe QUICKSTART = of("the quickstart", Map.of("blocks", List.of(2, 2, 2, 1), "widths", List.of(0.25, 0.25, 0.25, 0.25),
            "strides", List.of(1, 1, 2, 2, 1), "epochs", 8, "batch", 64));

    /** Copies the values. */
    RunRecipe {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** Readers that are made when a recipe is first read, since the defaults are read by them too. */
    private static final class Readers {
        static final YAMLMapper YAML = YAMLMapper.builder().build();
        static final JsonMapper JSON = JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).build();
    }

    /** Reads a recipe, if a file is given, and overrides single settings with {@code key=value}. */
    static RunRecipe read(Path file, List<String> settings) {
        return overridden(file == null ? "the settings" : file.toString(), fieldsIn(file), settings);
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
            return givenFields(Readers.YAML.readValue(file.toFile(), Map.class));
        } catch (JsonProcessingException e) {
            throw new ReptorchException(file + " is no YAML of a recipe: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a training under quantization does where nobody says otherwise: ten epochs at a hundredth of the usual rate, falling by a cosine. */
    private static final Map<RecipeKey, Object> UNDER_QUANTIZATION = Map.of(RecipeKey.EPOCHS, 10, RecipeKey.LEARNING_RATE, 0.001, RecipeKey.WARMUP_EPOCHS, 0.0);

    /** What it takes over from the run whose model it starts from: network, data and how the images are shown. */
    private static final List<RecipeKey> OF_THE_RUN = List.of(RecipeKey.MODEL, RecipeKey.BLOCKS, RecipeKey.WIDTHS, RecipeKey.STRIDES, RecipeKey.METHOD, RecipeKey.DATA,
            RecipeKey.CLASSES, RecipeKey.NORMALIZATION, RecipeKey.BATCH, RecipeKey.AUGMENTATIONS, RecipeKey.TEST_TRANSFORMS, RecipeKey.SEED);

    /**
     * Returns the recipe of a training under quantization that starts from this run's model.
     *
     * @param file     what it does otherwise; null for none
     * @param settings single ones overridden by {@code key=value}
     */
    RunRecipe underQuantization(Path file, List<String> settings) {
        var fields = new LinkedHashMap<String, Object>();
        OF_THE_RUN.forEach(key -> fields.put(key.key(), fields().get(key.key())));
        UNDER_QUANTIZATION.forEach((key, value) -> fields.put(key.key(), value));
        fields.putAll(fieldsIn(file));
        return overridden(file == null ? "the settings" : file.toString(), fields, settings);
    }

    /** Returns how a training under quantization starts from a calibration. */
    QuantizationAwareTraining quantization(PostTrainingQuantization calibration) {
        return new QuantizationAwareTraining(calibration, ((RecipeKey.StepSizesName) values.get(RecipeKey.STEP_SIZES)).sizes(), number(RecipeKey.OBSERVER_SHARE),
                number(RecipeKey.NORM_SHARE), flag(RecipeKey.MEASURED_NORMS));
    }

    /** Returns what of the float model a training under quantization follows; nothing where it follows labels alone. */
    Optional<Distillation.Weights> distillation() {
        var weights = new Distillation.Weights(number(RecipeKey.DISTILL_LOGITS), number(RecipeKey.DISTILL_TEMPERATURE), number(RecipeKey.DISTILL_FEATURES),
                number(RecipeKey.DISTILL_END));
        return weights.logits() > 0 || weights.features() > 0 ? Optional.of(weights) : Optional.empty();
    }

    /** Returns this recipe with single settings overridden by {@code key=value}. */
    RunRecipe set(List<String> settings) {
        return overridden("the settings", fields(), settings);
    }

    private static RunRecipe overridden(String source, Map<String, Object> given, List<String> settings) {
        var fields = new LinkedHashMap<>(given);
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("--set " + setting + " must be key=value");
            }
            try {
                fields.put(setting.substring(0, equals), Readers.YAML.readValue(setting.substring(equals + 1), Object.class));
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
            ModelSpec begun = recipe.spec(recipe.method(), 2);
            if (recipe.method().evolves()) {
                recipe.dyRep();
                if (recipe.form(begun).candidates(begun).isEmpty()) {
                    throw new IllegalArgumentException("method " + RecipeKey.text(recipe.method()) + ": " + begun.name() + " has no convolution that any of operations fits");
                }
            }
            Recipe training = recipe.training();
            if (recipe.method() == Method.GRADIENT_DYREP && recipe.values.containsKey(RecipeKey.CLIP_NORM) && !recipe.flag(RecipeKey.CLIP_UNDER_PRIOR)) {
                throw new IllegalArgumentException("method gradient_dyrep: clipNorm would break the equivalence with a block that grows; leave it out, or set clipUnderPrior");
            }
            if (recipe.method() == Method.REPOPT) {
                UpdatePlan.whyNot(training.rule(), recipe.adamForm(), training.weightDecay(), false).ifPresent(reason -> {
                    throw new IllegalArgumentException("method repopt: " + reason);
                });
            }
            recipe.policy(Optional.empty());
            recipe.quantization(PostTrainingQuantization.DEFAULT);
            recipe.distillation();
            return recipe;
        } catch (IllegalArgumentException e) {
            throw new ReptorchException(source + ": " + e.getMessage(), e);
        }
    }

    private static Object converted(String source, RecipeKey key, Object value) {
        if (value == null && key.standard() != null) {
            throw new ReptorchException(source + ": " + key.key() + " has no value; leave it out for " + key.standard());
        }
        key.misspelt(value).ifPresent(what -> {
            throw new ReptorchException(source + ": " + what);
        });
        try {
            return Readers.JSON.convertValue(value, Readers.JSON.constructType(key.type()));
        } catch (IllegalArgumentException e) {
            String why = e.getCause() instanceof JsonMappingException wrong ? wrong.getOriginalMessage() : e.getMessage();
            throw new ReptorchException(source + ": " + key.key() + " has a value that does not fit: " + why, e);
        }
    }

    /** Parses what {@link #json()} gave; {@code source} is for messages. */
    static RunRecipe ofJson(String source, String json) {
        try {
            return of(source, givenFields(Readers.JSON.readValue(json, Map.class)));
        } catch (JsonProcessingException e) {
            throw new ReptorchException(source + ": its recipe cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns the recipe as JSON on one line, for a checkpoint's metadata. */
    String json() {
        return JsonFile.line(fields());
    }

    /** Returns every setting by its name. */
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> fields.put(key.key(), value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value));
        return fields;
    }

    /** Returns the settings that a result depends on and that are not at their defaults, as {@code --set} takes them. */
    String changes() {
        List<String> changed = values.entrySet().stream().filter(entry -> entry.getKey().mattersToTheResult() && !entry.getValue().equals(entry.getKey().standard()))
                .map(entry -> "`" + entry.getKey().key() + "=" + fields().get(entry.getKey().key()) + "`").toList();
        return changed.isEmpty() ? "the defaults" : String.join(", ", changed);
    }

    /** Returns the settings on which a result depends and that another recipe has otherwise, each with both values; none where results are the same. */
    List<String> differencesTo(RunRecipe other) {
        return Arrays.stream(RecipeKey.values()).filter(key -> key.mattersToTheResult() && !Objects.equals(values.get(key), other.values.get(key)))
                .map(key -> key.key() + " is " + RecipeKey.text(values.get(key)) + ", not " + RecipeKey.text(other.values.get(key))).toList();
    }

    /** Returns this recipe for another method. */
    RunRecipe with(Method method) {
        var changed = new EnumMap<>(values);
        changed.put(RecipeKey.METHOD, method);
        return new RunRecipe(changed);
    }

    Method method() {
        return (Method) values.get(RecipeKey.METHOD);
    }

    /** Returns what people call the run. */
    String title() {
        var optimizer = (RecipeKey.OptimizerName) values.get(RecipeKey.OPTIMIZER);
        return method() != Method.SGD ? method().title() : switch (optimizer) {
            case SGD -> Method.SGD.title();
            case ADAM -> "plain Adam";
            case ADAMW -> "plain AdamW";
            case RMSPROP -> "plain RMSprop";
            case ADAFACTOR -> "plain Adafactor";
        };
    }

    String data() {
        return text(RecipeKey.DATA);
    }

    /** Returns the file with the searched scales, or null. */
    String scales() {
        return text(RecipeKey.SCALES);
    }

    /** Returns what the searched scales become. */
    Scaling scaling() {
        return (Scaling) values.get(RecipeKey.SCALING);
    }

    /** Tells whether a RepOptimizer starts where its block would. */
    boolean reinitialize() {
        return flag(RecipeKey.REINITIALIZE);
    }

    /** Tells whether a RepOptimizer multiplies gradients. */
    boolean gradMults() {
        return flag(RecipeKey.GRAD_MULTS);
    }

    /** Returns the positions of the classes to take of the data; none for all. */
    @SuppressWarnings("unchecked")
    List<Integer> classes() {
        return (List<Integer>) values.get(RecipeKey.CLASSES);
    }

    @SuppressWarnings("unchecked")
    List<Integer> strides() {
        return (List<Integer>) values.get(RecipeKey.STRIDES);
    }

    int epochs() {
        return whole(RecipeKey.EPOCHS);
    }

    int batch() {
        return whole(RecipeKey.BATCH);
    }

    double warmupEpochs() {
        return number(RecipeKey.WARMUP_EPOCHS);
    }

    double weightDecay() {
        return number(RecipeKey.WEIGHT_DECAY);
    }

    long seed() {
        return (Long) values.get(RecipeKey.SEED);
    }

    @SuppressWarnings("unchecked")
    List<Double> widths() {
        return (List<Double>) values.get(RecipeKey.WIDTHS);
    }

    private String text(RecipeKey key) {
        return (String) values.get(key);
    }

    private int whole(RecipeKey key) {
        return (Integer) values.get(key);
    }

    private double number(RecipeKey key) {
        return (Double) values.get(key);
    }

    private boolean flag(RecipeKey key) {
        return (Boolean) values.get(key);
    }

    /** Returns the network as its method trains it, or begins to. */
    ModelSpec spec(Method method, int classes) {
        return switch (method) {
            case DBB -> Structure.of(Block.dbb()).in(plain(classes));
            case DYREP_STATIC -> Structure.of(block()).in(plain(classes));
            case DYREP, GRADIENT_DYREP -> plain(classes);
            case SGD, REPOPT, REPVGG, HS -> published(method, classes);
        };
    }

    private ModelSpec published(Method method, int classes) {
        return switch (architecture()) {
            case RepOptVgg net -> net.spec(method.mode(), classes);
            case RepGhostNet net -> net.spec(switch (method) {
                case REPVGG -> RepGhostNet.Mode.REP;
                case HS -> RepGhostNet.Mode.HS;
                default -> RepGhostNet.Mode.TARGET;
            }, classes);
            case Architecture net -> switch (method) {
                case REPOPT -> target(net, classes);
                case HS -> Csla.model(placement(), target(net, classes), Csla.Start.BY_DEPTH, true);
                case REPVGG -> net instanceof RepVgg ? net.spec(classes) : Structure.of(Block.repVgg()).in(net.spec(classes));
                default -> net.spec(classes);
            };
        };
    }

    /** Returns the network without branches, in which blocks may stand. */
    private ModelSpec plain(int classes) {
        return architecture() instanceof RepVgg net ? net.spec(RepVgg.Mode.PLAIN, classes) : published(Method.SGD, classes);
    }

    /** Returns the network that a file is of, as it was when the file was written; {@code source} is for messages. */
    ModelSpec spec(String source, Map<String, String> metadata, int classes) {
        ModelSpec begun = spec(method(), classes);
        String structure = metadata.get(Augmentation.NOTE);
        return structure == null ? begun : Augmentation.parse(source, structure).in(begun);
    }

    /** Returns the block that convolutions become by method dyrep. */
    private Block.DyRep block() {
        return Block.dyRep(operations().toArray(Operation[]::new));
    }

    @SuppressWarnings("unchecked")
    private Set<Operation> operations() {
        List<String> known = Arrays.stream(Operation.values()).map(Operation::code).toList();
        return ((List<String>) values.get(RecipeKey.OPERATIONS)).stream().map(code -> Operation.ofCode(code).orElseThrow(() ->
                new IllegalArgumentException("operations: '" + code + "' is none; did you mean '" + Spelling.nearest(code, known) + "'? There are "
                        + String.join(", ", known)))).collect(Collectors.toCollection(() -> EnumSet.noneOf(Operation.class)));
    }

    /** Returns what methods dyrep and gradient_dyrep decide. */
    DyRep dyRep() {
        Cutting rule = values.get(RecipeKey.CUTTING) == RecipeKey.CuttingName.PUBLISHED ? Cutting.PUBLISHED : Cutting.PAPER;
        return new DyRep((Metric) values.get(RecipeKey.SALIENCY), whole(RecipeKey.ADJUST_INTERVAL), whole(RecipeKey.LAST_ADJUST_EPOCH),
                values.get(RecipeKey.CUTTING) == RecipeKey.CuttingName.NONE ? Optional.empty()
                        : Optional.of(new Cutting(rule.relative(), number(RecipeKey.CUT_THRESHOLD), rule.ceiling())));
    }

    /** Returns how the method carries it out on a network. */
    Form form(ModelSpec begun) {
        return method() == Method.GRADIENT_DYREP ? gradientForm(begun) : structuralForm(begun);
    }

    private StructuralForm structuralForm(ModelSpec begun) {
        Recipe training = training();
        if (whole(RecipeKey.BLOCK_DEPTH) < 1) {
            throw new IllegalArgumentException("blockDepth is " + whole(RecipeKey.BLOCK_DEPTH) + " and must be at least 1");
        }
        return new StructuralForm(begun, new Growth(block(), number(RecipeKey.BRANCH_GAMMA), whole(RecipeKey.CALIBRATION_BATCHES)),
                whole(RecipeKey.BLOCK_DEPTH), training.rule(), training::optimizer);
    }

    private GradientForm gradientForm(ModelSpec begun) {
        Recipe training = training();
        Set<Operation> operations = operations();
        boolean all = operations.equals(EnumSet.allOf(Operation.class));
        return new GradientForm(begun, all ? GrowingPrior.DIAGONAL : operations, number(RecipeKey.BRANCH_SCALE), training.rule(), adamForm(), training::groups);
    }

    /** Returns the network of a study of its blocks, which only RepOpt-VGG has. */
    RepOptVgg repOptVgg() {
        if (architecture() instanceof RepOptVgg net) {
            return net;
        }
        throw new IllegalArgumentException("model " + text(RecipeKey.MODEL) + " is no RepOpt-VGG, whose blocks are looked at here; leave model out, or name one");
    }

    /** Returns the paths of the blocks of a RepOpt-VGG, in order. */
    List<String> blockPaths() {
        return repOptVgg().blockList().stream().map(RepOptVgg.Block::path).toList();
    }

    /** Returns the network; one in which no prior could stand is refused, in words. */
    private ModelSpec target(Architecture net, int classes) {
        ModelSpec spec = net.spec(classes);
        placement().in(spec);
        return spec;
    }

    /** Returns which prior stands where in the network. */
    Placement placement() {
        return NetworkOptions.placement(architecture());
    }

    @SuppressWarnings("unchecked")
    private Architecture architecture() {
        String model = text(RecipeKey.MODEL);
        return model.equals("repopt-vgg")
                ? RepOptVgg.of((List<Integer>) values.get(RecipeKey.BLOCKS), widths(), strides())
                : Architecture.of(model);
    }

    /** Returns what is subtracted from and divides the images; nothing where it is to be measured. */
    Optional<Normalization> normalization() {
        return switch ((RecipeKey.NormalizationName) values.get(RecipeKey.NORMALIZATION)) {
            case MEASURED -> Optional.empty();
            case CIFAR10 -> Optional.of(Normalization.CIFAR10);
            case CIFAR100 -> Optional.of(Normalization.CIFAR100);
            case IMAGENET -> Optional.of(Normalization.IMAGENET);
        };
    }

    /** Returns what is done to a test image, as text. */
    @SuppressWarnings("unchecked")
    List<String> testTransforms() {
        return (List<String>) values.get(RecipeKey.TEST_TRANSFORMS);
    }

    /** Returns the settings of the training. */
    @SuppressWarnings("unchecked")
    Recipe training() {
        var schedule = new Schedule((Schedule.Shape) values.get(RecipeKey.SCHEDULE), number(RecipeKey.LEARNING_RATE), warmupEpochs(),
                number(RecipeKey.WARMUP_LEARNING_RATE), number(RecipeKey.END_LEARNING_RATE), number(RecipeKey.DECAY_EPOCHS), number(RecipeKey.DECAY_FACTOR),
                (Schedule.Stepping) values.get(RecipeKey.STEPPING));
        Clipping clipping = values.containsKey(RecipeKey.CLIP_NORM) ? new Clipping(number(RecipeKey.CLIP_NORM), flag(RecipeKey.CLIP_UNDER_PRIOR)) : Clipping.NONE;
        var step = new StepSpec(number(RecipeKey.LABEL_SMOOTHING), whole(RecipeKey.ACCUMULATION), clipping,
                values.get(RecipeKey.PRECISION) == RecipeKey.Precision.BFLOAT16, flag(RecipeKey.CHANNELS_LAST));
        return new Recipe(epochs(), batch(), schedule, rule(), weightDecay(), flag(RecipeKey.DECAY_ALL), step, number(RecipeKey.EMA_DECAY),
                TransformText.parse(RecipeKey.AUGMENTATIONS.key(), (List<String>) values.get(RecipeKey.AUGMENTATIONS)),
                TransformText.parse(RecipeKey.TEST_TRANSFORMS.key(), testTransforms()),
                Mixing.of(number(RecipeKey.MIXUP), number(RecipeKey.CUTMIX)), whole(RecipeKey.PATIENCE), seed());
    }

    private UpdateRule rule() {
        double epsilon = number(RecipeKey.EPSILON);
        return switch ((RecipeKey.OptimizerName) values.get(RecipeKey.OPTIMIZER)) {
            case SGD -> sgd();
            case ADAM -> new AdamRule(number(RecipeKey.BETA1), number(RecipeKey.BETA2), epsilon, false, false);
            case ADAMW -> new AdamRule(number(RecipeKey.BETA1), number(RecipeKey.BETA2), epsilon, false, true);
            case RMSPROP -> new RmsPropRule(number(RecipeKey.ALPHA), epsilon, number(RecipeKey.MOMENTUM), false);
            case ADAFACTOR -> new AdafactorRule(AdafactorRule.DEFAULT.beta2Decay(), OptionalDouble.empty(), AdafactorRule.DEFAULT.eps2(), AdafactorRule.DEFAULT.d());
        };
    }

    private SgdRule sgd() {
        return new SgdRule(number(RecipeKey.MOMENTUM), 0, flag(RecipeKey.NESTEROV));
    }

    /** Returns how scales enter a rule of the Adam family. */
    AdamForm adamForm() {
        return (AdamForm) values.get(RecipeKey.ADAM_FORM);
    }

    /** Returns which checkpoints are kept in a folder, if there is one. */
    CheckpointPolicy policy(Optional<Path> folder) {
        return new CheckpointPolicy(folder, whole(RecipeKey.CHECKPOINT_STEPS), whole(RecipeKey.CHECKPOINT_EPOCHS), flag(RecipeKey.KEEP_BEST), Map.of());
    }
}
