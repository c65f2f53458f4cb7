package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import org.testng.annotations.Test;

/** Whatever is passed to an operator: an exception at most, never a crash or a leak. */
public class Torch_RobustnessTest {

    private static final int CALLS = 1_000_000;

    @Test
    public void aMillionRandomCallsNeverCrash() throws IOException, InterruptedException {
        Path trace = Files.createTempFile("reptorch-calls", ".txt");
        ChildJava.Outcome outcome = ChildJava.run(RandomCalls.class, Map.of("OMP_NUM_THREADS", "1"), Integer.toString(CALLS), "42", trace.toString());
        String last = Files.readString(trace).strip();
        Files.delete(trace);
        String end = outcome.err().lines().filter(line -> !line.contains("Warning: ")).reduce("", (before, line) -> before + line + "\n");
        assertEquals(outcome.exit(), 0, "the last was " + last + "\n" + end);
        int[] counts = Arrays.stream(outcome.out().strip().split(" ")).mapToInt(Integer::parseInt).toArray();
        assertEquals(Arrays.stream(counts).sum(), CALLS);
        assertTrue(counts[0] > CALLS / 10 && counts[1] > CALLS / 10 && counts[2] > CALLS / 100, outcome.out());
    }
}
