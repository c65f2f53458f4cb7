package org.reptorch.nn;

import static org.testng.Assert.assertEquals;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.util.TreeMap;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** With the same seed every family starts from the numbers of its PyTorch implementation, bit for bit. */
public class Architecture_SeedTest {

    @DataProvider
    Object[][] networks() {
        return Published.seeds().keySet().stream().sorted().map(name -> new Object[] {name}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "networks")
    public void aSeedGivesPyTorchsInitialWeights(String name) {
        try (Model model = Model.build(Published.spec(name), 7)) {
            var bytes = new ByteArrayOutputStream();
            new TreeMap<>(model.stateDict()).values().forEach(tensor -> bytes.writeBytes(tensor.data().toArray(ValueLayout.JAVA_BYTE)));
            assertEquals(Sha256.of(bytes.toByteArray()), Published.seeds().get(name));
        }
    }
}
