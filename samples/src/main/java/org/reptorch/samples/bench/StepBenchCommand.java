package org.reptorch.samples.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.ReferenceStep;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.repopt.UpdateStep;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.option.NetworkOptions;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.AdamRule;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the optimizer's step on random gradients. */
@Command(name = "step", mixinStandardHelpOptions = true,
        description = "The RepOptimizer's step with and without its prior, in turn with libtorch's fused kernel, with PyTorch's fused optimizer and with the"
                + " published RepOptimizer where a Python has PyTorch.",
        footer = {"", "Example: ./reptorch bench step --model repopt-vgg-b1 --rule adamw \\",
                "             --python ~/venv/bin/python"})
final class StepBenchCommand implements Callable<Integer> {

    private static final double RATE = 1e-4;
    private static final double WEIGHT_DECAY = 4e-5;
    private static final int STEPS_PER_TURN = 3;
    private static final int FIRST_STEPS = 20;

    /** The rules that are timed. */
    enum RuleName {
        SGD(SgdRule.NESTEROV), ADAMW(AdamRule.ADAMW);

        private final UpdateRule rule;

        RuleName(UpdateRule rule) {
            this.rule = rule;
        }
    }

    @Mixin
    private NetworkOptions network;

    @Option(names = "--rule", defaultValue = "SGD", paramLabel = "sgd|adamw", description = "SGD with Nesterov momentum, or AdamW (default: sgd).")
    private RuleName rule;

    @Option(names = "--contiguous", description = "Kernels row-major instead of channels_last.")
    private boolean contiguous;

    @Option(names = "--runs", defaultValue = "15", paramLabel = "N", description = "Turns of three steps of each (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private PythonOptions python;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    /** What is timed: medians of the turns, in milliseconds. */
    private enum Timed {
        PRIOR, PLAIN, LIBTORCH, PYTORCH, PUBLISHED
    }

    @Override
    public Integer call() throws IOException {
        machine.apply();
        RepOptVgg net = network.network();
        ModelSpec spec = net.spec(RepOptVgg.Mode.TARGET, 1000);
        Scales scales = scales(net, spec);
        List<Double> first = check(spec, scales);
        try (Model model = model(spec)) {
            UpdatePlan plan = UpdatePlan.of(rule.rule, model, WEIGHT_DECAY, scales);
            double reference = reference(model, plan);
            try (Optimizer prior = new RepOptimizer(plan, model); Optimizer plain = new RepOptimizer(UpdatePlan.plain(rule.rule, model, WEIGHT_DECAY), model);
                    Optimizer libtorch = rule.rule.optimizer(ParameterGroup.of(model, WEIGHT_DECAY))) {
                Optional<PythonPeer> peer = python.start(machine.device(), "step.py", pythonArguments(model, plan));
                try {
                    var times = new LinkedHashMap<Timed, List<Double>>();
                    for (int run = -1; run < runs; run++) { // the first turn warms up
                        Map<Timed, Double> turn = turn(run % 2 == 0, model, prior, plain, libtorch, peer);
                        if (run >= 0) {
                            turn.forEach((timed, milliseconds) -> times.computeIfAbsent(timed, key -> new ArrayList<>()).add(milliseconds));
                        }
                    }
                    print(net, spec, plan, first, reference, times, peer);
                } finally {
                    peer.ifPresent(PythonPeer::close);
                }
            }
        }
        return 0;
    }

    /** The cost of the prior is the small difference of two steps, and who comes first meets what the turn before has left in caches and threads: they change places. */
    private Map<Timed, Double> turn(boolean priorFirst, Model model, Optimizer prior, Optimizer plain, Optimizer libtorch, Optional<PythonPeer> peer) throws IOException {
        var turn = new LinkedHashMap<Timed, Double>();
        if (!priorFirst) {
            turn.put(Timed.PLAIN, Median.of(steps(model, plain, STEPS_PER_TURN)));
        }
        turn.put(Timed.PRIOR, Median.of(steps(model, prior, STEPS_PER_TURN)));
        if (priorFirst) {
            turn.put(Timed.PLAIN, Median.of(steps(model, plain, STEPS_PER_TURN)));
        }
        turn.put(Timed.LIBTORCH, Median.of(steps(model, libtorch, STEPS_PER_TURN)));
        if (peer.isPresent()) {
            turn.put(Timed.PYTORCH, 1e3 * Median.of(peer.get().numbers("fused " + STEPS_PER_TURN)));
            turn.put(Timed.PUBLISHED, 1e3 * Median.of(peer.get().numbers("published 1")));
        }
        return turn;
    }

    private static List<Double> steps(Model model, Optimizer optimizer, int count) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            optimizer.step(RATE);
            await(model);
            times.add((System.nanoTime() - start) / 1e6);
        }
        return times;
    }

    /** Waits until a device that works on its own has made the update: no number can be read before. The CPU has made it. */
    private static void await(Model model) {
        if (!model.device().equals(Device.CPU)) {
            try (var scope = Scope.open()) {
                model.buffers().values().iterator().next().sum().item();
            }
        }
    }

    private static double reference(Model model, UpdatePlan plan) {
        try (Optimizer reference = new RepOptimizer(plan, model, new ReferenceStep())) {
            reference.step(RATE);
            return Median.of(steps(model, reference, STEPS_PER_TURN));
        }
    }

    /** A model with a random gradient at every parameter. */
    private Model model(ModelSpec spec) {
        Model model = Model.build(spec, machine.device(), DType.FLOAT32, machine.seed()).to(contiguous ? MemoryFormat.CONTIGUOUS : MemoryFormat.CHANNELS_LAST);
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

    /**
     * Three steps by both ways from the same start must end in the same place up to rounding.
     *
     * @return the milliseconds of the first steps of this process, while its code is not compiled
     */
    private List<Double> check(ModelSpec spec, Scales scales) {
        try (Model fast = model(spec); Model slow = model(spec);
                Optimizer fused = new RepOptimizer(UpdatePlan.of(rule.rule, fast, WEIGHT_DECAY, scales), fast);
                Optimizer reference = new RepOptimizer(UpdatePlan.of(rule.rule, slow, WEIGHT_DECAY, scales), slow, new ReferenceStep())) {
            var first = new ArrayList<Double>();
            for (int i = 0; i < 3; i++) {
                first.addAll(steps(fast, fused, 1));
                reference.step(RATE);
            }
            for (String path : fast.parameters().keySet()) {
                try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                    if (!fast.parameter(path).allClose(slow.parameter(path), 1e-5, 1e-7)) {
                        throw new ReptorchException("bench step: the fused step and the reference differ at " + path + "; do not trust this build");
                    }
                }
            }
            first.addAll(steps(fast, fused, FIRST_STEPS - first.size()));
            return first;
        }
    }

    /** Every parameter as its sizes, with a mark where it has a Grad Mult. */
    private List<String> pythonArguments(Model model, UpdatePlan plan) {
        String shapes = plan.entries().stream().map(entry -> LongStream.of(model.parameter(entry.path()).shape()).mapToObj(Long::toString)
                .collect(Collectors.joining("x")) + (entry.gradMult().isPresent() ? "*" : "")).collect(Collectors.joining(","));
        return List.of(rule.name().toLowerCase(Locale.ROOT), shapes, contiguous ? "contiguous_format" : "channels_last", String.valueOf(Torch.threads()));
    }

    /** A ratio is the median of the turns' own: a machine that slows down for a while does so for both sides of a turn. */
    private static double ratio(Map<Timed, List<Double>> times, Timed one, Timed other) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < times.get(one).size(); i++) {
            ratios.add(times.get(one).get(i) / times.get(other).get(i));
        }
        return Median.of(ratios);
    }

    private void print(RepOptVgg net, ModelSpec spec, UpdatePlan plan, List<Double> first, double reference, Map<Timed, List<Double>> times,
            Optional<PythonPeer> peer) {
        var result = new LinkedHashMap<String, Object>();
        result.put("model", net.name());
        result.put("parameters", spec.parameterCount());
        result.put("rule", rule.name().toLowerCase(Locale.ROOT));
        result.put("step_ms", Median.of(times.get(Timed.PRIOR)));
        result.put("reference_ms", reference);
        result.put("gradmult_bytes", plan.gradMultBytes());
        result.put("plain_ms", Median.of(times.get(Timed.PLAIN)));
        result.put("prior_cost", ratio(times, Timed.PRIOR, Timed.PLAIN) - 1);
        result.put("libtorch_fused_ms", Median.of(times.get(Timed.LIBTORCH)));
        result.put("ratio_to_libtorch_fused", ratio(times, Timed.PRIOR, Timed.LIBTORCH));
        result.put("first_step_ms", first.getFirst());
        result.put("first_steps_ms", first.stream().mapToDouble(Double::doubleValue).sum());
        if (peer.isPresent()) {
            result.put("pytorch", peer.get().version());
            result.put("pytorch_fused_ms", Median.of(times.get(Timed.PYTORCH)));
            result.put("ratio_to_pytorch_fused", ratio(times, Timed.PRIOR, Timed.PYTORCH));
            result.put("published_ms", Median.of(times.get(Timed.PUBLISHED)));
            result.put("times_as_fast_as_published", ratio(times, Timed.PUBLISHED, Timed.PRIOR));
        }
        if (json.asked()) {
            System.out.println(JsonFile.line(result));
            return;
        }
        String name = rule == RuleName.SGD ? "SGD" : "AdamW";
        System.out.printf("%s, %d parameters, %s, %s%n", net.name(), spec.parameterCount(), contiguous ? "row-major" : "channels_last", UpdateStep.fastest().describe());
        System.out.printf("RepOpt-%s %.1f ms a step; without its prior %.1f ms (the prior costs %.1f %%, %d bytes); libtorch's fused %s %.1f ms, ratio %.2f%n", name,
                (Double) result.get("step_ms"), (Double) result.get("plain_ms"), 100 * (Double) result.get("prior_cost"), plan.gradMultBytes(), name,
                (Double) result.get("libtorch_fused_ms"), (Double) result.get("ratio_to_libtorch_fused"));
        System.out.printf("as tensor operators %.0f ms; the first step of the process %.1f ms, its first %d together %.0f ms%n", reference, first.getFirst(),
                FIRST_STEPS, (Double) result.get("first_steps_ms"));
        System.out.println(peer.isEmpty() ? python.missing(machine.device())
                : String.format("PyTorch %s: fused %s %.1f ms, ratio %.2f; the published RepOptimizer %.0f ms, RepOpt-%s is %.1f times as fast",
                        result.get("pytorch"), name, (Double) result.get("pytorch_fused_ms"), (Double) result.get("ratio_to_pytorch_fused"),
                        (Double) result.get("published_ms"), name, (Double) result.get("times_as_fast_as_published")));
    }
}
