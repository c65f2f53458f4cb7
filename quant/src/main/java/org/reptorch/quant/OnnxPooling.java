package org.reptorch.quant;

import java.util.List;

import org.reptorch.nn.Pooling;
import org.reptorch.nn.Shape;
import org.reptorch.nn.Size;
import org.reptorch.torch.io.StoredTensor;

/**
 * Pooling in ONNX's operators, which know neither adaptive pooling nor PyTorch's rule for windows that stand out: since the size of the images is known, both
 * become ordinary windows with margins of their own on each side.
 */
final class OnnxPooling {

    private final OnnxGraph onnx;

    OnnxPooling(OnnxGraph onnx) {
        this.onnx = onnx;
    }

    /** Returns the name of the result. */
    String written(String path, Pooling pooling, String input, Shape from, Shape to) {
        return switch (pooling) {
            case Pooling.Max max -> windows("MaxPool", input, max.kernel(), max.stride(), margins(max.kernel(), max.stride(), max.padding(), max.dilation(), from, to),
                    OnnxGraph.ints("dilations", max.dilation().toArray()));
            case Pooling.Average average -> average(path, average, input, from, to);
            case Pooling.AdaptiveAverage adaptive -> {
                if (adaptive.output().equals(Size.of(1))) {
                    yield onnx.emit("GlobalAveragePool", List.of(input));
                }
                yield divides(adaptive.output(), from) ? even("AveragePool", input, adaptive.output(), from) : means(input, adaptive.output(), from);
            }
            case Pooling.AdaptiveMax adaptive -> {
                if (adaptive.output().equals(Size.of(1))) {
                    yield onnx.emit("GlobalMaxPool", List.of(input));
                }
                if (!divides(adaptive.output(), from)) {
                    throw onnx.refusal(path, "adaptive max pooling from " + from + " to " + adaptive.output() + " has windows of several sizes",
                            "export for images whose feature map is a multiple of it");
                }
                yield even("MaxPool", input, adaptive.output(), from);
            }
        };
    }

    private String average(String path, Pooling.Average average, String input, Shape from, Shape to) {
        long[] margins = margins(average.kernel(), average.stride(), average.padding(), Size.of(1), from, to);
        boolean standsOut = margins[2] > average.padding().height() || margins[3] > average.padding().width();
        boolean padded = average.padding().height() > 0 || average.padding().width() > 0;
        if (standsOut && padded && average.countIncludePad()) {
            throw onnx.refusal(path, "windows that stand out count the margin but not what is beyond it", "take another size of images, or an average without ceilMode");
        }
        return windows("AveragePool", input, average.kernel(), average.stride(), margins, OnnxGraph.number("count_include_pad", average.countIncludePad() && padded ? 1 : 0));
    }

    private String windows(String operator, String input, Size kernel, Size stride, long[] margins, ai.onnx.proto.OnnxMl.AttributeProto more) {
        return onnx.emit(operator, List.of(input), OnnxGraph.ints("kernel_shape", kernel.toArray()), OnnxGraph.ints("strides", stride.toArray()),
                OnnxGraph.ints("pads", margins), more);
    }

    /** Returns top, left, bottom and right: at the far ends what the last window needs and no more. */
    private static long[] margins(Size kernel, Size stride, Size padding, Size dilation, Shape from, Shape to) {
        return new long[] {padding.height(), padding.width(),
            far(kernel.height(), stride.height(), padding.height(), dilation.height(), from.size(1), to.size(1)),
            far(kernel.width(), stride.width(), padding.width(), dilation.width(), from.size(2), to.size(2))};
    }

    private static long far(int kernel, int stride, int padding, int dilation, int from, int to) {
        return Math.max(0, (to - 1L) * stride + (kernel - 1L) * dilation + 1 - from - padding);
    }

    private static boolean divides(Size output, Shape from) {
        return from.size(1) % output.height() == 0 && from.size(2) % output.width() == 0;
    }

    private String even(String operator, String input, Size output, Shape from) {
        long[] window = {from.size(1) / output.height(), from.size(2) / output.width()};
        return onnx.emit(operator, List.of(input), OnnxGraph.ints("kernel_shape", window), OnnxGraph.ints("strides", window));
    }

    /** Windows of several sizes are a product with a matrix from each side. */
    private String means(String input, Size output, Shape from) {
        String rows = onnx.emit("MatMul", List.of(matrix("rows", from.size(1), output.height(), false), input));
        return onnx.emit("MatMul", List.of(rows, matrix("columns", from.size(2), output.width(), true)));
    }

    /** Window i reaches from floor(i in / out) to ceil((i + 1) in / out), as in {@code aten::adaptive_avg_pool2d}. */
    private String matrix(String name, int in, int out, boolean transposed) {
        var matrix = new float[in * out];
        for (int i = 0; i < out; i++) {
            int start = i * in / out;
            int end = Math.ceilDiv((i + 1) * in, out);
            for (int j = start; j < end; j++) {
                matrix[transposed ? j * out + i : i * in + j] = 1f / (end - start);
            }
        }
        long[] shape = transposed ? new long[] {in, out} : new long[] {out, in};
        return onnx.constant(name, StoredTensor.of(matrix, shape), shape);
    }
}
