package org.reptorch.data;

/**
 * What is done to an image on its way into a batch: an immutable value, put into a list that a {@link Loader} goes through in order.
 *
 * <p>Most change the image's bytes; those that erase ({@link ValueTransform}) work on the normalised values, where 0 is the mean
 * colour, and so stand at the end of the list. Random ones draw anew for every image in every epoch.
 */
public sealed interface Transform permits ImageTransform, ValueTransform {
}
