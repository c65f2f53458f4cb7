package org.reptorch.data;

/**
 * Exchanges left and right.
 *
 * @param probability how often, between 0 and 1
 */
public record HorizontalFlip(double probability) implements Augmentation {

    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public HorizontalFlip {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1, not " + probability);
        }
    }
}
