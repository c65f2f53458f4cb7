package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.nn.Layers;
import org.reptorch.repopt.Branch;
import org.reptorch.torch.Index;
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

    /** {@code ./reptorch shell} imports the words of networks and of priors alike, so that a word of both would not be understood there. */
    @Test
    public void noBlockUsesAWordThatIsAmbiguousAtThePrompt() {
        List<String> words = Stream.of(Layers.class, Branch.class, Index.class).flatMap(type -> Arrays.stream(type.getMethods()).filter(method -> Modifier.isStatic(
                method.getModifiers())).map(Method::getName).distinct()).toList();
        Set<String> twice = words.stream().filter(word -> Collections.frequency(words, word) > 1).collect(Collectors.toSet());
        assertTrue(twice.contains("identity"), "ambiguous are " + twice);
        for (Page page : Page.all()) {
            for (JavaInMarkdown.Block block : page.java()) {
                for (String word : twice) {
                    assertFalse(block.java().contains("import static") && Pattern.compile("(?<![.\\w])" + word + "\\(").matcher(block.java()).find(),
                            page + ": name the class of " + word + " in\n" + block.java());
                }
            }
        }
    }
}
