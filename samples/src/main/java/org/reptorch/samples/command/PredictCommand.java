package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.reptorch.data.Image;
import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.torch.DType;
import org.reptorch.vision.Classifier;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names what is on images. */
@Command(name = "predict", mixinStandardHelpOptions = true, description = "The likeliest classes of images, by a model that quantize or train wrote.",
        footer = {"", "Example: ./reptorch predict int8.safetensors photo.jpg"})
public final class PredictCommand implements Callable<Integer> {

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

    @Option(names = "--dtype", defaultValue = "FLOAT32", paramLabel = "float32|bfloat16", description = "float32 or bfloat16, for a model that is not quantized (default: float32).")
    private Precision precision;

    @Mixin
    private FloatRunSettings settings;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.applyOnCpu("an engine");
        switch (ModelFile.read(file)) {
            case ModelFile.Quantized quantized -> {
                try (Engine engine = quantized.model().engine()) {
                    answer(engine, quantized.preparation());
                }
            }
            case ModelFile.Trained opened -> {
                try (TrainedModel trained = opened.open(settings.all()).folded(); Engine engine = Engine.of(trained.model(), precision.dtype)) {
                    answer(engine, trained.training().preparation());
                }
            }
        }
        return 0;
    }

    private void answer(Engine engine, ImagePreparation preparation) {
        var classifier = new Classifier(engine::predict, preparation);
        var all = new LinkedHashMap<String, List<Classifier.Answer>>();
        for (Path image : images) {
            all.put(image.toString(), classifier.classify(Image.read(image), top));
        }
        if (json.asked()) {
            var result = new LinkedHashMap<String, Object>();
            result.put("engine", engine.toString());
            result.put("float_layers", engine.floatLayers());
            result.put("images", all);
            System.out.println(JsonFile.line(result));
        } else {
            all.forEach((image, answers) -> {
                System.out.println(image);
                answers.forEach(answer -> System.out.printf(Locale.ROOT, "  %6.2f %%  %s%n", answer.percent(), answer.label()));
            });
        }
    }
}
