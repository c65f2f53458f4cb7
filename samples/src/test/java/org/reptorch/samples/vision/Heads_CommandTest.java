package org.reptorch.samples.vision;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.samples.Outcome;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** Segmentation and detection, as a user types them. */
public class Heads_CommandTest {

    private Path folder;

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-cli");
    }

    @AfterMethod
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    public void headsAreTrainedPrintedAndPictured() throws IOException {
        for (Map.Entry<String, String> head : Map.of("segment", "mIoU", "detect", "mAP50").entrySet()) {
            Outcome outcome = Outcome.of(head.getKey(), "--images", "16", "--batch", "8", "--epochs", "1", "--resolution", "32", "--width", "8", "--threads", "1", "--json",
                    "--out", folder.toString());
            assertEquals(outcome.status(), 0, outcome.err());
            JsonNode printed = new ObjectMapper().readTree(outcome.out());
            for (String method : List.of("hs", "sgd", "repopt")) {
                double percent = printed.get(method).get(head.getValue()).asDouble();
                assertTrue(percent >= 0 && percent <= 100, outcome.out());
            }
            assertTrue(printed.get("repopt").get("optimizer").asText().startsWith("SGD with Grad Mults on 8 of "), outcome.out());
            var picture = javax.imageio.ImageIO.read(folder.resolve("predictions.png").toFile());
            assertEquals(picture.getWidth(), 4 * 232 + 8);
            assertEquals(new ObjectMapper().readTree(folder.resolve("history.json").toFile()).get("sgd").size(), 1);
        }
    }

    @Test
    public void aBackboneWithoutSearchIsTrainedUnderConstantScales() throws IOException {
        Outcome outcome = Outcome.of("detect", "--model", "resnet18", "--images", "4", "--batch", "4", "--epochs", "1", "--resolution", "32", "--width", "8", "--threads", "1", "--json",
                "--out", folder.toString());
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode printed = new ObjectMapper().readTree(outcome.out());
        assertTrue(printed.get("hs") == null, outcome.out());
        assertTrue(printed.get("repopt").get("optimizer").asText().startsWith("SGD with Grad Mults on 12 of "), outcome.out());
    }
}
