package org.reptorch.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.option.NetworkOptions;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.Sgd;
import org.reptorch.train.SgdRule;
import org.reptorch.train.StepSpec;
import org.reptorch.train.TrainingStep;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times whole training steps, in Java and, where PyTorch is there, in Python, in turn. */
@Command(name = "train", mixinStandardHelpOptions = true,
        description = "Training steps of a plain network with SGD on images in memory: images per second and most memory, beside PyTorch's where it is present.",
        footer = {"", "Example: ./reptorch bench train --model repopt-vgg-b1 --batch 32 \\",
                "             --resolution 64 --python ~/venv/bin/python"})
final class TrainBenchCommand implements Callable<Integer> {

    private static final int CLASSES = 10;
    private static final int STEPS_PER_TURN = 3;
    private static final double WEIGHT_DECAY = 4e-5;
    private static final double SMOOTHING = 0.1;
    private static final double RATE = 0.01;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--batch", defaultValue = "32", paramLabel = "N", description = "Images in a step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--resolution", defaultValue = "64", paramLabel = "N", description = "Their height and width (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Option(names = "--dtype", defaultValue = "FLOAT32", description = "float32, or bfloat16 by autocast (default: float32).")
    private RecipeKey.Precision precision;

    @Option(names = "--contiguous", description = "Images row-major instead of channels_last.")
    private boolean contiguous;

    @Option(names = "--runs", defaultValue = "15", paramLabel = "N", description = "Turns of three steps; the median step counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private PythonOptions python;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() throws IOException {
        machine.apply();
        ModelSpec net = network.architecture().spec(CLASSES);
        net.table(3, resolution, resolution); // refuses a resolution that the network does not fit, naming the layer
        try (Model model = Model.build(net, machine.device(), DType.FLOAT32, machine.seed());
                Optimizer optimizer = new Sgd(SgdRule.NESTEROV, ParameterGroup.of(model, WEIGHT_DECAY)); var scope = Scope.open()) {
            Tensor images = Ops.randn(batch, 3, resolution, resolution).to(model.device(), DType.FLOAT32)
                    .contiguous(contiguous ? MemoryFormat.CONTIGUOUS : MemoryFormat.CHANNELS_LAST);
            Tensor labels = Ops.randint(0, CLASSES, new long[] {batch}).to(model.device(), DType.INT64);
            model.train().to(contiguous ? MemoryFormat.CONTIGUOUS : MemoryFormat.CHANNELS_LAST);
            var step = new TrainingStep(model, optimizer,
                    StepSpec.PLAIN.withLabelSmoothing(SMOOTHING).withBfloat16(precision == RecipeKey.Precision.BFLOAT16));
            check(step, images, labels);
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            var ratios = new ArrayList<Double>();
            Optional<PythonPeer> peer = peer(python, model.device(), net, batch, resolution, CLASSES,
                    precision == RecipeKey.Precision.BFLOAT16 ? "bfloat16" : "float32", contiguous ? "contiguous_format" : "channels_last");
            try {
                for (int run = -1; run < runs; run++) { // the first turn warms up
                    List<Double> turn = new ArrayList<>();
                    for (int i = 0; i < STEPS_PER_TURN; i++) {
                        long start = System.nanoTime();
                        step(step, images, labels);
                        turn.add((System.nanoTime() - start) / 1e6);
                    }
                    List<Double> other = peer.isEmpty() ? List.of() : peer.get().numbers("steps " + STEPS_PER_TURN).stream().map(seconds -> seconds * 1e3).toList();
                    if (run >= 0) {
                        ours.addAll(turn);
                        theirs.addAll(other);
                        if (peer.isPresent()) {
                            ratios.add(Median.of(other) / Median.of(turn));
                        }
                    }
                }
                print(net, ours, theirs, ratios, peer);
            } finally {
                peer.ifPresent(PythonPeer::close);
            }
        }
        return 0;
    }

    /** Starts PyTorch with the same network; empty where there is none, or the network can be built in Java alone. */
    static Optional<PythonPeer> peer(PythonOptions python, Device device, ModelSpec net, int batch, int resolution, int classes, String dtype, String layout) throws IOException {
        Optional<List<Object>> modules = TorchModules.of(net.root());
        Optional<PythonPeer> peer = modules.isEmpty() ? Optional.empty() : python.start(device, "train.py",
                Stream.of(batch, resolution, classes, dtype, layout, Torch.threads()).map(String::valueOf).toList());
        if (peer.isPresent()) {
            long parameters = peer.get().numbers(JsonFile.line(modules.get())).getFirst().longValue();
            if (parameters != net.parameterCount()) {
                peer.get().close();
                throw new ReptorchException("bench: " + net.name() + " has " + net.parameterCount() + " parameters here and " + parameters
                        + " in PyTorch; do not trust this build");
            }
        }
        return peer;
    }

    private static double step(TrainingStep step, Tensor images, Tensor labels) {
        double loss = step.accumulate(() -> images, () -> labels);
        step.update(RATE);
        return loss;
    }

    /** Ten steps on one batch must lower its loss. */
    private static void check(TrainingStep step, Tensor images, Tensor labels) {
        double first = step(step, images, labels);
        double last = first;
        for (int i = 0; i < 9; i++) {
            last = step(step, images, labels);
        }
        if (!(last < first)) {
            throw new ReptorchException("bench train: ten steps on one batch move its loss from " + first + " to " + last + "; do not trust this build");
        }
    }

    /** The ratio is the median of the turns' own: a machine that slows down for a while does so for both sides of a turn. */
    private void print(ModelSpec net, List<Double> ours, List<Double> theirs, List<Double> ratios, Optional<PythonPeer> peer) throws IOException {
        var result = new LinkedHashMap<String, Object>();
        double milliseconds = Median.of(ours);
        result.put("model", net.name());
        result.put("images_per_s", batch / milliseconds * 1e3);
        result.put("ms", milliseconds);
        if (machine.device().equals(Device.CPU)) {
            result.put("tensor_mb", Torch.memory().peakBytes() / 1e6);
        }
        result.put("process_mb", residentKb() / 1e3);
        if (peer.isPresent()) {
            result.put("pytorch", peer.get().version());
            result.put("pytorch_images_per_s", batch / Median.of(theirs) * 1e3);
            result.put("pytorch_process_mb", peer.get().numbers("memory").getFirst() / 1e3);
            result.put("ratio", Median.of(ratios));
        }
        if (json.asked()) {
            System.out.println(JsonFile.line(result));
            return;
        }
        System.out.printf("%s, %d x %d x %d, %s, %s: %.0f images/s (%.1f ms a step), %s%.0f MB of process%n", net.name(), batch, resolution,
                resolution, precision.name().toLowerCase(java.util.Locale.ROOT), contiguous ? "contiguous" : "channels_last", batch / milliseconds * 1e3,
                milliseconds, result.containsKey("tensor_mb") ? "at most %.0f MB of tensors, ".formatted((Double) result.get("tensor_mb")) : "", (Double) result.get("process_mb"));
        System.out.println(peer.isEmpty() ? python.missing(machine.device())
                : String.format("PyTorch %s: %.0f images/s, %.0f MB of process; Reptorch makes %.2f times as many images", result.get("pytorch"),
                        (Double) result.get("pytorch_images_per_s"), (Double) result.get("pytorch_process_mb"), (Double) result.get("ratio")));
    }

    /** The most memory that this process had, as Linux counts it. */
    private static double residentKb() throws IOException {
        Map<String, String> status = Files.readAllLines(Path.of("/proc/self/status")).stream().map(line -> line.split(":\\s*", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1], (one, other) -> one));
        return Double.parseDouble(status.get("VmHWM").split(" ")[0]);
    }
}
