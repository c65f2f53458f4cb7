package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.reptorch.torch.DType;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The files that RepOptimizers' authors published; skipped where they are not at hand. */
public class TorchCheckpoint_RepOptScalesTest {

    @DataProvider
    public Object[][] files() {
        return new Object[][] {
            {"RepOpt-VGG-B1-scales.pth", 79},
            {"RepOpt-VGG-B2-scales.pth", 79},
            {"RepOpt-VGG-L1-scales.pth", 139},
            {"RepOpt-VGG-L2-scales.pth", 139},
            {"RepOptGhostNet_0_5x_scales.pth", 64},
        };
    }

    @Test(dataProvider = "files")
    public void everyScaleIsAFiniteFloatVector(String name, int scales) {
        Map<String, StoredTensor> tensors = TensorFile.read(find(name));
        assertEquals(tensors.size(), scales);
        tensors.forEach((key, tensor) -> {
            assertEquals(tensor.dtype(), DType.FLOAT32, key);
            assertEquals(tensor.shape().length, 1, key);
            for (float scale : tensor.toFloatArray()) {
                assertTrue(Float.isFinite(scale), key);
            }
        });
    }

    private static Path find(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared/data/repopt-scales").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new SkipException("shared/data/repopt-scales/" + name + " is not here");
    }
}
