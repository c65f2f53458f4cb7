package org.reptorch.samples.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import org.reptorch.quant.CalibrationData;
import org.reptorch.quant.Engine;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.quant.WeightScheme;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.BarChart;
import org.reptorch.samples.report.Bars;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.QuantizedTraining;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.samples.study.Study.Finished;
import org.reptorch.samples.study.Study.Variant;
import org.reptorch.samples.study.StudyRun.Kept;
import org.reptorch.samples.terminal.CalibrationBar;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.train.CheckpointPolicy;

/**
 * What a study of quantization shows (RepOptimizers, tables 8 and 10): top-1 in floating point, in INT8 after calibration, and in INT8 after training under
 * quantization, each by its own engine; and after calibration with weights on coarser grids, where it shows first what eight bits per channel forgive. What was
 * measured stands in each run's folder and is not measured again.
 *
 * @param recipe   of the training under quantization; null for its defaults
 * @param images   to calibrate on
 * @param trains   whether there is such a training
 * @param measures whether to measure what is not there yet
 */
record QuantizationDrops(Path recipe, int images, boolean trains, boolean measures) {

    private static final int BATCH = 32;

    private static final List<WeightScheme> COARSER = List.of(new WeightScheme(8, false, true), new WeightScheme(6, false, true), new WeightScheme(4, true, true));

    /**
     * What was measured of one run, percent of top-1.
     *
     * @param setting    under which
     * @param real       in floating point
     * @param calibrated in INT8
     * @param coarser    calibrated with the {@link #COARSER} weights; null in what earlier versions measured
     * @param trained    in INT8 after training under quantization; null without
     */
    record Measured(String setting, double real, double calibrated, List<Double> coarser, Double trained) {

        double calibratedDrop() {
            return real - calibrated;
        }

        double coarserDrop(int grid) {
            return real - coarser.get(grid);
        }

        double trainedDrop() {
            return trained == null ? Double.NaN : real - trained;
        }

        double trainedOrNot() {
            return trained == null ? Double.NaN : trained;
        }
    }

    Study.Outcome of(Finished finished) {
        Map<Variant, List<Measured>> measured = new LinkedHashMap<>();
        for (Variant variant : finished.study().variants()) {
            List<Measured> runs = finished.of(variant).stream().map(this::measured).flatMap(List::stream).toList();
            if (!runs.isEmpty()) {
                measured.put(variant, runs);
            }
        }
        var rows = new ArrayList<List<Object>>();
        measured.forEach((variant, runs) -> rows.add(List.of(variant.name(), over(runs, Measured::real), over(runs, Measured::calibrated), over(runs, Measured::calibratedDrop),
                over(runs, Measured::trainedOrNot), over(runs, Measured::trainedDrop), runs.size())));
        var table = new StudyTable("Top-1 in INT8", List.of("trained by", "float32 %", "INT8 calibrated %", "drop", "INT8 trained %", "drop of that", "runs"), rows,
                "On the test images, each by its own engine; weights per channel, activations per tensor, 8 bits, calibrated on " + images
                        + " training images. A drop is in points. Mean and standard deviation over the seeds.");
        return new Study.Outcome(List.of(table, coarser(measured)), measured.isEmpty() ? List.of() : List.of(drops(measured), coarserDrops(measured)));
    }

    private static StudyTable coarser(Map<Variant, List<Measured>> measured) {
        var columns = new ArrayList<>(List.of("trained by"));
        COARSER.forEach(weights -> columns.addAll(List.of(words(weights) + " %", "drop, " + words(weights))));
        var rows = new ArrayList<List<Object>>();
        measured.forEach((variant, runs) -> {
            var row = new ArrayList<Object>(List.of(variant.name()));
            for (int i = 0; i < COARSER.size(); i++) {
                int grid = i;
                row.add(over(runs, run -> run.coarser().get(grid)));
                row.add(over(runs, run -> run.coarserDrop(grid)));
            }
            rows.add(row);
        });
        return new StudyTable("Top-1 with coarser weights", columns, rows, "Calibrated alone, activations in 8 bits.");
    }

    private static Chart coarserDrops(Map<Variant, List<Measured>> measured) {
        return new BarChart("What coarser weights cost", "weights", "points of top-1, mean over the seeds", COARSER.stream().map(QuantizationDrops::words).toList(),
                measured.entrySet().stream().map(entry -> new Bars(entry.getKey().name(), IntStream.range(0, COARSER.size())
                        .mapToDouble(grid -> over(entry.getValue(), run -> run.coarserDrop(grid)).mean()).toArray())).toList(), "");
    }

    private static String words(WeightScheme weights) {
        return weights.bits() + " bits per " + (weights.perChannel() ? "channel" : "tensor");
    }

    private static Chart drops(Map<Variant, List<Measured>> measured) {
        List<String> names = measured.keySet().stream().map(Variant::name).toList();
        return new BarChart("What INT8 costs", "trained by", "points of top-1, mean over the seeds", names, List.of(
                new Bars("calibrated", measured.values().stream().mapToDouble(runs -> over(runs, Measured::calibratedDrop).mean()).toArray()),
                new Bars("trained under quantization", measured.values().stream().mapToDouble(runs -> over(runs, Measured::trainedDrop).mean()).toArray())), "");
    }

    private static Spread over(List<Measured> runs, ToDoubleFunction<Measured> value) {
        return Spread.points(runs.stream().mapToDouble(value).boxed().toList());
    }

    /** Returns what is known of a run, measuring it where that is wanted; nothing where neither. */
    private List<Measured> measured(Kept kept) {
        RunRecipe run = kept.run().recipe();
        RunRecipe training = run.underQuantization(recipe, List.of());
        String setting = images + " images" + (trains ? ", " + training.json() : "");
        Path file = kept.folder().resolve("int8-" + Integer.toHexString(setting.hashCode()) + ".json");
        if (Files.isRegularFile(file)) {
            Measured known = JsonFile.read(file, Measured.class);
            if (known.setting().equals(setting) && known.coarser() != null) {
                return List.of(known);
            }
        }
        if (!measures) {
            return List.of();
        }
        System.err.println(kept.run().title() + ": quantized");
        Measured measured = measure(kept, setting, trains ? training : run);
        JsonFile.write(file, measured);
        return List.of(measured);
    }

    private Measured measure(Kept kept, String setting, RunRecipe training) {
        Path file = CheckpointPolicy.last(kept.folder());
        try (TrainedModel trained = new ModelFile.Trained(file, Safetensors.read(file)).open(training).folded()) {
            CalibrationData calibration = trained.calibration(images, BATCH, training.seed());
            QuantizedModel calibrated;
            try (var bar = new CalibrationBar("calibration")) {
                calibrated = PostTrainingQuantization.DEFAULT.apply(trained.model(), calibration, bar);
            }
            double real;
            try (Engine engine = Engine.of(trained.model(), DType.FLOAT32)) {
                real = trained.evaluate(engine).top1();
            }
            List<Double> coarser = COARSER.stream()
                    .map(weights -> top1(trained, PostTrainingQuantization.DEFAULT.withWeights(weights).apply(trained.model(), calibration))).toList();
            return new Measured(setting, real, top1(trained, calibrated), coarser, trains ? top1(trained, underQuantization(kept, setting, trained, calibrated, calibration)) : null);
        }
    }

    private static double top1(TrainedModel trained, QuantizedModel quantized) {
        try (Engine engine = quantized.engine()) {
            return trained.evaluate(engine).top1();
        }
    }

    /** The training has a folder of its own, named after its setting, and goes on where it was. */
    private static QuantizedModel underQuantization(Kept kept, String setting, TrainedModel trained, QuantizedModel calibrated, CalibrationData calibration) {
        Path folder = OutputFolder.made(kept.folder().resolve("qat-" + Integer.toHexString(setting.hashCode())));
        boolean begun = Files.isRegularFile(CheckpointPolicy.last(folder));
        var rounding = trained.training().recipe().quantization().from(PostTrainingQuantization.DEFAULT);
        return new QuantizedTraining(trained, rounding, folder, begun).run(calibrated, calibration).model();
    }
}
