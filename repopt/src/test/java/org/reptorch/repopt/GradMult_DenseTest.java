package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Layers;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.DType;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The structured multiplier written out is the array of the published code. */
public class GradMult_DenseTest {

    private static final Path SHARED = Path.of("..", "..", "shared");

    @Test
    public void squaresStandEverywhereSecondSquaresAtTheCentreAndOneOnItsDiagonal() {
        var block = Scales.Block.of(Prior.REPOPT_VGG, Target.of(Layers.conv(2, 2, 3).padding(1)),
                List.of(new double[] {2, -3}, new double[] {0.5, 4}, new double[] {9, 9}), DType.FLOAT64);
        GradMult mult = GradMult.of(block);
        double[] expected = new double[2 * 2 * 9];
        java.util.Arrays.fill(expected, 0, 18, 4);
        java.util.Arrays.fill(expected, 18, 36, 9);
        expected[4] = 4 + 0.25 + 1;
        expected[9 + 4] = 4 + 0.25;
        expected[18 + 4] = 9 + 16;
        expected[27 + 4] = 9 + 16 + 1;
        assertEquals(mult.dense(GradMult.Power.SQUARE).toDoubleArray(), expected);
        assertEquals(mult.bytes(), 8 * (2 + 9 + 2 + 9 + 1 + 9));
        assertEquals(mult.toString(), "per channel + per channel at 1 of 9 taps + 1.00 at 1 of 9 taps of the own channel; 4.00 to 26.0");
    }

    @Test
    public void theReferenceRuleForAdamWTakesTheScalesThemselves() {
        var block = Scales.Block.of(Prior.REPOPT_VGG, Target.of(Layers.conv(1, 2, 3).padding(1)),
                List.of(new double[] {2, -3}, new double[] {0.5, 4}), DType.FLOAT64);
        double[] dense = GradMult.of(block).dense(GradMult.Power.FIRST).toDoubleArray();
        assertEquals(dense[0], 2.0);
        assertEquals(dense[4], 2.5);
        assertEquals(dense[9], -3.0);
        assertEquals(dense[13], 1.0);
    }

    @Test
    public void itIsComputedInTheArithmeticOfTheScales() {
        float s = 0.1f;
        var block = Scales.Block.of(Prior.REPOPT_VGG, Target.of(Layers.conv(1, 1, 3).padding(1)), List.of(new double[] {s}, new double[] {s}, new double[] {1}),
                DType.FLOAT32);
        float[] dense = GradMult.of(block).dense(GradMult.Power.SQUARE).toFloatArray();
        assertEquals(dense[0], s * s);
        assertEquals(dense[4], s * s + s * s + 1f);
    }

    @DataProvider
    static Object[][] publishedScales() {
        return new Object[][] {{"repopt-vgg-b1", "RepOpt-VGG-B1-scales.pth"}, {"repopt-vgg-b2", "RepOpt-VGG-B2-scales.pth"},
            {"repopt-vgg-l1", "RepOpt-VGG-L1-scales.pth"}, {"repopt-vgg-l2", "RepOpt-VGG-L2-scales.pth"}};
    }

    @Test(dataProvider = "publishedScales")
    public void thePublishedScalesGiveThePublishedArrays(String name, String file) {
        Path path = SHARED.resolve("data/repopt-scales").resolve(file);
        if (!Files.exists(path)) {
            throw new SkipException("no " + path);
        }
        Scales scales = Scales.read(Prior.REPOPT_VGG, RepOptVgg.of(name).spec(RepOptVgg.Mode.TARGET, 1), path);
        long bytes = 0;
        for (Map.Entry<String, Scales.Block> entry : scales.blocks().entrySet()) {
            Scales.Block block = entry.getValue();
            GradMult mult = GradMult.of(block);
            bytes += mult.bytes();
            // The published formula, written out in float32 for the smaller blocks.
            if ((long) mult.out() * mult.in() < 200_000) {
                float[] dense = mult.dense(GradMult.Power.SQUARE).toFloatArray();
                for (int k = 0; k < dense.length; k++) {
                    int o = k / (9 * mult.in());
                    int i = k / 9 % mult.in();
                    float s = (float) block.values().get(0)[o];
                    float t = (float) block.values().get(1)[o];
                    float expected = s * s;
                    if (k % 9 == 4) {
                        expected += t * t;
                        expected += block.branches().size() == 3 && i == o ? 1f : 0f;
                    }
                    assertEquals(dense[k], expected, 0f, entry.getKey() + " at " + k);
                }
            }
        }
        assertTrue(bytes < 2_000_000, name + " takes " + bytes + " bytes");
    }

    /** {@code s^2} everywhere and 1 more at the centre, in float32, from the published file. */
    @Test
    public void thePublishedScalesOfGhostNetGiveThePublishedArrays() {
        Path path = SHARED.resolve("data/repopt-scales/RepOptGhostNet_0_5x_scales.pth");
        if (!Files.exists(path)) {
            throw new SkipException("no " + path);
        }
        ModelSpec spec = new RepGhostNet("ghost", 0.5, RepGhostNet.Mode.TARGET).spec(1);
        Map<String, StoredTensor> file = TensorFile.read(path);
        Scales scales = Scales.read(Placement.REPOPT_GHOST, spec, path);
        assertEquals(scales.blocks().size(), 32);
        scales.blocks().forEach((name, block) -> {
            float[] published = file.get(name.replace("cheap_operation.0", "cheap_operation.1") + ".weight").toFloatArray();
            float[] dense = GradMult.of(block).dense(GradMult.Power.SQUARE).toFloatArray();
            for (int k = 0; k < dense.length; k++) {
                float square = published[k / 9] * published[k / 9];
                assertEquals(dense[k], k % 9 == 4 ? square + 1f : square, 0f, name + " at " + k);
            }
        });
    }

    @Test
    public void theRecordedCaseGivesTheRecordedArrays() {
        Path folder = SHARED.resolve("parity/target-repopt-sgd");
        if (!Files.isDirectory(folder)) {
            throw new SkipException("no " + folder);
        }
        ModelSpec spec = RepOptVgg.of(List.of(1, 2, 2, 1), List.of(0.25, 0.25, 0.25, 0.125), List.of(2, 2, 2, 2, 2)).spec(RepOptVgg.Mode.TARGET, 10);
        Scales scales = Scales.read(Prior.REPOPT_VGG, spec, folder.resolve("scales.safetensors"));
        Map<String, StoredTensor> recorded = Safetensors.read(folder.resolve("gradmult.safetensors")).tensors();
        assertEquals(recorded.size(), scales.blocks().size());
        scales.blocks().forEach((path, block) -> assertEquals(GradMult.of(block).dense(GradMult.Power.SQUARE), recorded.get(path + ".weight"), path));
    }
}
