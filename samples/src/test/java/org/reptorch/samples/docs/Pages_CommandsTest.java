package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.samples.Reptorch;
import org.testng.annotations.Test;

import picocli.CommandLine;

/** Commands, options and settings that pages show are those of the command line. */
public class Pages_CommandsTest {

    /** A command ends where the shell ends it: at a pipe, a second command, a comment, a closing parenthesis. */
    private static final Pattern COMMAND = Pattern.compile("\\./reptorch((?: +[^\\s|&;)#>][^\\s|&;)>]*)*)");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]*");
    /** As a shell reads it: what stands in quotes is one. */
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|[^ \"])+");
    /** Options of Java, Maven, Jupyter and our own scripts, which pages name too. */
    private static final Set<String> OF_OTHERS = Set.of("--enable-native-access", "--add-modules", "--class-path", "--module-path", "--data-dir", "--to", "--execute",
            "--illegal-native-access", "--version", "--help", "--data-binary");
    private static final Pattern SETTING = Pattern.compile("--set[ =]([A-Za-z]+)=");

    @Test
    public void everyCommandParses() {
        var wrong = new TreeSet<String>();
        int found = 0;
        for (Page page : Page.all()) {
            for (Page.Code code : page.code()) {
                Matcher command = COMMAND.matcher(code.text());
                while (command.find()) {
                    found++;
                    String[] words = WORD.matcher(command.group(1)).results().map(word -> word.group().replace("\"", "")).toArray(String[]::new);
                    problem(words, code.block()).ifPresent(what -> wrong.add(page + ": ./reptorch " + String.join(" ", words) + ": " + what));
                }
            }
        }
        assertEquals(wrong, Set.of());
        assertTrue(found > 100, "commands were found: " + found);
    }

    /** In a sentence a command may be named without what it must be given. */
    private static Optional<String> problem(String[] words, boolean whole) {
        String[] given = words.length > 0 && words[0].equals("COMMAND") ? Arrays.copyOfRange(words, 1, words.length) : words;
        try {
            Reptorch.commandLine().parseArgs(given);
            return Optional.empty();
        } catch (CommandLine.MissingParameterException e) {
            return whole ? Optional.of(e.getMessage()) : Optional.empty();
        } catch (CommandLine.ParameterException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    public void commandsAreWrittenAsCode() {
        for (Page page : Page.all()) {
            assertEquals(page.prose().stream().filter(line -> line.contains("./reptorch")).toList(), List.of(), page + " names commands outside of code");
        }
    }

    @Test
    public void everyOptionThatIsNamedBelongsToSomeCommand() {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        commands().values().forEach(command -> command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names()))));
        var unknown = new TreeSet<String>();
        for (Page page : Page.all()) {
            page.code().stream().filter(code -> !code.text().contains("./reptorch")).forEach(code -> OPTION.matcher(code.text()).results().map(option -> option.group())
                    .filter(option -> !known.contains(option)).forEach(option -> unknown.add(page + ": " + option)));
        }
        assertEquals(unknown, Set.of());
    }

    @Test
    public void everySettingThatIsNamedIsARecipes() {
        Set<String> known = new TreeSet<>(keys().keySet());
        known.add("key"); // stands for any
        var unknown = new TreeSet<String>();
        for (Page page : Page.all()) {
            page.code().forEach(code -> SETTING.matcher(code.text()).results().map(setting -> setting.group(1)).filter(key -> !known.contains(key))
                    .forEach(key -> unknown.add(page + ": " + key)));
        }
        assertEquals(unknown, Set.of());
    }

    @Test
    public void thePageOfTheCommandLineHasEveryCommandWithAnExample() {
        String examples = Page.of("samples/README.md").rows().stream().flatMap(List::stream).filter(cell -> cell.contains("./reptorch")).collect(Collectors.joining("\n"));
        assertEquals(commands().entrySet().stream().filter(command -> command.getValue().getSubcommands().isEmpty()).map(Map.Entry::getKey)
                .filter(name -> !examples.contains("./" + name)).toList(), List.of());
    }

    @Test
    public void thePageOfTheCommandLineHasEveryKeyOfARecipe() {
        Map<String, String> shown = new LinkedHashMap<>();
        Page.of("samples/README.md").section("## Every key of a recipe").rows().stream()
                .forEach(row -> shown.put(row.getFirst().replace("`", ""), row.get(1).replace("`", "") + " | " + row.get(2).replace("\\|", "|").replace("`", "")));
        assertEquals(shown, keys(), "the table of keys; ./reptorch train --keys says");
    }

    /** Returns default and meaning of every key, by name. */
    private static Map<String, String> keys() {
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            Reptorch.commandLine().execute("train", "--keys");
        } finally {
            System.setOut(before);
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            int end = line.indexOf(' ');
            String rest = line.substring(21);
            int space = rest.startsWith("[") ? rest.indexOf("]") + 1 : rest.indexOf(' ');
            keys.put(line.substring(0, end), rest.substring(0, space).strip() + " | " + rest.substring(space).strip());
        }
        return keys;
    }

    private static Map<String, CommandLine> commands() {
        var all = new LinkedHashMap<String, CommandLine>();
        collect(Reptorch.commandLine(), all);
        return all;
    }

    private static void collect(CommandLine command, Map<String, CommandLine> all) {
        if (!command.getCommandSpec().usageMessage().hidden()) {
            all.put(command.getCommandSpec().qualifiedName(), command);
            new ArrayList<>(command.getSubcommands().values()).forEach(child -> collect(child, all));
        }
    }
}
