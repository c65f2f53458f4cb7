package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.ImageData;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.quant.BatchNormFolding;
import org.reptorch.quant.QuantizedWeights;
import org.reptorch.repopt.Equivalence;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.Training;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.samples.terminal.TerminalProgress;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.train.Evaluation;
import org.reptorch.train.History;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job, end to end: declare a prior, prove it, search its scales, train under it beside the baselines, report. */
@Command(name = "quickstart", mixinStandardHelpOptions = true,
        description = {"Does the main job, end to end.",
                "Declares a prior, proves it, searches its scales, trains a plain net under it beside plain SGD and RepVGG, "
                + "rounds the result to INT8 weights, and writes a report with plots."},
        footer = {"", "Example: ./reptorch quickstart --data cifar10.tar.xz --epochs 6"})
public final class QuickstartCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "A folder or tar with train/CLASS and test/CLASS; without it the images are generated.")
    private Path data;

    @Option(names = "--epochs", paramLabel = "N", description = "Of every run (default: 8 on generated images, 6 on --data).")
    private Integer epochs;

    @Option(names = "--images", defaultValue = "500", paramLabel = "N", description = "Generated training images per class (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(names = "--out", defaultValue = "report", paramLabel = "DIR", description = "Where the report and the models go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        System.err.println("prior       " + Prior.REPOPT_VGG);
        OutputFolder.made(out);
        machine.apply();
        Equivalence.Proof proof = Equivalence.of(Prior.REPOPT_VGG, Layers.conv(8, 8, 3).padding(1)).withDevice(machine.device()).verify();
        System.err.printf("proof       block and convolution stay within %.1e over %d steps (float64)%n", proof.worst(),
                proof.differences().size());
        RunRecipe recipe = recipe();
        Splits splits = data == null ? GeneratedImages.of(10, images, Math.max(20, images / 5), 32, 0) : ImageData.open(data, System.err::println);
        System.err.printf("data        %s: %d training, %d test images of %dx%d, %d classes%n", splits.train().name(), splits.train().size(),
                splits.test().size(), splits.train().width(), splits.train().height(), splits.train().classes().size());
        Quickstart done;
        try (var stop = StopSignal.open()) {
            done = run(recipe, splits, Normalization.of(splits.train()), proof, stop);
        }
        Path page = out.resolve("index.html");
        done.report().write(page);
        System.out.println(json ? JsonFile.line(done.summary()) : done.table());
        System.err.println("report      " + page.toAbsolutePath());
        return 0;
    }

    private RunRecipe recipe() {
        RunRecipe base = data == null ? RunRecipe.QUICKSTART : RunRecipe.DEFAULT;
        var settings = new ArrayList<String>();
        settings.add("seed=" + machine.seed());
        if (data != null) {
            settings.add("data=" + JsonFile.line(data.toString()));
        }
        if (epochs != null) {
            settings.add("epochs=" + epochs);
            settings.add("warmupEpochs=" + Math.min(base.warmupEpochs(), epochs / 2.0));
        }
        return base.set(settings);
    }

    private Quickstart run(RunRecipe recipe, Splits splits, Normalization normalization, Equivalence.Proof proof, BooleanSupplier stop) {
        Progress progress = new TerminalProgress(null);
        var runs = new LinkedHashMap<Method, Quickstart.Run>();
        Scales scales;
        Training search = new Training(recipe.with(Method.HS), splits, normalization, progress, machine.device());
        try (Training.Trained found = trained(search, Optional.empty(), stop)) {
            scales = Scales.of(Prior.REPOPT_VGG, search.spec(Method.REPOPT), found.model());
            runs.put(Method.HS, measured(found));
        }
        scales.write(out.resolve("scales.safetensors"));
        UpdatePlan plan = null;
        double int8 = Double.NaN;
        for (Method method : List.of(Method.SGD, Method.REPOPT, Method.REPVGG)) {
            Training training = new Training(recipe.with(method), splits, normalization, progress, machine.device());
            try (Training.Trained trained = trained(training, method == Method.REPOPT ? Optional.of(scales) : Optional.empty(), stop)) {
                runs.put(method, measured(trained));
                if (method == Method.REPOPT) {
                    plan = UpdatePlan.of(recipe.training().rule(), trained.model(), recipe.weightDecay(), scales);
                    int8 = int8Accuracy(trained.model(), splits, normalization);
                    Safetensors.write(out.resolve("model.safetensors"), trained.model().stateDict(), Map.of(Training.RECIPE, training.recipe().json()));
                }
            }
        }
        return new Quickstart(recipe, splits, proof, scales, plan, runs, int8);
    }

    private static Training.Trained trained(Training training, Optional<Scales> scales, BooleanSupplier stop) {
        Training.Trained trained = training.run(scales, Optional.empty(), false, stop);
        if (trained.result().ending() == Trainer.Ending.STOPPED) {
            trained.close();
            throw new ReptorchException("stopped in the run " + training.recipe().title() + "; there is no report, and the next quickstart begins anew");
        }
        return trained;
    }

    private static Quickstart.Run measured(Training.Trained trained) {
        History history = trained.history();
        return new Quickstart.Run(history, trained.model().spec().parameterCount(), trained.optimizer());
    }

    /** Folds the batch norms and rounds the weights to INT8; the arithmetic stays in floating point. */
    private static double int8Accuracy(Model model, Splits splits, Normalization normalization) {
        try (Model folded = BatchNormFolding.fold(model.eval()); Model rounded = QuantizedWeights.of(folded).dequantized().to(model.device())) {
            return Evaluation.of(rounded, splits.test(), normalization).top1();
        }
    }
}
