package org.reptorch.nn;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every network of the tables against what PyTorch's has and against what was published of it. */
public class Architecture_TableTest {

    @DataProvider
    Object[][] rows() {
        return Published.rows().stream().map(row -> new Object[] {row}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "rows")
    public void aNetworkHasPyTorchsNamesShapesParametersAndMacs(Published.Row row) {
        ModelSpec spec = row.spec();
        String sorted = Recorded.namesAndShapes(spec).lines().sorted((a, b) -> a.split(" ")[0].compareTo(b.split(" ")[0])).map(line -> line + "\n")
                .collect(Collectors.joining());

        assertEquals(spec.parameterCount(), row.parameters());
        assertEquals(Sha256.of(sorted.getBytes(StandardCharsets.UTF_8)), row.hash());
        assertEquals(spec.table(3, row.resolution(), row.resolution()).macs(), row.macs());
    }

    @Test
    public void everyNetworkOfTheTablesIsCompared() {
        Set<String> compared = Published.rows().stream().map(Published.Row::network).collect(Collectors.toSet());
        // The narrow ones of vgg16-cifar are nobody else's.
        assertEquals(compared, Architecture.table().keySet().stream().filter(name -> !name.startsWith("vgg16-cifar-")).collect(Collectors.toSet()));
    }

    /**
     * Millions of parameters and billions of MACs as printed: RepOptimizers, ICLR 2023, table 1; RepVGG, CVPR 2021, tables 4 and 5 (inference; not
     * printed: A1's neighbours b2g2 and b3g2); the readme of ChengpengChen/RepGhost; DyRep, CVPR 2022, tables 2 and 3 (origin); MobileNet, 2017,
     * table 8; num_params and _ops of torchvision 0.29.
     */
    @DataProvider
    Object[][] published() {
        return new Object[][] {
            // RepOptimizers prints 11.9 and 21.0 where RepVGG, which counts the same layers, prints 11.8; exactly they are 11.815 and 21.064.
            {"repopt-vgg-b1", "target", "51.8", "11.9"}, {"repopt-vgg-b2", "target", "80.3", "18.4"}, {"repopt-vgg-l1", "target", "76.0", "21.0"},
            {"repopt-vgg-l2", "target", "118.1", "32.8"},
            {"repvgg-a0", "deploy", "8.30", "1.4"}, {"repvgg-a1", "deploy", "12.78", "2.4"}, {"repvgg-a2", "deploy", "25.49", "5.1"},
            {"repvgg-b0", "deploy", "14.33", "3.1"}, {"repvgg-b1", "deploy", "51.82", "11.8"}, {"repvgg-b1g2", "deploy", "41.36", "8.8"},
            {"repvgg-b1g4", "deploy", "36.12", "7.3"}, {"repvgg-b2", "deploy", "80.31", "18.4"}, {"repvgg-b2g4", "deploy", "55.77", "11.3"},
            {"repvgg-b3", "deploy", "110.96", "26.2"}, {"repvgg-b3g4", "deploy", "75.62", "16.1"},
            {"repghostnet-0.5", "deploy", "2.3", "0.043"}, {"repghostnet-0.58", "deploy", "2.5", "0.060"}, {"repghostnet-0.8", "deploy", "3.3", "0.096"},
            {"repghostnet-1.0", "deploy", "4.1", "0.142"}, {"repghostnet-1.11", "deploy", "4.5", "0.170"}, {"repghostnet-1.3", "deploy", "5.5", "0.231"},
            {"repghostnet-1.5", "deploy", "6.6", "0.301"}, {"repghostnet-2.0", "deploy", "9.8", "0.516"},
            {"vgg16-cifar", "-", "15.0", "0.313"}, {"resnet18", "-", "11.7", "1.81"}, {"resnet34", "-", "21.8", "3.66"}, {"resnet50", "-", "25.6", "4.09"},
            {"mobilenet-v1", "-", "4.2", "0.569"},
            {"vgg16", "-", "138.357544", "15.47"}, {"vgg16-bn", "-", "138.365992", "15.47"}, {"resnet18", "-", "11.689512", "1.814"},
            {"resnet34", "-", "21.797672", "3.664"}, {"resnet50", "-", "25.557032", "4.089"},
            {"efficientnet-b0", "-", "5.288548", "0.386"}, {"efficientnet-b1", "-", "7.794184", "0.687"}, {"efficientnet-b2", "-", "9.109994", "1.088"},
            {"efficientnet-b3", "-", "12.233232", "1.827"}, {"efficientnet-b4", "-", "19.341616", "4.394"}, {"efficientnet-b5", "-", "30.389784", "10.266"},
        };
    }

    /** Some authors cut where others round: a number is right when it is less than one of its last digit away. */
    @Test(dataProvider = "published")
    public void parametersAndMacsAreThePublishedOnes(String name, String mode, String millions, String billions) {
        int resolution = Architecture.of(name).resolution();
        ModelTable table = Published.spec(name, mode, name.endsWith("cifar") ? 10 : 1000).table(3, resolution, resolution);
        isPrintedAs(table.parameters() / 1e6, millions);
        isPrintedAs(table.macs() / 1e9, billions);
    }

    private static void isPrintedAs(double exact, String printed) {
        double lastDigit = Math.pow(10, -(printed.length() - printed.indexOf('.') - 1));
        assertTrue(Math.abs(exact - Double.parseDouble(printed)) < lastDigit, exact + " is printed as " + printed);
    }

    @Test
    public void theNamesAreThoseOfTheCommandLine() {
        assertEquals(List.copyOf(Architecture.table().keySet()), List.of("repopt-vgg-b1", "repopt-vgg-b1-se", "repopt-vgg-b2", "repopt-vgg-b2-se", "repopt-vgg-l1",
                "repopt-vgg-l1-se", "repopt-vgg-l2", "repopt-vgg-l2-se", "repvgg-a0", "repvgg-a1", "repvgg-a2", "repvgg-b0", "repvgg-b1", "repvgg-b1g2",
                "repvgg-b1g4", "repvgg-b2", "repvgg-b2g2", "repvgg-b2g4", "repvgg-b3", "repvgg-b3g2", "repvgg-b3g4", "repghostnet-0.5", "repghostnet-0.58",
                "repghostnet-0.8", "repghostnet-1.0", "repghostnet-1.11", "repghostnet-1.3", "repghostnet-1.5", "repghostnet-2.0", "repoptghostnet-0.5",
                "repoptghostnet-0.58", "repoptghostnet-0.8", "repoptghostnet-1.0", "repoptghostnet-1.11", "repoptghostnet-1.3", "repoptghostnet-1.5",
                "repoptghostnet-2.0", "vgg16", "vgg16-bn", "vgg16-cifar", "vgg16-cifar-0.5",
                "vgg16-cifar-0.25", "vgg16-cifar-0.125", "resnet18", "resnet34", "resnet50", "mobilenet-v1", "efficientnet-b0",
                "efficientnet-b1", "efficientnet-b2", "efficientnet-b3", "efficientnet-b4", "efficientnet-b5"));
        Architecture.table().forEach((name, row) -> assertEquals(row.name(), name));
    }

    @Test
    public void aNarrowVggHasItsShareOfEveryWidth() {
        assertEquals(Architecture.of("vgg16-cifar-0.25").spec(10).layers().get("features.conv12.conv"), Layers.conv(128, 128, 3).padding(1));
        assertEquals(Architecture.of("vgg16-cifar-0.25").spec(10).table(3, 32, 32).output(), Shape.of(10));
    }

    @DataProvider
    Object[][] mistakes() {
        return new Object[][] {{"resnet-18", "resnet18"}, {"RepVGG-B1G4", "repvgg-b1g4"}, {"efficientnet_b0", "efficientnet-b0"}, {"vgg", "vgg16"},
            {"mobilenet", "mobilenet-v1"}};
    }

    @Test(dataProvider = "mistakes")
    public void anUnknownNameIsAnsweredWithTheNearest(String wrong, String nearest) {
        var refusal = expectThrows(IllegalArgumentException.class, () -> Architecture.of(wrong));
        assertEquals(refusal.getMessage(), "no network is called '" + wrong + "'; the nearest name is '" + nearest
                + "', and repopt-vgg with blocks, widths and strides is any RepOpt-VGG");
    }

    @Test
    public void aDescriptionNamesItsModeWhereItIsNotTheUsualOne() {
        assertEquals(Architecture.of("repvgg-a0").spec(10).name(), "repvgg-a0");
        assertEquals(Published.spec("repvgg-a0", "deploy", 10).name(), "repvgg-a0-deploy");
        assertEquals(Architecture.of("repoptghostnet-0.5").spec(10).name(), "repoptghostnet-0.5");
        assertEquals(Published.spec("repoptghostnet-0.5", "hs", 10).name(), "repoptghostnet-0.5-hs");
        assertEquals(Architecture.of("resnet18").spec(10).classes(), 10);
    }

    @Test
    public void numbersThatNoNetworkHasAreRefused() {
        refused("x: groups must be at least 1, not 0", () -> new RepVgg("x", List.of(1, 1, 1, 1), List.of(1.0, 1.0, 1.0, 1.0), 0));
        refused("x: RepVGG wants 4 blocks, 4 widths and 5 strides, not 1, 4 and 5", () -> new RepVgg("x", List.of(1), List.of(1.0, 1.0, 1.0, 1.0), 1));
        refused("x: ResNet wants at least one block in every stage, not [1, 0]", () -> new ResNet("x", ResNet.Block.BASIC, List.of(1, 0)));
        refused("x: VGG wants at least one convolution in every stage, not [[]]", () -> new VggCifar("x", List.of(List.of())));
        refused("x: width must be positive and at most 100, not NaN", () -> new RepGhostNet("x", Double.NaN, RepGhostNet.Mode.HS));
        refused("x: width 0.0 and depth 1.0 must be positive and at most 100",
                () -> new EfficientNet("x", 0, 1, 224, 0.2, EfficientNet.Norm.PYTORCH));
    }

    private static void refused(String message, org.testng.Assert.ThrowingRunnable call) {
        assertEquals(expectThrows(IllegalArgumentException.class, call).getMessage(), message);
    }
}
