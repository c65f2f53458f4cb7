package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.testng.SkipException;
import org.testng.annotations.Test;

/** A project that knows nothing of this build but the artifacts is built from them, and runs without a flag. */
public class LibrarySample_BuildTest {

    @Test
    public void itIsBuiltFromThePublishedArtifactsAndRuns() throws Exception {
        if (!Files.exists(Path.of("../quant/target/reptorch-quant-0.1.0-SNAPSHOT.jar"))) {
            throw new SkipException("the jars are not packaged; run mvn verify, not mvn test");
        }
        var script = new ProcessBuilder("bash", "../.ci/library").redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes());
        assertEquals(process.waitFor(), 0, out);
        assertTrue(out.contains("SGD with Grad Mults on 5 of 17 parameters"), out);
        assertFalse(out.contains("restricted method"), out);
    }
}
