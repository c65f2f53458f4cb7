package org.reptorch.samples.command;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.reptorch.reparam.Augmentation;
import org.reptorch.samples.Outcome;
import org.reptorch.torch.io.Safetensors;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a DyRep run leaves in its folder, and that every command reads it. */
public class DyRep_CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Path folder;
    private String printed;

    /** Runs a command that must succeed and returns what it prints. */
    private static String run(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(outcome.status(), 0, outcome.err());
        return outcome.out();
    }

    @BeforeClass
    void train() throws IOException {
        folder = Files.createTempDirectory("reptorch-dyrep");
        printed = run("train", "--set", "method=dyrep", "--set", "adjustInterval=1", "--set", "calibrationBatches=1", "--set", "blocks=[1,1,1,1]", "--set",
                "widths=[0.125,0.0625,0.03125,0.03125]", "--set", "batch=250", "--set", "epochs=3", "--set", "augmentations=[]", "--set", "classes=[0,1,2]",
                "--threads", "1", "--out", folder.toString());
    }

    @AfterClass(alwaysRun = true)
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    public void trainedCheckpointedAndDeployedNetworksAreOne() throws IOException {
        String structure = Safetensors.read(folder.resolve("model.safetensors")).metadata().get(Augmentation.NOTE);
        assertFalse(structure.isEmpty());
        assertEquals(Safetensors.read(folder.resolve("checkpoint.safetensors")).metadata().get(Augmentation.NOTE), structure);
        run("deploy", file("model.safetensors"), "--out", file("again.safetensors"));
        JsonNode trained = JSON.readTree(run("eval", file("model.safetensors"), "--json", "--threads", "1"));
        JsonNode deployed = JSON.readTree(run("eval", file("deployed.safetensors"), "--json", "--threads", "1"));
        assertEquals(deployed.get("top1"), trained.get("top1"));
        assertEquals(deployed.get("loss").asDouble(), trained.get("loss").asDouble(), 1e-5);
        assertEquals(Files.readAllBytes(folder.resolve("again.safetensors")), Files.readAllBytes(folder.resolve("deployed.safetensors")));
    }

    @Test
    public void blocksAreFoldedBeforeTheyAreQuantized() throws IOException {
        JsonNode quantized = JSON.readTree(run("quantize", file("model.safetensors"), "--out", file("int8.safetensors"), "--images", "64", "--threads", "1", "--json"));
        // The mean over the image; every block is one convolution.
        assertEquals(quantized.get("float_layers").size(), 1);
    }

    @Test
    public void theFolderHasTheHistoryAndTheAccount() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("adjustments.jsonl"));
        assertEquals(lines.size(), 2);
        JsonNode first = JSON.readTree(lines.getFirst());
        JsonNode account = JSON.readTree(folder.resolve("account.json").toFile());
        double grown = first.get("macs").asDouble() + JSON.readTree(lines.get(1)).get("macs").asDouble() + account.get("first_macs").asDouble();
        assertEquals(account.get("average_macs").asDouble(), grown / 3, 1e-6);
        assertTrue(account.get("average_macs").asDouble() > account.get("first_macs").asDouble());
        assertTrue(first.get("blocks").has(first.get("grown").asText()) && first.get("scores").size() == 5);
        assertTrue(printed.contains("on average") && printed.contains("FLOPs"), printed);
        assertTrue(Files.readString(folder.resolve("growth.svg")).contains("grown") && Files.readString(folder.resolve("structure.svg")).contains("avg 3x3"));
    }
}
