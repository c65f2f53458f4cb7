package org.reptorch.samples.parity;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the published code computed with PyTorch, computed again. */
public class Replay_ParityTest {

    /** Recorded larger cases, where a checkout has them beside it. */
    private static final Path SHARED = Path.of("..", "..", "shared", "parity");

    @DataProvider
    static Object[][] recordedCases() throws IOException {
        try (Stream<Path> own = Files.list(Path.of(URI.create(Replay_ParityTest.class.getResource("cases").toString())));
                Stream<Path> shared = Stream.of("target-repopt-sgd", "target-repopt-adamw", "hs-sgd", "repvgg-sgd").map(SHARED::resolve)) {
            return Stream.concat(own, shared).filter(Files::isDirectory).sorted().map(folder -> new Object[] {folder}).toArray(Object[][]::new);
        }
    }

    @Test(dataProvider = "recordedCases")
    public void inDoublePrecisionLossesAndStateArePyTorchs(Path folder) throws IOException {
        ReplayCommand.Replayed replayed = ReplayCommand.replay(folder, TrainingCase.read(folder), DType.FLOAT64, Device.CPU);
        assertTrue(worst(expectedLosses(folder), replayed.losses()) < 1e-9, "losses " + replayed.losses());
        Map<String, StoredTensor> expected = Safetensors.read(folder.resolve("final.safetensors")).tensors();
        assertEquals(replayed.state().keySet(), expected.keySet());
        for (Map.Entry<String, StoredTensor> tensor : expected.entrySet()) {
            StoredTensor actual = replayed.state().get(tensor.getKey());
            assertEquals(actual.dtype(), tensor.getValue().dtype(), tensor.getKey());
            assertEquals(actual.shape(), tensor.getValue().shape(), tensor.getKey());
            assertTrue(farthest(tensor.getValue(), actual) < 1e-8, tensor.getKey());
        }
    }

    @Test
    public void inSinglePrecisionLossesStayCloseForEightSteps() throws IOException {
        if (!Files.isDirectory(SHARED)) {
            throw new SkipException("no " + SHARED);
        }
        for (String name : List.of("target-repopt-sgd", "hs-sgd", "repvgg-sgd")) {
            Path folder = SHARED.resolve(name);
            List<Double> losses = ReplayCommand.replay(folder, TrainingCase.read(folder), DType.FLOAT32, Device.CPU).losses();
            List<Double> expected = expectedLosses(folder);
            double seven = worst(expected.subList(0, 7), losses.subList(0, 7));
            assertTrue(seven < 5e-3, name + " is off by " + seven);
            // At the eighth PyTorch itself is off by 2.9e-3 with one thread and by 4.9e-3 with two: the net amplifies roundings.
            double eighth = worst(expected.subList(7, 8), losses.subList(7, 8));
            assertTrue(eighth < 1e-2, name + " is off by " + eighth);
        }
    }

    private static List<Double> expectedLosses(Path folder) throws IOException {
        var losses = new ObjectMapper().readTree(folder.resolve("expected.json").toFile()).get("losses");
        return losses.valueStream().map(loss -> loss.asDouble()).toList();
    }

    private static double worst(List<Double> expected, List<Double> actual) {
        assertEquals(actual.size(), expected.size());
        double worst = 0;
        for (int i = 0; i < expected.size(); i++) {
            worst = Math.max(worst, Math.abs(actual.get(i) - expected.get(i)) / Math.abs(expected.get(i)));
        }
        return worst;
    }

    private static double farthest(StoredTensor expected, StoredTensor actual) {
        if (expected.dtype() == DType.INT64) {
            return java.util.Arrays.equals(expected.toLongArray(), actual.toLongArray()) ? 0 : Double.POSITIVE_INFINITY;
        }
        double[] e = expected.toDoubleArray();
        double[] a = actual.toDoubleArray();
        double farthest = 0;
        for (int i = 0; i < e.length; i++) {
            farthest = Math.max(farthest, Math.abs(e[i] - a[i]));
        }
        return farthest;
    }
}
