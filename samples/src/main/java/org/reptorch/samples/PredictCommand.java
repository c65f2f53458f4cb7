package org.reptorch.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.data.Image;
import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.vision.Classifier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names what is on images. */
@Command(name = "predict", mixinStandardHelpOptions = true, description = "The likeliest classes of images, by a model that quantize or train wrote.",
        footer = {"", "Example: ./reptorch predict int8.safetensors photo.jpg"})
final class PredictCommand implements Callable<Integer> {

    /** What a trained model computes in; a quantized one computes in INT8. */
    enum Precision {
        FLOAT32(DType.FLOAT32), BFLOAT16(DType.BFLOAT16);

        private final DType dtype;

        Precision(DType dtype) {
            this.dtype = dtype;
        }
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "A file that quantize wrote, or a model.safetensors of a run.")
    private Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "JPEG, PNG or BMP files.")
    private List<Path> images;

    @Option(names = "--top", defaultValue = "5", paramLabel = "K", description = "So many classes of each image (default: ${DEFAULT-VALUE}).")
    private int top;

    @Option(names = "--dtype", defaultValue = "FLOAT32", description = "float32 or bfloat16, for a model that is not quantized (default: float32).")
    private Precision precision;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of the run of a model that is not quantized, such as --set data=DIR.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        SafetensorsFile read = Safetensors.read(file);
        if (read.metadata().containsKey(QuantizedModel.FORMAT)) {
            QuantizedModel model = QuantizedModel.read(file);
            try (Engine engine = model.engine()) {
                return answer(engine, ImagePreparation.of(file.toString(), model.notes()));
            }
        }
        try (TrainedModel trained = TrainedModel.of(file, read, settings).folded(); Engine engine = Engine.of(trained.model(), precision.dtype)) {
            return answer(engine, trained.training().preparation());
        }
    }

    private int answer(Engine engine, ImagePreparation preparation) {
        var classifier = new Classifier(engine::predict, preparation);
        var all = new LinkedHashMap<String, List<Classifier.Answer>>();
        for (Path image : images) {
            all.put(image.toString(), classifier.classify(Image.read(image), top));
        }
        if (json) {
            System.out.println(JsonFile.line(Map.of("engine", engine.toString(), "float_layers", engine.floatLayers(), "images", all)));
        } else {
            all.forEach((image, answers) -> {
                System.out.println(image);
                answers.forEach(answer -> System.out.printf(Locale.ROOT, "  %6.2f %%  %s%n", answer.percent(), answer.label()));
            });
        }
        return 0;
    }
}
