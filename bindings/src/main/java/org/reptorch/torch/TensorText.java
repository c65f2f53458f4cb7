package org.reptorch.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.reptorch.torch.internal.Native;

/** Writes a tensor as PyTorch prints it, by the rules of its {@code _tensor_str.py} at their default settings. */
final class TensorText {

    private static final int LINE_WIDTH = 80;
    /** More elements than these are shown by the outer ones of each dimension alone. */
    private static final int THRESHOLD = 1000;
    private static final int EDGE = 3;
    /** PyTorch prints however many elements remain then; a message should end. */
    private static final long MOST_SHOWN = 1 << 16;
    private static final String PREFIX = "tensor(";

    private final long[] shape;
    /** Whether the middle of the dimension is left out. */
    private final boolean[] shortened;
    private final NumberText.Column column;

    private TensorText(long[] shape, boolean[] shortened, NumberText.Column column) {
        this.shape = shape;
        this.shortened = shortened;
        this.column = column;
    }

    /** Never throws: where a tensor has no values that can be shown, it says what it is. */
    static String of(Tensor tensor) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            return tensor.isClosed() ? PREFIX + "closed)" : text(tensor);
        } catch (RuntimeException e) {
            // Whatever it is, a debugger or a message of another failure must not stumble over it.
            return PREFIX + (tensor.isClosed() ? "closed" : e.getMessage()) + ")";
        }
    }

    private static String text(Tensor tensor) {
        Native.Description what = Native.describe(tensor.handle());
        DType dtype = what.dtype();
        Device device = tensor.device();
        List<String> suffixes = new ArrayList<>();
        if (!device.equals(Device.CPU)) {
            suffixes.add("device='" + device + "'");
        }
        boolean meta = device.type().equals("meta");
        boolean empty = Arrays.stream(what.sizes()).anyMatch(size -> size == 0);
        boolean readable = what.isStrided() && !meta && shown(what.sizes()) <= MOST_SHOWN;
        if (!readable || dtype.isQuantized() || empty && what.sizes().length != 1) {
            suffixes.add("size=" + tuple(what.sizes()));
        }
        // Values show that a tensor is of integers or truth values; where there are none, only float32 goes without saying.
        boolean evident = dtype == DType.FLOAT32 || readable && !empty && (dtype == DType.COMPLEX64 || dtype == DType.INT64 || dtype == DType.BOOL);
        if (!evident) {
            suffixes.add("dtype=torch." + dtype);
        }
        if (!what.isStrided()) {
            suffixes.add("layout=sparse or opaque");
        }
        Tensor values = tensor;
        if (dtype.isQuantized()) {
            suffixes.addAll(quantization(tensor));
            values = tensor.dequantize();
        }
        if (what.requiresGrad()) {
            suffixes.add("requires_grad=True");
        }
        return withSuffixes(PREFIX + (!readable ? "..." : empty ? "[]" : values(TensorArrays.resolved(values))), suffixes);
    }

    private static List<String> quantization(Tensor tensor) {
        try {
            return List.of("quantization_scheme=torch.per_tensor_affine", "scale=" + NumberText.python(tensor.qScale()),
                    "zero_point=" + tensor.qZeroPoint());
        } catch (TorchException perChannel) {
            Tensor zeroPoints = tensor.qPerChannelZeroPoints();
            return List.of("quantization_scheme=torch.per_channel_affine" + (zeroPoints.dtype().isFloatingPoint() ? "_float_qparams" : ""),
                    "scale=" + tensor.qPerChannelScales(), "zero_point=" + zeroPoints,
                    "axis=" + tensor.qPerChannelAxis());
        }
    }

    /** Writes a shape as Python writes a tuple. */
    private static String tuple(long[] sizes) {
        return LongStream.of(sizes).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", sizes.length == 1 ? ",)" : ")"));
    }

    private static String withSuffixes(String text, List<String> suffixes) {
        var whole = new StringBuilder(text);
        int lineLength = text.length() - text.lastIndexOf('\n') + 1;
        for (String suffix : suffixes) {
            boolean fits = lineLength + suffix.length() + 2 <= LINE_WIDTH;
            whole.append(fits ? ", " : ",\n" + " ".repeat(PREFIX.length())).append(suffix);
            lineLength = suffix.length() + (fits ? lineLength + 2 : PREFIX.length());
        }
        return whole.append(')').toString();
    }

    // ------------------------------------------------------------------------------------------ values

    private static boolean summarized(long[] sizes) {
        return TensorArrays.elements(sizes) > THRESHOLD;
    }

    private static long shown(long[] sizes) {
        return TensorArrays.elements(summarized(sizes) ? Arrays.stream(sizes).map(size -> Math.min(size, 2 * EDGE)).toArray() : sizes);
    }

    private static String values(Tensor tensor) {
        long[] sizes = tensor.shape();
        var shortened = new boolean[sizes.length];
        Tensor shown = tensor;
        if (summarized(sizes)) {
            for (int i = 0; i < sizes.length; i++) {
                shortened[i] = sizes[i] > 2 * EDGE;
            }
            shown = edges(tensor, sizes);
        }
        long[] shape = IntStream.range(0, sizes.length).mapToLong(i -> shortened[i] ? 2 * EDGE : sizes[i]).toArray();
        return new TensorText(shape, shortened, NumberText.column(shown)).text(0, 0, PREFIX.length());
    }

    /** A view of the outer elements: a long dimension becomes two, of both ends and of the elements at each. */
    private static Tensor edges(Tensor tensor, long[] sizes) {
        long[] strides = tensor.strides();
        long[] viewSizes = IntStream.range(0, sizes.length).boxed()
                .flatMapToLong(i -> sizes[i] > 2 * EDGE ? LongStream.of(2, EDGE) : LongStream.of(sizes[i])).toArray();
        long[] viewStrides = IntStream.range(0, sizes.length).boxed()
                .flatMapToLong(i -> sizes[i] > 2 * EDGE ? LongStream.of((sizes[i] - EDGE) * strides[i], strides[i]) : LongStream.of(strides[i])).toArray();
        return tensor.asStrided(viewSizes, viewStrides);
    }

    /** Writes the elements from {@code first} on in the dimensions from {@code dimension} on; the text stands at the column {@code indent}. */
    private String text(int dimension, int first, int indent) {
        int dimensions = shape.length - dimension;
        if (dimensions == 0) {
            return column.text(first);
        }
        int size = (int) shape[dimension];
        int step = (int) LongStream.of(shape).skip(dimension + 1L).reduce(1, Math::multiplyExact);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (shortened[dimension] && i == EDGE) {
                parts.add(dimensions == 1 ? " ..." : "...");
            }
            parts.add(text(dimension + 1, first + i * step, indent + 1));
        }
        String newLine = "\n".repeat(Math.max(1, dimensions - 1)) + " ".repeat(indent + 1);
        if (dimensions > 1) {
            return "[" + String.join("," + newLine, parts) + "]";
        }
        int perLine = Math.max(1, (LINE_WIDTH - indent) / (column.width() + 2));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += perLine) {
            lines.add(String.join(", ", parts.subList(i, Math.min(parts.size(), i + perLine))));
        }
        return "[" + String.join("," + newLine, lines) + "]";
    }
}
