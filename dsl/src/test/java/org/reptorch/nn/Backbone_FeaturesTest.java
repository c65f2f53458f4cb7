package org.reptorch.nn;

import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.sequence;
import static org.reptorch.nn.Layers.upsampleBilinear;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The feature maps of chosen stages are those that the whole network computes on its way. */
public class Backbone_FeaturesTest {

    @DataProvider
    Object[][] networks() {
        return Architecture.table().values().stream().map(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "networks")
    public void everyNetworkIsCutWhereItsMapsBecomeSmaller(Architecture row) {
        int side = row.resolution() == 32 ? 32 : 256;
        int previous = side + 1;
        List<Shape> maps = Backbone.of(row).shapes(3, side, side);
        for (Shape map : maps) {
            assertTrue(map.size(1) < previous, maps.toString());
            previous = map.size(1);
        }
        assertEquals(previous, row.name().startsWith("vgg16") ? side / 16 : side / 32, maps.toString());
    }

    @Test
    public void theMapsOfResNet50AreThoseOfThePaper() {
        assertEquals(Backbone.of(Architecture.of("resnet50")).shapes(3, 224, 224),
                List.of(Shape.of(256, 56, 56), Shape.of(512, 28, 28), Shape.of(1024, 14, 14), Shape.of(2048, 7, 7)));
    }

    @Test
    public void theClassifierReadsTheLastMap() {
        ModelSpec spec = small().spec(5);
        Backbone backbone = new Backbone(spec, small().stages());
        try (Scope scope = Scope.open(); Model model = Model.build(spec, Device.CPU, DType.FLOAT64, 3)) {
            List<Tensor> maps = model.features(backbone, images());
            Tensor logits = Ops.linear(maps.getLast().mean(new long[] {2, 3}, false), model.parameter("linear.weight"), model.parameter("linear.bias"));

            assertEquals(maps.size(), 5);
            assertTrue(logits.allClose(model.forward(images()), 1e-10, 1e-12));
        }
    }

    @Test
    public void laterStagesLeaveAMapAsItIs() {
        for (String name : List.of("repghostnet-0.5", "efficientnet-b0", "resnet18", "mobilenet-v1")) {
            Backbone all = Backbone.of(Architecture.of(name));
            try (Scope scope = Scope.open(); Model model = Model.build(all.spec(), 3)) {
                model.eval();
                List<Tensor> maps = model.features(all, images32());
                for (int i = 0; i < maps.size(); i++) {
                    Tensor alone = model.features(all.stages(all.stages().get(i)), images32()).getFirst();
                    assertTrue(alone.equal(maps.get(i)), name + " " + all.stages().get(i));
                }
            }
        }
    }

    @Test
    public void gradientsFlowThroughEveryMap() {
        Backbone backbone = Backbone.of(Architecture.of("resnet18")).stages("layer1", "layer2");
        try (Scope scope = Scope.open(); Model model = Model.build(backbone.spec(), Device.CPU, DType.FLOAT64, 3)) {
            model.eval();
            List<Tensor> maps = model.features(backbone, images());
            maps.get(0).sum().add(maps.get(1).square().sum()).backward();
            List<Tensor> both = gradients(model);

            model.zeroGrad();
            model.features(backbone.stages("layer1"), images()).getFirst().sum().backward();
            model.features(backbone.stages("layer2"), images()).getFirst().square().sum().backward();
            List<Tensor> apart = gradients(model);
            for (int i = 0; i < both.size(); i++) {
                assertTrue(both.get(i).allClose(apart.get(i), 1e-9, 1e-9), "parameter " + i);
            }
        }
    }

    private static List<Tensor> gradients(Model model) {
        var gradients = new ArrayList<Tensor>();
        model.trainable().values().forEach(parameter -> gradients.add(parameter.grad().clone()));
        return gradients;
    }

    @Test
    public void onlyTheMapsStayAlive() {
        Backbone backbone = Backbone.of(Architecture.of("repghostnet-0.5"));
        try (Scope scope = Scope.open(); Model model = Model.build(backbone.spec(), 3)) {
            Tensor images = images32();
            long before = Torch.liveTensors();
            List<Tensor> maps = model.features(backbone, images);
            assertEquals(Torch.liveTensors() - before, maps.size());
        }
    }

    @Test
    public void aBackboneTakesTheNumbersOfItsNetworksCheckpoint() {
        Backbone backbone = new Backbone(small().spec(5), small().stages());
        try (Model whole = Model.build(small().spec(5), 3)) {
            Map<String, StoredTensor> state = new TreeMap<>(whole.stateDict());
            state.keySet().removeIf(name -> name.startsWith("linear."));
            try (Scope scope = Scope.open(); Model part = Model.of(backbone.spec(), DType.FLOAT32, state)) {
                assertTrue(part.features(backbone, images32()).getLast().equal(whole.features(backbone, images32()).getLast()));
            }
        }
    }

    // ------------------------------------------------------------------------------------------ heads

    @Test
    public void aHeadReadsAllMapsAtTheSizeOfTheFirst() {
        Backbone backbone = Backbone.of(Architecture.of("resnet18")).stages("layer2", "layer3", "layer4");
        ModelSpec spec = backbone.merged("segmentation", 4, channels -> sequence().then("0", conv(channels, 4, 1)).then(upsampleBilinear(8)));

        assertEquals(spec.table(3, 64, 96).output(), Shape.of(4, 64, 96));
        assertEquals(spec.parameters().getLast().name(), "head.0.weight");
        assertEquals(spec.parameters().getLast().shape(), List.of(4L, 128L + 256 + 512, 1L, 1L));
        List<String> names = new ArrayList<>(spec.parameters().stream().map(ParameterSpec::name).toList());
        names.removeLast();
        assertEquals(names, backbone.spec().parameters().stream().map(ParameterSpec::name).toList());
    }

    @Test
    public void mergedMapsAreTheMapsOneBehindTheOther() {
        Backbone backbone = new Backbone(small().spec(5), small().stages()).stages("stage1.1", "stage2.2", "stage4.0");
        ModelSpec spec = backbone.merged("merged", 1, channels -> sequence());
        try (Scope scope = Scope.open(); Model model = Model.build(spec, Device.CPU, DType.FLOAT64, 3)) {
            model.eval();
            List<Tensor> maps = model.features(backbone, images());
            Tensor second = Ops.upsampleNearest2d(maps.get(1), null, new double[] {2, 2});
            Tensor third = Ops.upsampleNearest2d(maps.get(2), null, new double[] {8, 8});
            assertTrue(model.forward(images()).equal(Ops.cat(List.of(maps.get(0), second, third), 1)));
        }
    }

    // ------------------------------------------------------------------------------------------ mistakes

    @Test
    public void whatCannotBeCutIsNamed() {
        Backbone resNet = Backbone.of(Architecture.of("resnet18"));
        refused("resnet18 cannot be cut behind 'layer9': no layer has that path, or it is inside a branch", () -> resNet.stages("layer9"));
        refused("resnet18 cannot be cut behind 'layer1': no layer behind layer2 has that path, or it is inside a branch",
                () -> resNet.stages("layer2", "layer1"));
        refused("resnet18 cannot be cut behind 'layer1.0.conv1': no layer has that path, or it is inside a branch", () -> resNet.stages("layer1.0.conv1"));
        refused("resnet18: a backbone has at least one stage", () -> new Backbone(resNet.network(), List.of()));
    }

    @Test
    public void theBackboneOfAnotherNetworkIsRefused() {
        try (Scope scope = Scope.open(); Model model = Model.build(small().spec(5), 3)) {
            refused("small has no tensor conv1.weight: the backbone is of another network",
                    () -> model.features(Backbone.of(Architecture.of("resnet18")), images32()));
        }
    }

    private static void refused(String message, org.testng.Assert.ThrowingRunnable call) {
        assertEquals(expectThrows(IllegalArgumentException.class, call).getMessage(), message);
    }

    private static RepVgg small() {
        return new RepVgg("small", List.of(2, 3, 2, 1), List.of(0.25, 0.25, 0.125, 0.125), 1);
    }

    private static Tensor images() {
        return Tensor.of(Published.filled("images", 2, 3, 64, 64));
    }

    private static Tensor images32() {
        return images().to(DType.FLOAT32);
    }
}
