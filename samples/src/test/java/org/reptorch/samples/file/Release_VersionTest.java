package org.reptorch.samples.file;

import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.testng.annotations.Test;

/** What Reptorch says it is, the build says, too. */
public class Release_VersionTest {

    @Test
    public void theVersionIsTheBuilds() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<version>" + Release.VERSION + "</version>") || pom.contains("<version>" + Release.VERSION + "-SNAPSHOT</version>"), Release.VERSION);
    }
}
