package org.reptorch.torch;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/** Calls methods of the facade by reflection. */
final class FacadeCall {

    private FacadeCall() {
    }

    /** Calls the method that takes every argument with the values of all, hidden ones included, in the schema's order. */
    static Object whole(ListedOperator operator, Object[] values) throws ReflectiveOperationException {
        var given = new ArrayList<Object>();
        for (int i = operator.isMethod() ? 1 : 0; i < values.length; i++) {
            if (!FacadeMethod.hidden(operator.schema().arguments().get(i))) {
                given.add(values[i]);
            }
        }
        return form(operator, new FacadeMethod(operator).whole(), values[0], given);
    }

    /** Calls one form of an operator; self is ignored by a function of Ops. */
    static Object form(ListedOperator operator, List<FacadeMethod.Parameter> form, Object self, List<Object> given) throws ReflectiveOperationException {
        Class<?>[] types = form.stream().map(parameter -> javaType(parameter.type())).toArray(Class<?>[]::new);
        var values = new Object[types.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = types[i] == Number[].class && given.get(i) instanceof List<?> numbers ? numbers.toArray(Number[]::new) : given.get(i);
        }
        Class<?> owner = operator.isMethod() ? Tensor.class : Ops.class;
        Torch.manualSeed(0);
        try {
            return owner.getMethod(operator.javaName(), types).invoke(operator.isMethod() ? self : null, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Class<?> javaType(String name) {
        return switch (name) {
            case "long" -> long.class;
            case "double" -> double.class;
            case "boolean" -> boolean.class;
            case "Long" -> Long.class;
            case "Double" -> Double.class;
            case "Boolean" -> Boolean.class;
            case "String" -> String.class;
            case "Number" -> Number.class;
            case "long[]" -> long[].class;
            case "double[]" -> double[].class;
            case "Number[]" -> Number[].class;
            case "Tensor" -> Tensor.class;
            case "List<Tensor>" -> List.class;
            case "DType" -> DType.class;
            case "Device" -> Device.class;
            case "MemoryFormat" -> MemoryFormat.class;
            default -> throw new AssertionError(name);
        };
    }
}
