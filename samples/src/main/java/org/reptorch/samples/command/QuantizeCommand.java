package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.reptorch.data.Loader;
import org.reptorch.quant.ActivationScheme;
import org.reptorch.quant.CalibrationData;
import org.reptorch.quant.Comparison;
import org.reptorch.quant.Engine;
import org.reptorch.quant.FloatBudget;
import org.reptorch.quant.Observer;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.quant.QuantizationAwareTraining;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.quant.Sensitivity;
import org.reptorch.quant.WeightScheme;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.CalibrationOption;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.samples.run.Training;
import org.reptorch.samples.terminal.CalibrationBar;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.Evaluation;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Quantizes a model that {@code train} wrote, and says what that costs. */
@Command(name = "quantize", mixinStandardHelpOptions = true,
        description = {"Quantizes a trained model to INT8, calibrated on training images, and evaluates both on the test images.",
                "With --qat it trains on under quantization before; Ctrl-C stops that behind a step, --resume goes on."},
        footer = {"", "Examples: ./reptorch quantize runs/latest/model.safetensors \\",
                "              --out int8.safetensors",
                "          ./reptorch quantize runs/latest/model.safetensors --qat \\",
                "              --recipe samples/recipes/cifar10-qat-small.yaml \\",
                "              --out int8.safetensors"})
public final class QuantizeCommand implements Callable<Integer> {

    /** So many images tell layers apart. */
    private static final int MEASURED = 64;

    @Parameters(paramLabel = "MODEL", description = "A model.safetensors or checkpoint.safetensors of a run.")
    private Path file;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write the quantized model.")
    private Path out;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run, such as --set data=DIR; with --qat, of that training.")
    private List<String> settings = new ArrayList<>();

    @Mixin
    private CalibrationOption calibration;

    @Option(names = "--batch", defaultValue = "32", paramLabel = "N", description = "Of them in a pass (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--observer", defaultValue = "mse", paramLabel = "NAME",
            description = "Chooses activations' ranges: min-max, moving-average, percentile, mse, entropy, mean-absolute-error (default: ${DEFAULT-VALUE}).")
    private String observer;

    @Option(names = "--weight-bits", defaultValue = "8", paramLabel = "N", description = "2 to 8 (default: ${DEFAULT-VALUE}).")
    private int weightBits;

    @Option(names = "--activation-bits", defaultValue = "8", paramLabel = "N", description = "2 to 8 (default: ${DEFAULT-VALUE}).")
    private int activationBits;

    @Option(names = "--per-tensor", description = "One scale per weight instead of one per output channel.")
    private boolean perTensor;

    @Option(names = "--equalize", description = "Equalize the ranges of neighbouring layers first.")
    private boolean equalize;

    @Option(names = "--correct-bias", description = "Let biases take up the mean error of rounding.")
    private boolean correctBias;

    @Option(names = "--keep-float", split = ",", paramLabel = "LAYER", description = "Layers that stay in floating point, such as stage0.conv.")
    private List<String> keptFloat = List.of();

    @Mixin
    private QatOptions qat;

    @ArgGroup(exclusive = true)
    private FloatBudgetOptions floatBudget;

    @Option(names = "--sensitivity", paramLabel = "DIR", description = "Measure what each layer costs to quantize alone: a table, and sensitivity.json and plots in DIR.")
    private Path sensitivityFolder;

    @Option(names = "--check", description = "Hold the INT8 engine against its simulation, on every test image and layer by layer.")
    private boolean check;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Spec
    private picocli.CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() {
        machine.applyOnCpu("quantization");
        PostTrainingQuantization quantization = quantization();
        Optional<FloatBudget> budget = valid(() -> FloatBudgetOptions.budget(floatBudget));
        if (sensitivityFolder != null) {
            OutputFolder.made(sensitivityFolder);
        }
        if (!(ModelFile.read(file) instanceof ModelFile.Trained opened)) {
            throw new ReptorchException(file + " is quantized already; give the model.safetensors that it was made from");
        }
        RunRecipe run = opened.recipe();
        List<String> given = Stream.concat(settings.stream(), machine.seedSetting().stream()).toList();
        try (TrainedModel trained = opened.open(qat.wanted() ? run.underQuantization(qat.recipe(), given) : run.set(given)).folded()) {
            Training training = trained.training();
            CalibrationData data = trained.calibration(calibration.images(), batch, machine.seed());
            var result = new LinkedHashMap<String, Object>();
            if (sensitivityFolder != null || budget.isPresent()) {
                quantization = mixed(quantization, budget, trained, data, trained.calibration(MEASURED, batch, machine.seed()), result);
            }
            QuantizedModel calibrated;
            try (CalibrationBar bar = new CalibrationBar("calibration")) {
                calibrated = quantization.apply(trained.model(), data, bar);
            }
            QuantizedModel quantized = qat.wanted()
                    ? qat.training(trained, training.recipe().quantization().from(quantization)).run(calibrated, data).model() : calibrated;
            quantized = quantized.withNotes(trained.quantizedNotes());
            quantized.save(out);
            report(trained, calibrated, quantized, result);
        }
        return 0;
    }

    /** Measures the layers, says what it found, and returns the quantization that leaves those in floating point that the budget allows. */
    private PostTrainingQuantization mixed(PostTrainingQuantization quantization, Optional<FloatBudget> budget, TrainedModel trained, CalibrationData data,
            CalibrationData measured, Map<String, Object> result) {
        Sensitivity sensitivity;
        try (CalibrationBar bar = new CalibrationBar("sensitivity")) {
            sensitivity = Sensitivity.of(quantization, trained.model(), data, measured, bar);
        }
        Set<String> kept = budget.map(sensitivity::keptFloat).orElse(Set.of());
        result.put("sensitivity", SensitivityFiles.layers(sensitivity, kept));
        if (!json.asked()) {
            System.out.println(sensitivity + "\n");
        }
        if (sensitivityFolder != null) {
            SensitivityFiles.write(sensitivityFolder, sensitivity, kept);
        }
        var all = new HashSet<>(quantization.keptFloat());
        all.addAll(kept);
        return quantization.withKeptFloat(all);
    }

    private PostTrainingQuantization quantization() {
        return valid(() -> {
            if (calibration.images() < 1 || batch < 1) {
                throw new IllegalArgumentException("--images and --batch must be at least 1, not " + calibration.images() + " and " + batch);
            }
            var quantization = new PostTrainingQuantization(new WeightScheme(weightBits, !perTensor, true), new ActivationScheme(activationBits, false),
                    Observer.of(observer), equalize, correctBias, Set.copyOf(keptFloat));
            if (qat.wanted()) {
                QuantizationAwareTraining.DEFAULT.withCalibration(quantization); // refuses what does not go together
            }
            return quantization;
        });
    }

    /** What the arguments do not allow is the arguments' fault. */
    private <T> T valid(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private void report(TrainedModel trained, QuantizedModel calibrated, QuantizedModel quantized, LinkedHashMap<String, Object> result) {
        Training training = trained.training();
        try (Engine engine = quantized.engine(); Engine real = Engine.of(trained.model(), DType.FLOAT32)) {
            Evaluation before = trained.evaluate(real);
            Evaluation after = trained.evaluate(engine);
            result.put("model", quantized.graph().name());
            result.put("top1_float32", before.top1());
            if (qat.wanted()) {
                try (Engine untrained = calibrated.engine()) {
                    result.put("top1_calibrated", trained.evaluate(untrained).top1());
                }
            }
            result.put("top1_int8", after.top1());
            result.put("images", after.images());
            result.put("bytes", quantized.weightBytes());
            result.put("float_layers", engine.floatLayers());
            if (!json.asked()) {
                System.out.printf(Locale.ROOT, "%s%ntop-1 on %d images: float32 %.2f %%, %sINT8 %.2f %%%n", quantized, after.images(), before.top1(),
                        qat.wanted() ? String.format(Locale.ROOT, "calibrated %.2f %%, trained under quantization ", result.get("top1_calibrated")) : "", after.top1());
                engine.floatLayers().forEach((layer, reason) -> System.out.println("in float32: " + layer + ", " + reason));
            }
            if (check) {
                check(training, quantized, engine, result);
            }
        }
        json.print(result, () -> "written to " + out);
    }

    /** Counts on how many test images engine and simulation agree in first place. */
    private void check(Training training, QuantizedModel quantized, Engine engine, LinkedHashMap<String, Object> result) {
        var counts = new long[2];
        var differences = new double[2];
        try (Engine simulation = quantized.simulation(); Scope outer = Scope.open()) {
            Evaluation.of(batch -> {
                Tensor expected = simulation.predict(batch);
                Tensor logits = engine.predict(batch);
                counts[0] += batch.size(0);
                counts[1] += (long) expected.argmax(1L).eq(logits.argmax(1L)).to(DType.INT64).sum().item();
                differences[0] = Math.max(differences[0], expected.sub(logits).abs().amax().item());
                differences[1] = Math.max(differences[1], expected.abs().amax().item());
                return logits;
            }, DType.FLOAT32, training.data().test(), training.normalization(), training.recipe().training().testTransforms());
            Comparison comparison;
            try (Scope inner = Scope.open()) {
                var first = new ArrayList<Tensor>();
                CalibrationData.of(Loader.of(training.data().test(), training.normalization()).batchSize(Math.min(32, training.data().test().size()))
                        .transform(training.recipe().training().testTransforms()), 1).forEach(images -> {
                            try (Scope copies = Scope.open()) {
                                first.add(copies.release(images.clone()));
                            }
                        });
                comparison = Comparison.of(quantized, inner.adopt(first.getFirst()));
            }
            result.put("same_top1_percent", 100.0 * counts[1] / counts[0]);
            result.put("largest_logit_difference", differences[0]);
            result.put("largest_logit", differences[1]);
            result.put("layers", comparison.rows());
            if (!json.asked()) {
                System.out.printf(Locale.ROOT, "engine and simulation: same first place on %d of %d images (%.2f %%), logits at most %.4f apart (largest %.2f)%n%s%n",
                        counts[1], counts[0], 100.0 * counts[1] / counts[0], differences[0], differences[1], comparison);
            }
        }
    }
}
