package org.reptorch.nn;

/** Layers that make one pixel of several, channel by channel. */
public sealed interface Pooling extends Layer {

    /**
     * {@code torch.nn.MaxPool2d}.
     *
     * @param kernel   the window
     * @param stride   from one window to the next
     * @param padding  minus infinity on each side, at most half the window
     * @param dilation distance of the pixels of a window
     * @param ceilMode whether windows may stand out at the far end
     */
    record Max(Size kernel, Size stride, Size padding, Size dilation, boolean ceilMode) implements Pooling {

        /** Refuses sizes that no window has. */
        public Max {
            verify("MaxPool2d", kernel, stride, padding);
            Layer.positive("MaxPool2d", "dilation", dilation);
        }

        /** Returns this pooling with another step. */
        public Max stride(int stride) {
            return new Max(kernel, Size.of(stride), padding, dilation, ceilMode);
        }

        /** Returns this pooling with another margin. */
        public Max padding(int padding) {
            return new Max(kernel, stride, Size.of(padding), dilation, ceilMode);
        }

        /** Returns this pooling with other distances within its window. */
        public Max dilation(int dilation) {
            return new Max(kernel, stride, padding, Size.of(dilation), ceilMode);
        }

        /** Returns this pooling with or without windows that stand out. */
        public Max ceilMode(boolean ceilMode) {
            return new Max(kernel, stride, padding, dilation, ceilMode);
        }
    }

    /**
     * {@code torch.nn.AvgPool2d}.
     *
     * @param kernel          the window
     * @param stride          from one window to the next
     * @param padding         zeros on each side, at most half the window
     * @param ceilMode        whether windows may stand out at the far end
     * @param countIncludePad whether the zeros count in the mean
     */
    record Average(Size kernel, Size stride, Size padding, boolean ceilMode, boolean countIncludePad) implements Pooling {

        /** Refuses sizes that no window has. */
        public Average {
            verify("AvgPool2d", kernel, stride, padding);
        }

        /** Returns this pooling with another step. */
        public Average stride(int stride) {
            return new Average(kernel, Size.of(stride), padding, ceilMode, countIncludePad);
        }

        /** Returns this pooling with another margin. */
        public Average padding(int padding) {
            return new Average(kernel, stride, Size.of(padding), ceilMode, countIncludePad);
        }

        /** Returns this pooling with or without windows that stand out. */
        public Average ceilMode(boolean ceilMode) {
            return new Average(kernel, stride, padding, ceilMode, countIncludePad);
        }

        /** Returns this pooling with or without the margin in its means. */
        public Average countIncludePad(boolean countIncludePad) {
            return new Average(kernel, stride, padding, ceilMode, countIncludePad);
        }
    }

    /**
     * {@code torch.nn.AdaptiveAvgPool2d}.
     *
     * @param output what every image becomes
     */
    record AdaptiveAverage(Size output) implements Pooling {

        /** Refuses an output without pixels. */
        public AdaptiveAverage {
            Layer.positive("AdaptiveAvgPool2d", "output", output);
        }
    }

    /**
     * {@code torch.nn.AdaptiveMaxPool2d}.
     *
     * @param output what every image becomes
     */
    record AdaptiveMax(Size output) implements Pooling {

        /** Refuses an output without pixels. */
        public AdaptiveMax {
            Layer.positive("AdaptiveMaxPool2d", "output", output);
        }
    }

    private static void verify(String layer, Size kernel, Size stride, Size padding) {
        Layer.positive(layer, "kernel", kernel);
        Layer.positive(layer, "stride", stride);
        if (2 * padding.height() > kernel.height() || 2 * padding.width() > kernel.width()) {
            throw new IllegalArgumentException(layer + ": padding " + padding + " must be at most half the kernel " + kernel);
        }
    }
}
