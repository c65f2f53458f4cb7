package org.reptorch.samples.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Torch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Times what a call of a small operator costs, in Java and, where PyTorch is there, in Python. */
@Command(name = "dispatch", mixinStandardHelpOptions = true,
        description = "A small mul, add, conv2d and a three-layer forward and backward, per call; beside the same in Python where PyTorch is present.",
        footer = {"", "Example: ./reptorch bench dispatch --python ~/venv/bin/python"})
final class DispatchBenchCommand implements Callable<Integer> {

    private static final List<String> CASES = List.of("mul", "add", "conv2d", "mlp");

    @Mixin
    private PythonOptions python;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "Rounds, Java and Python in turn; the median counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        Torch.verifyAvailable();
        new DispatchBenchmark().check();
        var ours = new TreeMap<String, List<Double>>();
        var theirs = new TreeMap<String, List<Double>>();
        Optional<PythonPeer> peer = python.start(Device.CPU, "dispatch.py", List.of());
        try {
            for (int run = 0; run < runs; run++) {
                collect(ours, inJava());
                if (peer.isPresent()) {
                    var times = new TreeMap<String, Double>();
                    for (String name : CASES) {
                        times.put(name, peer.get().numbers(name).getFirst());
                    }
                    collect(theirs, times);
                }
            }
        } finally {
            peer.ifPresent(PythonPeer::close);
        }
        print(ours, theirs, peer.map(PythonPeer::version).orElse(null));
        return 0;
    }

    private static void collect(Map<String, List<Double>> times, Map<String, Double> round) {
        round.forEach((name, time) -> times.computeIfAbsent(name, ignored -> new ArrayList<>()).add(time));
    }

    private void print(Map<String, List<Double>> ours, Map<String, List<Double>> theirs, String version) {
        var cases = new ArrayList<Map<String, Object>>();
        for (String name : CASES) {
            double mine = Median.of(ours.get(name));
            var row = new LinkedHashMap<String, Object>();
            row.put("case", name);
            row.put("ns", mine);
            if (theirs.containsKey(name)) {
                row.put("python_ns", Median.of(theirs.get(name)));
                row.put("ratio", mine / Median.of(theirs.get(name)));
            }
            cases.add(row);
        }
        if (json.asked()) {
            var result = new LinkedHashMap<String, Object>();
            result.put("ns_per_op", cases.getFirst().get("ns"));
            result.put("libtorch", Torch.version());
            if (version != null) {
                result.put("pytorch", version);
            }
            result.put("cases", cases);
            System.out.println(JsonFile.line(result));
            return;
        }
        System.out.println("One thread, nanoseconds per call; libtorch " + Torch.version()
                + (version == null ? "; " + python.missing(Device.CPU) : ", PyTorch " + version + " in Python"));
        for (Map<String, Object> row : cases) {
            System.out.printf("  %-8s%10.0f", row.get("case"), (Double) row.get("ns"));
            System.out.println(row.containsKey("ratio") ? String.format("   Python %10.0f   ratio %.2f", (Double) row.get("python_ns"), (Double) row.get("ratio")) : "");
        }
    }

    private static Map<String, Double> inJava() {
        // JMH starts its own process with this property as the class path; the module path serves there as well.
        String modules = System.getProperty("jdk.module.path");
        String classes = System.getProperty("java.class.path");
        System.setProperty("java.class.path", modules == null ? classes : modules + ":" + classes);
        var flags = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
        if (Runtime.version().feature() >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow"); // JMH uses what later JDKs warn of
        }
        try {
            var options = new OptionsBuilder().include("\\." + DispatchBenchmark.class.getSimpleName() + "\\.").forks(1)
                    .warmupIterations(3).warmupTime(TimeValue.milliseconds(400)).measurementIterations(5).measurementTime(TimeValue.milliseconds(400))
                    .jvmArgs(flags.toArray(String[]::new)).verbosity(VerboseMode.SILENT).shouldFailOnError(true).build();
            var times = new TreeMap<String, Double>();
            for (RunResult result : new Runner(options).run()) {
                times.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
            }
            return times;
        } catch (RunnerException e) {
            throw new ReptorchException("bench dispatch: JMH stopped: " + e.getMessage(), e);
        } finally {
            System.setProperty("java.class.path", classes);
        }
    }
}
