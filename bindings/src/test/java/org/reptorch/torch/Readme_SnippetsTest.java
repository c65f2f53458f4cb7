package org.reptorch.torch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What the module's README shows runs, and prints what it says. */
public class Readme_SnippetsTest {

    private static final Path README = Path.of("README.md");

    @DataProvider
    static Object[][] blocks() throws IOException {
        return JavaInMarkdown.blocks(README).stream().map(block -> new Object[] {block}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "blocks")
    public void aBlockPrintsWhatThePageSays(JavaInMarkdown.Block block) {
        try (var page = new JavaInMarkdown()) {
            assertEquals(page.run(block.java()), block.output());
        }
    }

    @Test
    public void theRightColumnOfTheTableCompilesAndRuns() throws IOException {
        List<String> rows = Files.readAllLines(README).stream().dropWhile(line -> !line.equals("| PyTorch | Reptorch |"))
                .takeWhile(line -> line.startsWith("|")).filter(line -> line.startsWith("| `")).toList();
        List<String> cells = rows.stream().map(row -> row.substring(row.indexOf("` | `") + 4)).flatMap(Readme_SnippetsTest::code).toList();
        assertTrue(cells.size() > 50, "the table has " + cells.size() + " pieces of code");
        String lines = cells.stream().map(cell -> "    " + cell + (cell.endsWith("}") ? "" : ";") + "\n").collect(Collectors.joining());
        try (var page = new JavaInMarkdown()) {
            page.run("""
                    import java.util.List;
                    import org.reptorch.torch.*;
                    import static org.reptorch.torch.Index.*;
                    try (var scope = Scope.open()) {
                        var x = Ops.randn(2, 3); var y = Ops.randn(2, 3); var n = Ops.ones(new long[] {2, 3}, DType.INT64); var w = Ops.randn(4, 3);
                        var image = Ops.randn(1, 3, 8, 8); var kernel = Ops.randn(4, 3, 3, 3);
                    """ + lines + "}");
        }
    }

    private static Stream<String> code(String cell) {
        return Pattern.compile("`([^`]+)`").matcher(cell).results().map(result -> result.group(1));
    }
}
