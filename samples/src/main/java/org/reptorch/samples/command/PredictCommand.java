package org.reptorch.samples.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.reptorch.data.Image;
import org.reptorch.quant.Engine;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.run.ImagePreparation;
import org.reptorch.samples.run.ModelFile;
import org.reptorch.samples.run.TrainedModel;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;

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

    /** A class and how likely it is, in percent. */
    private record Answer(String label, double percent) {
    }

    @Override
    public Integer call() {
        machine.apply();
        switch (ModelFile.read(file)) {
            case ModelFile.Quantized quantized -> {
                try (Engine engine = quantized.model().engine()) {
                    answer(engine, quantized.preparation());
                }
            }
            case ModelFile.Trained opened -> {
                try (TrainedModel trained = opened.open(settings.all()).folded(); Engine engine = Engine.of(trained.model(), precision.dtype)) {
                    answer(engine, ImagePreparation.of(trained.training()));
                }
            }
        }
        return 0;
    }

    private void answer(Engine engine, ImagePreparation preparation) {
        var all = new LinkedHashMap<String, List<Answer>>();
        for (Path image : images) {
            try (Scope scope = Scope.open()) {
                Tensor probabilities = engine.predict(preparation.prepared(Image.read(image), image.toString())).softmax(1);
                var best = probabilities.topk(Math.clamp(top, 1, probabilities.shape()[1]));
                float[] values = best.values().toFloatArray();
                long[] labels = best.indices().toLongArray();
                var answers = new ArrayList<Answer>();
                for (int i = 0; i < labels.length; i++) {
                    answers.add(new Answer(preparation.name((int) labels[i]), 100.0 * values[i]));
                }
                all.put(image.toString(), answers);
            }
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
