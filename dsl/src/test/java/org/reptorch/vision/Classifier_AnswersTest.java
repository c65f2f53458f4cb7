package org.reptorch.vision;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.ImagePreparation;
import org.reptorch.data.Normalization;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Evaluation;
import org.testng.annotations.Test;

/** A network whose answers can be told by looking: the mean of red, green or blue decides. */
public class Classifier_AnswersTest {

    private static final Normalization PLAIN = new Normalization(new float[3], new float[] {1, 1, 1});
    private static final ImagePreparation COLOURS = new ImagePreparation(List.of("red", "green", "blue"), PLAIN, List.of(), 2, 2);

    private static Model means(DType dtype) {
        Model model = Model.build(new ModelSpec("means", sequence().then("conv", conv(3, 3, 1)).then(globalAveragePool()).then(flatten()), 3), Device.CPU, dtype, 0);
        try (Scope scope = Scope.open(); var noGrad = NoGrad.open()) {
            model.parameter("conv.weight").copy_(Tensor.of(StoredTensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3, 1, 1)));
        }
        return model;
    }

    private static Image of(int red, int green, int blue) {
        byte[] rgb = new byte[9 * 7 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) new int[] {red, green, blue}[i % 3];
        }
        return new Image(9, 7, rgb);
    }

    @Test
    public void theLikeliestClassesComeFirst() {
        for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
            try (Model model = means(dtype)) {
                List<Classifier.Answer> answers = Classifier.of(model, COLOURS).classify(of(51, 255, 0), 2);
                assertEquals(answers.stream().map(Classifier.Answer::label).toList(), List.of("green", "red"));
                double sum = Math.exp(0.2) + Math.exp(1) + 1;
                assertEquals(answers.get(0).percent(), 100 * Math.exp(1) / sum, 1e-4);
                assertEquals(answers.get(1).percent(), 100 * Math.exp(0.2) / sum, 1e-4);
                assertEquals(answers.get(0).toString(), "55.0 % green");
                assertEquals(Classifier.of(model, COLOURS).classify(of(0, 0, 9), 100).size(), 3);
            }
        }
    }

    @Test
    public void whatImagesAreTakenForIsCounted() {
        Splits data = GeneratedImages.of(3, 2, 30, 32, 0);
        try (Model model = means(DType.FLOAT32)) {
            ConfusionMatrix confusion = Classifier.of(model, ImagePreparation.of(data.test(), PLAIN, List.of())).confusion(data.test());
            assertEquals(confusion.counts().stream().mapToLong(row -> row[0] + row[1] + row[2]).toArray(), new long[] {30, 30, 30});
            assertEquals(100 * confusion.accuracy(), Evaluation.of(model, data.test(), PLAIN).top1(), 1e-9);
            ImageDataset other = GeneratedImages.of(2, 2, 3, 32, 0).test();
            String message = expectThrows(ReptorchException.class, () -> Classifier.of(model, COLOURS).confusion(other)).getMessage();
            assertEquals(message, other.name() + " has the classes " + other.classes() + ", the network [red, green, blue]; give data of the network's");
        }
    }
}
