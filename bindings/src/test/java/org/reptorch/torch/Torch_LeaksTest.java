package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.testng.annotations.Test;

/** The report of tensors that nobody closes, which one switch asks for. */
public class Torch_LeaksTest {

    private static ChildJava.Outcome run(String variable, String... arguments) throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(LeakyProgram.class, Map.of("REPTORCH_LEAKS", variable), arguments);
        assertEquals(outcome.exit(), 0, outcome.toString());
        return outcome;
    }

    private static String call(String method) {
        return "\\tat org.reptorch.torch.LeakyProgram." + method + "\\(LeakyProgram.java:\\d+\\)\n";
    }

    @Test
    public void everyLeakIsReportedOnceCountedByItsPlace() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = run("1", "leak");
        assertTrue(outcome.err().matches(leaked(3) + "end of main\n" + leaked(2)
                + "reptorch: 1 tensor \\(int64\\[1\\]\\) left open at the end of the process, made\n" + call("forget") + call("main")), outcome.err());
    }

    private static String leaked(int count) {
        return "reptorch: " + count + " tensors \\(float32\\[2, 3], \\.\\.\\.\\) leaked, unreachable without having been closed, made\n" + call("lose") + call("main");
    }

    @Test
    public void openTensorsAreListedWithTheirPlaces() throws IOException, InterruptedException {
        List<String> lines = run("1", "leak").out().lines().toList();
        assertEquals(lines.getFirst(), "[float32[2]");
        assertTrue(lines.get(1).matches("\tat org.reptorch.torch.LeakyProgram.main\\(LeakyProgram.java:\\d+\\), float32\\[2]"), lines.get(1));
        assertEquals(lines.stream().filter(line -> line.contains("LeakyProgram.lose(")).count(), 3);
        assertEquals(lines.stream().filter(line -> line.contains("LeakyProgram.forget(")).count(), 1);
    }

    @Test
    public void aProgramThatClosesItsTensorsIsNotBlamed() throws IOException, InterruptedException {
        assertEquals(run("1").err(), "end of main\n");
    }

    @Test
    public void withoutTheSwitchNothingIsRecorded() throws IOException, InterruptedException {
        ChildJava.Outcome outcome = run("", "leak");
        assertEquals(outcome.err(), "end of main\n");
        assertEquals(outcome.out(), "the places that make tensors are not recorded; start Java with -Dreptorch.leaks=true, or with REPTORCH_LEAKS=1 in the"
                + " environment\n");
    }
}
