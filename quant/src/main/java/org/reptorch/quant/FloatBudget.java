package org.reptorch.quant;

/** How much of a network may stay in floating point for the sake of its accuracy; {@link Sensitivity#keptFloat} chooses what. */
public sealed interface FloatBudget {

    /**
     * So many layers: those that harm the logits most.
     *
     * @param count at least 0
     */
    record Layers(int count) implements FloatBudget {

        /** Refuses a negative number. */
        public Layers {
            if (count < 0) {
                throw new IllegalArgumentException("FloatBudget: the number of layers must not be negative, not " + count);
            }
        }
    }

    /**
     * Every layer whose own result has less signal to noise.
     *
     * @param decibels of a layer's result
     */
    record MinSqnr(double decibels) implements FloatBudget {

        /** Refuses what is no number. */
        public MinSqnr {
            if (!Double.isFinite(decibels)) {
                throw new IllegalArgumentException("FloatBudget: the least signal to noise must be a number of decibels, not " + decibels);
            }
        }
    }

    /**
     * As many layers as leave so much of the work to integers, those first that harm the logits most; one that is too large for what is left is passed over.
     *
     * @param percent of all multiply-accumulates, 0 to 100
     */
    record IntegerMacs(double percent) implements FloatBudget {

        /** Refuses what is no share. */
        public IntegerMacs {
            if (!(percent >= 0 && percent <= 100)) {
                throw new IllegalArgumentException("FloatBudget: the share of integer work must be from 0 to 100 percent, not " + percent);
            }
        }
    }
}
