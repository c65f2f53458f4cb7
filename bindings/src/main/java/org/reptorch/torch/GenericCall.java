package org.reptorch.torch;

import java.util.List;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Operator;
import org.reptorch.torch.internal.Schema;

/** Calls an operator with arguments of unknown types, by the schema that the loaded library has for it. */
final class GenericCall {

    private GenericCall() {
    }

    static Object call(Operator operator, Object[] arguments) {
        Schema schema = operator.schema();
        if (arguments.length != schema.arguments().size()) {
            throw new IllegalArgumentException(operator + " takes " + schema.arguments().size() + " arguments, not " + arguments.length + ": "
                    + schema.arguments().stream().map(argument -> argument.type() + " " + argument.name()).toList());
        }
        for (Schema.Result result : schema.results()) {
            if (!comesToJava(result.type())) {
                throw new IllegalArgumentException(operator + " returns " + result.type() + ", which cannot be brought to Java");
            }
        }
        try (Dispatch call = Dispatch.begin(operator)) {
            for (int i = 0; i < arguments.length; i++) {
                add(call, operator, schema.arguments().get(i), arguments[i]);
            }
            Facade.runForTensors(call);
            return switch (schema.results().size()) {
                case 0 -> null;
                case 1 -> result(call, operator, schema.results().getFirst().type(), 0);
                default -> {
                    var results = new Object[schema.results().size()];
                    for (int i = 0; i < results.length; i++) {
                        results[i] = result(call, operator, schema.results().get(i).type(), i);
                    }
                    yield results;
                }
            };
        }
    }

    private static void add(Dispatch call, Operator operator, Schema.Argument declared, Object value) {
        Schema.Type type = declared.type();
        if (value == null && type.optional()) {
            call.none();
        } else if (!(type.list() ? addList(call, type, value) : addElement(call, type, value))) {
            throw new IllegalArgumentException(operator + ": argument '" + declared.name() + "' is " + type + " and cannot be "
                    + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
        }
    }

    private static boolean addElement(Dispatch call, Schema.Type type, Object value) {
        Dispatch added = switch (type.element()) {
            case "Tensor" -> value instanceof Tensor tensor ? call.tensor(tensor.handle()) : null;
            case "int", "SymInt" -> value instanceof Long || value instanceof Integer ? call.integer(((Number) value).longValue()) : null;
            case "float" -> value instanceof Number number ? call.real(number.doubleValue()) : null;
            case "bool" -> value instanceof Boolean bool ? call.bool(bool) : null;
            case "str" -> value instanceof String string ? call.string(string) : null;
            case "ScalarType" -> value instanceof DType dtype ? call.dtype(dtype) : null;
            case "Device" -> value instanceof Device device ? call.device(device.code()) : null;
            case "MemoryFormat" -> value instanceof MemoryFormat format ? call.memoryFormat(Facade.code(format)) : null;
            case "Scalar" -> value instanceof Number number ? call.scalar(number) : value instanceof Boolean bool ? call.bool(bool) : null;
            default -> null;
        };
        return added != null;
    }

    private static boolean addList(Dispatch call, Schema.Type type, Object value) {
        Dispatch added = switch (type.element()) {
            case "Tensor" -> value instanceof List<?> list && list.stream().allMatch(element -> element instanceof Tensor
                    || element == null && type.optionalElements()) ? call.tensors(handles(list), type.optionalElements()) : null;
            case "int", "SymInt" -> value instanceof long[] integers ? call.integers(integers) : null;
            case "float" -> value instanceof double[] reals ? call.reals(reals) : null;
            case "bool" -> value instanceof boolean[] bools ? call.bools(bools) : null;
            case "Scalar" -> value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance) ? call.scalars(numbers(list)) : null;
            default -> null;
        };
        return added != null;
    }

    @SuppressWarnings("unchecked")
    private static List<Handle> handles(List<?> tensors) {
        return Facade.handles((List<Tensor>) tensors);
    }

    @SuppressWarnings("unchecked")
    private static List<Number> numbers(List<?> numbers) {
        return (List<Number>) numbers;
    }

    private static Object result(Dispatch call, Operator operator, Schema.Type type, int index) {
        return switch (type.element()) {
            case "Tensor" -> type.list() ? Facade.tensors(call, index) : Facade.tensor(call, index);
            case "int", "SymInt" -> type.list() ? call.integersResult(index) : (Object) call.integerResult(index);
            case "float" -> call.realResult(index);
            case "bool" -> call.boolResult(index);
            case "Scalar" -> call.scalarResult(index);
            case "ScalarType" -> call.dtypeResult(index);
            default -> throw new IllegalStateException(operator + " returns " + type);
        };
    }

    private static boolean comesToJava(Schema.Type type) {
        return !type.optional() && switch (type.element()) {
            case "Tensor" -> !type.optionalElements();
            case "int", "SymInt" -> true;
            case "float", "bool", "Scalar", "ScalarType" -> !type.list();
            default -> false;
        };
    }
}
