package org.reptorch.train;

/**
 * A recipe's learning rate, in epochs; {@link #rates} makes it one of steps.
 *
 * @param shape        how the rate falls after the warm-up
 * @param learningRate at the end of the warm-up
 * @param warmupEpochs of rise in a straight line
 * @param warmupStart  the rate at the very first step of a warm-up
 * @param end          the rate at the end of {@link Shape#COSINE} and {@link Shape#LINEAR}
 * @param decayEpochs  how long a rate of {@link Shape#STEP} stays
 * @param decayFactor  what it is multiplied by then
 * @param stepping     how steps are counted
 */
public record Schedule(Shape shape, double learningRate, double warmupEpochs, double warmupStart, double end, double decayEpochs, double decayFactor,
        Stepping stepping) {

    /** How the rate falls after the warm-up. */
    public enum Shape {
        /** Half a cosine. */
        COSINE,
        /** A straight line. */
        LINEAR,
        /** By a factor every so many epochs. */
        STEP,
        /** Not at all. */
        CONSTANT
    }

    /** How steps are counted. */
    public enum Stepping {
        /** Step k has the rate of k; what follows a warm-up begins at the base rate. */
        PLAIN,
        /**
         * As the published scripts with timm's schedulers: a step late, so that the first rate is had twice; cosine and stairs count the
         * warm-up in, so that the rate drops at its end.
         */
        TIMM
    }

    /** Refuses numbers that no schedule has. */
    public Schedule {
        Requirement.verify(learningRate >= 0, "learningRate", learningRate, "not negative");
        Requirement.verify(warmupEpochs >= 0, "warmupEpochs", warmupEpochs, "not negative");
        Requirement.verify(warmupStart >= 0, "warmupStart", warmupStart, "not negative");
        Requirement.verify(end >= 0, "endLearningRate", end, "not negative");
        Requirement.verify(shape != Shape.STEP || decayEpochs > 0, "decayEpochs", decayEpochs, "above 0 for schedule step");
        Requirement.verify(decayFactor > 0 && decayFactor <= 1, "decayFactor", decayFactor, "above 0 and at most 1");
    }

    /** A warm-up from 0, then a cosine to 0. */
    public static Schedule cosine(double learningRate, double warmupEpochs) {
        return new Schedule(Shape.COSINE, learningRate, warmupEpochs, 0, 0, 30, 0.1, Stepping.PLAIN);
    }

    /** The same rate all the time. */
    public static Schedule constant(double learningRate) {
        return new Schedule(Shape.CONSTANT, learningRate, 0, 0, 0, 30, 0.1, Stepping.PLAIN);
    }

    /** Returns this schedule with another warm-up. */
    public Schedule withWarmupEpochs(double warmupEpochs) {
        return new Schedule(shape, learningRate, warmupEpochs, warmupStart, end, decayEpochs, decayFactor, stepping);
    }

    /** Returns this schedule with its steps counted in another way. */
    public Schedule withStepping(Stepping stepping) {
        return new Schedule(shape, learningRate, warmupEpochs, warmupStart, end, decayEpochs, decayFactor, stepping);
    }

    /** Returns the rate of every step of a run. */
    public LearningRate rates(int epochs, int stepsPerEpoch) {
        long total = (long) epochs * stepsPerEpoch;
        long warmup = Math.min(total, Math.round(warmupEpochs * stepsPerEpoch));
        // timm's line begins behind the warm-up even where cosine and stairs count it in.
        boolean countedIn = stepping == Stepping.TIMM && shape != Shape.LINEAR;
        long rest = countedIn ? total : total - warmup;
        LearningRate falling = switch (shape) {
            case COSINE -> new LearningRate.Cosine(learningRate, end, rest);
            case LINEAR -> new LearningRate.Linear(learningRate, end, rest);
            case STEP -> new LearningRate.Steps(learningRate, decayFactor, Math.max(1, Math.round(decayEpochs * stepsPerEpoch)));
            case CONSTANT -> new LearningRate.Constant(learningRate);
        };
        LearningRate rates = warmup == 0 ? falling : new LearningRate.Warmup(warmupStart, warmup, countedIn, falling);
        return stepping == Stepping.TIMM ? new LearningRate.OneLate(rates) : rates;
    }
}
