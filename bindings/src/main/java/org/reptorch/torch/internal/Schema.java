package org.reptorch.torch.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operator's schema as libtorch writes it: {@code aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor}.
 *
 * <p>The generator of the typed facade reads it from the operator list, the dispatcher from the library that is loaded.
 *
 * @param name      with its namespace: {@code aten::add}
 * @param overload  {@code Tensor}, or empty
 * @param arguments in order
 * @param results   in order; empty for {@code ()}
 */
public record Schema(String name, String overload, List<Argument> arguments, List<Result> results) {

    /**
     * One argument.
     *
     * @param type         without alias annotations, sizes and defaults: {@code Tensor}, {@code SymInt[]}, {@code float?}
     * @param name         as in the schema
     * @param written      whether the operator writes to it ({@code Tensor(a!)})
     * @param defaultValue the text behind {@code =}, if there is one
     */
    public record Argument(Type type, String name, boolean written, Optional<String> defaultValue) {
    }

    /**
     * One result.
     *
     * @param type    as of an argument
     * @param name    empty where the schema gives none
     * @param written whether it is an argument that was written to
     */
    public record Result(Type type, String name, boolean written) {
    }

    /**
     * A type: an element, then whether that is a list, whether its elements and it itself are optional.
     *
     * @param element          {@code Tensor}, {@code int}, {@code SymInt}, {@code float}, {@code bool}, {@code str}, {@code Scalar}, ...
     * @param list             {@code element[]}
     * @param optionalElements {@code element?[]}
     * @param optional         {@code element?} or {@code element[]?}
     */
    public record Type(String element, boolean list, boolean optionalElements, boolean optional) {

        /** Parses {@code int[2]?}, {@code Tensor(a!)?} and the like. */
        static Type parse(String text) {
            String bare = text.replaceAll("\\([^)]*\\)", "");
            boolean optional = bare.endsWith("?");
            if (optional) {
                bare = bare.substring(0, bare.length() - 1);
            }
            boolean list = bare.endsWith("]");
            if (list) {
                bare = bare.substring(0, bare.lastIndexOf('['));
            }
            boolean optionalElements = list && bare.endsWith("?");
            if (optionalElements) {
                bare = bare.substring(0, bare.length() - 1);
            }
            return new Type(bare, list, optionalElements, optional);
        }

        /** Tells whether a value of this type takes the same slot as one of the other: SymInt and int do. */
        boolean sameSlot(Type other) {
            return slotElement().equals(other.slotElement()) && list == other.list
                    && optionalElements == other.optionalElements && optional == other.optional;
        }

        private String slotElement() {
            return element.equals("SymInt") ? "int" : element;
        }

        @Override
        public String toString() {
            return element + (optionalElements ? "?" : "") + (list ? "[]" : "") + (optional ? "?" : "");
        }
    }

    /** Parses one schema; the message of the exception holds its text. */
    public static Schema parse(String text) {
        int open = text.indexOf('(');
        int close = open < 0 ? -1 : closing(text, open);
        int arrow = close < 0 ? -1 : text.indexOf("->", close);
        if (arrow < 0) {
            throw malformed(text);
        }
        String fullName = text.substring(0, open).strip();
        int dot = fullName.indexOf('.');
        var arguments = new ArrayList<Argument>();
        for (String argument : split(text.substring(open + 1, close))) {
            if (!argument.equals("*")) {
                arguments.add(argument(argument, text));
            }
        }
        String returned = text.substring(arrow + 2).strip();
        boolean several = returned.startsWith("(");
        if (several && closing(returned, 0) < 0 || !several && returned.isEmpty()) {
            throw malformed(text);
        }
        var results = new ArrayList<Result>();
        for (String result : split(several ? returned.substring(1, closing(returned, 0)) : returned)) {
            int space = nameAfter(result);
            String type = space < 0 ? result : result.substring(0, space);
            results.add(new Result(Type.parse(type), space < 0 ? "" : result.substring(space + 1), type.contains("!")));
        }
        return new Schema(dot < 0 ? fullName : fullName.substring(0, dot), dot < 0 ? "" : fullName.substring(dot + 1),
                List.copyOf(arguments), List.copyOf(results));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("not an operator schema: " + text);
    }

    /** Where the space before a name is, or -1 where the type has none: {@code Tensor(a -> *)}. */
    private static int nameAfter(String declaration) {
        int space = declaration.lastIndexOf(' ');
        return declaration.indexOf(')', Math.max(space, 0)) < 0 ? space : -1;
    }

    private static Argument argument(String text, String schema) {
        int equals = text.indexOf('=');
        String declaration = (equals < 0 ? text : text.substring(0, equals)).strip();
        int space = nameAfter(declaration);
        if (space < 0) {
            throw malformed(schema);
        }
        String type = declaration.substring(0, space).strip();
        return new Argument(Type.parse(type), declaration.substring(space + 1), type.contains("!"),
                equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1).strip()));
    }

    /** Splits at the commas that stand in no bracket. */
    private static List<String> split(String list) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                String part = list.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '(') {
                depth++;
            } else if (text.charAt(i) == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Tells whether calls made for this schema fit the other: as many arguments and results, of the same slots, in order. */
    public boolean fits(Schema other) {
        if (arguments.size() != other.arguments.size() || results.size() != other.results.size()) {
            return false;
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (!arguments.get(i).type.sameSlot(other.arguments.get(i).type)) {
                return false;
            }
        }
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i).type.sameSlot(other.results.get(i).type)) {
                return false;
            }
        }
        return true;
    }

    /** Returns {@code aten::add.Tensor}. */
    public String fullName() {
        return overload.isEmpty() ? name : name + "." + overload;
    }
}
