package org.reptorch.data;

import java.util.random.RandomGenerator;

/** A transform of an image's normalised values. */
public sealed interface ValueTransform extends Transform permits Cutout, RandomErasing {

    /**
     * Changes the values of one image in place.
     *
     * @param values holds height x width x 3 values from {@code at} on
     * @param at     where the image begins
     * @param size   of the image
     * @param random what all draws are made from
     */
    void apply(float[] values, int at, ImageSize size, RandomGenerator random);
}
