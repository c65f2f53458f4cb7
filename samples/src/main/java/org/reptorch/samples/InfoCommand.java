package org.reptorch.samples;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.repopt.UpdateStep;
import org.reptorch.torch.BatchNormRelu;
import org.reptorch.torch.Torch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what there is: versions, libtorch and where it was found, devices, threads, step kernels. */
@Command(name = "info", mixinStandardHelpOptions = true, description = "Versions, where libtorch was found, devices, threads, step kernels.",
        footer = {"", "Example: ./reptorch info --json"})
final class InfoCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        var info = new LinkedHashMap<String, Object>();
        info.put("reptorch", "0.1.0");
        info.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        info.put("libtorch", Torch.version());
        info.put("location", Torch.location().toString());
        info.put("origin", Torch.origin());
        info.put("devices", java.util.List.of("cpu"));
        info.put("threads", Torch.threads());
        info.put("step", UpdateStep.fastest().describe());
        String apart = BatchNormRelu.whyUnavailable();
        info.put("training", apart == null ? "batch norm and ReLU in one operator" : "batch norm and ReLU in two operators: " + apart);
        if (json) {
            System.out.println(JsonFile.line(info));
        } else {
            for (Map.Entry<String, Object> entry : info.entrySet()) {
                System.out.printf("%-10s %s%n", entry.getKey(), entry.getValue());
            }
        }
        return 0;
    }
}
