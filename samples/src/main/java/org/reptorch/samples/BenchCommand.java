package org.reptorch.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.ReferenceStep;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.repopt.UpdateStep;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.Sgd;
import org.reptorch.train.SgdRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times parts of the work, after checking that they compute what they should. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Times what its subcommand says, and checks the result first.",
        subcommands = {BenchCommand.Step.class, TrainBenchCommand.class, DataBenchCommand.class, DispatchBenchCommand.class}, synopsisSubcommandLabel = "step|train|data|dispatch")
final class BenchCommand implements Callable<Integer> {

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    /** The optimizer's step, on random gradients. */
    @Command(name = "step", mixinStandardHelpOptions = true,
            description = "The RepOptimizer's step against libtorch's fused SGD without a prior, and against the step as tensor operators.",
            footer = {"", "Example: ./reptorch bench step --model repopt-vgg-b1 --json"})
    static final class Step implements Callable<Integer> {

        private static final double RATE = 1e-4;
        private static final double WEIGHT_DECAY = 4e-5;
        private static final int WARMUPS = 5;

        @Mixin
        private NetworkOptions network;

        @Option(names = "--runs", defaultValue = "21", paramLabel = "N", description = "Timed steps of each (default: ${DEFAULT-VALUE}).")
        private int runs;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Mixin
        private MachineOptions machine;

        @Override
        public Integer call() {
            machine.apply();
            RepOptVgg net = network.network();
            ModelSpec spec = net.spec(RepOptVgg.Mode.TARGET, 1000);
            Scales scales = scales(net, spec);
            check(spec, scales);
            try (Model model = model(spec)) {
                UpdatePlan plan = UpdatePlan.of(SgdRule.NESTEROV, model, WEIGHT_DECAY, scales);
                try (Optimizer fused = new RepOptimizer(plan, model); Optimizer reference = new RepOptimizer(plan, model, new ReferenceStep());
                        Optimizer sgd = new Sgd(SgdRule.NESTEROV, ParameterGroup.of(model, WEIGHT_DECAY))) {
                    List<Double> medians = inTurn(List.of(fused, sgd), runs);
                    double referenceMedian = inTurn(List.of(reference), Math.max(3, runs / 7)).getFirst();
                    var result = new LinkedHashMap<String, Object>();
                    result.put("model", net.name());
                    result.put("parameters", spec.parameterCount());
                    result.put("step_ms", medians.get(0));
                    result.put("reference_ms", referenceMedian);
                    result.put("sgd_fused_ms", medians.get(1));
                    result.put("ratio_to_sgd_fused", medians.get(0) / medians.get(1));
                    result.put("gradmult_bytes", plan.gradMultBytes());
                    if (json) {
                        System.out.println(JsonFile.line(result));
                    } else {
                        System.out.printf("%s, %d parameters: RepOptimizer %.1f ms (%s), libtorch's fused SGD without a prior %.1f ms, ratio %.2f; as tensor"
                                + " operators %.1f ms; Grad Mults %d bytes%n", net.name(), spec.parameterCount(), medians.get(0), UpdateStep.fastest().describe(),
                                medians.get(1), medians.get(0) / medians.get(1), referenceMedian, plan.gradMultBytes());
                    }
                }
            }
            return 0;
        }

        /** A model with a random gradient at every parameter. */
        private Model model(ModelSpec spec) {
            Model model = Model.build(spec, Device.CPU, DType.FLOAT32, machine.seed());
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                model.parameters().values().forEach(parameter -> parameter.setGrad(parameter.detach().emptyLike().normal_(0, 1e-3)));
            }
            return model;
        }

        /** Scales as a hyper-search starts with, each channel a little different. */
        private static Scales scales(RepOptVgg net, ModelSpec spec) {
            var state = new LinkedHashMap<String, StoredTensor>();
            for (RepOptVgg.Block block : net.blockList()) {
                for (String branch : List.of("scale_conv", "scale_1x1", "scale_identity")) {
                    var values = new float[block.out()];
                    for (int c = 0; c < values.length; c++) {
                        values[c] = (float) (block.initialScale() * (1 + 0.5 * Math.sin(c)));
                    }
                    if (!branch.equals("scale_identity") || block.hasIdentity()) {
                        state.put(block.path() + "." + branch + ".weight", StoredTensor.of(values, values.length));
                    }
                }
            }
            return Scales.of(Prior.REPOPT_VGG, spec, "the benchmark's scales", state);
        }

        /** Three steps by both ways from the same start must end in the same place up to rounding. */
        private void check(ModelSpec spec, Scales scales) {
            var ends = new ArrayList<Map<String, StoredTensor>>();
            for (UpdateStep step : List.of(UpdateStep.fastest(), new ReferenceStep())) {
                try (Model model = model(spec); Optimizer optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, WEIGHT_DECAY, scales), model, step)) {
                    for (int i = 0; i < 3; i++) {
                        optimizer.step(0.1);
                    }
                    ends.add(model.stateDict());
                }
            }
            for (Map.Entry<String, StoredTensor> end : ends.getFirst().entrySet()) {
                try (var scope = Scope.open()) {
                    Tensor other = Tensor.of(ends.getLast().get(end.getKey()));
                    if (!Tensor.of(end.getValue()).allClose(other, 1e-5, 1e-7)) {
                        throw new ReptorchException("bench step: the fused step and the reference differ at " + end.getKey() + "; do not trust this build");
                    }
                }
            }
        }

        /** Times the optimizers turn by turn, so that a machine whose speed drifts drifts for all; medians in milliseconds. */
        private static List<Double> inTurn(List<Optimizer> optimizers, int runs) {
            List<List<Double>> times = optimizers.stream().<List<Double>>map(ignored -> new ArrayList<>()).toList();
            for (int run = -WARMUPS; run < runs; run++) {
                for (int i = 0; i < optimizers.size(); i++) {
                    long start = System.nanoTime();
                    optimizers.get(i).step(RATE);
                    if (run >= 0) {
                        times.get(i).add((System.nanoTime() - start) / 1e6);
                    }
                }
            }
            return times.stream().map(Median::of).toList();
        }
    }
}
