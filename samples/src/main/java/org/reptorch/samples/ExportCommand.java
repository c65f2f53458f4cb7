package org.reptorch.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.nn.Model;
import org.reptorch.nn.Shape;
import org.reptorch.quant.BatchNormFolding;
import org.reptorch.quant.OnnxExport;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.quant.ScaledTensors;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.OrderedDict;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TorchCheckpoint;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a model for other programs. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a trained or quantized model for other programs.",
        footer = {"", "Examples: ./reptorch export runs/latest --to onnx --out model.onnx", "          ./reptorch export int8.safetensors --to onnx --out int8.onnx",
            "          ./reptorch export runs/latest --to pth --out model.pth"})
final class ExportCommand implements Callable<Integer> {

    /** What is written. */
    enum Format {
        ONNX, SAFETENSORS, PTH
    }

    /** What becomes of batch norms. */
    enum Norms {
        FOLD, KEEP
    }

    @Parameters(paramLabel = "MODEL", description = "A run's folder, a model.safetensors or checkpoint.safetensors of one, or a file that quantize wrote.")
    private Path file;

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "onnx: a graph for any runtime, of a quantized model with its scales (QDQ). "
            + "safetensors: tensors under PyTorch's names, of a quantized model int8 with scales. pth: a PyTorch state_dict for torch.load.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
    private Path out;

    @Option(names = "--batch-norms", paramLabel = "fold|keep",
            description = "Whether batch norms become part of the convolutions (default: fold for onnx, keep for the others, whose names are then PyTorch's).")
    private Norms norms;

    @Option(names = "--resolution", paramLabel = "N", description = "Height and width of the images of an ONNX graph (default: the run's); any number of images fits.")
    private Integer resolution;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run of a model that is not quantized, such as --set data=DIR.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Spec
    private picocli.CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() {
        machine.apply();
        if (resolution != null && resolution < 1) {
            throw new ParameterException(command.commandLine(), "--resolution must be at least 1, not " + resolution);
        }
        Path source = Files.isDirectory(file) ? file.resolve("model.safetensors") : file;
        SafetensorsFile read = Safetensors.read(source);
        if (read.metadata().containsKey(QuantizedModel.FORMAT)) {
            QuantizedModel model = QuantizedModel.read(source);
            write(source, model);
            report(model.toString());
        } else {
            try (TrainedModel trained = TrainedModel.of(source, read, settings)) {
                write(trained);
                report(trained.model().spec().name() + ", float32");
            }
        }
        return 0;
    }

    private void write(Path source, QuantizedModel model) {
        if (norms != null) {
            throw new ParameterException(command.commandLine(), "--batch-norms is for models that are not quantized: " + source + " has none left");
        }
        switch (format) {
            case ONNX -> onnx(ImagePreparation.of(source.toString(), model.notes())).write(model, out);
            case SAFETENSORS -> {
                var metadata = new LinkedHashMap<>(model.notes());
                metadata.put("format", "pt");
                Safetensors.write(out, ScaledTensors.of(model), metadata);
            }
            case PTH -> throw new ReptorchException(source + " is quantized, and a state_dict is of the float model; give the model.safetensors that it was made from, "
                    + "or choose --to safetensors or onnx");
        }
    }

    private void write(TrainedModel trained) {
        ImagePreparation preparation = ImagePreparation.of(trained.training());
        switch (format) {
            case ONNX -> onnx(preparation).withFoldedNorms(norms != Norms.KEEP).withNotes(preparation.notes()).write(trained.model(), out);
            case SAFETENSORS -> {
                var metadata = new LinkedHashMap<>(preparation.notes());
                metadata.put("format", "pt");
                Safetensors.write(out, state(trained.model()), metadata);
            }
            case PTH -> TorchCheckpoint.write(out, OrderedDict.of(state(trained.model())));
        }
    }

    private OnnxExport onnx(ImagePreparation preparation) {
        return new OnnxExport(resolution == null ? Shape.of(3, preparation.height(), preparation.width()) : Shape.of(3, resolution, resolution));
    }

    private Map<String, StoredTensor> state(Model model) {
        if (norms != Norms.FOLD) {
            return model.stateDict();
        }
        try (Model folded = BatchNormFolding.fold(model)) {
            return folded.stateDict();
        }
    }

    private void report(String model) {
        long bytes = out.toFile().length();
        var result = new LinkedHashMap<String, Object>();
        result.put("model", model);
        result.put("format", format.name().toLowerCase(Locale.ROOT));
        result.put("file", out.toString());
        result.put("bytes", bytes);
        System.out.println(json ? JsonFile.line(result) : "%s: written to %s, %,d bytes".formatted(model, out, bytes));
    }
}
