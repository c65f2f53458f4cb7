package org.reptorch.samples.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;

import org.reptorch.data.TransformText;
import org.reptorch.nn.Spelling;
import org.reptorch.quant.StepSizes;
import org.reptorch.reparam.Metric;
import org.reptorch.reparam.Operation;
import org.reptorch.repopt.AdamForm;
import org.reptorch.samples.file.Release;
import org.reptorch.train.Schedule;

/** Every setting of a recipe: its name, what it may be, its default and what it does. The one place where they are listed. */
public enum RecipeKey {
    MODEL("model", String.class, "repopt-vgg", "a network such as repopt-vgg-b1 or resnet18, or repopt-vgg with the three lists below"),
    BLOCKS("blocks", Types.INTEGERS, List.of(2, 4, 6, 1), "blocks of stage 1 to 4 of repopt-vgg"),
    WIDTHS("widths", Types.NUMBERS, List.of(0.5, 0.5, 0.5, 0.5), "multipliers of 64, 128, 256, 512 channels of repopt-vgg"),
    STRIDES("strides", Types.INTEGERS, List.of(2, 1, 2, 2, 1), "of stage 0 to 4 of repopt-vgg"),
    METHOD("method", Method.class, Method.SGD, "sgd (no prior, by the optimizer named), repopt (searched scales), hs (hyper-search); branches: repvgg, dbb, dyrep_static, dyrep or gradient_dyrep"),
    SCALES("scales", String.class, null, "the file with the searched scales; for method repopt"),
    SCALING("scaling", Scaling.class, Scaling.SEARCHED, "what method repopt makes of them: searched, averaged over channels, initial (as a search starts) or ones"),
    REINITIALIZE("reinitialize", Boolean.class, true, "whether method repopt starts by the Rule of Initialization; without it the prior no longer holds"),
    GRAD_MULTS("gradMults", Boolean.class, true, "whether method repopt multiplies gradients; without it the prior no longer holds"),
    SALIENCY("saliency", Metric.class, Metric.SYNFLOW, "by what method dyrep or gradient_dyrep scores: synflow, snip, grad_norm, grasp, random or vote"),
    ADJUST_INTERVAL("adjustInterval", Integer.class, 15, "epochs between two adjustments of method dyrep or gradient_dyrep"),
    LAST_ADJUST_EPOCH("lastAdjustEpoch", Integer.class, 0, "the epoch behind which the last adjustment may be; 0 for the last but one"),
    CALIBRATION_BATCHES("calibrationBatches", Integer.class, 20, "training batches that a grown block's batch norms are calibrated on"),
    BLOCK_DEPTH("blockDepth", Integer.class, 2, "how deep blocks may stand in blocks; 1 for not at all"),
    OPERATIONS("operations", Types.TEXTS, Arrays.stream(Operation.values()).map(Operation::code).toList(), "branches of the blocks of dyrep and dyrep_static, where they fit; gradient_dyrep takes 1x1, 1xk, kx1, id where all are named, and can have 1x1_avg with sgd"),
    BRANCH_GAMMA("branchGamma", Double.class, 0.01, "where the factors of a grown branch's last batch norm start"),
    BRANCH_SCALE("branchScale", Double.class, 1.0, "the constant scale of a branch that method gradient_dyrep grows; kxk's is 1"),
    CUTTING("cutting", CuttingName.class, CuttingName.PAPER, "which branches method dyrep or gradient_dyrep cuts: paper (below the mean), published (and below a tenth of kxk) or none"),
    CUT_THRESHOLD("cutThreshold", Double.class, 0.02, "the deviation of a block's importances above which branches are cut"),
    DATA("data", String.class, "generated", "a folder, zip or tar with train/CLASS and test/CLASS, Caltech256, CIFAR as published, or generated"),
    CLASSES("classes", Types.INTEGERS, List.of(), "which classes of the data to take, by position from 0; none for all"),
    NORMALIZATION("normalization", NormalizationName.class, NormalizationName.MEASURED, "of the colours: measured on the training images, cifar10, cifar100 or imagenet"),
    EPOCHS("epochs", Integer.class, 6, "passes over the training images"),
    BATCH("batch", Integer.class, 128, "images per forward pass"),
    ACCUMULATION("accumulation", Integer.class, 1, "how many batches' gradients are averaged for one update; too few at an epoch's end are left out"),
    OPTIMIZER("optimizer", OptimizerName.class, OptimizerName.SGD, "sgd, adam, adamw, rmsprop or adafactor, as torch.optim has them"),
    LEARNING_RATE("learningRate", Double.class, 0.1, "the rate at the end of the warm-up, for the batch size given"),
    SCHEDULE("schedule", Schedule.Shape.class, Schedule.Shape.COSINE, "how the rate falls: cosine, linear, step or constant"),
    WARMUP_EPOCHS("warmupEpochs", Double.class, 1.0, "epochs of linear rise from warmupLearningRate"),
    WARMUP_LEARNING_RATE("warmupLearningRate", Double.class, 0.0, "the rate at the first step of a warm-up"),
    END_LEARNING_RATE("endLearningRate", Double.class, 0.0, "the rate at the end, of cosine and linear"),
    DECAY_EPOCHS("decayEpochs", Double.class, 30.0, "epochs between two falls of schedule step"),
    DECAY_FACTOR("decayFactor", Double.class, 0.1, "what the rate is multiplied by at a fall of schedule step"),
    STEPPING("stepping", Schedule.Stepping.class, Schedule.Stepping.PLAIN,
            "plain, or timm: a step late, and cosine and step count the warm-up in, as the published scripts do"),
    MOMENTUM("momentum", Double.class, 0.9, "of sgd and rmsprop"),
    NESTEROV("nesterov", Boolean.class, true, "whether the momentum of sgd looks ahead"),
    BETA1("beta1", Double.class, 0.9, "of adam and adamw: the mean's decay"),
    BETA2("beta2", Double.class, 0.999, "of adam and adamw: the mean square's decay"),
    ALPHA("alpha", Double.class, 0.99, "of rmsprop: the mean square's decay"),
    ADAM_FORM("adamForm", AdamForm.class, AdamForm.EXACT, "how scales enter adam and adamw with method repopt: exact, or reference as published"),
    EPSILON("epsilon", Double.class, 1e-8, "of adam, adamw and rmsprop: keeps the quotient finite"),
    WEIGHT_DECAY("weightDecay", Double.class, 4e-5, "of the weights; decoupled with adamw and adafactor"),
    DECAY_ALL("decayAll", Boolean.class, false, "whether biases and batch norms decay too"),
    LABEL_SMOOTHING("labelSmoothing", Double.class, 0.1, "of the cross-entropy"),
    CLIP_NORM("clipNorm", Double.class, null, "the largest norm of all gradients together; nothing for no clipping"),
    CLIP_UNDER_PRIOR("clipUnderPrior", Boolean.class, false, "whether to clip with method repopt too, where it breaks the equivalence"),
    PRECISION("precision", Precision.class, Precision.FLOAT32, "float32, or bfloat16 for autocast of the forward pass"),
    CHANNELS_LAST("channelsLast", Boolean.class, true, "whether images lie in memory with their channels last, which is faster"),
    EMA_DECAY("emaDecay", Double.class, 0.0, "of the moving average of the weights, such as 0.9999; 0 for none"),
    NORM_BATCHES("normBatches", Integer.class, 0, "training batches by which all batch norms are measured anew at the end of every epoch; 0 to leave them as training moves them"),
    AUGMENTATIONS("augmentations", Types.TEXTS, List.of("randomCrop(4)", "horizontalFlip(0.5)"), 
            "what is done to a training image, in this order: " + TransformText.forms()),
    TEST_TRANSFORMS("testTransforms", Types.TEXTS, List.of(), "what is done to a test image, in this order: those of augmentations that draw nothing"),
    MIXUP("mixup", Double.class, 0.0, "alpha of Mixup; 0 for none, with cutmix either by chance"),
    CUTMIX("cutmix", Double.class, 0.0, "alpha of CutMix; 0 for none"),
    PATIENCE("patience", Integer.class, 0, "epochs without a better accuracy after which the run ends; 0 for never"),
    SEED("seed", Long.class, 0L, "of weights, data order and augmentation"),
    CHECKPOINT_STEPS("checkpointSteps", Integer.class, 0, "updates between two checkpoints; 0 for the ends of epochs alone"),
    CHECKPOINT_EPOCHS("checkpointEpochs", Integer.class, 0, "epochs after which a checkpoint is kept for good; 0 for never"),
    KEEP_BEST("keepBest", Boolean.class, true, "whether the best epoch's checkpoint is kept"),
    STEP_SIZES("stepSizes", StepSizesName.class, StepSizesName.OBSERVED,
            "with quantize --qat: steps are observed, calibrated, learned, or learned_from_calibrated ones on"),
    OBSERVER_SHARE("observerShare", Double.class, 0.375, "with quantize --qat: the share of training in which steps are observed"),
    NORM_SHARE("normShare", Double.class, 0.5, "with quantize --qat: the share of training in which batch norms follow the batches"),
    MEASURED_NORMS("measuredNorms", Boolean.class, false,
            "with quantize --qat: whether convolutions of a deployed network get batch norms again, with measured statistics"),
    DISTILL_LOGITS("distillLogits", Double.class, 0.0, "with quantize --qat: weight of the divergence from the float model's logits"),
    DISTILL_TEMPERATURE("distillTemperature", Double.class, 20.0, "with quantize --qat: softens the logits of that divergence"),
    DISTILL_FEATURES("distillFeatures", Double.class, 0.0, "with quantize --qat: weight of the channel-wise divergence from the float model's maps"),
    DISTILL_END("distillEnd", Double.class, 0.01, "with quantize --qat: what is left of both weights at the end, by a cosine");

    /** Where the steps of a training under quantization come from. */
    enum StepSizesName {
        OBSERVED(StepSizes.Observed.DEFAULT), CALIBRATED(new StepSizes.Calibrated()), LEARNED(new StepSizes.Learned(false)),
        LEARNED_FROM_CALIBRATED(new StepSizes.Learned(true));

        private final StepSizes sizes;

        StepSizesName(StepSizes sizes) {
            this.sizes = sizes;
        }

        StepSizes sizes() {
            return sizes;
        }
    }

    /** Which rule updates the weights. */
    enum OptimizerName {
        SGD, ADAM, ADAMW, RMSPROP, ADAFACTOR
    }

    /** Whose colours are brought to mean 0 and deviation 1. */
    enum NormalizationName {
        MEASURED, CIFAR10, CIFAR100, IMAGENET
    }

    /** Whose rule says which branches are redundant. */
    enum CuttingName {
        PAPER, PUBLISHED, NONE
    }

    /** What the forward pass computes in. */
    public enum Precision {
        FLOAT32, BFLOAT16
    }

    private static final class Types {
        static final java.lang.reflect.Type INTEGERS = new TypeReference<List<Integer>>() { }.getType();
        static final java.lang.reflect.Type NUMBERS = new TypeReference<List<Double>>() { }.getType();
        static final java.lang.reflect.Type TEXTS = new TypeReference<List<String>>() { }.getType();
    }

    private final String key;
    private final java.lang.reflect.Type type;
    private final Object standard;
    private final String meaning;

    RecipeKey(String key, java.lang.reflect.Type type, Object standard, String meaning) {
        this.key = key;
        this.type = type;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** Returns the name in a recipe. */
    public String key() {
        return key;
    }

    java.lang.reflect.Type type() {
        return type;
    }

    /** Returns the value where a recipe leaves it out; null for one that may be missing. */
    public Object standard() {
        return standard;
    }

    /** Returns that value as a recipe has it. */
    public String standardText() {
        return text(standard).toString();
    }

    /** Returns what it does, in words. */
    public String meaning() {
        return meaning;
    }

    /** Tells whether a result depends on it; which checkpoints are kept makes no difference. */
    public boolean mattersToTheResult() {
        return switch (this) {
            case CHECKPOINT_STEPS, CHECKPOINT_EPOCHS, KEEP_BEST -> false;
            default -> true;
        };
    }

    /** Returns the key of a name, or null. */
    static RecipeKey of(String name) {
        return Arrays.stream(values()).filter(key -> key.key.equals(name)).findFirst().orElse(null);
    }

    /** Returns every name with its default and what it does, a line each. */
    public static String documentation() {
        return Arrays.stream(values()).map(key -> "%-20s %-38s %s".formatted(key.key, key.standard == null ? "" : text(key.standard), key.meaning))
                .collect(Collectors.joining("\n"));
    }

    /** Returns a value as a recipe has it. */
    static Object text(Object value) {
        return value == null ? "nothing" : value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
    }

    /** Returns the words of a refusal of a value that should be one of some words and is none: the nearest, and all. */
    Optional<String> misspelt(Object value) {
        if (!(value instanceof String text) || !(type instanceof Class<?> words) || !words.isEnum()) {
            return Optional.empty();
        }
        List<String> known = Arrays.stream(words.getEnumConstants()).map(word -> text(word).toString()).toList();
        return known.contains(text.toLowerCase(Locale.ROOT)) ? Optional.empty()
                : Optional.of(key + ": '" + text + "' is none; did you mean '" + Spelling.nearest(text, known) + "'? There are " + String.join(", ", known));
    }

    /** Returns the words of a refusal of a name that is none: the nearest one, and where all are. */
    static String nearest(String wrong) {
        List<String> names = Arrays.stream(values()).map(RecipeKey::key).toList();
        return "no setting is called '" + wrong + "'; did you mean " + Spelling.nearest(wrong, names, 3).stream().map(name -> "'" + name + "'")
                .collect(Collectors.joining(", ")) + "? ./reptorch train --keys lists all; this is Reptorch " + Release.VERSION + ", a later one may know more";
    }
}
