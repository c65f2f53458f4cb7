package org.reptorch.nn;

import static org.reptorch.nn.Layers.*;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.TorchException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What layers say of shapes before anything is computed. */
public class Layer_ShapeTest {

    // ------------------------------------------------------------------------------------------ against libtorch

    @DataProvider
    Object[][] seeds() {
        return new Object[][] {{1}, {2}, {3}, {4}};
    }

    @Test(dataProvider = "seeds")
    public void aShapeIsWhatLibtorchComputesAndARefusalIsLibtorchs(int seed) {
        var random = new SplittableRandom(seed);
        int refusals = 0;
        for (int i = 0; i < 250; i++) {
            Layer layer = windowed(random);
            int[] image = {3, random.nextInt(1, 9), random.nextInt(1, 9)};
            try (Scope scope = Scope.open(); Model model = Model.build(new ModelSpec("net", layer, 0), 1)) {
                List<Integer> expected;
                try {
                    long[] computed = model.forward(Ops.rand(2, image[0], image[1], image[2])).shape();
                    expected = Arrays.stream(computed).skip(1).mapToObj(Math::toIntExact).toList();
                } catch (TorchException e) {
                    expected = null;
                }
                if (expected == null) {
                    refusals++;
                    expectThrows(IllegalArgumentException.class, () -> model.spec().table(image));
                } else {
                    assertEquals(model.spec().table(image).output().sizes(), expected, layer + " on " + Arrays.toString(image));
                }
            }
        }
        assertTrue(refusals > 10 && refusals < 150, refusals + " refusals");
    }

    private static Layer windowed(SplittableRandom random) {
        Size kernel = new Size(random.nextInt(1, 5), random.nextInt(1, 5));
        Size stride = new Size(random.nextInt(1, 4), random.nextInt(1, 4));
        Size padding = new Size(random.nextInt(0, kernel.height() / 2 + 1), random.nextInt(0, kernel.width() / 2 + 1));
        Size dilation = new Size(random.nextInt(1, 3), random.nextInt(1, 3));
        return switch (random.nextInt(3)) {
            case 0 -> conv(3, 2, kernel).stride(stride).padding(padding).dilation(dilation);
            case 1 -> new Pooling.Max(kernel, stride, padding, dilation, random.nextBoolean());
            default -> new Pooling.Average(kernel, stride, padding, random.nextBoolean(), random.nextBoolean());
        };
    }

    // ------------------------------------------------------------------------------------------ mistakes

    @DataProvider
    Object[][] mistakes() {
        return new Object[][] {
            {sequence().then("stage1.0", named("conv", conv(4, 8, 3))),
                "net: stage1.0.conv, Conv2d[in=4, out=8, kernel=3, stride=1, padding=0, dilation=1, groups=1, bias=false] wants 4 channels, but gets 3 x 8 x 6"},
            {sequence().then("conv", conv(3, 8, 3).padding(1)).then("bn", batchNorm(4)),
                "net: bn, BatchNorm2d[features=4, eps=1.0E-5, momentum=0.1] wants 4 channels, but gets 8 x ? x ?"},
            {named("conv", conv(3, 8, 7)), "net: conv, Conv2d[in=3, out=8, kernel=7, stride=1, padding=0, dilation=1, groups=1, bias=false] "
                    + "wants images as large as its window of 7 pixels, with padding 0, but gets 3 x 8 x 6"},
            {sequence().then(flatten()).then("head", linear(100, 10)), "net: head, Linear[in=100, out=10, bias=true] wants 100 features, but gets 144"},
            {sequence().then(globalAveragePool()).then("head", linear(3, 10)), "net: head, Linear[in=3, out=10, bias=true] wants 3 features, but gets ? x 1 x 1"},
            {sequence().then(flatten()).then("conv", conv(3, 3, 1)), "net: conv, Conv2d[in=3, out=3, kernel=1, stride=1, padding=0, dilation=1, groups=1, "
                    + "bias=false] wants images of channels x height x width, but gets 144"},
            {sequence().then(flatten()).then("pool", maxPool(2)), "net: pool, Max[kernel=2, stride=2, padding=0, dilation=1, ceilMode=false] "
                    + "wants images of channels x height x width, but gets 144"},
            {named("block", residual(conv(3, 3, 3))), "net: block, Sum wants operands of the same shape, but gets 3 x 6 x 4 and 3 x 8 x 6"},
            {named("cat", concat("a", conv(3, 3, 3)).with("b", relu())), "net: cat, Concat wants branches of the same height and width, but gets 3 x 6 x 4 and 3 x 8 x 6"},
            {named("se", gate(named("c", conv(3, 2, 1)))), "net: se, Gate wants operands of the same shape, but gets 3 x 8 x 6 and 2 x 8 x 6"},
            {named("se", gate(sequence().then(globalAveragePool()).then(flatten()))), "net: se, Gate wants operands of the same shape, but gets 3 x 8 x 6 and 3"},
            {named("s", scale(5, 1)), "net: s, Scale[features=5, initial=1.0, trainable=true] wants 5 channels, but gets 3 x 8 x 6"},
            {named("u", unflatten()), "net: u, UNFLATTEN wants one vector per image, but gets 3 x 8 x 6"},
            {named("mine", custom("half", shape -> {
                throw new IllegalArgumentException("heights must be a multiple of 16");
            }, (x, tensors, training) -> x)), "net: mine, CustomLayer[half]: its shape rule refuses 3 x 8 x 6: heights must be a multiple of 16"},
            {named("mine", custom("none", shape -> null, (x, tensors, training) -> x)),
                "net: mine, CustomLayer[none]: its shape rule must say what becomes of 3 x 8 x 6, not null"},
        };
    }

    @Test(dataProvider = "mistakes")
    public void aMismatchNamesTheLayerWhatItWantsAndWhatItGets(Layer layer, String message) {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", layer, 10).table(3, 8, 6)).getMessage(), message);
    }

    @Test
    public void channelsAreCheckedWithoutKnowingTheImage() {
        Layer layer = sequence().then("conv", conv(3, 64, 3)).then(relu()).then(maxPool(2)).then("next", conv(32, 64, 3));

        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", layer, 10)).getMessage(),
                "net: next, Conv2d[in=32, out=64, kernel=3, stride=1, padding=0, dilation=1, groups=1, bias=false] wants 32 channels, but gets 64 x ? x ?");
    }

    @Test
    public void aClassifierBehindAGlobalPoolingIsCheckedWithoutKnowingTheImage() {
        Layer layer = sequence().then("conv", conv(3, 64, 3)).then(globalAveragePool()).then(flatten()).then("fc", linear(512, 10));

        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", layer, 10)).getMessage(),
                "net: fc, Linear[in=512, out=10, bias=true] wants 512 features, but gets 64");
    }

    @Test
    public void aNetworkWithALambdaIsCheckedAgainBehindItWhenTheImageIsKnown() {
        Layer layer = sequence().then("conv", conv(3, 4, 1)).then(custom("first two", shape -> Shape.of(2, shape.size(1), shape.size(2)),
                (x, tensors, training) -> x.get(":, :2"))).then("next", conv(4, 4, 1));
        ModelSpec spec = new ModelSpec("net", layer, 10);

        assertTrue(expectThrows(IllegalArgumentException.class, () -> spec.table(3, 5, 5)).getMessage().endsWith("wants 4 channels, but gets 2 x 5 x 5"));
    }

    @Test
    public void whatIsNoShapeIsRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", relu(), 1).table()).getMessage(), "Shape: sizes must be positive, not []");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", relu(), 1).table(3, 0, 4)).getMessage(),
                "Shape: sizes must be positive, not [3, 0, 4]");
    }
}
