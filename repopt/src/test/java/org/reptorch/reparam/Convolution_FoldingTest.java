package org.reptorch.reparam;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.batchNormPad;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sum;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Linear layers are one convolution, whatever their kernels, strides, groups and dilations; what is not exact at the edge is refused. */
public class Convolution_FoldingTest {

    private static final Map<String, Layer> CASES = new LinkedHashMap<>();

    static {
        Conv2d biased = conv(4, 6, 3).padding(1).bias(true);
        CASES.put("a convolution", biased);
        CASES.put("its norm", sequence().then("conv", biased).then("bn", batchNorm(6)));
        CASES.put("a norm and a scale alone", sequence().then("bn", batchNorm(4).eps(1e-3)).then("scale", scale(4, 0.7)));
        CASES.put("1x1 then KxK", sequence().then("a", conv(4, 8, 1).bias(true)).then("b", conv(8, 6, 3).stride(2).bias(true)));
        CASES.put("1x1 then KxK of other groups", sequence().then("a", conv(4, 8, 1).groups(4)).then("b", conv(8, 6, 3).padding(1).groups(2)));
        CASES.put("KxK then 1x1 of other groups", sequence().then("a", conv(4, 8, 3).padding(1).stride(2).groups(2).bias(true))
                .then("b", conv(8, 6, 1).stride(2).bias(true)));
        CASES.put("KxK then depthwise 1x1", sequence().then("a", biased).then("b", conv(6, 6, 1).groups(6).bias(true)));
        CASES.put("a norm then KxK of two groups", sequence().then("a", batchNorm(4)).then("b", conv(4, 6, 3).groups(2)));
        CASES.put("a padded norm", sequence().then("a", conv(4, 4, 1)).then("b", batchNormPad(4, new Size(2, 1))).then("c", conv(4, 6, new Size(5, 3)).bias(true)));
        CASES.put("rectangular, dilated and strided branches", sum("a", conv(4, 6, 3).padding(2).dilation(2).stride(2))
                .plus("b", conv(4, 6, new Size(1, 3)).padding(new Size(0, 2)).dilation(2).stride(2).groups(2).bias(true))
                .plus("c", conv(4, 6, new Size(5, 1)).padding(new Size(2, 0)).stride(2)).plus("d", conv(4, 6, 1).stride(2)));
        CASES.put("even kernels", sum("a", conv(4, 4, 4).padding(2)).plus("b", conv(4, 4, 2).padding(1).groups(4).bias(true)));
        CASES.put("depthwise and identity", sum("a", conv(4, 4, 3).padding(1).groups(4)).plus("b", identity()).plus("c", batchNorm(4)));
        CASES.put("means", sum("a", sequence().then("p", new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), false, true)).then("n", batchNorm(4)))
                .plus("b", conv(4, 4, 1).stride(2)));
        CASES.put("branches one behind the other", concat("a", conv(4, 2, 3).padding(1).bias(true)).with("b", conv(4, 4, 1).groups(2))
                .with("c", sum(identity()).plus("d", conv(4, 4, new Size(3, 1)).padding(new Size(1, 0)))));
        CASES.put("sums inside sums", sum("a", sequence().then("x", sum("p", conv(4, 4, 3).padding(1)).plus("q", batchNorm(4))).then("y", batchNorm(4)))
                .plus("b", sequence().then("x", conv(4, 4, 1)).then("y", sum("p", conv(4, 4, 3).padding(1)).plus("q", identity()))));
        CASES.put("a block of dilated branches", Block.dyRep().around(conv(4, 4, 3).padding(2).dilation(2).groups(2)));
        CASES.put("a block of a rectangular kernel", Block.dyRep().around(conv(4, 4, new Size(3, 5)).padding(new Size(1, 2))));
        CASES.put("a block of more channels", Block.dbb().around(conv(4, 8, 3).padding(1).stride(2).groups(4)));
    }

    @DataProvider
    static Object[][] cases() {
        return CASES.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()}).toArray(Object[][]::new);
    }

    private static Tensor tensor(Model model, String path) {
        return model.parameters().containsKey(path) ? model.parameter(path) : model.buffers().get(path);
    }

    @Test(dataProvider = "cases")
    public void theFoldedConvolutionComputesTheSameEverywhere(String name, Layer layer) {
        try (Model model = Scattered.model(Scattered.spec(layer), DType.FLOAT64); var scope = Scope.open()) {
            Tensor images = Scattered.images(3, DType.FLOAT64, 2, 4, 9, 8);
            Convolution folded = Convolution.of(layer, "", path -> tensor(model, path), DType.FLOAT64);
            assertEquals(folded.kernel().bias() != null, folded.shape().bias());
            assertTrue(Scattered.difference(model.forward(images), folded.apply(images)) < 1e-13, folded.toString());
        }
    }

    @Test(dataProvider = "cases")
    public void gradientsGoThroughTheFoldedKernelToTheBranches(String name, Layer layer) {
        try (Model model = Scattered.model(Scattered.spec(layer), DType.FLOAT64); var scope = Scope.open()) {
            Tensor images = Scattered.images(3, DType.FLOAT64, 2, 4, 9, 8);
            Convolution folded = Convolution.of(layer, "", path -> tensor(model, path), DType.FLOAT64);
            model.forward(images).pow(2).sum().backward();
            var expected = new LinkedHashMap<String, Tensor>();
            model.parameters().forEach((path, parameter) -> expected.put(path, parameter.grad()));
            model.zeroGrad();
            folded.apply(images).pow(2).sum().backward();
            expected.forEach((path, gradient) -> assertTrue(Scattered.difference(gradient, model.parameter(path).grad()) < 1e-11 || isMargin(layer), path));
        }
    }

    /** The margin of a padded norm has no gradient in the published modules; the folded kernel has all of it. */
    private static boolean isMargin(Layer layer) {
        return layer instanceof Layer.BatchNormPad padded && !padded.padding().equals(Size.of(0)) || layer.children().stream().anyMatch(child -> isMargin(child.layer()));
    }

    @Test
    public void twoHundredRandomBlocksFoldExactly() {
        var random = new Random(4);
        for (int i = 0; i < 200; i++) {
            Conv2d target = randomTarget(random);
            var blocks = new ArrayList<Block>(List.of(Block.dyRep()));
            List.of(Block.repVgg(), Block.qaRepVgg().withAverage(), Block.dbb()).stream().filter(block -> block.fits(target)).forEach(blocks::add);
            Layer block = blocks.get(random.nextInt(blocks.size())).around(target);
            try (Model model = Scattered.model(Scattered.spec(block), DType.FLOAT64); var scope = Scope.open()) {
                Convolution folded = Convolution.of(block, "", path -> tensor(model, path), DType.FLOAT64);
                assertEquals(folded.shape().bias(false), Convolution.zero(target, DType.FLOAT64).shape());
                Tensor images = Scattered.images(i, DType.FLOAT64, 1, target.in(), 11, 10);
                assertTrue(Scattered.difference(model.forward(images), folded.apply(images)) < 1e-12, block + " of " + target);
            }
        }
    }

    private static Conv2d randomTarget(Random random) {
        int groups = 1 << random.nextInt(3);
        int in = groups * (1 + random.nextInt(3));
        int out = random.nextBoolean() ? in : groups * (1 + random.nextInt(3));
        var kernel = new Size(1 + random.nextInt(5), 1 + random.nextInt(5));
        var dilation = new Size(1 + random.nextInt(2), 1 + random.nextInt(2));
        var same = new Size(kernel.height() / 2 * dilation.height(), kernel.width() / 2 * dilation.width());
        var padding = random.nextInt(3) == 0 ? new Size(random.nextInt(kernel.height()), random.nextInt(kernel.width())) : same;
        return new Conv2d(in, out, kernel, new Size(1 + random.nextInt(2), 1 + random.nextInt(2)), padding, dilation, groups, random.nextBoolean());
    }

    @Test
    public void whatIsNotOneConvolutionIsRefusedWithItsPlace() {
        assertRefused(sequence().then("conv", conv(4, 4, 3)).then("act", relu()), "at act: RELU is no convolution");
        assertRefused(sequence().then("a", conv(4, 4, 1).bias(true)).then("b", conv(4, 4, 3).padding(1)),
                "at the outermost layer: the zeros around a 3 kernel are not what the 1x1 convolution in front of it makes of zeros, since that has a bias");
        assertRefused(sequence().then("a", conv(4, 4, 3)).then("b", conv(4, 4, 3)), "at the outermost layer: a 3 kernel and then a 3 one");
        assertRefused(sequence().then("x", sum("a", conv(4, 4, 3).padding(1)).plus("b", conv(4, 4, 1).padding(1))),
                "at x: branches of kernel 3 with padding 1 and of kernel 1 with padding 1 give outputs of different sizes");
        assertRefused(sequence().then("x", sum("a", conv(4, 4, 3).padding(1)).plus("b", conv(4, 4, 1).stride(2))),
                "at x: branches of 4 and 4 channels, of stride 1 and 2");
        assertRefused(sequence().then("p", new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), true, true)).then("n", batchNorm(4)),
                "at p: AvgPool2d with ceil_mode, or without its margin in the mean, divides differently at the edge");
        assertRefused(identity(), "at the outermost layer: IDENTITY takes any number of channels, so that it is no convolution by itself");
    }

    private static void assertRefused(Layer layer, String message) {
        var refused = expectThrows(NotFoldableException.class, () -> Convolution.of(layer, "", path -> null, DType.FLOAT64));
        assertEquals(refused.getMessage(), message);
    }

    @Test
    public void wrongNumbersAreRefused() {
        try (var scope = Scope.open()) {
            Tensor weight = Tensor.zeros(DType.FLOAT64, 4, 4, 3, 3);
            assertEquals(expectThrows(IllegalArgumentException.class, () -> Convolution.of(conv(4, 4, 1), new Kernel(weight, null))).getMessage(),
                    conv(4, 4, 1) + " has a weight of [4, 4, 1, 1], not of [4, 4, 3, 3]");
            assertTrue(expectThrows(IllegalArgumentException.class, () -> BranchAlgebra.regroup(new Kernel(weight, null), 2, 3)).getMessage().contains("must divide"));
            assertTrue(expectThrows(IllegalArgumentException.class, () -> BranchAlgebra.multiScale(new Kernel(weight, null), Size.of(3), Size.of(1), Size.of(1)))
                    .getMessage().contains("does not fit"));
            expectThrows(IllegalArgumentException.class, () -> new Kernel(Tensor.zeros(DType.FLOAT64, 4, 4), null));
        }
    }
}
