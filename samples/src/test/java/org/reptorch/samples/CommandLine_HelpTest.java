package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

import picocli.CommandLine;

/** Help, completion and what is said about a misspelt word are true of every command. */
public class CommandLine_HelpTest {

    private static final Pattern EXAMPLE = Pattern.compile("\\./reptorch ([^&|)\\n]+)");

    @DataProvider
    static Object[][] commands() {
        var all = new ArrayList<CommandLine>();
        collect(Reptorch.commandLine(), all);
        return all.stream().map(command -> new Object[] {command.getCommandSpec().qualifiedName(), command}).toArray(Object[][]::new);
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            all.add(command);
            command.getSubcommands().values().forEach(child -> collect(child, all));
        }
    }

    @Test(dataProvider = "commands")
    public void everyHelpEndsWithAnExampleThatParses(String name, CommandLine command) {
        String footer = String.join("\n", command.getCommandSpec().usageMessage().footer()).replaceAll("\\\\\n\\s*", "");
        List<String> examples = EXAMPLE.matcher(footer).results().map(MatchResult::group).toList();
        assertFalse(examples.isEmpty(), name + " has no example");
        for (String example : examples) {
            String[] words = example.strip().replace("./", "").split("\\s+");
            CommandLine.ParseResult parsed = Reptorch.commandLine().parseArgs(java.util.Arrays.copyOfRange(words, 1, words.length));
            while (parsed.hasSubcommand()) {
                parsed = parsed.subcommand();
            }
            assertTrue(parsed.commandSpec().qualifiedName().startsWith(name), example + " is an example of " + name);
        }
        // The first line stands alone in the list of commands.
        assertTrue(command.getCommandSpec().usageMessage().description()[0].matches("(?s)[A-Z].*[.]"), command.getCommandSpec().usageMessage().description()[0]);
        for (int width : new int[] {80, Reptorch.WIDTH, 200}) {
            command.getCommandSpec().usageMessage().autoWidth(false).width(width);
            String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertTrue(help.lines().allMatch(line -> line.length() <= width), help);
            // An example can be copied at any width: its lines are not broken.
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                assertTrue(help.lines().anyMatch(line.stripTrailing()::equals), line + " in\n" + help);
            }
        }
    }

    @Test
    public void completionKnowsEveryCommandAndIsAScript() throws Exception {
        for (String shell : List.of("bash", "zsh")) {
            Outcome outcome = Outcome.of("completion", shell);
            assertEquals(outcome.status(), 0, outcome.err());
            assertTrue(outcome.out().contains("quantize") && outcome.out().contains("--keep-float"), "quantize and its options");
        }
        var bash = new ProcessBuilder("bash", "-c", "eval \"$(cat)\"; COMP_WORDS=(./reptorch bench inf); COMP_CWORD=2; COMP_LINE='./reptorch bench inf'; COMP_POINT=20; "
                + "_complete_reptorch; echo \"${COMPREPLY[@]}\"; complete -p reptorch").redirectErrorStream(true).start();
        try (var in = bash.getOutputStream()) {
            in.write(Outcome.of("completion", "bash").out().getBytes());
        }
        String answer = new String(bash.getInputStream().readAllBytes());
        assertEquals(bash.waitFor(), 0, answer);
        assertTrue(answer.startsWith("infer\n") && answer.contains("_complete_reptorch reptorch"), answer);
    }

    @Test
    public void aMisspeltWordGetsTheNearestOne() {
        for (String[] wrong : new String[][] {{"trian", "train"}, {"quantise", "quantize"}, {"benhc", "bench"}}) {
            Outcome outcome = Outcome.of(wrong[0]);
            assertEquals(outcome.status(), 2);
            assertEquals(outcome.err().lines().findFirst().orElseThrow(), "reptorch: there is no command '" + wrong[0] + "'; the nearest is " + wrong[1]);
        }
        assertTrue(Outcome.of("bench", "tarin").err().startsWith("reptorch: there is no command 'tarin' of reptorch bench; the nearest is train"));
        assertTrue(Outcome.of("quantize", "m", "--out", "o", "--observr", "mse").err().contains("--observer"));
        assertTrue(Outcome.of("prove", "--model", "resnet81").err().contains("the nearest name is 'resnet18'"));
    }

    @Test
    public void nothingIsColouredWithoutATerminal() {
        for (String[] command : new String[][] {{"--help"}, {"train", "--help"}, {"nonsense"}}) {
            Outcome outcome = Outcome.of(command);
            assertFalse((outcome.out() + outcome.err()).contains("\u001b"), String.join(" ", command));
        }
    }
}
