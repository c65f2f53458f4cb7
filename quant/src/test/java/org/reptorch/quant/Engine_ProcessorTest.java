package org.reptorch.quant;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.util.Map;

import org.reptorch.torch.ChildJava;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** On lesser processors, which oneDNN can be told to take this one for: its integer kernels saturate there, and nobody gets their numbers. */
public class Engine_ProcessorTest {

    @DataProvider
    public Object[][] instructionSets() {
        return new Object[][] {{"AVX2"}, {"AVX512_CORE"}};
    }

    @Test(dataProvider = "instructionSets")
    public void withoutVnniAllIsComputedInFloatingPointAndRight(String instructions) throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(ProcessorProgram.class, Map.of("ONEDNN_MAX_CPU_ISA", instructions));
        assertEquals(outcome.exit(), 0, outcome.err());
        // What it says first depends on the processor that runs the test; that it says so, and that the numbers are right, does not.
        assertEquals(outcome.out().replaceFirst("\\[.*]", "").strip(), "true; ; true; true", outcome.out() + outcome.err());
    }
}
