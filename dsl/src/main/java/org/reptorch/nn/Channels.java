package org.reptorch.nn;

/** How the mobile families round a scaled number of channels. */
final class Channels {

    private Channels() {
    }

    /** Returns the multiple of the divisor nearest to a number of channels (halves up), one more where that would lose over a tenth (MobileNetV2). */
    static int divisible(double channels, int divisor) {
        int rounded = Math.max(divisor, (int) (channels + divisor / 2.0) / divisor * divisor);
        return rounded < 0.9 * channels ? rounded + divisor : rounded;
    }
}
