package org.reptorch.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.reptorch.torch.internal.Schema;

/**
 * Turns operators.txt into the typed facade: {@code TensorMethods} for operators whose first argument is a tensor
 * {@code self}, {@code Ops} for all others.
 *
 * <p>A name in camelCase keeps its trailing underscore; a leading one is dropped. {@link FacadeMethod} says which forms an
 * operator has; where two operators would share one, the earlier line of the list has it. Layout, pinning and generator
 * arguments are never passed. An operator that cannot be generated ends it: everything that is listed is bound.
 *
 * <p>{@code bindings/regenerate.sh facade} runs it; a test fails where its output is not what is committed.
 */
public final class FacadeGenerator {

    private FacadeGenerator() {
    }

    /** Writes both classes below {@code bindings/src/generated/java}; the argument is the bindings folder. */
    public static void main(String[] arguments) throws IOException {
        Path bindings = Path.of(arguments[0]);
        for (Map.Entry<String, String> file : generate(ListedOperator.readAll(bindings)).entrySet()) {
            Path target = generated(bindings).resolve(file.getKey());
            Files.writeString(target, file.getValue());
            System.out.println("wrote " + target);
        }
    }

    static Path generated(Path bindings) {
        return bindings.resolve("src/generated/java/org/reptorch/torch");
    }

    /** Returns the text of each generated file by its name. */
    static Map<String, String> generate(List<ListedOperator> operators) {
        var methods = new ClassText(false);
        var functions = new ClassText(true);
        for (ListedOperator operator : operators) {
            (operator.isMethod() ? methods : functions).add(operator);
        }
        var files = new TreeMap<String, String>();
        files.put("TensorMethods.java", methods.text("TensorMethods",
                "Operators whose first argument is a tensor {@code self}: the methods of {@link Tensor}. Generated from operators.txt; do not edit.",
                "abstract sealed class TensorMethods extends Facade permits Tensor"));
        files.put("Ops.java", functions.text("Ops",
                "Operators without a tensor {@code self}: functions such as {@code conv2d}. Generated from operators.txt; do not edit.",
                "public final class Ops extends Facade"));
        return files;
    }

    private static String resultExpression(Schema.Type type, int index) {
        return switch (FacadeMethod.resultType(type).orElseThrow()) {
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

    /** One generated class as it grows. */
    private static final class ClassText {

        private final boolean statics;
        private final StringBuilder operators = new StringBuilder();
        private final StringBuilder body = new StringBuilder();
        private final Set<String> signatures = new HashSet<>();
        private final Map<String, String> records = new HashMap<>();

        ClassText(boolean statics) {
            this.statics = statics;
        }

        void add(ListedOperator operator) {
            var method = new FacadeMethod(operator);
            method.obstacle().ifPresent(obstacle -> {
                throw new IllegalArgumentException(operator.schema().fullName() + ": " + obstacle);
            });
            operators.append("    private static final Operator ").append(operator.constant()).append(" = Operator.of(\n            \"")
                    .append(operator.text().replace("\"", "\\\"")).append("\");\n");
            String returned = returned(operator);
            if (!signatures.add(signature(operator, method.whole()))) {
                throw new IllegalArgumentException(operator.schema().fullName() + ": an earlier line has the form " + signature(operator, method.whole())
                        + "; give it another name with 'as'");
            }
            head(operator, method, method.whole(), returned);
            call(operator, method);
            for (List<FacadeMethod.Parameter> form : method.others()) {
                if (signatures.add(signature(operator, form))) {
                    head(operator, method, form, returned);
                    body.append("        ").append(returned.equals("void") ? "" : "return ").append(operator.javaName()).append('(')
                            .append(String.join(", ", method.forwarded(form))).append(");\n    }\n");
                }
            }
        }

        /** Two forms of one erasure clash in Java, so the elements of lists do not count. */
        private static String signature(ListedOperator operator, List<FacadeMethod.Parameter> form) {
            return operator.javaName() + form.stream().map(FacadeMethod.Parameter::type).toList().toString().replaceAll("<.*?>", "");
        }

        private String returned(ListedOperator operator) {
            List<Schema.Result> results = operator.schema().results();
            return switch (results.size()) {
                case 0 -> "void";
                case 1 -> FacadeMethod.resultType(results.getFirst().type()).orElseThrow();
                default -> record(operator);
            };
        }

        /** Returns the name of the record for several results, which overloads of an operator share. */
        private String record(ListedOperator operator) {
            String javaName = operator.javaName();
            String record = Character.toUpperCase(javaName.charAt(0)) + javaName.substring(1).replace("_", "") + "Result";
            var components = new ArrayList<String>();
            var documentation = new StringBuilder();
            List<Schema.Result> results = operator.schema().results();
            for (int i = 0; i < results.size(); i++) {
                String component = ListedOperator.camelCase(results.get(i).name());
                components.add(FacadeMethod.resultType(results.get(i).type()).orElseThrow() + " " + component);
                documentation.append("\n     * @param ").append(component).append(" result ").append(i).append(" of the operator");
            }
            String declared = String.join(", ", components);
            String earlier = records.putIfAbsent(record, declared);
            if (earlier == null) {
                body.append("\n    /**\n     * What {@code ").append(operator.schema().name()).append("} returns.\n     *").append(documentation)
                        .append("\n     */\n    public record ").append(record).append('(').append(declared).append(") {\n    }\n");
            } else if (!earlier.equals(declared)) {
                throw new IllegalArgumentException(operator.schema().fullName() + ": an earlier overload returns (" + earlier + "), not (" + declared
                        + "); give the results the same names, or the operator another with 'as'");
            }
            return record;
        }

        private void head(ListedOperator operator, FacadeMethod method, List<FacadeMethod.Parameter> form, String returned) {
            List<String> nullable = form.stream().filter(FacadeMethod.Parameter::nullable).map(FacadeMethod.Parameter::name).toList();
            body.append("\n    /** {@code ").append(operator.schema().fullName()).append('}');
            if (!nullable.isEmpty()) {
                body.append("; ").append(String.join(", ", nullable)).append(nullable.size() == 1 ? " may be null" : " may be null each");
            }
            body.append(". */\n    public ").append(statics ? "static " : "").append(returned).append(' ').append(operator.javaName())
                    .append('(').append(method.declaration(form)).append(") {\n");
        }

        /** The body of the whole form, which makes the call. */
        private void call(ListedOperator operator, FacadeMethod method) {
            List<Schema.Result> results = operator.schema().results();
            body.append("        try (Dispatch call = Dispatch.begin(").append(operator.constant()).append(")) {\n");
            if (!statics) {
                body.append("            call.tensor(handle((Tensor) this));\n");
            }
            for (Schema.Argument argument : method.arguments()) {
                String adder = FacadeMethod.hidden(argument) ? "none()"
                        : FacadeMethod.Kind.of(argument.type()).orElseThrow().adder().formatted(ListedOperator.camelCase(argument.name()));
                body.append("            call.").append(adder).append(";\n");
            }
            boolean inPlace = !statics && results.size() == 1 && results.getFirst().written();
            boolean returnsTensors = !inPlace && results.stream().anyMatch(result -> result.type().element().equals("Tensor"));
            body.append("            ").append(returnsTensors ? "runForTensors(call)" : "call.run()").append(";\n");
            if (inPlace) {
                body.append("            call.dropTensorResult(0);\n            return (Tensor) this;\n");
            } else if (results.size() == 1) {
                body.append("            return ").append(resultExpression(results.getFirst().type(), 0)).append(";\n");
            } else if (!results.isEmpty()) {
                var values = new ArrayList<String>();
                for (int i = 0; i < results.size(); i++) {
                    values.add(resultExpression(results.get(i).type(), i));
                }
                body.append("            return new ").append(record(operator)).append('(').append(String.join(", ", values)).append(");\n");
            }
            body.append("        }\n    }\n");
        }

        String text(String className, String documentation, String declaration) {
            return "package org.reptorch.torch;\n\n" + (body.indexOf("List<") >= 0 ? "import java.util.List;\n\n" : "")
                    + "import org.reptorch.torch.internal.Dispatch;\nimport org.reptorch.torch.internal.Operator;\n\n/** " + documentation + " */\n"
                    + declaration + " {\n\n" + operators + (statics ? "\n    private " : "\n    ") + className + "() {\n    }\n" + body + "}\n";
        }
    }
}
