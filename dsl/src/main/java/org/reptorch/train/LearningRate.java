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
     * A straight line up to the base rate, then half a cosine down to the minimum: timm's CosineLRScheduler per step, whose
     * cosine is counted from step 0, warm-up included.
     *
     * @param base        the rate at the end of the warm-up
     * @param warmupStart the rate at step 0
     * @param minimum     the rate at the end
     * @param warmupSteps how long the line is
     * @param totalSteps  where the cosine ends
     */
    record WarmupCosine(double base, double warmupStart, double minimum, long warmupSteps, long totalSteps) implements LearningRate {
        @Override
        public double at(long step) {
            if (step < warmupSteps) {
                return warmupStart + step * (base - warmupStart) / warmupSteps;
            }
            return minimum + 0.5 * (base - minimum) * (1 + Math.cos(Math.PI * Math.min(step, totalSteps) / totalSteps));
        }
    }
}
