package org.reptorch.torch;

import java.util.List;
import java.util.Set;

import org.reptorch.torch.internal.Dispatch;
import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;
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
        boolean optional = type.optional();
        if (value == null && optional) {
            call.none();
            return;
        }
        boolean done = type.list() ? addList(call, type, value) : addElement(call, type, optional, value);
        if (!done) {
            throw new IllegalArgumentException(operator + ": argument '" + declared.name() + "' is " + type + " and cannot be "
                    + (value == null ? "null" : "a " + value.getClass().getSimpleName()));
        }
    }

    private static boolean addElement(Dispatch call, Schema.Type type, boolean optional, Object value) {
        switch (type.element()) {
            case "Tensor" -> {
                if (!(value instanceof Tensor tensor)) {
                    return false;
                }
                var unused = optional ? call.optionalTensor(tensor.handle()) : call.tensor(tensor.handle());
            }
            case "int", "SymInt" -> {
                if (!(value instanceof Long || value instanceof Integer)) {
                    return false;
                }
                long integer = ((Number) value).longValue();
                var unused = optional ? call.optionalInteger(integer) : call.integer(integer);
            }
            case "float" -> {
                if (!(value instanceof Number number)) {
                    return false;
                }
                var unused = optional ? call.optionalReal(number.doubleValue()) : call.real(number.doubleValue());
            }
            case "bool" -> {
                if (!(value instanceof Boolean bool)) {
                    return false;
                }
                var unused = optional ? call.optionalBool(bool) : call.bool(bool);
            }
            case "str" -> {
                if (!(value instanceof String string)) {
                    return false;
                }
                var unused = optional ? call.optionalString(string) : call.string(string);
            }
            case "ScalarType" -> {
                if (!(value instanceof DType dtype)) {
                    return false;
                }
                var unused = optional ? call.optionalDtype(dtype) : call.dtype(dtype);
            }
            case "Device" -> {
                if (!(value instanceof Device device)) {
                    return false;
                }
                var unused = optional ? call.optionalDevice(device.code()) : call.device(device.code());
            }
            case "MemoryFormat" -> {
                if (!(value instanceof MemoryFormat format)) {
                    return false;
                }
                var unused = optional ? call.optionalInteger(format.code()) : call.memoryFormat(format.code());
            }
            case "Scalar" -> {
                if (optional || !(value instanceof Number number)) {
                    return false;
                }
                call.scalar(number);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean addList(Dispatch call, Schema.Type type, Object value) {
        boolean optional = type.optional();
        switch (type.element()) {
            case "Tensor" -> {
                if (optional || !(value instanceof List<?> list)
                        || !list.stream().allMatch(element -> element instanceof Tensor || element == null && type.optionalElements())) {
                    return false;
                }
                @SuppressWarnings("unchecked")
                var tensors = (List<Tensor>) list;
                call.tensors(Facade.handles(tensors), type.optionalElements());
            }
            case "int", "SymInt" -> {
                if (!(value instanceof long[] integers)) {
                    return false;
                }
                var unused = optional ? call.optionalIntegers(integers) : call.integers(integers);
            }
            case "float" -> {
                if (!(value instanceof double[] reals)) {
                    return false;
                }
                var unused = optional ? call.optionalReals(reals) : call.reals(reals);
            }
            case "bool" -> {
                if (optional || !(value instanceof boolean[] bools)) {
                    return false;
                }
                call.bools(bools);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Object result(Dispatch call, Operator operator, Schema.Type type, int index) {
        if (type.list() && type.element().equals("Tensor")) {
            return Facade.tensors(call, index);
        }
        return switch (type.element()) {
            case "Tensor" -> definedTensor(call, index);
            case "int", "SymInt" -> call.integerResult(index);
            case "float" -> call.realResult(index);
            case "bool" -> call.boolResult(index);
            default -> throw new IllegalStateException(operator + " returns " + type);
        };
    }

    /** Returns a tensor; null for an undefined one, which PyTorch shows as None. */
    private static Tensor definedTensor(Dispatch call, int index) {
        Handle handle = call.tensorResult(index);
        if (!Native.isDefined(handle)) {
            handle.close();
            return null;
        }
        return Tensor.owned(handle);
    }

    private static boolean comesToJava(Schema.Type type) {
        return type.element().equals("Tensor") ? !type.optional() && !type.optionalElements()
                : !type.list() && !type.optional() && Set.of("int", "SymInt", "float", "bool").contains(type.element());
    }
}
