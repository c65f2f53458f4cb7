package org.reptorch.samples.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.data.ImagePreparation;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Model;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.quant.OnnxExport;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.quant.ScaledTensors;
import org.reptorch.reparam.Deployment;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.StoredNetwork;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.OrderedDict;
import org.reptorch.torch.io.Safetensors;
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
            "          ./reptorch export runs/latest --to pth --out model.pth",
            "          ./reptorch export RepVGG-A0-train.pth --model repvgg-a0 --to onnx \\",
                "              --out a0.onnx"})
public final class ExportCommand implements Callable<Integer> {

    /** What is written. */
    enum Format {
        ONNX, SAFETENSORS, PTH
    }

    /** What becomes of batch norms and branches. */
    enum Norms {
        FOLD, KEEP
    }

    /**
     * A model in floating point.
     *
     * @param model      in evaluation
     * @param notes      what is known of its images and classes
     * @param resolution of its images
     */
    private record Real(Model model, Map<String, String> notes, Size resolution) implements AutoCloseable {

        @Override
        public void close() {
            model.close();
        }
    }

    @Parameters(paramLabel = "MODEL", description = "A run's folder, a model.safetensors or checkpoint.safetensors of one, a file that quantize wrote, or any "
            + "file of tensors with --model.")
    private Path file;

    @Option(names = "--model", paramLabel = "NAME", description = "What a file is of that no run wrote, such as repvgg-a0.")
    private String model;

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "onnx: a graph for any runtime, of a quantized model with its scales (QDQ). "
            + "safetensors: tensors under PyTorch's names, of a quantized model int8 with scales. pth: a PyTorch state_dict for torch.load.")
    private Format format;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where to write it.")
    private Path out;

    @Option(names = "--batch-norms", paramLabel = "fold|keep",
            description = "Whether batch norms and branches become part of the convolutions (default: fold for onnx, keep for the others, whose names are then "
                    + "PyTorch's).")
    private Norms norms;

    @Option(names = "--resolution", paramLabel = "N", description = "Height and width of the images of an ONNX graph (default: the run's); any number of images fits.")
    private Integer resolution;

    @Mixin
    private FloatRunSettings settings;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Spec
    private picocli.CommandLine.Model.CommandSpec command;

    @Override
    public Integer call() {
        machine.applyOnCpu("an export");
        if (resolution != null && resolution < 1) {
            throw new ParameterException(command.commandLine(), "--resolution must be at least 1, not " + resolution);
        }
        if (model != null) {
            export(published());
            return 0;
        }
        Path source = Files.isDirectory(file) ? file.resolve("model.safetensors") : file;
        switch (ModelFile.read(source)) {
            case ModelFile.Quantized quantized -> export(source, quantized.model().withoutNote(Training.RECIPE)); // it names folders of this machine
            case ModelFile.Trained opened -> {
                TrainedModel trained = opened.open(settings.all());
                ImagePreparation preparation = trained.training().preparation();
                export(new Real(trained.model(), preparation.notes(), new Size(preparation.height(), preparation.width())));
            }
        }
        return 0;
    }

    private Real published() {
        Architecture network = Architecture.of(model);
        StoredNetwork stored = StoredNetwork.published(file, network);
        return new Real(Model.of(stored.spec(), DType.FLOAT32, stored.state()).eval(), Map.of(), Size.of(network.resolution()));
    }

    private void export(Path source, QuantizedModel quantized) {
        if (norms != null) {
            throw new ParameterException(command.commandLine(), "--batch-norms is for models that are not quantized: " + source + " has none left");
        }
        switch (format) {
            case ONNX -> {
                ImagePreparation preparation = resolution != null ? null : ImagePreparation.of(source.toString(), quantized.notes());
                new OnnxExport(input(preparation == null ? null : new Size(preparation.height(), preparation.width()))).write(quantized, out);
            }
            case SAFETENSORS -> Safetensors.write(out, ScaledTensors.of(quantized), metadata(quantized.notes()));
            case PTH -> throw new ReptorchException(source + " is quantized, and a state_dict is of the float model; give the model.safetensors that it was made from, "
                    + "or choose --to safetensors or onnx");
        }
        report(quantized.toString());
    }

    private void export(Real real) {
        try (real) {
            if (norms == Norms.FOLD || norms == null && format == Format.ONNX) {
                try (Model deployed = Deployment.deploy(real.model())) {
                    write(deployed, real);
                }
            } else {
                write(real.model(), real);
            }
            report(real.model().spec().name() + ", float32");
        }
    }

    private void write(Model written, Real real) {
        switch (format) {
            case ONNX -> new OnnxExport(input(real.resolution())).withFoldedNorms(norms != Norms.KEEP).withNotes(real.notes()).write(written, out);
            case SAFETENSORS -> Safetensors.write(out, written.stateDict(), metadata(real.notes()));
            case PTH -> TorchCheckpoint.write(out, OrderedDict.of(written.stateDict()));
        }
    }

    private Shape input(Size known) {
        return resolution == null ? Shape.of(3, known.height(), known.width()) : Shape.of(3, resolution, resolution);
    }

    /** What PyTorch's readers of safetensors look for stands before our notes. */
    private static Map<String, String> metadata(Map<String, String> notes) {
        var metadata = new LinkedHashMap<>(Map.of("format", "pt"));
        metadata.putAll(notes);
        return metadata;
    }

    private void report(String what) {
        long bytes = out.toFile().length();
        var result = new LinkedHashMap<String, Object>();
        result.put("model", what);
        result.put("format", format.name().toLowerCase(Locale.ROOT));
        result.put("file", out.toString());
        result.put("bytes", bytes);
        json.print(result, () -> "%s: written to %s, %,d bytes".formatted(what, out, bytes));
    }
}
