package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;

import org.reptorch.torch.JavaInMarkdown;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every block of Java in every page runs by itself, as it stands, in jshell, and prints what the page says. */
public class Pages_SnippetsTest {

    @DataProvider
    static Object[][] blocks() {
        return Page.all().stream().flatMap(page -> page.java().stream().map(block -> new Object[] {page, block})).toArray(Object[][]::new);
    }

    @Test(dataProvider = "blocks")
    public void aBlockRunsByItselfAndPrintsWhatThePageSays(Page page, JavaInMarkdown.Block block) {
        try (var shell = new JavaInMarkdown()) {
            String printed = shell.run(block.java());
            assertFalse(printed.isBlank(), page + ": this block shows nothing:\n" + block.java());
            if (block.output() != null) {
                assertEquals(printed, block.output(), page.toString());
            }
        }
    }

    @Test
    public void noBlockThatCallsItselfJavaIsOverlooked() {
        for (Page page : Page.all()) {
            assertEquals(page.java().size(), page.mentionsOfJava(), page + " has a block of Java that begins otherwise than with ```java on a line of its own");
        }
    }
}
