package org.reptorch.repopt;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Size;

/**
 * One branch of a Constant-Scale Linear Addition block: a linear operator with trainable weights and how it is scaled.
 */
public sealed interface Branch {

    /**
     * A convolution with a kernel no larger than the target's, centred in it, times a scale per output channel.
     *
     * @param size  the kernel's side
     * @param scale what its output is multiplied by
     */
    record Kernel(int size, Scale scale) implements Branch {

        /** Refuses even kernels, which have no centre. */
        public Kernel {
            if (size < 1 || size % 2 == 0) {
                throw new IllegalArgumentException("a branch's kernel must be odd to have a centre, not " + size);
            }
        }

        @Override
        public boolean fits(Conv2d target) {
            return size <= target.kernel().side() && (size == 1 || target.dilation().equals(Size.of(1)));
        }

        @Override
        public String scaleName(Conv2d target, String name) {
            return size == target.kernel().side() ? "scale_" + name : "scale_" + size + "x" + size;
        }

        @Override
        public String toString() {
            return size + "x" + size + " * " + scale;
        }
    }

    /**
     * The input itself, times one trainable factor per channel: the branch's only weights, with a scale of 1.
     */
    record Identity() implements Branch {

        @Override
        public boolean fits(Conv2d target) {
            return target.in() == target.out() && target.stride().equals(Size.of(1)) && target.groups() == 1;
        }

        @Override
        public String scaleName(Conv2d target, String name) {
            return "scale_identity";
        }

        @Override
        public String toString() {
            return "identity";
        }
    }

    /** Tells whether a block around this convolution has the branch. */
    boolean fits(Conv2d target);

    /**
     * Returns the name of the branch's scaling layer, as RepOptimizers' checkpoints have it.
     *
     * @param name the target convolution's own name, such as {@code conv}
     */
    String scaleName(Conv2d target, String name);

    /** Begins a branch of a kernel; how it is scaled must be said next. */
    static Unscaled kernel(int size) {
        return scale -> new Kernel(size, scale);
    }

    /** The identity branch. */
    static Branch identity() {
        return new Identity();
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

        /** Leaves the branch's scales, one per channel, to a hyper-search. */
        default Branch searched() {
            return scaledBy(Scale.Searched.SEARCHED);
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
            @Override
            public String toString() {
                return Double.toString(value);
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
    }
}
