package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.repopt.UpdateStep;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.Release;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.torch.BatchNormRelu;
import org.reptorch.torch.Cuda;
import org.reptorch.torch.CudaDevice;
import org.reptorch.torch.Device;
import org.reptorch.torch.Torch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what there is: versions, libtorch and where it was found, devices, what is missing for CUDA, threads, step kernels; or what is in a quantized model's file. */
@Command(name = "info", mixinStandardHelpOptions = true,
        description = "Versions, where libtorch was found, devices, threads, step kernels; or what is in a file that quantize wrote, layer by layer.",
        footer = {"", "Examples: ./reptorch info", "          ./reptorch info int8.safetensors"})
public final class InfoCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file that quantize wrote.")
    private Path file;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() {
        if (file != null) {
            describe(QuantizedModel.read(file));
            return 0;
        }
        var info = new LinkedHashMap<String, Object>();
        info.put("reptorch", Release.VERSION);
        info.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        info.put("libtorch", Torch.version());
        info.put("location", Torch.location().toString());
        info.put("origin", Torch.origin());
        info.put("devices", Stream.concat(Stream.of(Device.CPU.toString()), Cuda.devices().stream().map(CudaDevice::toString)).toList());
        info.put("cuda", Cuda.isAvailable() ? Cuda.versions() : "not usable: " + Cuda.whyUnavailable());
        info.put("threads", Torch.threads());
        info.put("step", UpdateStep.fastest().describe());
        if (Cuda.isAvailable()) {
            info.put("cuda_step", UpdateStep.fastest(Cuda.devices().getFirst().device()).describe());
        }
        String apart = BatchNormRelu.whyUnavailable();
        info.put("training", apart == null ? "batch norm and ReLU in one operator" : "batch norm and ReLU in two operators: " + apart);
        if (json.asked()) {
            System.out.println(JsonFile.line(info));
        } else {
            for (Map.Entry<String, Object> entry : info.entrySet()) {
                System.out.printf("%-10s %s%n", entry.getKey(), entry.getValue());
            }
        }
        return 0;
    }

    /** Which layers run in INT8 on this machine, and which do not and why. */
    private void describe(QuantizedModel model) {
        try (Engine engine = model.engine()) {
            if (json.asked()) {
                var info = new LinkedHashMap<String, Object>();
                info.put("model", model.graph().name());
                info.put("engine", engine.toString());
                info.put("weights", model.weights().keySet());
                info.put("bytes", model.weightBytes());
                info.put("float_layers", engine.floatLayers());
                info.put("notes", model.notes());
                System.out.println(JsonFile.line(info));
            } else {
                System.out.println(model + "\n" + engine + "\n\n" + model.table() + "\n");
                engine.floatLayers().forEach((layer, reason) -> System.out.println("in float32: " + layer + ", " + reason));
            }
        }
    }
}
