package org.reptorch.nn;

import static org.reptorch.nn.Layers.adaptiveMaxPool;
import static org.reptorch.nn.Layers.averagePool;
import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.identity;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.maxPool;
import static org.reptorch.nn.Layers.named;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.repeat;
import static org.reptorch.nn.Layers.scale;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.sigmoid;
import static org.reptorch.nn.Layers.squeezeExcite;
import static org.reptorch.nn.Layers.sum;
import static org.reptorch.nn.Layers.upsampleNearest;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layer.BatchNorm2d;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Linear;
import org.reptorch.nn.Layer.Named;
import org.reptorch.nn.Layer.Scale;
import org.reptorch.nn.Layer.Sequence;
import org.reptorch.nn.Layer.Sum;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Layer_DescriptionTest {

    private static Layer block() {
        return sum(sequence().then("conv", conv(4, 4, 3).padding(1)).then("scale", scale(4, 0.5))).plus("identity", batchNorm(4));
    }

    // ------------------------------------------------------------------------------------------ values

    @Test
    public void layersOfTheSameContentAreEqual() {
        assertEquals(block(), block());
        assertEquals(block().hashCode(), block().hashCode());
        assertEquals(new ModelSpec("net", block(), 4), new ModelSpec("net", block(), 4));
        assertNotEquals(block(), sequence().then(block()));
    }

    private static Conv2d described(int stride, int padding, int groups, boolean bias) {
        return new Conv2d(4, 8, Size.of(3), Size.of(stride), Size.of(padding), Size.of(1), groups, bias);
    }

    @Test
    public void aWordOfTheLanguageChangesOneField() {
        assertEquals(conv(4, 8, 3), described(1, 0, 1, false));
        assertEquals(conv(4, 8, 3).stride(2), described(2, 0, 1, false));
        assertEquals(conv(4, 8, 3).padding(1), described(1, 1, 1, false));
        assertEquals(conv(4, 8, 3).groups(4), described(1, 0, 4, false));
        assertEquals(conv(4, 8, 3).bias(true), described(1, 0, 1, true));
        assertEquals(batchNorm(3), new BatchNorm2d(3, 1e-5, 0.1));
        assertEquals(linear(3, 2), new Linear(3, 2, true));
        assertEquals(scale(3, 0.5), new Scale(3, 0.5, true));
        assertEquals(conv(4, 8, 3).dilation(2), new Conv2d(4, 8, Size.of(3), Size.of(1), Size.of(0), Size.of(2), 1, false));
        assertEquals(conv(4, 8, new Size(1, 3)).kernel(), new Size(1, 3));
        assertEquals(conv(4, 8, 3).stride(new Size(2, 1)).stride(), new Size(2, 1));
        assertEquals(linear(3, 2).bias(false), new Linear(3, 2, false));
        assertEquals(batchNorm(3).eps(1e-3).momentum(0.01), new BatchNorm2d(3, 1e-3, 0.01));
        assertEquals(maxPool(3).stride(2).padding(1).dilation(2).ceilMode(true),
                new Pooling.Max(Size.of(3), Size.of(2), Size.of(1), Size.of(2), true));
        assertEquals(averagePool(3).stride(2).padding(1).ceilMode(true).countIncludePad(false),
                new Pooling.Average(Size.of(3), Size.of(2), Size.of(1), true, false));
    }

    @Test
    public void aRepetitionIsNamedByItsNumbers() {
        assertEquals(repeat(2, relu()), sequence().then("0", relu()).then("1", relu()));
        assertEquals(repeat(2, i -> conv(3, 4 + i, 1)), sequence().then("0", conv(3, 4, 1)).then("1", conv(3, 5, 1)));
        assertEquals(repeat(0, relu()), sequence());
    }

    @Test
    public void aNameMayHaveSeveralComponents() {
        assertEquals(new ModelSpec("net", named("layer1.0", named("conv1", conv(1, 1, 1))), 1).parameters().getFirst().name(), "layer1.0.conv1.weight");
    }

    @Test
    public void aConcatenationGrows() {
        assertEquals(concat(relu()).with("b", sigmoid()).with(identity()),
                new Layer.Concat(List.of(new Named("", relu()), new Named("b", sigmoid()), new Named("", identity()))));
    }

    @Test
    public void aNetworkThatStartsOtherwiseIsAnotherOne() {
        var spec = new ModelSpec("net", named("c", conv(1, 1, 1)), 1);
        ModelSpec zero = spec.initialized((path, layer, parameter) -> new Initialization.Constant(0));

        assertNotEquals(zero, spec);
        assertEquals(zero, spec.initialized((path, layer, parameter) -> new Initialization.Constant(0)));
        assertEquals(zero.redrawn(), Map.of("c.weight", new Initialization.Constant(0)));
        assertEquals(spec.initialized((path, layer, parameter) -> null), spec);
    }

    @Test
    public void continuingALayerLeavesItAsItWas() {
        Sequence empty = sequence();
        Sum one = sum("a", relu());
        Conv2d conv = conv(4, 8, 3);
        conv.stride(2).padding(1);

        assertEquals(empty.then("relu", relu()).children(), List.of(new Named("relu", relu())));
        assertEquals(empty.children(), List.of());
        assertEquals(one.plus("b", sigmoid()).children(), List.of(new Named("a", relu()), new Named("b", sigmoid())));
        assertEquals(one.children().size(), 1);
        assertEquals(conv, conv(4, 8, 3));
    }

    @Test
    public void childrenAreCopiedAndCannotBeChanged() {
        var children = new ArrayList<>(List.of(new Named("a", relu())));
        Sequence sequence = new Sequence(children);
        Sum sum = new Sum(children);
        children.clear();

        assertEquals(sequence.children().size(), 1);
        assertEquals(sum.children().size(), 1);
        expectThrows(UnsupportedOperationException.class, () -> sequence.children().clear());
        expectThrows(UnsupportedOperationException.class, () -> sum.children().clear());
    }

    @Test
    public void aLayerPrintsWhatItIs() {
        assertEquals(conv(4, 8, 3).toString(), "Conv2d[in=4, out=8, kernel=3, stride=1, padding=0, dilation=1, groups=1, bias=false]");
        assertEquals(relu().toString(), "RELU");
    }

    // ------------------------------------------------------------------------------------------ refusals

    @DataProvider
    Object[][] refusals() {
        return new Object[][] {
            {"Conv2d: in must be positive, not 0", (Runnable) () -> conv(0, 1, 1)},
            {"Conv2d: out must be positive, not -1", (Runnable) () -> conv(1, -1, 1)},
            {"Conv2d: kernel must be positive, not 0", (Runnable) () -> conv(1, 1, 0)},
            {"Conv2d: stride must be positive, not 0", (Runnable) () -> conv(1, 1, 1).stride(0)},
            {"Conv2d: groups must be positive, not 0", (Runnable) () -> conv(1, 1, 1).groups(0)},
            {"Size: height -1 and width -1 must not be negative", (Runnable) () -> conv(2, 4, 3).padding(-1)},
            {"Conv2d: groups 4 must divide in 2 and out 4", (Runnable) () -> conv(2, 4, 3).groups(4)},
            {"Conv2d: groups 4 must divide in 4 and out 2", (Runnable) () -> conv(4, 2, 3).groups(4)},
            {"Linear: in must be positive, not 0", (Runnable) () -> linear(0, 1)},
            {"Linear: out must be positive, not 0", (Runnable) () -> linear(1, 0)},
            {"BatchNorm2d: features must be positive, not 0", (Runnable) () -> batchNorm(0)},
            {"Scale: features must be positive, not -2", (Runnable) () -> scale(-2, 1)},
            {"Conv2d: kernel must be positive, not 0x3", (Runnable) () -> conv(1, 1, new Size(0, 3))},
            {"Conv2d: dilation must be positive, not 0", (Runnable) () -> conv(1, 1, 1).dilation(0)},
            {"BatchNorm2d: eps -1.0 must not be negative, and momentum 0.1 must be from 0 to 1", (Runnable) () -> batchNorm(1).eps(-1)},
            {"MaxPool2d: kernel must be positive, not 0", (Runnable) () -> maxPool(0)},
            {"MaxPool2d: dilation must be positive, not 0", (Runnable) () -> maxPool(2).dilation(0)},
            {"MaxPool2d: padding 2 must be at most half the kernel 3", (Runnable) () -> maxPool(3).padding(2)},
            {"AvgPool2d: stride must be positive, not 0", (Runnable) () -> averagePool(2).stride(0)},
            {"AdaptiveMaxPool2d: output must be positive, not 0", (Runnable) () -> adaptiveMaxPool(0)},
            {"Upsample: factor must be positive, not 0", (Runnable) () -> upsampleNearest(0)},
            {"Upsample: alignCorners has no meaning for NEAREST; take BILINEAR or leave it out",
                (Runnable) () -> new Layer.Upsample(2, Layer.Upsample.Mode.NEAREST, true)},
            {"Concat needs at least one branch", (Runnable) () -> new Layer.Concat(List.of())},
            {"repeat: times must not be negative, but is -1", (Runnable) () -> repeat(-1, relu())},
            {"net has no tensor b.weight to be drawn again",
                (Runnable) () -> new ModelSpec("net", relu(), 1, Map.of("b.weight", new Initialization.Constant(0)))},
            {"Normal: a standard deviation of -1.0 is not possible", (Runnable) () -> new Initialization.Normal(0, -1)},
            {"TruncatedNormal: a standard deviation of 0.0 is not possible", (Runnable) () -> Initialization.TruncatedNormal.of(0)},
            {"TruncatedNormal: less than 30 % of N(0.0, 1.0) lie between 1.0 and 2.0; widen the bounds",
                (Runnable) () -> new Initialization.TruncatedNormal(0, 1, 1, 2)},
            {"Kaiming's initialization wants a weight of at least two dimensions, not [4]", (Runnable) () -> Initialization.Normal.kaimingFanOut(List.of(4L))},
            {"Sum needs at least one branch", (Runnable) () -> new Sum(List.of())},
        };
    }

    @Test(dataProvider = "refusals")
    public void whatNoLayerCanBeIsRefusedInWords(String message, Runnable made) {
        assertEquals(expectThrows(IllegalArgumentException.class, made::run).getMessage(), message);
    }

    @Test
    public void whatIsMissingIsRefusedInWords() {
        assertEquals(expectThrows(NullPointerException.class, () -> sequence().then("a", null)).getMessage(), "Named: the layer 'a' is null");
        assertEquals(expectThrows(NullPointerException.class, () -> sequence().then(null, relu())).getMessage(),
                "Named: the name is null; an empty one adds nothing to the path");
        assertEquals(expectThrows(NullPointerException.class, () -> Layers.gate(null)).getMessage(), "Gate: the branch is null");
    }

    @Test
    public void onlyASquareHasASide() {
        assertEquals(Size.of(3).side(), 3);
        assertEquals(expectThrows(IllegalStateException.class, () -> new Size(1, 3).side()).getMessage(),
                "1x3 is not a square; ask for its height and its width");
    }

    @Test
    public void twoTensorsOfTheSamePathAreRefused() {
        Layer twice = sequence().then("a", sequence().then(conv(1, 1, 1)).then(batchNorm(1)));

        var refusal = expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", twice, 1));

        assertEquals(refusal.getMessage(), "net: two tensors are called a.weight; give one of their layers another name");
    }

    @Test
    public void twoTensorsOfTheSamePathAreFoundThroughNamesWithDots() {
        Layer twice = sequence().then("a", sequence().then("b", scale(1, 1))).then("a.b", linear(1, 1));

        var refusal = expectThrows(IllegalArgumentException.class, () -> new ModelSpec("net", twice, 1));

        assertEquals(refusal.getMessage(), "net: two tensors are called a.b.weight; give one of their layers another name");
    }

    @Test
    public void theSameNameForLayersWithoutTensorsIsAllowed() {
        Layer layer = sequence().then("x", relu()).then("x", sigmoid()).then("x", identity());

        assertEquals(new ModelSpec("net", layer, 1).parameters(), List.of());
    }

    // ------------------------------------------------------------------------------------------ tensors

    @Test
    public void aGroupedConvolutionHasAKernelOfItsGroup() {
        List<ParameterSpec> parameters = conv(4, 8, 3).groups(2).bias(true).parameters();

        assertEquals(parameters.stream().map(ParameterSpec::shape).toList(), List.of(List.of(8L, 2L, 3L, 3L), List.of(8L)));
        assertEquals(parameters.get(1).initialization(), new Initialization.Uniform(1 / Math.sqrt(2 * 9)));
    }

    @Test
    public void everyKindOfLayerHoldsWhatPyTorchsHolds() {
        assertEquals(names(linear(3, 2)), List.of("weight", "bias"));
        assertEquals(names(new Linear(3, 2, false)), List.of("weight"));
        assertEquals(names(batchNorm(3)), List.of("weight", "bias", "running_mean", "running_var", "num_batches_tracked"));
        assertEquals(names(scale(3, 1)), List.of("weight"));
        for (Layer plain : List.of(relu(), sigmoid(), identity(), globalAveragePool(), flatten())) {
            assertEquals(names(plain), List.of());
            assertEquals(plain.children(), List.of());
        }
    }

    private static List<String> names(Layer layer) {
        return layer.parameters().stream().map(ParameterSpec::name).toList();
    }

    @Test
    public void namesAreJoinedByDotsAndWhatHasNoNameAddsNothing() {
        ModelSpec spec = new ModelSpec("net", sequence().then("stage0", sequence().then(sequence().then("conv", conv(3, 4, 1).bias(true)))
                .then("se", squeezeExcite(4, 2))).then(linear(4, 2)), 2);

        assertEquals(spec.parameters().stream().map(ParameterSpec::name).toList(), List.of("stage0.conv.weight", "stage0.conv.bias",
                "stage0.se.down.weight", "stage0.se.down.bias", "stage0.se.up.weight", "stage0.se.up.bias", "weight", "bias"));
    }

    @Test
    public void pathsAreJoinedOnlyWhereBothSidesHaveAName() {
        assertEquals(ModelSpec.join("a", "b"), "a.b");
        assertEquals(ModelSpec.join("", "b"), "b");
        assertEquals(ModelSpec.join("a", ""), "a");
    }

    @Test
    public void aLayerThatHoldsTensorsIsFoundByItsPath() {
        Layer conv = conv(3, 4, 1);
        ModelSpec spec = new ModelSpec("net", sequence().then("a", sequence().then(relu()).then(conv).then("bn", batchNorm(4)).then(identity())), 4);

        assertEquals(List.copyOf(spec.layers().keySet()), List.of("a", "a.bn"));
        assertEquals(spec.layers().get("a"), conv);
        assertEquals(spec.layers().get("a.bn"), batchNorm(4));
    }

    @Test
    public void buffersAreNoParametersAndFrozenOnesAre() {
        ModelSpec spec = new ModelSpec("net", sequence().then("conv", conv(2, 3, 3)).then("bn", batchNorm(3)).then("s", new Scale(3, 1, false)), 3);

        assertEquals(spec.parameterCount(), 3 * 2 * 9 + 2 * 3 + 3);
        assertEquals(spec.parameters().stream().filter(parameter -> parameter.role() == ParameterSpec.Role.TRAINABLE).count(), 3);
    }

    @Test
    public void aCountBeyondAnIntegerIsExact() {
        assertEquals(new ModelSpec("wide", sequence().then("a", linear(100_000, 100_000)), 1).parameterCount(), 10_000_100_000L);
    }

    @Test
    public void aTensorWithoutDimensionsHasOneNumber() {
        ParameterSpec counter = ParameterSpec.counter("n");

        assertEquals(counter.elements(), 1);
        assertEquals(counter.sizes(), new long[0]);
        assertTrue(counter.shape().isEmpty());
    }
}
