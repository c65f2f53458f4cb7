package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;

/**
 * The arguments of a program, told apart by its usage: {@code train DIR OUT [epochs=10]} is the word {@code train}, two arguments, and a setting
 * with its default; a last {@code IMAGE...} is one argument or more.
 *
 * @param given    the arguments, in order
 * @param settings by name
 */
record CommandLine(List<String> given, Map<String, String> settings) {

    private static final Pattern SETTING = Pattern.compile("\\[(\\w+)=([^]]*)]");
    private static final Pattern ARGUMENT = Pattern.compile("\\b[A-Z]{2,}\\b");

    /**
     * One way to call a program.
     *
     * @param usage   what stands behind the program's name
     * @param program what to do then
     */
    record Usage(String usage, Consumer<CommandLine> program) {
    }

    /** Runs what the arguments ask for; any error is one line, and the process's status 1. */
    static void run(String[] arguments, Usage... usages) {
        try {
            for (Usage usage : usages) {
                String word = usage.usage().split(" ")[0];
                boolean named = word.matches("[a-z]+");
                if (!named || arguments.length > 0 && arguments[0].equals(word)) {
                    usage.program().accept(of(usage.usage(), List.of(arguments).subList(named ? 1 : 0, arguments.length)));
                    return;
                }
            }
            throw new IllegalArgumentException("usage: " + Stream.of(usages).map(Usage::usage).collect(Collectors.joining(", or ")));
        } catch (ReptorchException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static CommandLine of(String usage, List<String> arguments) {
        var settings = new LinkedHashMap<String, String>();
        SETTING.matcher(usage).results().forEach(setting -> settings.put(setting.group(1), setting.group(2)));
        var given = new ArrayList<String>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length == 2 && settings.containsKey(pair[0])) {
                settings.put(pair[0], pair[1]);
            } else {
                given.add(argument);
            }
        }
        long wanted = ARGUMENT.matcher(SETTING.matcher(usage).replaceAll("")).results().count();
        if (given.size() < wanted || given.size() > wanted && !usage.contains("...")) {
            throw new IllegalArgumentException((given.size() < wanted ? "an argument is missing" : given.getLast() + " is one argument too many") + "; usage: " + usage);
        }
        return new CommandLine(given, settings);
    }

    Path path(int argument) {
        return Path.of(given.get(argument));
    }

    /** Returns an argument that is a folder to write to, and makes it. */
    Path folder(int argument) {
        try {
            return Files.createDirectories(path(argument));
        } catch (IOException e) {
            throw new ReptorchException(path(argument) + " cannot be made a folder (" + e + "); name another", e);
        }
    }

    String text(String setting) {
        return settings.get(setting);
    }

    /** Returns a setting that is a whole number in a range. */
    int whole(String setting, int least, int most) {
        try {
            int value = Integer.parseInt(text(setting));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(setting + " must be a whole number from " + least + " to " + most + ", not '" + text(setting) + "'");
    }

    /** Returns a setting that is a number above 0. */
    double number(String setting) {
        try {
            double value = Double.parseDouble(text(setting));
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(setting + " must be a number above 0, not '" + text(setting) + "'");
    }
}
