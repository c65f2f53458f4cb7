package org.reptorch.quant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reptorch.nn.Activation;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Pooling;
import org.reptorch.nn.Size;
import org.reptorch.torch.ReptorchException;

/**
 * A graph and its quantizers as text: a line per node, each record as its name and its components in parentheses.
 *
 * <pre>{@code
 * reptorch graph 1
 * name "repopt-vgg" classes 10
 * node [] false Input() AffineQuantizer(0.018, 114, 0, 255)
 * node [0] false Convolution("stage0.conv", Conv2d(3, 32, Size(3, 3), ...), false, RELU) AffineQuantizer(0.02, 0, 0, 255)
 * weight "stage0.conv" 0.0051
 * }</pre>
 */
final class GraphText {

    private static final String HEAD = "reptorch graph 1";

    /** The records and constants that the text may name; nothing else is ever made from it. */
    private static final Map<String, Class<?>> RECORDS = Stream.of(Operation.Input.class, Operation.Convolution.class, Operation.Dense.class, Operation.Single.class,
            Operation.Add.class, Operation.Concat.class, Operation.Multiply.class, AffineQuantizer.class, Layer.Conv2d.class, Layer.Linear.class,
            Layer.BatchNorm2d.class, Layer.BatchNormPad.class, Layer.Scale.class, Layer.LeakyRelu.class, Layer.Upsample.class, Pooling.Max.class, Pooling.Average.class,
            Pooling.AdaptiveAverage.class, Pooling.AdaptiveMax.class, Size.class).collect(Collectors.toMap(Class::getSimpleName, type -> type));
    private static final Map<String, Enum<?>> CONSTANTS = Stream.<Enum<?>[]>of(Activation.values(), Layer.Plain.values(), Layer.Upsample.Mode.values())
            .flatMap(Stream::of).collect(Collectors.toMap(Enum::name, constant -> constant));

    /** What a text says. */
    record Parsed(Graph graph, Map<Integer, AffineQuantizer> quantizers, Map<String, Double> errors) {
    }

    private final String text;
    private int at;

    private GraphText(String text) {
        this.text = text;
    }

    // ------------------------------------------------------------------------------------------ writing

    static String write(QuantizedModel model) {
        Graph graph = model.graph();
        var text = new StringBuilder(HEAD).append("\nname ").append(written(graph.name())).append(" classes ").append(graph.classes());
        for (int i = 0; i < graph.nodes().size(); i++) {
            Graph.Node node = graph.nodes().get(i);
            text.append("\nnode ").append(node.inputs()).append(' ').append(node.gate()).append(' ').append(written(node.operation())).append(' ')
                    .append(written(model.quantizer(i)));
        }
        model.weights().values().forEach(weight -> text.append("\nweight ").append(written(weight.layer())).append(' ').append(weight.relativeError()));
        return text.toString();
    }

    private static String written(Object value) {
        return switch (value) {
            case null -> "null";
            case String string -> '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case Enum<?> constant -> constant.name();
            case Record it when RECORDS.containsKey(it.getClass().getSimpleName()) -> it.getClass().getSimpleName() + Stream.of(it.getClass().getRecordComponents())
                    .map(component -> written(read(it, component))).collect(Collectors.joining(", ", "(", ")"));
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> throw new ReptorchException(value + " cannot be saved: it is made by a Java lambda; put a layer of org.reptorch.nn in its place");
        };
    }

    private static Object read(Record it, RecordComponent component) {
        try {
            return component.getAccessor().invoke(it);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(it + " has a component that cannot be read", e);
        }
    }

    // ------------------------------------------------------------------------------------------ reading

    static Parsed read(String source, String text) {
        try {
            List<String> lines = text.lines().toList();
            if (lines.size() < 2 || !lines.getFirst().equals(HEAD)) {
                throw new IllegalArgumentException("it begins with '" + lines.stream().findFirst().orElse("") + "' and not with '" + HEAD + "'");
            }
            var second = new GraphText(lines.get(1));
            second.expect("name ");
            String name = (String) second.value(String.class);
            second.expect(" classes ");
            int classes = (Integer) second.value(int.class);
            var nodes = new ArrayList<Graph.Node>();
            var quantizers = new LinkedHashMap<Integer, AffineQuantizer>();
            var errors = new LinkedHashMap<String, Double>();
            for (String line : lines.subList(2, lines.size())) {
                var it = new GraphText(line);
                if (line.startsWith("weight ")) {
                    it.expect("weight ");
                    String path = (String) it.value(String.class);
                    it.expect(" ");
                    errors.put(path, (Double) it.value(double.class));
                } else {
                    it.expect("node ");
                    List<Integer> inputs = it.integers();
                    it.expect(" ");
                    boolean gate = (Boolean) it.value(boolean.class);
                    it.expect(" ");
                    var operation = (Operation) it.value(Operation.class);
                    it.expect(" ");
                    var quantizer = (AffineQuantizer) it.value(AffineQuantizer.class);
                    if (quantizer != null) {
                        quantizers.put(nodes.size(), quantizer);
                    }
                    nodes.add(new Graph.Node(operation, inputs, gate));
                }
                it.end();
            }
            return new Parsed(new Graph(name, nodes, classes), quantizers, errors);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
            throw new ReptorchException(source + ": its graph cannot be read: " + e.getMessage() + "; quantize the model again", e);
        }
    }

    private void expect(String words) {
        if (!text.startsWith(words, at)) {
            throw new IllegalArgumentException("'" + words.strip() + "' is missing in '" + text + "'");
        }
        at += words.length();
    }

    private void end() {
        if (at != text.length()) {
            throw new IllegalArgumentException("'" + text.substring(at) + "' is too much in '" + text + "'");
        }
    }

    private List<Integer> integers() {
        int end = text.indexOf(']', at);
        expect("[");
        String inside = text.substring(at, end);
        at = end + 1;
        return inside.isEmpty() ? List.of() : Stream.of(inside.split(", ")).map(Integer::valueOf).toList();
    }

    /** Reads a value that a component of a type may have. */
    private Object value(Class<?> type) {
        if (text.charAt(at) == '"') {
            return string();
        }
        String word = word();
        if (word.equals("null")) {
            return null;
        }
        if (type == int.class) {
            return Integer.valueOf(word);
        }
        if (type == double.class) {
            return Double.valueOf(word);
        }
        if (type == float.class) {
            return Float.valueOf(word);
        }
        if (type == boolean.class) {
            return Boolean.valueOf(word);
        }
        if (CONSTANTS.containsKey(word)) {
            return CONSTANTS.get(word);
        }
        Class<?> it = RECORDS.get(word);
        if (it == null) {
            throw new IllegalArgumentException("'" + word + "' is unknown; was it written by a later version?");
        }
        return record(it);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        expect("(");
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            expect(i > 0 ? ", " : "");
            values[i] = value(types[i]);
            if (values[i] != null && !types[i].isPrimitive() && !types[i].isInstance(values[i])) {
                throw new IllegalArgumentException(components[i].getName() + " of " + type.getSimpleName() + " cannot be " + values[i]);
            }
        }
        expect(")");
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && " (),".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String string() {
        var result = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                c = text.charAt(++at) == 'n' ? '\n' : text.charAt(at);
            }
            result.append(c);
        }
        at++;
        return result.toString();
    }
}
