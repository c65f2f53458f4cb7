package org.reptorch.data;

import java.util.List;

/**
 * Images and labels for one step, ready to be copied into tensors. The arrays belong to whoever took the batch.
 *
 * @param pixels   normalised values: size x height x width x channels
 * @param size     the number of images
 * @param height   the height of an image in pixels
 * @param width    the width of an image in pixels
 * @param channels the number of channels, 3
 * @param labels   the class of each image before it was mixed with another
 * @param targets  the share of each class in each image, size x classes, smoothed as the {@link Mixing} says; empty where images were
 *                 not mixed
 * @param index    the batch's place in its epoch, from 0
 * @param unreadable the images that should be in it and could not be read, each with the reason
 */
public record Batch(float[] pixels, int size, int height, int width, int channels, long[] labels, float[] targets, int index, List<String> unreadable) {

    /** Tells whether images were mixed, so that the targets count and not the labels. */
    public boolean isMixed() {
        return targets.length > 0;
    }
}
