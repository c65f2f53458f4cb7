package org.reptorch.samples.bench;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.samples.Outcome;
import org.testng.annotations.Test;

/** Every benchmark checks what it times, and gives the fields that were agreed on. */
public class Bench_CommandTest {

    private static final List<String> TINY = List.of("--set", "blocks=[1,1,1,1]", "--set", "widths=[0.125,0.0625,0.03125,0.03125]", "--set", "batch=100",
            "--set", "augmentations=[horizontalFlip(0.5)]");

    @Test
    public void benchStepChecksItselfAndGivesTheAgreedFields() throws IOException {
        Outcome outcome = Outcome.of("bench", "step", "--model", "repopt-vgg", "--blocks", "1,2,1,1", "--widths", "0.25,0.25,0.25,0.25", "--runs", "3", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        for (String field : List.of("step_ms", "plain_ms", "reference_ms", "libtorch_fused_ms", "gradmult_bytes", "parameters")) {
            assertTrue(result.get(field).asDouble() > 0, field);
        }
        assertTrue(result.get("prior_cost").isNumber(), "a difference of two times, of either sign: " + result);
    }

    @Test
    public void benchTrainChecksItselfAndGivesTheAgreedFields() throws IOException {
        for (String dtype : List.of("float32", "bfloat16")) {
            Outcome outcome = Outcome.of("bench", "train", "--model", "repopt-vgg", "--blocks", "1,1,1,1", "--widths", "0.125,0.125,0.125,0.125", "--batch", "8",
                    "--resolution", "32", "--dtype", dtype, "--runs", "1", "--python", "no-such-python", "--json");
            assertEquals(outcome.status(), 0, outcome.err());
            JsonNode result = new ObjectMapper().readTree(outcome.out());
            for (String field : List.of("images_per_s", "ms", "tensor_mb", "process_mb")) {
                assertTrue(result.get(field).asDouble() > 0, field);
            }
            assertTrue(result.get("ratio") == null, "there is nothing to compare with");
        }
    }

    @Test
    public void benchDataChecksItselfAndGivesARatio() throws IOException {
        Outcome outcome = Outcome.of(Stream.concat(Stream.of("bench", "data", "--runs", "1", "--json"), TINY.stream().filter(word -> !word.equals("augmentations=[horizontalFlip(0.5)]")
                && !word.equals("--set")).flatMap(setting -> Stream.of("--set", setting))).toArray(String[]::new));
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode result = new ObjectMapper().readTree(outcome.out());
        for (String field : List.of("data_images_per_s", "step_images_per_s", "ratio")) {
            assertTrue(result.get(field).asDouble() > 0, field);
        }
    }

    @Test
    public void theCasesOfBenchDispatchComputeWhatTheySay() {
        new DispatchBenchmark().check();
    }
}
