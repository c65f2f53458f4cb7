package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.reptorch.torch.internal.Schema;

/**
 * One listed operator as methods of Java: which parameters its forms have, and how the others are filled in.
 *
 * <p>The whole form takes every argument that is not hidden. The plain form takes a number where the whole one takes a list
 * of fixed size ({@code int[2] stride}: the number twice, as in PyTorch) or an optional number. Either can be cut short as
 * far as defaults go.
 */
final class FacadeMethod {

    /** What could be taken for an integer where it follows a list of integers. */
    private static final Set<String> NUMBERS = Set.of("int", "SymInt", "float", "Scalar");

    /**
     * One parameter of a form.
     *
     * @param type    of Java
     * @param name    of Java
     * @param forwarded what the whole form gets for it
     * @param nullable whether it may be null
     */
    record Parameter(String type, String name, String forwarded, boolean nullable) {
    }

    private final ListedOperator operator;
    private final List<Schema.Argument> arguments;

    FacadeMethod(ListedOperator operator) {
        this.operator = operator;
        List<Schema.Argument> all = operator.schema().arguments();
        this.arguments = operator.isMethod() ? all.subList(1, all.size()) : all;
    }

    /** How a schema type looks in Java, and how Dispatch takes it, {@code %s} being the value. */
    record Kind(String java, String adder) {

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
                case "Scalar[]", "Scalar?[]" -> new Kind("Number[]", "scalars(numbers(%s))");
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

    /** Returns how a result looks in Java; empty for a type that has no place there. */
    static Optional<String> resultType(Schema.Type type) {
        return Optional.ofNullable(switch (type.toString()) {
            case "Tensor" -> "Tensor";
            case "Tensor[]" -> "List<Tensor>";
            case "bool" -> "boolean";
            case "int", "SymInt" -> "long";
            case "float" -> "double";
            case "Scalar" -> "Number";
            case "int[]", "SymInt[]" -> "long[]";
            case "ScalarType" -> "DType";
            default -> null;
        });
    }

    /** Says what stands in the way of generating it, if anything does. */
    Optional<String> obstacle() {
        for (Schema.Argument argument : operator.schema().arguments()) {
            if (!hidden(argument) && Kind.of(argument.type()).isEmpty()) {
                return Optional.of("argument " + argument.name() + " of type " + argument.type() + " is not known to the generator");
            }
        }
        for (Schema.Result result : operator.schema().results()) {
            if (resultType(result.type()).isEmpty()) {
                return Optional.of("a result of type " + result.type() + " is not known to the generator");
            }
        }
        return Optional.empty();
    }

    /** Arguments that are always left at their default: none of them means anything on the CPU. */
    static boolean hidden(Schema.Argument argument) {
        return argument.type().optional() && (Set.of("Layout", "Generator").contains(argument.type().element()) || argument.name().equals("pin_memory"));
    }

    /** Returns all arguments but the self of a method, hidden ones included. */
    List<Schema.Argument> arguments() {
        return arguments;
    }

    /** Returns the parameters of the form that takes everything. */
    List<Parameter> whole() {
        return form(arguments.size(), false).orElseThrow();
    }

    /** Returns the parameters of every shorter or plainer form; each calls the whole one. */
    List<List<Parameter>> others() {
        int required = 0;
        for (int i = 0; i < arguments.size(); i++) {
            if (!hidden(arguments.get(i)) && arguments.get(i).defaultValue().isEmpty()) {
                required = i + 1;
            }
        }
        var forms = new ArrayList<List<Parameter>>();
        for (int given = arguments.size(); given >= required; given--) {
            if (given == arguments.size() || !hidden(arguments.get(given))) { // otherwise the same as with it
                if (given < arguments.size()) {
                    forms.add(form(given, false).orElseThrow());
                }
                form(given, true).ifPresent(forms::add);
            }
        }
        return forms;
    }

    /** The form with the first {@code given} arguments; the plain one is absent where it would be the same. */
    private Optional<List<Parameter>> form(int given, boolean plain) {
        var parameters = new ArrayList<Parameter>();
        boolean differs = false;
        for (Schema.Argument argument : arguments.subList(0, given)) {
            if (hidden(argument)) {
                continue;
            }
            String name = ListedOperator.camelCase(argument.name());
            String type = Kind.of(argument.type()).orElseThrow().java();
            int size = fixedSize(argument);
            if (plain && type.equals("long[]") && size > 0) {
                parameters.add(new Parameter("long", name, "new long[] {" + repeated(name, size) + "}", false));
                differs = true;
            } else if (plain && (type.equals("Long") || type.equals("Double"))) {
                parameters.add(new Parameter(type.toLowerCase(Locale.ROOT), name, type + ".valueOf(" + name + ")", false));
                differs = true;
            } else {
                parameters.add(new Parameter(type, name, name, argument.type().optional()));
            }
        }
        return plain && !differs ? Optional.empty() : Optional.of(List.copyOf(parameters));
    }

    /** Returns what the whole form is called with by another: what that was given, then the defaults. */
    List<String> forwarded(List<Parameter> form) {
        var values = new ArrayList<String>();
        for (Schema.Argument argument : arguments) {
            if (!hidden(argument)) {
                values.add(values.size() < form.size() ? form.get(values.size()).forwarded() : defaultValue(argument));
            }
        }
        return values;
    }

    /** Returns the declaration of a form's parameters; a leading list that ends the form can be given as single numbers. */
    String declaration(List<Parameter> form) {
        var text = new StringBuilder();
        for (Parameter parameter : form) {
            String type = endsInList(form) ? "long..." : parameter.type();
            text.append(text.isEmpty() ? "" : ", ").append(type).append(' ').append(parameter.name());
        }
        return text.toString();
    }

    /** Not where the next argument, which the form leaves out, is a number too: {@code maxPool2d(3, 2)} is kernel and stride. */
    private boolean endsInList(List<Parameter> form) {
        if (form.size() != 1 || !form.getFirst().type().equals("long[]") || form.getFirst().nullable()) {
            return false;
        }
        List<Schema.Argument> shown = arguments.stream().filter(argument -> !hidden(argument)).toList();
        return shown.size() == 1 || !NUMBERS.contains(shown.get(1).type().element());
    }

    /** The 2 of {@code int[2] stride}; 0 for any other type. */
    private int fixedSize(Schema.Argument argument) {
        Matcher matcher = Pattern.compile("\\[(\\d+)\\]\\?? " + argument.name() + "[,=)]").matcher(operator.text());
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static String repeated(String value, int times) {
        return String.join(", ", java.util.Collections.nCopies(times, value));
    }

    private String defaultValue(Schema.Argument argument) {
        String value = argument.defaultValue().orElseThrow();
        Schema.Type type = argument.type();
        if (value.equals("None")) {
            return "(" + Kind.of(type).orElseThrow().java() + ") null";
        }
        if (type.list()) {
            String numbers = value.startsWith("[") ? value.substring(1, value.length() - 1) : repeated(value, fixedSize(argument));
            return "new " + Kind.of(type).orElseThrow().java() + " {" + numbers + "}";
        }
        return switch (type.element()) {
            case "bool" -> value.toLowerCase(Locale.ROOT);
            case "float" -> value.endsWith(".") ? value + "0" : value;
            case "str", "Scalar" -> value.endsWith(".") ? value + "0" : value;
            case "int", "SymInt" -> type.optional() ? value + "L" : value;
            case "MemoryFormat" -> "MemoryFormat.CONTIGUOUS";
            case "ScalarType" -> dtypeOfCode(value);
            default -> throw new IllegalArgumentException(operator.text() + ": no default " + value + " for " + type);
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
}
