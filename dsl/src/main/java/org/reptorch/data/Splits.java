package org.reptorch.data;

/**
 * A data set divided into the images to learn from and the images to be judged by, with the same classes and size.
 *
 * @param train the images to learn from
 * @param test  the images to be judged by
 */
public record Splits(ImageDataset train, ImageDataset test) {
}
