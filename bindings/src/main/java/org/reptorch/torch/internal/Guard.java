package org.reptorch.torch.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.reptorch.torch.TorchException;

/**
 * Checks arguments that libtorch does not check itself: with wrong ones it would read beyond its memory, divide by zero, or
 * never come back. Each rule was found by random calls that ended the process (RandomCalls, in the tests).
 */
interface Guard {

    /** The largest size that adaptive pooling makes of a dimension: an output of no elements is walked through all the same. */
    int MOST_POOLED = 1 << 24;

    /** The questions of {@link #finite}. */
    Operator IS_FINITE = Operator.of("aten::isfinite(Tensor self) -> Tensor");
    Operator ALL = Operator.of("aten::all(Tensor self) -> Tensor");
    Operator ITEM = Operator.of("aten::item(Tensor self) -> Scalar");

    /** Returns what is wrong with the arguments of a call, in words, or null. */
    String problem(Arguments call);

    /** Returns the rule for the operator of this schema, or null where libtorch's own checks do. */
    static Guard of(Schema schema) {
        return switch (schema.name()) {
            case "aten::reflection_pad1d", "aten::replication_pad1d" -> length(schema, "padding", 2);
            case "aten::reflection_pad2d", "aten::replication_pad2d" -> length(schema, "padding", 4);
            case "aten::reflection_pad3d", "aten::replication_pad3d" -> length(schema, "padding", 6);
            case "aten::matrix_power", "aten::linalg_matrix_power" -> bounded(schema, "n", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "aten::random_" -> schema.overload().equals("from") ? bounded(schema, "from", -(1L << 62), 1L << 62) : null;
            case "aten::arange" -> countable(schema);
            case "aten::native_batch_norm" -> statistics(schema);
            case "aten::resize_" -> sizes(schema, "size", Long.MAX_VALUE);
            case "aten::adaptive_max_pool1d", "aten::adaptive_max_pool2d", "aten::adaptive_max_pool3d", "aten::adaptive_avg_pool1d",
                    "aten::adaptive_avg_pool2d", "aten::adaptive_avg_pool3d" -> sizes(schema, "output_size", MOST_POOLED);
            case "aten::fused_moving_avg_obs_fake_quant" -> observer(schema);
            case "aten::view" -> schema.overload().equals("dtype") ? notQuantized(schema) : null;
            case "aten::lstm", "aten::gru", "aten::rnn_tanh", "aten::rnn_relu" -> schema.overload().equals("input") ? recurrent(schema) : null;
            case "aten::linalg_eig", "aten::linalg_eigvals", "aten::linalg_eigh", "aten::linalg_eigvalsh", "aten::linalg_svd", "aten::linalg_svdvals",
                    "aten::linalg_pinv", "aten::linalg_lstsq", "aten::linalg_matrix_rank" -> finite(schema, call -> true);
            case "aten::linalg_norm", "aten::linalg_matrix_norm" -> finite(schema, singularValues(schema, "ord", false));
            case "aten::linalg_cond" -> finite(schema, singularValues(schema, "p", true));
            case "onednn::qlinear_prepack" -> dimensions(schema, "weight", 2);
            case "onednn::qconv_prepack" -> prepacked(schema);
            default -> schema.name().matches("onednn::q(conv.*|linear)_pointwise") ? packed(schema)
                    : schema.name().startsWith("aten::_foreach_") ? sameLengths(schema)
                    : schema.name().matches("aten::_?upsample_.+") && !schema.overload().equals("vec") ? scales(schema)
                    : schema.name().startsWith("aten::_fused_") && schema.name().endsWith("_") ? fused(schema) : null;
        };
    }

    private static int index(Schema schema, String name) {
        for (int i = 0; i < schema.arguments().size(); i++) {
            if (schema.arguments().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(schema.fullName() + " has no argument '" + name + "': " + schema);
    }

    private static int[] indices(Schema schema, String... names) {
        return Arrays.stream(names).mapToInt(name -> index(schema, name)).toArray();
    }

    private static Guard length(Schema schema, String name, int length) {
        int list = index(schema, name);
        return call -> call.lengthAt(list) == length ? null : "'" + name + "' must have " + length + " elements, not " + call.lengthAt(list);
    }

    private static Guard bounded(Schema schema, String name, long least, long most) {
        int number = index(schema, name);
        return call -> call.isNone(number) || call.integerAt(number) >= least && call.integerAt(number) <= most ? null
                : "'" + name + "' must be from " + least + " to " + most + ", not " + call.integerAt(number);
    }

    private static Guard dimensions(Schema schema, String name, int dimensions) {
        int tensor = index(schema, name);
        return call -> call.tensorAt(tensor, 0).sizes().length == dimensions ? null : "'" + name + "' must have " + dimensions + " dimensions";
    }

    /** In a tensor of integers a step that is no integer becomes 0, and ends far apart are more apart than numbers go. */
    private static Guard countable(Schema schema) {
        List<String> ends = List.of("start", "end");
        int dtype = index(schema, "dtype");
        return call -> {
            if (call.isNone(dtype) || Native.dtype((int) call.integerAt(dtype)).isFloatingPoint()) {
                return null;
            }
            for (int i = 0; i < dtype; i++) {
                String name = schema.arguments().get(i).name();
                double value = call.scalarAt(i);
                if (ends.contains(name) ? !(Math.abs(value) <= 1L << 62) : (long) value == 0) {
                    return "'" + name + "' is " + value + ", which does not do in " + Native.dtype((int) call.integerAt(dtype));
                }
            }
            return null;
        };
    }

    private static Guard statistics(Schema schema) {
        int training = index(schema, "training");
        int[] perChannel = indices(schema, "weight", "bias", "running_mean", "running_var");
        return call -> {
            long[] shape = call.tensorAt(0, 0).sizes();
            if (shape.length < 2) {
                return "the input must have at least 2 dimensions";
            }
            for (int given : perChannel) {
                String name = schema.arguments().get(given).name();
                if (call.isNone(given)) {
                    if (name.startsWith("running_") && call.integerAt(training) == 0) {
                        return "without training it needs '" + name + "'";
                    }
                } else if (!Arrays.equals(call.tensorAt(given, 0).sizes(), new long[] {shape[1]})) {
                    return "'" + name + "' must have " + shape[1] + " elements, one per channel";
                }
            }
            return null;
        };
    }

    /** A scale that is not that of the sizes makes the kernel read beside the image. */
    private static Guard scales(Schema schema) {
        int sizes = index(schema, "output_size");
        int count = schema.arguments().size();
        return call -> {
            long[] input = call.tensorAt(0, 0).sizes();
            long[] output = call.integersAt(sizes);
            for (int i = 0; i < output.length && output.length < input.length; i++) {
                int scale = count - output.length + i;
                long size = input[input.length - output.length + i];
                if (!call.isNone(scale) && Math.floor(size * call.scalarAt(scale)) != output[i]) {
                    return "'" + schema.arguments().get(scale).name() + "' is " + call.scalarAt(scale) + ", which does not make " + output[i] + " of " + size;
                }
            }
            return null;
        };
    }

    /** The decompositions of LAPACK never come back from some matrices with NaN, and write beside others. */
    private static Guard finite(Schema schema, Predicate<Arguments> decomposes) {
        String name = schema.arguments().getFirst().name();
        return call -> {
            if (!decomposes.test(call)) {
                return null;
            }
            Handle finite = null;
            Handle all = null;
            try {
                finite = result(IS_FINITE, call.handleAt(0));
                all = result(ALL, finite);
                try (Dispatch item = Dispatch.begin(ITEM)) {
                    return item.tensor(all).run().integerResult(0) != 0 ? null : "'" + name + "' has elements that are not finite";
                }
            } catch (TorchException e) {
                return null; // a tensor whose elements nobody can ask for; libtorch will say so
            } finally {
                if (finite != null) {
                    finite.close();
                }
                if (all != null) {
                    all.close();
                }
            }
        };
    }

    private static Handle result(Operator operator, Handle tensor) {
        try (Dispatch call = Dispatch.begin(operator)) {
            return call.tensor(tensor).run().tensorResult(0);
        }
    }

    /** Whether the norm of this order comes from singular values. */
    private static Predicate<Arguments> singularValues(Schema schema, String name, boolean byDefault) {
        int order = index(schema, name);
        boolean words = schema.arguments().get(order).type().element().equals("str");
        return call -> call.isNone(order) ? byDefault : words ? call.stringAt(order).equals("nuc") : Math.abs(call.scalarAt(order)) == 2;
    }

    private static Guard sizes(Schema schema, String name, long most) {
        int sizes = index(schema, name);
        return call -> {
            for (long size : call.integersAt(sizes)) {
                if (size < 0 || size > most) {
                    return "'" + name + "' must be from 0 to " + most + ", not " + size;
                }
            }
            return null;
        };
    }

    private static Guard notQuantized(Schema schema) {
        return call -> switch (call.tensorAt(0, 0).dtype()) {
            case QINT8, QUINT8, QINT32 -> "'" + schema.arguments().getFirst().name() + "' is quantized; intRepr() gives its integers";
            default -> null;
        };
    }

    private static Guard observer(Schema schema) {
        int self = index(schema, "self");
        int axis = index(schema, "ch_axis");
        int perRow = index(schema, "per_row_fake_quant");
        int[] states = indices(schema, "running_min", "running_max", "scale", "zero_point");
        return call -> {
            long[] shape = call.tensorAt(self, 0).sizes();
            boolean rows = call.integerAt(perRow) != 0;
            long channel = call.integerAt(axis);
            if (rows && (channel < 0 || channel >= shape.length)) {
                return "'ch_axis' must be a dimension of 'self', not " + channel;
            }
            long wanted = rows ? shape[(int) channel] : 1;
            for (int index : states) {
                String name = schema.arguments().get(index).name();
                Native.Description state = call.tensorAt(index, 0);
                if (state.elements() != wanted || !state.isRowMajor()) {
                    return "'" + name + "' must have " + wanted + " elements, side by side";
                }
            }
            return null;
        };
    }

    private static Guard recurrent(Schema schema) {
        int hidden = index(schema, "hx");
        int weights = index(schema, "params");
        int biases = index(schema, "has_biases");
        int layers = index(schema, "num_layers");
        int bidirectional = index(schema, "bidirectional");
        int states = schema.arguments().get(hidden).type().list() ? 2 : 1;
        return call -> {
            if (call.tensorsAt(hidden) != states) {
                return "'hx' must have " + states + " tensors, not " + call.tensorsAt(hidden);
            }
            long count = call.integerAt(layers);
            if (count < 1 || count > 1024) {
                return "'num_layers' must be from 1 to 1024, not " + count;
            }
            long wanted = count * (call.integerAt(bidirectional) != 0 ? 2 : 1) * (call.integerAt(biases) != 0 ? 4 : 2);
            return call.tensorsAt(weights) == wanted ? null : "'params' must have " + wanted + " tensors, not " + call.tensorsAt(weights);
        };
    }

    private static Guard prepacked(Schema schema) {
        int weight = index(schema, "weight");
        int scales = index(schema, "w_scales");
        int[] perDimension = indices(schema, "stride", "padding", "dilation");
        return call -> {
            long[] shape = call.tensorAt(weight, 0).sizes();
            if (shape.length < 3 || shape.length > 5) {
                return "'weight' must have 3 to 5 dimensions";
            }
            long count = call.tensorAt(scales, 0).elements();
            if (count != 1 && count != shape[0]) {
                return "'w_scales' must have 1 element or " + shape[0] + ", one per channel";
            }
            for (int list : perDimension) {
                if (call.lengthAt(list) != shape.length - 2) {
                    return "'" + schema.arguments().get(list).name() + "' must have " + (shape.length - 2) + " elements, not " + call.lengthAt(list);
                }
            }
            return null;
        };
    }

    /** The INT8 kernels take the weight for one that oneDNN has packed, and one number for a scale, whatever is given. */
    private static Guard packed(Schema schema) {
        int weight = index(schema, "qw");
        List<String> numbers = List.of("x_scale", "x_zero_point");
        return call -> {
            if (call.tensorAt(weight, 0).isStrided()) {
                return "'qw' must come from onednn::" + (schema.name().contains("conv") ? "qconv" : "qlinear") + "_prepack";
            }
            for (int i = 0; i < schema.arguments().size(); i++) {
                if (numbers.contains(schema.arguments().get(i).name()) && call.tensorsAt(i) == 1 && call.tensorAt(i, 0).elements() != 1) {
                    return "'" + schema.arguments().get(i).name() + "' must hold one number";
                }
            }
            return null;
        };
    }

    /** Lists of tensors and of numbers go together element by element. */
    private static Guard sameLengths(Schema schema) {
        return call -> {
            for (int i = 1; i < schema.arguments().size(); i++) {
                if (schema.arguments().get(i).type().list() && call.lengthAt(i) != call.lengthAt(0)) {
                    return "'" + schema.arguments().get(i).name() + "' has " + call.lengthAt(i) + " elements for " + call.lengthAt(0) + " in '"
                            + schema.arguments().getFirst().name() + "'";
                }
            }
            return null;
        };
    }

    /**
     * The fused optimizers of libtorch walk through parameter, gradient and moments element by element as they lie in memory
     * and check neither shape nor strides: a shorter gradient is read beyond its end, a shorter moment written to there.
     */
    private static Guard fused(Schema schema) {
        return call -> {
            int parameters = call.tensorsAt(0);
            for (int i = 0; i < schema.arguments().size(); i++) {
                int length = call.tensorsAt(i);
                boolean list = schema.arguments().get(i).type().list();
                String name = schema.arguments().get(i).name();
                if (list && length > 0 && length != parameters) {
                    return length + " tensors in '" + name + "' for " + parameters + " in '" + schema.arguments().getFirst().name() + "'";
                }
                for (int k = 0; k < length; k++) {
                    Native.Description given = call.tensorAt(i, k);
                    boolean likeParameter = list && !name.equals("state_steps");
                    Native.Description first = likeParameter ? call.tensorAt(0, k) : null;
                    boolean one = given.sizes().length == 0 || Arrays.equals(given.sizes(), new long[] {1});
                    if (likeParameter ? !given.isDense() || !Arrays.equals(given.sizes(), first.sizes()) || !given.liesAs(first) : !one) {
                        return "tensor " + k + " of '" + name + "' must "
                                + (likeParameter ? "have shape and strides of its parameter and lie without gaps" : "hold one number");
                    }
                }
            }
            return null;
        };
    }
}
