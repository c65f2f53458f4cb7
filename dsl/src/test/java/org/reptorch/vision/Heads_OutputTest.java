package org.reptorch.vision;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNull;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.reptorch.data.Image;
import org.reptorch.data.Normalization;
import org.reptorch.data.ObjectBox;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.Model;
import org.reptorch.nn.Shape;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What heads give, and what their numbers mean. */
public class Heads_OutputTest {

    private static final List<String> CLASSES = List.of("a", "b");

    @DataProvider
    Object[][] backbones() {
        return Architecture.table().values().stream().map(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "backbones")
    public void everyNetworkCarriesBothHeads(Architecture row) {
        Backbone backbone = Backbone.of(row).strides(4, 16);
        int stride = backbone.strides().getFirst();
        assertEquals(new Segmentation(backbone, CLASSES, 16).spec().table(3, 64, 96).output(), Shape.of(3, 64, 96));
        assertEquals(new Detection(backbone, CLASSES, 16).spec().table(3, 64, 96).output(), Shape.of(6, 64 / stride, 96 / stride));
    }

    @Test
    public void aDetectorStartsBelievingThatNothingIsAnywhere() {
        var task = new Detection(RecordedHeads.backbone().strides(4, 16), CLASSES, 8);
        try (Scope scope = Scope.open(); Model model = Model.build(task.spec(), 1)) {
            Tensor bias = model.parameter("head.classifier.bias");
            assertEquals(bias.sigmoid().toFloatArray(), new float[] {0.01f, 0.01f}, 1e-6f);
            assertEquals(task.predict(model, List.of(RecordedHeads.with(32)), Normalization.IMAGENET), List.of(List.of()));
        }
    }

    @Test
    public void theSmallestObjectInWhoseMiddleAPositionLiesIsItsOwn() {
        var large = new ObjectBox(0, 0, 0, 60, 60);
        var small = new ObjectBox(1, 24, 24, 40, 40);
        ObjectBox[] assigned = Detection.assigned(List.of(large, small), 8, 8, 8);
        assertSame(assigned[3 * 8 + 3], small);      // at 28, 28
        assertSame(assigned[2 * 8 + 2], large);      // at 20, 20: outside the small one, 10 from the centre of the large one
        assertNull(assigned[1 * 8 + 3]);             // at 28, 12: inside the large one, but 18 from its centre
        assertEquals(Arrays.stream(assigned).filter(box -> box == small).count(), 4);
    }

    @Test
    public void aPositionsNumbersAreReadAsABox() {
        var task = new Detection(RecordedHeads.backbone(), CLASSES, 8);
        // One position of four says class b, with sides softplus(0) = log 2 strides of 16 away; it lies at 24, 8.
        double[] output = new double[6 * 4];
        Arrays.fill(output, 0, 8, -9);
        output[4 + 1] = 2;
        try (Scope scope = Scope.open()) {
            List<Detected> found = task.decoded(Tensor.of(output, 1, 6, 2, 2), new Image(32, 32, new byte[32 * 32 * 3])).getFirst();
            double side = 16 * Math.log(2);
            assertEquals(found.size(), 1);
            assertEquals(found.getFirst().score(), 1 / (1 + Math.exp(-2)), 1e-12);
            ObjectBox box = found.getFirst().box();
            assertEquals(box.label(), 1);
            assertEquals(new double[] {box.left(), box.top(), box.right(), box.bottom()}, new double[] {24 - side, 0, 32, 8 + side}, 1e-12);
        }
    }

    @Test
    public void aMaskIsTheBestClassOfEveryPixel() {
        var task = new Segmentation(RecordedHeads.backbone().strides(4, 16), CLASSES, 8);
        try (Scope scope = Scope.open(); Model model = Model.build(task.spec(), 1)) {
            byte[] mask = task.predict(model, List.of(RecordedHeads.with(32)), Normalization.IMAGENET).getFirst();
            Tensor images = Task.batch(List.of(RecordedHeads.with(32)), Normalization.IMAGENET, model);
            long[] expected = model.eval().forward(images).argmax(1).toLongArray();
            for (int i = 0; i < mask.length; i++) {
                assertEquals(mask[i], expected[i]);
            }
            assertTrue(Arrays.equals(images.shape(), new long[] {1, 3, 32, 32}));
        }
    }
}
