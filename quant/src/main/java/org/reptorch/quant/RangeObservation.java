package org.reptorch.quant;

import org.reptorch.torch.Tensor;

/** Follows the least and the greatest number. */
final class RangeObservation implements Observer.Observation {

    private final double weight;
    private final boolean extremes;
    private double min;
    private double max;
    private boolean seen;

    /**
     * Has seen nothing.
     *
     * @param weight   of the newest batch, where batches are averaged
     * @param extremes whether the extremes of all batches count instead
     */
    RangeObservation(double weight, boolean extremes) {
        this.weight = weight;
        this.extremes = extremes;
    }

    @Override
    public void see(Tensor real) {
        double[] range = Observer.range(real);
        if (!seen) {
            min = range[0];
            max = range[1];
        } else if (extremes) {
            min = Math.min(min, range[0]);
            max = Math.max(max, range[1]);
        } else {
            min += weight * (range[0] - min);
            max += weight * (range[1] - max);
        }
        seen = true;
    }

    @Override
    public AffineQuantizer quantizer(ActivationScheme scheme) {
        return AffineQuantizer.of(min, max, scheme);
    }
}
