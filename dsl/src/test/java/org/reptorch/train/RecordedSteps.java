package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

import org.reptorch.nn.Layer.Linear;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;

/** Parameters, groups and gradients as record_optimizers.py draws them, under an optimizer. */
final class RecordedSteps implements AutoCloseable {

    static final int STEPS = 20;

    private static final ModelSpec SPEC = new ModelSpec("parameters", sequence().then("conv", conv(2, 3, 3)).then("scale_identity", scale(3, 1))
            .then("bn", batchNorm(3)).then("late", new Linear(3, 2, false)).then("never", new Linear(2, 2, false)), 2);
    private static final List<String> DECAYED = List.of("scale_identity.weight", "late.weight", "never.weight");
    private static final List<String> HALF = List.of("conv.weight");

    final Model model;
    final Optimizer optimizer;
    private final List<Map<String, Tensor>> gradients = new ArrayList<>();

    RecordedSteps(UpdateRule rule, DType dtype, BiFunction<UpdateRule, List<ParameterGroup>, Optimizer> made) {
        model = Model.build(SPEC, Device.CPU, dtype, 5);
        var free = new LinkedHashMap<>(model.trainable());
        free.keySet().removeAll(DECAYED);
        free.keySet().removeAll(HALF);
        optimizer = made.apply(rule, List.of(new ParameterGroup(some(DECAYED), 0.05), new ParameterGroup(free, 0), new ParameterGroup(some(HALF), 0.1, 0.5)));
        Torch.manualSeed(5);
        try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open()) {
            model.trainable().values().forEach(parameter -> parameter.copy_(Ops.rand(parameter.shape())));
            for (int step = 0; step < STEPS; step++) {
                var ofStep = new LinkedHashMap<String, Tensor>();
                model.trainable().forEach((name, parameter) -> ofStep.put(name, scope.release(Ops.rand(parameter.shape()).sub(0.5).to(dtype))));
                gradients.add(ofStep);
            }
        }
    }

    private Map<String, Tensor> some(List<String> names) {
        var some = new LinkedHashMap<String, Tensor>();
        names.forEach(name -> some.put(name, model.parameter(name)));
        return some;
    }

    void steps(int from, int to, Runnable before, Runnable after) {
        for (int step = from; step < to; step++) {
            int current = step;
            model.trainable().forEach((name, parameter) -> {
                boolean absent = name.equals("never.weight") || name.equals("late.weight") && current < 2;
                parameter.setGrad(absent ? null : gradients.get(current).get(name));
            });
            before.run();
            optimizer.step(0.01 * (step + 1));
            after.run();
            model.zeroGrad();
        }
    }

    void steps(int from, int to) {
        Runnable nothing = () -> {
        };
        steps(from, to, nothing, nothing);
    }

    /** Weights and state by name. */
    Map<String, double[]> outcome() {
        var outcome = new TreeMap<String, double[]>();
        model.trainable().forEach((path, parameter) -> outcome.put(path, parameter.toDoubleArray()));
        optimizer.state().forEach((name, tensor) -> outcome.put(name, tensor.toDoubleArray()));
        return outcome;
    }

    static Map<String, double[]> recorded(String rule, DType dtype) {
        var recorded = new TreeMap<String, double[]>();
        String prefix = rule + "/" + dtype + "/";
        try {
            Safetensors.read(Path.of(RecordedSteps.class.getResource("optimizers.safetensors").toURI())).tensors().forEach((key, tensor) -> {
                if (key.startsWith(prefix)) {
                    recorded.put(key.substring(prefix.length()), tensor.toDoubleArray());
                }
            });
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return recorded;
    }

    @Override
    public void close() {
        gradients.forEach(step -> step.values().forEach(Tensor::close));
        optimizer.close();
        model.close();
    }
}
