package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.util.Map;

import org.reptorch.torch.ChildJava;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Five thousand training steps leave nothing behind. */
public class Training_SoakTest {

    /** A leak of 200 bytes a step shows as a megabyte; one of an activation as 30. */
    private static final long ALLOWED = 2L << 20;

    @DataProvider
    static Object[][] rules() {
        return new Object[][] {{"sgd"}, {"adamw"}};
    }

    @Test(dataProvider = "rules")
    public void memoryIsFlatAndEveryTensorIsGivenBack(String rule) throws IOException, InterruptedException {
        ChildJava.Outcome outcome = ChildJava.run(RepeatedTraining.class,
                Map.of("MALLOC_ARENA_MAX", "1", "JDK_JAVA_OPTIONS", "--add-modules=jdk.incubator.vector"), "1000", "5000", rule);
        assertEquals(outcome.exit(), 0, outcome.toString());
        String[] grown = outcome.out().strip().split(" ");
        assertEquals(grown[0], "0", "tensors");
        assertEquals(grown[1], "0", "bytes of tensors");
        assertTrue(Long.parseLong(grown[2]) < ALLOWED, "the process has grown by " + grown[2] + " bytes");
    }
}
