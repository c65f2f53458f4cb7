package org.reptorch.data;

/**
 * How images that come without a test split are divided: each class alike, at random.
 *
 * @param train the share of the images of a class to learn from, above 0 and below 1; at least one goes to either split
 * @param seed  what the draws depend on, with nothing else but the names of classes and files
 */
public record Division(double train, long seed) {

    /** 80 to 20. */
    public static final Division DEFAULT = new Division(0.8, 0);

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public Division {
        if (!(train > 0 && train < 1)) {
            throw new IllegalArgumentException("Division: the share to train on must be above 0 and below 1, not " + train);
        }
    }
}
