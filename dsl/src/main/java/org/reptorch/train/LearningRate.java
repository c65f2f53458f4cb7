package org.reptorch.train;

/**
 * The learning rate of every step.
 */
public sealed interface LearningRate {

    /** Returns the rate of a step, counted from 0. */
    double at(long step);

    /**
     * The same rate at every step.
     *
     * @param value the rate
     */
    record Constant(double value) implements LearningRate {
        @Override
        public double at(long step) {
            return value;
        }
    }

    /**
     * A straight line up to the base rate, then half a cosine down to the minimum.
     *
     * @param base        the rate at the end of the warm-up
     * @param warmupStart the rate at step 0
     * @param minimum     the rate at the end
     * @param warmupSteps how long the line is
     * @param totalSteps  where the cosine ends
     * @param cosineStart where the cosine is counted from: {@code warmupSteps}, so that it begins at the base rate, or 0, as
     *                    timm's CosineLRScheduler in the published training scripts counts it, with a drop at the end of the warm-up
     */
    record WarmupCosine(double base, double warmupStart, double minimum, long warmupSteps, long totalSteps, long cosineStart) implements LearningRate {
        @Override
        public double at(long step) {
            if (step < warmupSteps) {
                return warmupStart + step * (base - warmupStart) / warmupSteps;
            }
            double done = totalSteps == cosineStart ? 1 : (double) (Math.min(step, totalSteps) - cosineStart) / (totalSteps - cosineStart);
            return minimum + 0.5 * (base - minimum) * (1 + Math.cos(Math.PI * done));
        }
    }
}
