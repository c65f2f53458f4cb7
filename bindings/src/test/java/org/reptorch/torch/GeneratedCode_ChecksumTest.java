package org.reptorch.torch;

import static org.testng.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.testng.annotations.Test;

/** What is generated is what would be generated now, and nobody edited it. */
public class GeneratedCode_ChecksumTest {

    private static final Path BINDINGS = Path.of("");
    private static final Path ROOT = Path.of("..");

    @Test
    public void jextractReadTheHeadersThatAreThere() throws IOException, NoSuchAlgorithmException {
        var recorded = new TreeMap<String, String>();
        for (String line : Files.readAllLines(BINDINGS.resolve("src/generated/capi.sha256"))) {
            String[] parts = line.split(" +", 2);
            recorded.put(parts[1], parts[0]);
        }
        var found = new TreeMap<String, String>();
        for (String folder : List.of("native/src/main/include/", "bindings/src/generated/java/org/reptorch/torch/capi/")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
                for (Path file : files.toList()) {
                    found.put(folder + file.getFileName(), sha256(file));
                }
            }
        }
        assertEquals(found, recorded, "a header or jextract's output changed alone: run bindings/regenerate.sh capi, and commit what it writes;");
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    public void theFacadeIsWhatTheOperatorListGives() throws IOException {
        Map<String, String> files = FacadeGenerator.generate(ListedOperator.readAll(BINDINGS));
        assertEquals(files.keySet(), Set.of("TensorMethods.java", "Ops.java"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            assertEquals(Files.readString(FacadeGenerator.generated(BINDINGS).resolve(file.getKey())), file.getValue(),
                    file.getKey() + " is not what operators.txt gives: run bindings/regenerate.sh facade, and commit what it writes;");
        }
    }
}
