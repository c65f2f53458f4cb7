package org.reptorch.samples.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.data.ImagePreparation;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.quant.CalibrationData;
import org.reptorch.quant.Comparison;
import org.reptorch.quant.Engine;
import org.reptorch.quant.Observer;
import org.reptorch.quant.PostTrainingQuantization;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.option.NetworkOptions;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.InferenceMode;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times the engines on a network, beside PyTorch's eager mode in float32, in turn. */
@Command(name = "infer", mixinStandardHelpOptions = true,
        description = {"Logits of a network by the engines: images per second, beside PyTorch's in eager float32 where it is present.",
                "--model may also name a file that quantize wrote; floating point then has the same network with other numbers."},
        footer = {"", "Example: ./reptorch bench infer --dtype int8 --model repopt-vgg-b1 --batch 8 \\",
                "             --python ~/venv/bin/python"})
final class InferBenchCommand implements Callable<Integer> {

    /** What the engine computes in. */
    enum Precision {
        INT8, FLOAT32, BFLOAT16
    }

    private static final int CLASSES = 1000;

    @Mixin
    private NetworkOptions network;

    @Option(names = "--dtype", split = ",", defaultValue = "int8,float32", paramLabel = "int8|float32|bfloat16",
            description = "One engine or several, timed in turn; the first is the result's (default: ${DEFAULT-VALUE}).")
    private List<Precision> precisions;

    @Option(names = "--batch", defaultValue = "8", paramLabel = "N", description = "Images in a pass (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--resolution", paramLabel = "N", description = "Their height and width (default: 224, or those of a file).")
    private Integer resolution;

    @Option(names = "--runs", defaultValue = "15", paramLabel = "N", description = "Turns; the median counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--passes", defaultValue = "3", paramLabel = "N", description = "Passes of each in a turn (default: ${DEFAULT-VALUE}).")
    private int passes;

    @Option(names = "--contiguous", description = "PyTorch's images row-major instead of channels_last.")
    private boolean contiguous;

    @Mixin
    private PythonOptions python;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    /** What one engine was seen to do. */
    private record Times(List<Double> milliseconds, List<Double> ratios) {

        Times() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    @Override
    public Integer call() throws IOException {
        machine.applyOnCpu("an engine");
        Optional<ModelFile.Quantized> given = network.file().map(ModelFile.Quantized::read);
        ModelSpec net = given.map(ModelFile.Quantized::network).orElseGet(() -> network.architecture().spec(CLASSES));
        int size = resolution != null ? resolution : given.isEmpty() ? 224 : given.get().preparation().height();
        net.table(3, size, size); // refuses a resolution that the network does not fit, naming the layer
        var engines = new LinkedHashMap<Precision, Engine>();
        try (Model model = Model.build(net, Device.CPU, DType.FLOAT32, machine.seed()).eval(); var scope = Scope.open()) {
            Tensor images = Ops.randn(batch, 3, size, size).contiguous(MemoryFormat.CHANNELS_LAST);
            for (Precision precision : precisions) {
                engines.put(precision, engine(precision, model, given.map(ModelFile.Quantized::model), images));
            }
            var times = new LinkedHashMap<Precision, Times>();
            engines.keySet().forEach(precision -> times.put(precision, new Times()));
            Optional<PythonPeer> peer = TrainBenchCommand.peer(python, Device.CPU, net, batch, size, net.classes(), "float32",
                    contiguous ? "contiguous_format" : "channels_last");
            try {
                var theirs = new ArrayList<Double>();
                for (int run = -1; run < runs; run++) { // the first turn warms up
                    List<Double> other = peer.isEmpty() ? List.of() : peer.get().numbers("passes " + passes).stream().map(seconds -> seconds * 1e3).toList();
                    for (Precision precision : engines.keySet()) {
                        List<Double> turn = passes(engines.get(precision), images);
                        if (run >= 0) {
                            times.get(precision).milliseconds().addAll(turn);
                            if (peer.isPresent()) {
                                times.get(precision).ratios().add(Median.of(other) / Median.of(turn));
                            }
                        }
                    }
                    if (run >= 0) {
                        theirs.addAll(other);
                    }
                }
                print(net, size, engines, times, theirs, peer);
            } finally {
                peer.ifPresent(PythonPeer::close);
            }
        } finally {
            engines.values().forEach(Engine::close);
        }
        return 0;
    }

    private List<Double> passes(Engine engine, Tensor images) {
        var turn = new ArrayList<Double>();
        for (int i = 0; i < passes; i++) {
            try (Scope scope = Scope.open()) {
                long start = System.nanoTime();
                engine.predict(images);
                turn.add((System.nanoTime() - start) / 1e6);
            }
        }
        return turn;
    }

    /** Builds an engine and checks what it computes before it is timed: INT8 against its simulation, floating point against the model. */
    private Engine engine(Precision precision, Model model, Optional<QuantizedModel> given, Tensor images) {
        return switch (precision) {
            case FLOAT32 -> checked(Engine.of(model, DType.FLOAT32), model, images, 1e-4);
            case BFLOAT16 -> checked(Engine.of(model, DType.BFLOAT16), model, images, 0.1);
            case INT8 -> {
                Tensor one = images.narrow(0, 0, 1);
                QuantizedModel quantized = given.orElseGet(
                        () -> PostTrainingQuantization.DEFAULT.withObserver(new Observer.MinMax()).apply(model, CalibrationData.of(List.of(one))));
                for (Comparison.Row row : Comparison.of(quantized, one).rows()) {
                    if (!(row.alone() <= (row.step() == 0 ? 1e-3 : 1.01))) {
                        throw new ReptorchException("bench infer: the INT8 engine and its simulation differ at " + row + "; do not trust this build");
                    }
                }
                yield quantized.engine();
            }
        };
    }

    private static Engine checked(Engine engine, Model model, Tensor images, double tolerance) {
        try (Scope scope = Scope.open(); var inference = InferenceMode.open()) {
            Tensor one = images.narrow(0, 0, 1);
            Tensor expected = model.forward(one);
            double difference = engine.predict(one).sub(expected).abs().amax().item() / expected.abs().amax().item();
            if (!(difference <= tolerance)) {
                engine.close();
                throw new ReptorchException("bench infer: the engine (" + engine + ") is off by " + difference + " of the largest logit; do not trust this build");
            }
            return engine;
        }
    }

    /** A ratio is the median of the turns' own: a machine that slows down for a while does so for both sides of a turn. */
    private void print(ModelSpec net, int size, Map<Precision, Engine> engines, Map<Precision, Times> times, List<Double> theirs, Optional<PythonPeer> peer) {
        var result = new LinkedHashMap<String, Object>();
        result.put("model", net.name());
        times.forEach((precision, taken) -> {
            String prefix = precision == precisions.getFirst() ? "" : precision.name().toLowerCase(Locale.ROOT) + "_";
            double milliseconds = Median.of(taken.milliseconds());
            if (prefix.isEmpty()) {
                result.put("dtype", precision.name().toLowerCase(Locale.ROOT));
            }
            result.put(prefix + "images_per_s", batch / milliseconds * 1e3);
            result.put(prefix + "ms", milliseconds);
            if (peer.isPresent()) {
                result.put(prefix + "ratio", Median.of(taken.ratios()));
            }
        });
        if (peer.isPresent()) {
            result.put("pytorch", peer.get().version());
            result.put("pytorch_images_per_s", batch / Median.of(theirs) * 1e3);
            result.put("pytorch_ms", Median.of(theirs));
        }
        if (json.asked()) {
            System.out.println(JsonFile.line(result));
            return;
        }
        System.out.printf(Locale.ROOT, "%s, %d x %d x %d, %d threads%n", net.name(), batch, size, size, Torch.threads());
        if (peer.isPresent()) {
            System.out.printf(Locale.ROOT, "  PyTorch %s eager float32: %.1f images/s (%.2f ms)%n", peer.get().version(), batch / Median.of(theirs) * 1e3, Median.of(theirs));
        }
        times.forEach((precision, taken) -> System.out.printf(Locale.ROOT, "  %s engine: %.1f images/s (%.2f ms)%s%n", precision.name().toLowerCase(Locale.ROOT),
                batch / Median.of(taken.milliseconds()) * 1e3, Median.of(taken.milliseconds()),
                peer.isEmpty() ? "" : String.format(Locale.ROOT, ", %.2f times as many as PyTorch", Median.of(taken.ratios()))));
        engines.forEach((precision, engine) -> engine.floatLayers().values().stream().distinct()
                .forEach(reason -> System.out.printf("  %s: in float32, %s%n", precision.name().toLowerCase(Locale.ROOT), reason)));
        if (peer.isEmpty()) {
            System.out.println("  " + python.missing(Device.CPU));
        }
    }
}
