package org.reptorch.data;

/** A random change to a training image that leaves its class as it was; drawn anew for every image in every epoch. */
public sealed interface Augmentation permits RandomCrop, HorizontalFlip {
}
