package org.reptorch.samples;

import static org.testng.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Path;

import org.reptorch.torch.JavaInMarkdown;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every Java block of the README runs as it stands, in jshell. */
public class Readme_SnippetsTest {

    @DataProvider
    static Object[][] blocks() throws IOException {
        return JavaInMarkdown.blocks(Path.of("..", "README.md")).stream().map(block -> new Object[] {block}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "blocks")
    public void theyRun(JavaInMarkdown.Block block) {
        try (var page = new JavaInMarkdown()) {
            assertFalse(page.run(block.java()).isEmpty(), "a block of the README shows something");
        }
    }
}
