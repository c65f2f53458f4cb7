package org.reptorch.samples.parity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.repopt.AdamForm;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Trainer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a recorded case again and writes what came out, to be held against what PyTorch computed. */
@Command(name = "replay", mixinStandardHelpOptions = true, description = "Trains the case of a folder and writes losses.json and final.safetensors.",
        footer = {"", "Example: ./reptorch replay cases/target-repopt-sgd --out /tmp/replayed"})
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "CASE", description = "A folder with case.json, init.safetensors and batches.safetensors.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
    private Path out;

    @Option(names = "--dtype", paramLabel = "float64|float32", description = "Another dtype than the case's.")
    private String dtype;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Told(int steps, List<Double> losses, String out) {
    }

    @Override
    public Integer call() {
        OutputFolder.made(out);
        machine.apply();
        TrainingCase trainingCase = TrainingCase.read(folder);
        Replayed replayed = replay(folder, trainingCase, dtype == null ? trainingCase.type() : DType.of(dtype), machine.device());
        JsonFile.write(out.resolve("losses.json"), Map.of("losses", replayed.losses()));
        Safetensors.write(out.resolve("final.safetensors"), replayed.state(), Map.of());
        System.err.println("replayed " + trainingCase.steps() + " steps of " + folder.getFileName() + " to " + out);
        json.printIfAsked(new Told(trainingCase.steps(), replayed.losses(), out.toString()));
        return 0;
    }

    /** The loss of every step before its update, and the state after the last with {@code probe.logits}. */
    record Replayed(List<Double> losses, Map<String, StoredTensor> state) {
    }

    static Replayed replay(Path folder, TrainingCase trainingCase, DType dtype, Device device) {
        ModelSpec spec = trainingCase.network().spec(trainingCase.mode(), trainingCase.model().classes());
        Map<String, StoredTensor> batches = Safetensors.read(folder.resolve("batches.safetensors")).tensors();
        try (Model model = Model.build(spec, device, dtype, 0)) {
            model.load(Safetensors.read(folder.resolve("init.safetensors")).tensors());
            try (Optimizer optimizer = new RepOptimizer(plan(folder, trainingCase, spec, model), model)) {
                var losses = new ArrayList<Double>();
                for (int step = 0; step < trainingCase.steps(); step++) {
                    StoredTensor x = batch(folder, batches, "x." + step);
                    StoredTensor y = batch(folder, batches, "y." + step);
                    losses.add(Trainer.step(model, optimizer, trainingCase.loss().labelSmoothing(), trainingCase.optimizer().lr(),
                            () -> Tensor.of(x).to(device, dtype), () -> Tensor.of(y).to(device, DType.INT64)));
                }
                var state = new LinkedHashMap<>(model.stateDict());
                if (batches.containsKey("probe.x")) {
                    state.put("probe.logits", logits(model, batches.get("probe.x")));
                }
                return new Replayed(losses, state);
            }
        }
    }

    private static UpdatePlan plan(Path folder, TrainingCase trainingCase, ModelSpec spec, Model model) {
        double weightDecay = trainingCase.optimizer().weightDecay();
        return trainingCase.hasPrior()
                ? UpdatePlan.of(trainingCase.rule(), AdamForm.REFERENCE, model, weightDecay, Scales.read(Prior.REPOPT_VGG, spec, folder.resolve("scales.safetensors")))
                : UpdatePlan.plain(trainingCase.rule(), model, weightDecay);
    }

    private static StoredTensor batch(Path folder, Map<String, StoredTensor> batches, String name) {
        StoredTensor tensor = batches.get(name);
        if (tensor == null) {
            throw new ReptorchException(folder.resolve("batches.safetensors") + " lacks " + name + "; case.json asks for more steps than there are batches");
        }
        return tensor;
    }

    private static StoredTensor logits(Model model, StoredTensor images) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            return model.eval().forward(Tensor.of(images).to(model.device(), model.dtype())).toStored();
        }
    }
}
