package org.reptorch.train;

/**
 * The learning rate of every step, counted from 0.
 */
public sealed interface LearningRate {

    /** Returns the rate of a step. */
    double at(long step);

    /** Returns the rate that a warm-up rises to. */
    double base();

    /**
     * The same rate at every step.
     *
     * @param base the rate
     */
    record Constant(double base) implements LearningRate {
        @Override
        public double at(long step) {
            return base;
        }
    }

    /**
     * Half a cosine from the base down to the minimum, which stays.
     *
     * @param base    the rate at step 0
     * @param minimum the rate at the end
     * @param steps   where it ends
     */
    record Cosine(double base, double minimum, long steps) implements LearningRate {
        @Override
        public double at(long step) {
            double done = steps == 0 ? 1 : (double) Math.min(step, steps) / steps;
            return minimum + 0.5 * (base - minimum) * (1 + Math.cos(Math.PI * done));
        }
    }

    /**
     * A straight line from the base to the end, which stays.
     *
     * @param base  the rate at step 0
     * @param end   the rate at the end
     * @param steps where it ends
     */
    record Linear(double base, double end, long steps) implements LearningRate {
        @Override
        public double at(long step) {
            double done = steps == 0 ? 1 : (double) Math.min(step, steps) / steps;
            return base - (base - end) * done;
        }
    }

    /**
     * A rate that falls by a factor every so many steps.
     *
     * @param base   the rate of the first ones
     * @param factor what it is multiplied by
     * @param every  how many steps have the same rate
     */
    record Steps(double base, double factor, long every) implements LearningRate {

        /** Refuses a stair without a width. */
        public Steps {
            if (every < 1) {
                throw new IllegalArgumentException("a rate that falls every " + every + " steps is none; give 1 or more");
            }
        }

        @Override
        public double at(long step) {
            return base * Math.pow(factor, step / every);
        }
    }

    /**
     * A straight line up to another schedule's base, then that schedule.
     *
     * @param start     the rate at step 0
     * @param steps     how long the line is
     * @param countedIn whether the other schedule counts the warm-up's steps too and is somewhere below its base when its turn comes,
     *                  as timm's schedulers do ({@code warmup_prefix=False}); otherwise it begins at its step 0
     * @param after     the other schedule
     */
    record Warmup(double start, long steps, boolean countedIn, LearningRate after) implements LearningRate {
        @Override
        public double at(long step) {
            return step < steps ? start + step * (base() - start) / steps : after.at(countedIn ? step : step - steps);
        }

        @Override
        public double base() {
            return after.base();
        }
    }

    /**
     * Another schedule one step late, its first rate twice: what comes of the published training scripts' {@code step_update} behind the
     * optimizer's step.
     *
     * @param schedule the other one
     */
    record OneLate(LearningRate schedule) implements LearningRate {
        @Override
        public double at(long step) {
            return schedule.at(Math.max(0, step - 1));
        }

        @Override
        public double base() {
            return schedule.base();
        }
    }
}
