package org.reptorch.torch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reptorch.torch.internal.Schema;

/**
 * One line of parity/operators.json: an operator, its arguments, and what PyTorch gave for them.
 *
 * @param operator what is called
 * @param entry    the line
 * @param label    {@code aten::add.Tensor#2}: the operator, and which of its cases it is
 */
record RecordedCase(ListedOperator operator, Map<String, Object> entry, String label) {

    /** Reads the cases of operators that are listed, by name; a case of another is an error. */
    static List<RecordedCase> readAll(Map<String, ListedOperator> listed) throws IOException {
        var cases = new ArrayList<RecordedCase>();
        var count = new HashMap<String, Integer>();
        for (Object json : list(JsonData.read(RecordedCase.class, "parity/operators.json"))) {
            Map<String, Object> entry = map(json);
            var name = (String) entry.get("operator");
            if (!listed.containsKey(name)) {
                throw new AssertionError(name + " has a case and is not in operators.txt");
            }
            cases.add(new RecordedCase(listed.get(name), entry, name + "#" + count.merge(name, 1, Integer::sum)));
        }
        return cases;
    }

    /** Tells whether the loaded libtorch is new enough to give what is recorded. */
    boolean holdsForThisVersion() {
        return since().map(since -> Runtime.Version.parse(Torch.version().replaceFirst("^(\\d+\\.\\d+).*", "$1")).compareTo(Runtime.Version.parse(since)) >= 0)
                .orElse(true);
    }

    /** Makes the arguments anew for each run: an operator may write to them, a gradient needs leaves of its own. */
    static final class Arguments {

        private final Map<String, ListedOperator> listed;
        private final boolean differentiate;
        private final Map<String, Tensor> leaves = new HashMap<>();

        Arguments(Map<String, ListedOperator> listed, boolean differentiate) {
            this.listed = listed;
            this.differentiate = differentiate;
        }

        /** Returns the input of that name, which was made for this run. */
        Tensor leaf(String name) {
            return leaves.get(name);
        }

        /** Returns the arguments of a case in its schema's order; what it writes to are copies. */
        Object[] of(RecordedCase recorded) {
            Object[] values = values(recorded.operator.schema(), list(recorded.entry.get("args")), null);
            for (int index : recorded.written()) {
                values[index] = switch (values[index]) {
                    case Tensor tensor -> tensor.clone();
                    case List<?> tensors -> new ArrayList<>(tensors.stream().map(tensor -> ((Tensor) tensor).clone()).toList());
                    case null -> null;
                    default -> throw new AssertionError(recorded.label);
                };
            }
            return values;
        }

        private Object[] values(Schema schema, List<?> json, Tensor result) {
            var values = new Object[json.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(schema.arguments().get(i).type(), json.get(i), result);
            }
            return values;
        }

        private Object value(Schema.Type type, Object json, Tensor result) {
            return switch (json) {
                case Map<?, ?> map when map.containsKey("tensor") -> leaf(map(json));
                case Map<?, ?> map when map.containsKey("call") -> called(map(json), result);
                case Map<?, ?> map when map.containsKey("dtype") -> DType.of((String) map.get("dtype"));
                case Map<?, ?> map when map.containsKey("device") -> Device.of((String) map.get("device"));
                case Map<?, ?> map when map.containsKey("format") -> MemoryFormat.valueOf(((String) map.get("format")).toUpperCase(java.util.Locale.ROOT));
                case Map<?, ?> map when map.containsKey("result") -> result;
                case List<?> list -> listValue(type, list, result);
                case Long integer when type.element().equals("float") -> integer.doubleValue();
                case null -> null;
                default -> json;
            };
        }

        private Object listValue(Schema.Type type, List<?> list, Tensor result) {
            return switch (type.element()) {
                case "Tensor" -> new ArrayList<>(list.stream().map(element -> (Tensor) value(type, element, result)).toList());
                case "int", "SymInt" -> list.stream().mapToLong(element -> (Long) element).toArray();
                case "float" -> list.stream().mapToDouble(element -> ((Number) element).doubleValue()).toArray();
                case "Scalar" -> list;
                default -> throw new AssertionError(type);
            };
        }

        private Tensor leaf(Map<String, Object> reference) {
            return leaves.computeIfAbsent((String) reference.get("tensor"), ignored -> {
                Tensor tensor = RecordedResults.tensor(reference);
                boolean leaf = differentiate && (tensor.dtype() == DType.FLOAT64 || tensor.dtype() == DType.COMPLEX128);
                return leaf ? tensor.requiresGrad(true) : tensor;
            });
        }

        /** Returns what an operator makes of its own arguments: a view, a quantized tensor, a result as it is compared. */
        Tensor called(Map<String, Object> call, Tensor result) {
            Schema schema = Optional.ofNullable(listed.get((String) call.get("call"))).orElseThrow(() -> new AssertionError(call + " is not listed")).schema();
            return (Tensor) Torch.call(schema.name(), schema.overload(), values(schema, list(call.get("args")), result));
        }
    }

    /** Tells which arguments it changes. */
    List<Integer> written() {
        return integers("written");
    }

    /** Tells of which results only the magnitude is determined. */
    List<Integer> magnitude() {
        return integers("magnitude");
    }

    /** Tells of which results gradients were taken; none where there are none. */
    List<Integer> differentiated() {
        return integers("of");
    }

    /** Returns the recorded results, then what became of the arguments that it writes to. */
    List<?> results() {
        return list(entry.get("results"));
    }

    /** Returns the recorded gradients by the names of the inputs. */
    Map<String, Object> grads() {
        return entry.containsKey("grads") ? map(entry.get("grads")) : Map.of();
    }

    /** Returns the call that is made of the first result before it is compared. */
    Optional<Map<String, Object>> then() {
        return Optional.ofNullable(entry.get("then")).map(RecordedCase::map);
    }

    /** Returns the relative error that is allowed, where it is not the dtype's. */
    Optional<Double> tolerance() {
        return Optional.ofNullable((Double) entry.get("tolerance"));
    }

    private Optional<String> since() {
        return Optional.ofNullable((String) entry.get("since"));
    }

    private List<Integer> integers(String field) {
        return entry.containsKey(field) ? list(entry.get(field)).stream().map(value -> ((Long) value).intValue()).toList() : List.of();
    }

    private static List<?> list(Object json) {
        return (List<?>) json;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @Override
    public String toString() {
        return label;
    }
}
