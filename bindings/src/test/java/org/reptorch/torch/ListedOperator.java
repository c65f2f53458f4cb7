package org.reptorch.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.reptorch.torch.internal.Schema;

/**
 * One line of operators.txt: an operator's schema, and the name it has in Java.
 *
 * @param schema   what the line says
 * @param text     the schema as it is written there
 * @param javaName the schema's name in camelCase, or what the line gives behind {@code as}
 */
record ListedOperator(Schema schema, String text, String javaName) {

    private static final Path LIST = Path.of("src/main/operators/operators.txt");
    private static final Set<String> KEYWORDS = Set.of("default", "int", "float", "double", "long", "new", "switch", "case");

    /** Reads the list of the bindings folder. */
    static List<ListedOperator> readAll(Path bindings) throws IOException {
        return parse(Files.readAllLines(bindings.resolve(LIST)));
    }

    /** Parses the lines of a list; blank ones and comments ({@code #}) are skipped. */
    static List<ListedOperator> parse(List<String> lines) {
        var operators = new ArrayList<ListedOperator>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                operators.add(parse(line.strip()));
            }
        }
        return operators;
    }

    private static ListedOperator parse(String line) {
        int as = line.lastIndexOf(" as ");
        String text = as < 0 ? line : line.substring(0, as);
        Schema schema = Schema.parse(text);
        return new ListedOperator(schema, text, as < 0 ? camelCase(withNamespace(schema.name())) : line.substring(as + " as ".length()));
    }

    /** The name without {@code aten::}; another namespace stays: {@code onednn_qconv_prepack}. */
    private static String withNamespace(String name) {
        return name.startsWith("aten::") ? name.substring("aten::".length()) : name.replace("::", "_");
    }

    /** Turns {@code _foreach_add_} into {@code foreachAdd_}: a leading underscore goes, a trailing one stays. */
    static String camelCase(String name) {
        String stem = name.replaceAll("^_+", "").replaceAll("_+$", "");
        var text = new StringBuilder();
        for (String word : stem.split("_+")) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String camel = text.toString();
        return (KEYWORDS.contains(camel) ? camel + "Value" : camel) + (name.endsWith("_") ? "_" : "");
    }

    /** Tells whether it is a method of Tensor: its first argument is one tensor called self. */
    boolean isMethod() {
        List<Schema.Argument> arguments = schema.arguments();
        return !arguments.isEmpty() && arguments.getFirst().name().equals("self") && arguments.getFirst().type().toString().equals("Tensor");
    }

    /** Returns the name of the constant that holds the operator: {@code ADD__TENSOR}. */
    String constant() {
        String name = withNamespace(schema.name()) + (schema.overload().isEmpty() ? "" : "_" + schema.overload());
        return name.toUpperCase(Locale.ROOT);
    }
}
