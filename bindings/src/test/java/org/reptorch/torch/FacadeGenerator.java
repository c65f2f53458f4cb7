package org.reptorch.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.reptorch.torch.internal.Schema;

/**
 * Turns operator schemas into the typed facade: {@code TensorMethods} for operators whose first argument is {@code self},
 * {@code Ops} for all others.
 *
 * <p>A name in camelCase keeps its trailing underscore; a leading one is dropped. Arguments that have a default may be left
 * out from the end on, each cut an overload. Layout, pinning and generator arguments are never passed. An operator with a
 * type that is not known here is skipped with a message; nothing is half-bound.
 *
 * <p>{@code bindings/regenerate.sh facade} runs it; a test fails where its output is not what is committed.
 */
public final class FacadeGenerator {

    private static final Set<String> KEYWORDS = Set.of("default", "int", "float", "double", "long", "new", "switch", "case");

    private final List<String> skipped = new ArrayList<>();

    /** Writes both classes below {@code bindings/src/generated/java}; the argument is the bindings folder. */
    public static void main(String[] arguments) throws IOException {
        Path bindings = Path.of(arguments[0]);
        var generator = new FacadeGenerator();
        for (Map.Entry<String, String> file : generator.generate(Files.readAllLines(list(bindings))).entrySet()) {
            Path target = generated(bindings).resolve(file.getKey());
            Files.writeString(target, file.getValue());
            System.out.println("wrote " + target);
        }
        generator.skipped.forEach(System.out::println);
    }

    static Path list(Path bindings) {
        return bindings.resolve("src/main/operators/operators.txt");
    }

    static Path generated(Path bindings) {
        return bindings.resolve("src/generated/java/org/reptorch/torch");
    }

    List<String> skipped() {
        return skipped;
    }

    /** Returns the text of each generated file by its name. */
    Map<String, String> generate(List<String> lines) {
        var methods = new ClassText(false);
        var functions = new ClassText(true);
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Schema schema = Schema.parse(line);
            Optional<String> obstacle = obstacle(schema);
            if (obstacle.isPresent()) {
                skipped.add("skipped " + schema.fullName() + ": " + obstacle.get());
                continue;
            }
            boolean method = !schema.arguments().isEmpty() && schema.arguments().getFirst().name().equals("self")
                    && !schema.arguments().getFirst().type().list();
            (method ? methods : functions).add(schema, line.strip());
        }
        var files = new TreeMap<String, String>();
        files.put("TensorMethods.java", methods.text("TensorMethods",
                "Operators whose first argument is {@code self}: the methods of {@link Tensor}. Generated from operators.txt; do not edit.",
                "abstract sealed class TensorMethods extends Facade permits Tensor"));
        files.put("Ops.java", functions.text("Ops",
                "Operators without a {@code self}: functions such as {@code conv2d}. Generated from operators.txt; do not edit.",
                "public final class Ops extends Facade"));
        return files;
    }

    private static Optional<String> obstacle(Schema schema) {
        for (Schema.Argument argument : schema.arguments()) {
            if (!hidden(argument) && Kind.of(argument.type()).isEmpty()) {
                return Optional.of("argument " + argument.name() + " of type " + argument.type() + " is not known to the generator");
            }
        }
        for (Schema.Result result : schema.results()) {
            if (resultType(result.type()).isEmpty()) {
                return Optional.of("a result of type " + result.type() + " is not known to the generator");
            }
        }
        return Optional.empty();
    }

    /** Arguments that are always left at their default: none of them means anything on the CPU. */
    private static boolean hidden(Schema.Argument argument) {
        return argument.type().optional() && (Set.of("Layout", "Generator").contains(argument.type().element()) || argument.name().equals("pin_memory"));
    }

    /** How a schema type looks in Java, and how Dispatch takes it, {@code %s} being the value. */
    private record Kind(String java, String adder) {

        static Optional<Kind> of(Schema.Type type) {
            return Optional.ofNullable(switch (type.toString()) {
                case "Tensor" -> new Kind("Tensor", "tensor(handle(%s))");
                case "Tensor?" -> new Kind("Tensor", "optionalTensor(handle(%s))");
                case "Tensor[]" -> new Kind("List<Tensor>", "tensors(handles(%s), false)");
                case "Tensor?[]" -> new Kind("List<Tensor>", "tensors(handles(%s), true)");
                case "int", "SymInt" -> new Kind("long", "integer(%s)");
                case "int?", "SymInt?" -> new Kind("Long", "optionalInteger(%s)");
                case "int[]", "SymInt[]" -> new Kind("long[]", "integers(%s)");
                case "int[]?", "SymInt[]?" -> new Kind("long[]", "optionalIntegers(%s)");
                case "float" -> new Kind("double", "real(%s)");
                case "float?" -> new Kind("Double", "optionalReal(%s)");
                case "float[]" -> new Kind("double[]", "reals(%s)");
                case "float[]?" -> new Kind("double[]", "optionalReals(%s)");
                case "bool" -> new Kind("boolean", "bool(%s)");
                case "bool?" -> new Kind("Boolean", "optionalBool(%s)");
                case "bool[]" -> new Kind("boolean[]", "bools(%s)");
                case "str" -> new Kind("String", "string(%s)");
                case "str?" -> new Kind("String", "optionalString(%s)");
                case "Scalar" -> new Kind("Number", "scalar(%s)");
                case "Scalar?" -> new Kind("Number", "optionalScalar(%s)");
                case "Scalar[]" -> new Kind("List<? extends Number>", "scalars(%s)");
                case "ScalarType" -> new Kind("DType", "dtype(%s)");
                case "ScalarType?" -> new Kind("DType", "optionalDtype(%s)");
                case "Device" -> new Kind("Device", "device(code(%s))");
                case "Device?" -> new Kind("Device", "optionalDevice(code(%s))");
                case "MemoryFormat" -> new Kind("MemoryFormat", "memoryFormat(code(%s))");
                case "MemoryFormat?" -> new Kind("MemoryFormat", "optionalInteger(code(%s))");
                default -> null;
            });
        }
    }

    private static Optional<String> resultType(Schema.Type type) {
        return Optional.ofNullable(switch (type.toString()) {
            case "Tensor" -> "Tensor";
            case "Tensor[]" -> "List<Tensor>";
            case "bool" -> "boolean";
            case "int", "SymInt" -> "long";
            case "float" -> "double";
            case "int[]", "SymInt[]" -> "long[]";
            case "Scalar" -> "Number";
            case "ScalarType" -> "DType";
            default -> null;
        });
    }

    private static String resultExpression(Schema.Type type, int index) {
        return switch (resultType(type).orElseThrow()) {
            case "Tensor" -> "tensor(call, " + index + ")";
            case "List<Tensor>" -> "tensors(call, " + index + ")";
            case "boolean" -> "call.boolResult(" + index + ")";
            case "long" -> "call.integerResult(" + index + ")";
            case "long[]" -> "call.integersResult(" + index + ")";
            case "Number" -> "call.scalarResult(" + index + ")";
            case "DType" -> "call.dtypeResult(" + index + ")";
            default -> "call.realResult(" + index + ")";
        };
    }

    private static String camelCase(String name) {
        String stem = name.replaceAll("^_+", "").replaceAll("_+$", "");
        var text = new StringBuilder();
        for (String word : stem.split("_+")) {
            text.append(text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        String camel = text.toString();
        return (KEYWORDS.contains(camel) ? camel + "Value" : camel) + (name.endsWith("_") ? "_" : "");
    }

    private static String defaultValue(Schema.Argument argument) {
        String value = argument.defaultValue().orElseThrow();
        Schema.Type type = argument.type();
        if (value.equals("None")) {
            return "null";
        }
        if (type.list()) {
            // A bare number stands for the list of that number repeated; ATen repeats it itself.
            String numbers = value.startsWith("[") ? value.substring(1, value.length() - 1) : value;
            String java = type.element().equals("float") ? "double" : type.element().equals("bool") ? "boolean" : "long";
            return "new " + java + "[] {" + numbers + "}";
        }
        return switch (type.element()) {
            case "bool" -> value.toLowerCase(java.util.Locale.ROOT);
            case "float" -> value.endsWith(".") ? value + "0" : value;
            case "str" -> value;
            case "int", "SymInt" -> type.optional() ? value + "L" : value;
            case "Scalar" -> value;
            case "MemoryFormat" -> "MemoryFormat.CONTIGUOUS";
            case "ScalarType" -> dtypeOfCode(value);
            default -> throw new IllegalArgumentException("no default " + value + " for " + type);
        };
    }

    /** The dtype defaults that occur, by the numbers that schemas are printed with. */
    private static String dtypeOfCode(String code) {
        return switch (code) {
            case "4" -> "DType.INT64";
            case "6" -> "DType.FLOAT32";
            default -> throw new IllegalArgumentException("no dtype is known for code " + code);
        };
    }

    /** One generated class as it grows. */
    private final class ClassText {

        private final boolean statics;
        private final StringBuilder operators = new StringBuilder();
        private final StringBuilder body = new StringBuilder();
        private final Set<String> signatures = new HashSet<>();
        private boolean lists;

        ClassText(boolean statics) {
            this.statics = statics;
        }

        void add(Schema schema, String line) {
            String constant = schema.fullName().substring("aten::".length()).replace('.', '_').toUpperCase(java.util.Locale.ROOT);
            operators.append("    private static final Operator ").append(constant).append(" = Operator.of(\n            \"")
                    .append(line.replace("\"", "\\\"")).append("\");\n");
            String name = camelCase(schema.name().substring("aten::".length()));
            String record = record(schema, name);
            int first = statics ? 0 : 1;
            int required = first;
            for (int i = first; i < schema.arguments().size(); i++) {
                Schema.Argument argument = schema.arguments().get(i);
                if (!hidden(argument) && argument.defaultValue().isEmpty()) {
                    required = i + 1;
                }
            }
            int last = schema.arguments().size();
            boolean whole = method(schema, constant, name, record, first, last, false);
            for (int given = last - 1; given >= required; given--) {
                if (!hidden(schema.arguments().get(given))) { // otherwise the same Java signature as with it
                    method(schema, constant, name, record, first, given, whole);
                }
            }
        }

        /** Declares the record for several results; empty where there are fewer than two. */
        private String record(Schema schema, String name) {
            if (schema.results().size() < 2) {
                return "";
            }
            String record = Character.toUpperCase(name.charAt(0)) + name.substring(1).replace("_", "") + "Result";
            var components = new ArrayList<String>();
            var documentation = new StringBuilder();
            for (int i = 0; i < schema.results().size(); i++) {
                Schema.Result result = schema.results().get(i);
                String component = result.name().isEmpty() ? "result" + i : camelCase(result.name());
                components.add(resultType(result.type()).orElseThrow() + " " + component);
                documentation.append("\n     * @param ").append(component).append(" result ").append(i).append(" of the operator");
            }
            body.append("\n    /**\n     * What {@code ").append(schema.fullName()).append("} returns.\n     *").append(documentation)
                    .append("\n     */\n    public record ").append(record).append("(").append(String.join(", ", components)).append(") {\n    }\n");
            return record;
        }

        /** Adds the form with the first {@code given} arguments, unless an earlier line has it; returns whether it was added. */
        private boolean method(Schema schema, String constant, String name, String record, int first, int given, boolean callsWhole) {
            var parameters = new LinkedHashMap<String, String>();
            var nullable = new ArrayList<String>();
            for (Schema.Argument argument : schema.arguments().subList(first, given)) {
                if (!hidden(argument)) {
                    parameters.put(camelCase(argument.name()), Kind.of(argument.type()).orElseThrow().java());
                    if (argument.type().optional()) {
                        nullable.add(camelCase(argument.name()));
                    }
                }
            }
            if (!signatures.add(name + parameters.values())) {
                return false;
            }
            lists |= parameters.containsValue("List<Tensor>");
            boolean inPlace = !statics && schema.results().size() == 1 && schema.results().getFirst().written();
            String returned = schema.results().isEmpty() ? "void"
                    : schema.results().size() > 1 ? record : resultType(schema.results().getFirst().type()).orElseThrow();
            lists |= returned.startsWith("List");
            boolean returnsTensors = returned.equals("Tensor") || returned.startsWith("List") || !record.isEmpty();

            String declared = parameters.entrySet().stream().map(parameter -> parameter.getValue() + " " + parameter.getKey())
                    .collect(Collectors.joining(", "));
            String lastName = parameters.isEmpty() ? "" : List.copyOf(parameters.keySet()).getLast();
            if (!lastName.isEmpty() && parameters.get(lastName).equals("long[]") && !nullable.contains(lastName)) {
                declared = declared.substring(0, declared.length() - ("long[] " + lastName).length()) + "long... " + lastName;
            }
            body.append("\n    /** {@code ").append(schema.fullName()).append("}");
            if (!nullable.isEmpty()) {
                body.append("; ").append(String.join(", ", nullable)).append(nullable.size() == 1 ? " may be null" : " may be null each");
            }
            body.append(". */\n    public ").append(statics ? "static " : "").append(inPlace ? "Tensor" : returned).append(' ').append(name)
                    .append('(').append(declared).append(") {\n");
            if (callsWhole) {
                body.append("        ").append(returned.equals("void") ? "" : "return ").append(name).append('(')
                        .append(String.join(", ", wholeArguments(schema, first, given))).append(");\n    }\n");
                return true;
            }
            body.append("        try (Dispatch call = Dispatch.begin(").append(constant).append(")) {\n");
            if (!statics) {
                body.append("            call.tensor(handle((Tensor) this));\n");
            }
            for (int i = first; i < schema.arguments().size(); i++) {
                Schema.Argument argument = schema.arguments().get(i);
                String value = hidden(argument) ? "null" : i < given ? camelCase(argument.name()) : defaultValue(argument);
                body.append("            call.").append(value.equals("null") ? "none()" : Kind.of(argument.type()).orElseThrow().adder().formatted(value))
                        .append(";\n");
            }
            body.append("            ").append(returnsTensors && !inPlace ? "runForTensors(call)" : "call.run()").append(";\n");
            if (inPlace) {
                body.append("            call.dropTensorResult(0);\n            return (Tensor) this;\n");
            } else if (!record.isEmpty()) {
                var results = new ArrayList<String>();
                for (int i = 0; i < schema.results().size(); i++) {
                    results.add(resultExpression(schema.results().get(i).type(), i));
                }
                body.append("            return new ").append(record).append('(').append(String.join(", ", results)).append(");\n");
            } else if (!schema.results().isEmpty()) {
                body.append("            return ").append(resultExpression(schema.results().getFirst().type(), 0)).append(";\n");
            }
            body.append("        }\n    }\n");
            return true;
        }

        /** The arguments with which a shorter form calls the whole one: what it was given, then the defaults. */
        private static List<String> wholeArguments(Schema schema, int first, int given) {
            var arguments = new ArrayList<String>();
            for (int i = first; i < schema.arguments().size(); i++) {
                Schema.Argument argument = schema.arguments().get(i);
                if (!hidden(argument)) {
                    String value = i < given ? camelCase(argument.name()) : defaultValue(argument);
                    arguments.add(value.equals("null") ? "(" + Kind.of(argument.type()).orElseThrow().java() + ") null" : value);
                }
            }
            return arguments;
        }

        String text(String className, String documentation, String declaration) {
            return "package org.reptorch.torch;\n\n" + (lists ? "import java.util.List;\n\n" : "")
                    + "import org.reptorch.torch.internal.Dispatch;\nimport org.reptorch.torch.internal.Operator;\n\n/** " + documentation + " */\n" + declaration + " {\n\n" + operators
                    + (statics ? "\n    private " : "\n    ") + className + "() {\n    }\n" + body + "}\n";
        }
    }
}
