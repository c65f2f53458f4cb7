package org.reptorch.nn;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** With the same numbers every family gives the logits of its PyTorch implementation in float64. */
public class Architecture_LogitsTest {

    private static final Map<String, StoredTensor> LOGITS = Published.logits();

    @DataProvider
    Object[][] networks() {
        return LOGITS.keySet().stream().filter(name -> name.endsWith("/eval")).map(name -> new Object[] {name.substring(0, name.length() - 5)})
                .toArray(Object[][]::new);
    }

    @Test(dataProvider = "networks")
    public void logitsArePyTorchs(String name) {
        ModelSpec spec = Published.spec(name);
        int resolution = name.matches("repvgg-.*|vgg16-cifar") ? 32 : 64;
        try (Scope scope = Scope.open(); NoGrad noGrad = NoGrad.open(); Model model = Model.of(spec, DType.FLOAT64, Published.state(spec))) {
            Tensor images = Tensor.of(Published.filled("images", 2, 3, resolution, resolution));
            model.eval();
            equal(model.forward(images), LOGITS.get(name + "/eval"), name);
            if (LOGITS.containsKey(name + "/train")) {
                model.train();
                equal(model.forward(images), LOGITS.get(name + "/train"), name + " with batch statistics");
            }
        }
    }

    @Test
    public void everyFamilyIsCompared() {
        for (Architecture row : Architecture.table().values()) {
            String family = row instanceof RepOptVgg ? "repvgg" : row.name().split("[-0-9]")[0];
            assertTrue(LOGITS.keySet().stream().anyMatch(name -> name.startsWith(family)), row.name());
        }
    }

    private static void equal(Tensor logits, StoredTensor recorded, String name) {
        double[] expected = recorded.toDoubleArray();
        double[] actual = logits.toStored().toDoubleArray();
        assertEquals(actual.length, expected.length, name);
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
        }
        assertTrue(largest > 1e-3 && largest < 1e12, name + ": logits of " + largest + " compare nothing");
        for (int i = 0; i < expected.length; i++) {
            assertEquals(actual[i], expected[i], 1e-10 * Math.max(1, largest), name + ", logit " + i);
        }
    }
}
