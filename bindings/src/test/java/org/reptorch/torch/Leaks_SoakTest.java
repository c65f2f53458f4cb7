package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Work that is done again and again needs no more memory than at first. */
public class Leaks_SoakTest {

    private static final int ROUNDS = 20_000;

    /** What the JVM still compiles in the meantime stays below 4 MB; 20,000 leaked tensors are more than 10 MB, as are 5,000 leaked graphs with their hooks. */
    private static final long BOUND_KB = 6 * 1024;

    @DataProvider
    public Object[][] works() {
        return new Object[][] {{"training", ROUNDS}, {"refused calls", ROUNDS}, {"refused look-ups and gradients", ROUNDS}, {"generic calls", ROUNDS},
            {"lending", ROUNDS}, {"errors in the middle", ROUNDS}, {"keeping and releasing", ROUNDS}, {"threads", ROUNDS},
            {"hooks", ROUNDS / 4}, {"batch norms", ROUNDS / 4}, {"checkpoints", ROUNDS / 4}};
    }

    @Test(dataProvider = "works")
    public void whatIsRepeatedKeepsNothing(String work, int rounds) throws IOException, InterruptedException {
        // One arena: the C library otherwise has one per thread, and how far each fills is chance.
        ChildJava.Outcome outcome = ChildJava.run(RepeatedWork.class, Map.of("MALLOC_ARENA_MAX", "1"), work, Integer.toString(rounds / 2), Integer.toString(rounds));
        assertEquals(outcome.exit(), 0, outcome.toString());
        String[] left = outcome.out().strip().split(" ");
        assertEquals(left[0], "0", "tensors that are left");
        assertEquals(left[1], "0", "bytes that are left");
        assertTrue(Long.parseLong(left[2]) < BOUND_KB, "the process has grown by " + left[2] + " kB in " + rounds + " rounds");
    }
}
