package org.reptorch.repopt;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

import org.reptorch.nn.Size;

/**
 * One branch of a Constant-Scale Linear Addition block: a linear operator with weights that train, times a scale that does not.
 */
public sealed interface Branch {

    /**
     * A convolution whose kernel stands in the middle of the target's, on the same grid where that is dilated, times its scale.
     *
     * @param size     of the kernel, odd in both directions
     * @param grouping how its channels are split
     * @param scale    what its output is multiplied by
     */
    record Kernel(Size size, Grouping grouping, Scale scale) implements Branch {

        /** Refuses even kernels, which have no centre. */
        public Kernel {
            odd("kernel", size);
        }

        @Override
        public String name() {
            return switch (grouping) {
                case Grouping.Plain.AS_TARGET -> text(size);
                case Grouping.Plain.DEPTHWISE -> "dw" + text(size);
                case Grouping.Of(int groups) -> text(size) + "g" + groups;
            };
        }

        @Override
        public String toString() {
            return switch (grouping) {
                case Grouping.Plain.AS_TARGET -> text(size);
                case Grouping.Plain.DEPTHWISE -> "depthwise " + text(size);
                case Grouping.Of(int groups) -> text(size) + " in " + groups + " groups";
            } + " * " + scale;
        }
    }

    /** The input itself, times one trainable factor per channel: the branch's only weights, with a scale of 1. */
    record Identity() implements Branch {

        @Override
        public Size size() {
            return Size.of(1);
        }

        @Override
        public Grouping grouping() {
            return Grouping.Plain.DEPTHWISE;
        }

        @Override
        public String name() {
            return "identity";
        }

        @Override
        public String toString() {
            return "identity";
        }
    }

    /**
     * A 1x1 convolution and a fixed average over a window behind it, times its scale.
     *
     * @param size  of the window, odd in both directions, in the middle of the target's kernel
     * @param scale what its output is multiplied by
     */
    record Average(Size size, Scale scale) implements Branch {

        /** Refuses even windows, which have no centre. */
        public Average {
            odd("average", size);
        }

        @Override
        public Grouping grouping() {
            return Grouping.Plain.AS_TARGET;
        }

        @Override
        public String name() {
            return "avg" + text(size);
        }

        @Override
        public String toString() {
            return "1x1-average " + text(size) + " * " + scale;
        }
    }

    /**
     * A kernel that a fixed matrix makes of fewer, more or other weights, times its scale.
     *
     * @param name  what the branch is called: letters, digits and underscores
     * @param size  of the kernel that the matrix makes, odd in both directions, in the middle of the target's
     * @param rows  the matrix: for each tap, row by row, what each weight adds to it
     * @param scale what its output is multiplied by
     */
    record Mapped(String name, Size size, List<List<Double>> rows, Scale scale) implements Branch {

        /** Copies the matrix and refuses one that is no matrix over the taps of the size. */
        public Mapped {
            odd("map", size);
            rows = rows.stream().map(List::copyOf).toList();
            int taps = size.height() * size.width();
            if (!name.matches("[A-Za-z0-9_]+")) {
                throw new IllegalArgumentException("a map is named by letters, digits and underscores, not '" + name + "'");
            }
            if (rows.size() != taps || rows.getFirst().isEmpty() || rows.stream().mapToInt(List::size).distinct().count() != 1) {
                throw new IllegalArgumentException("map " + name + ": a matrix for a " + text(size) + " kernel has " + taps
                        + " rows, one per tap, all of the same length, not rows of " + rows.stream().map(List::size).toList());
            }
            if (rows.stream().flatMap(List::stream).anyMatch(value -> !Double.isFinite(value))) {
                throw new IllegalArgumentException("map " + name + ": its matrix holds what is no number: " + rows);
            }
        }

        @Override
        public Grouping grouping() {
            return Grouping.Plain.AS_TARGET;
        }

        @Override
        public String toString() {
            return name + "(" + rows.getFirst().size() + " weights to " + text(size) + ": " + rows + ") * " + scale;
        }
    }

    /** Returns the window that the branch covers, in the middle of the target's. */
    Size size();

    /** Returns how its channels are split. */
    Grouping grouping();

    /** Returns what its weights and scales are called: {@code 1x1}, {@code identity}, {@code dw3x3}, {@code avg3x3}. */
    String name();

    /** Returns what its output is multiplied by; nothing for the identity, whose scale is its weight. */
    default Optional<Scale> scaling() {
        return switch (this) {
            case Kernel kernel -> Optional.of(kernel.scale());
            case Average average -> Optional.of(average.scale());
            case Mapped mapped -> Optional.of(mapped.scale());
            case Identity identity -> Optional.empty();
        };
    }

    /** Says why a block around a target cannot have the branch; nothing where it can. */
    default Optional<String> misfit(Target target) {
        if (size().height() > target.kernel().height() || size().width() > target.kernel().width()) {
            return Optional.of("a " + text(size()) + " window does not stand in one of " + text(target.kernel()));
        }
        if (this instanceof Identity && !target.keepsShape()) {
            return Optional.of("the output has another shape than the input");
        }
        int groups = groups(target);
        if (groups % target.groups() != 0 || target.in() % groups != 0 || target.out() % groups != 0) {
            return Optional.of(groups + " groups do not divide " + target.in() + " to " + target.out() + " channels in " + target.groups() + " groups");
        }
        return Optional.empty();
    }

    /** Returns the groups that the branch has on a target. */
    default int groups(Target target) {
        return switch (grouping()) {
            case Grouping.Plain.AS_TARGET -> target.groups();
            case Grouping.Plain.DEPTHWISE -> target.in();
            case Grouping.Of(int groups) -> groups;
        };
    }

    /** Returns the matrix from the branch's weights to the taps of its own window; nothing where each tap is a weight. */
    default Optional<double[][]> map() {
        return switch (this) {
            case Kernel kernel -> Optional.empty();
            case Identity identity -> Optional.empty();
            case Average average -> {
                int taps = average.size().height() * average.size().width();
                var matrix = new double[taps][1];
                for (double[] row : matrix) {
                    row[0] = 1.0 / taps;
                }
                yield Optional.of(matrix);
            }
            case Mapped mapped -> Optional.of(mapped.rows().stream().map(row -> row.stream().mapToDouble(Double::doubleValue).toArray()).toArray(double[][]::new));
        };
    }

    /** Returns a size with both sides: {@code 3x3}. */
    static String text(Size size) {
        return size.height() + "x" + size.width();
    }

    private static void odd(String what, Size size) {
        if (size.height() % 2 == 0 || size.width() % 2 == 0) {
            throw new IllegalArgumentException("a branch's " + what + " must be odd to have a centre, not " + text(size));
        }
    }

    // ------------------------------------------------------------------------------------------ declared

    /** Begins a branch of a square kernel, grouped as the target; how it is scaled must be said next. */
    static Unscaled kernel(int size) {
        return kernel(size, size);
    }

    /** Begins a branch of a kernel, grouped as the target: {@code kernel(1, 3)}. */
    static Unscaled kernel(int height, int width) {
        return new KernelOf(new Size(height, width), Grouping.Plain.AS_TARGET)::times;
    }

    /** Begins a branch of a square kernel per channel, whatever the groups of the target. */
    static Unscaled depthwise(int size) {
        return new KernelOf(Size.of(size), Grouping.Plain.DEPTHWISE)::times;
    }

    /** Begins a branch of a square kernel in so many groups, a multiple of the target's. */
    static Unscaled grouped(int size, int groups) {
        return new KernelOf(Size.of(size), new Grouping.Of(groups))::times;
    }

    /** Begins a branch of a 1x1 convolution and a fixed average over a square window behind it. */
    static Unscaled average(int size) {
        return scale -> new Average(Size.of(size), scale);
    }

    /**
     * Begins a branch whose kernel is a fixed linear map of its weights.
     *
     * @param name   what the branch is called
     * @param size   the side of the kernel that comes out
     * @param matrix size*size rows, one per tap, row by row; one column per weight
     */
    static Unscaled mapped(String name, int size, double[][] matrix) {
        List<List<Double>> rows = java.util.Arrays.stream(matrix).map(row -> DoubleStream.of(row).boxed().toList()).toList();
        return scale -> new Mapped(name, Size.of(size), rows, scale);
    }

    /** The identity branch: complete as it is, since its scale is its weight. */
    static Branch identity() {
        return new Identity();
    }

    /**
     * A kernel before its scale is known.
     *
     * @param size     of the kernel
     * @param grouping how its channels are split
     */
    record KernelOf(Size size, Grouping grouping) {

        Branch times(Scale scale) {
            return new Kernel(size, grouping, scale);
        }
    }

    /** A branch that lacks its scale and can do nothing but get one. */
    @FunctionalInterface
    interface Unscaled {

        /** Scales the branch. */
        Branch scaledBy(Scale scale);

        /** Scales the branch by one constant. */
        default Branch times(double constant) {
            return scaledBy(new Scale.Constant(constant));
        }

        /** Scales the branch by a constant per output channel; it stands only for targets of so many. */
        default Branch times(double first, double second, double... more) {
            return scaledBy(new Scale.PerChannel(DoubleStream.concat(DoubleStream.of(first, second), DoubleStream.of(more)).boxed().toList()));
        }

        /** Leaves the branch's scales, one per channel, to a hyper-search. */
        default Branch searched() {
            return scaledBy(Scale.Searched.SEARCHED);
        }
    }

    /** How the channels of a branch are split. */
    sealed interface Grouping {

        /** Without a number. */
        enum Plain implements Grouping {
            /** As the target's. */
            AS_TARGET,
            /** One input channel per group. */
            DEPTHWISE
        }

        /**
         * Into so many groups.
         *
         * @param groups at least 1
         */
        record Of(int groups) implements Grouping {

            /** Refuses no groups. */
            public Of {
                if (groups < 1) {
                    throw new IllegalArgumentException("a branch has at least one group, not " + groups);
                }
            }
        }
    }

    /** What a branch's output is multiplied by. */
    sealed interface Scale {

        /**
         * The same constant for every channel.
         *
         * @param value the constant
         */
        record Constant(double value) implements Scale {

            /** Refuses what is no number. */
            public Constant {
                finite(value);
            }

            @Override
            public String toString() {
                return Double.toString(value);
            }
        }

        /**
         * A constant for each output channel.
         *
         * @param values the constants
         */
        record PerChannel(List<Double> values) implements Scale {

            /** Copies the list and refuses what is no number. */
            public PerChannel {
                values = List.copyOf(values);
                values.forEach(Scale::finite);
            }

            @Override
            public String toString() {
                return values.toString();
            }
        }

        /** One constant per channel, found by a hyper-search. */
        enum Searched implements Scale {
            /** The only one. */
            SEARCHED;

            @Override
            public String toString() {
                return "searched";
            }
        }

        private static void finite(double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a branch's scale must be a number, not " + value);
            }
        }
    }
}
