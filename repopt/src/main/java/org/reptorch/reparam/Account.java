package org.reptorch.reparam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a training has cost, as DyRep's tables have it (tables 2 and 3): averages over its epochs, during which the network may have changed.
 *
 * @param start  of the network as the run began
 * @param after  behind which epochs it changed, and what it was then
 * @param epochs that are done
 */
public record Account(Adjustment.Size start, List<Adjustment> after, int epochs) {

    /** Copies the list. */
    public Account {
        after = List.copyOf(after);
    }

    /** Returns what the network of each epoch cost. */
    public List<Adjustment.Size> sizes() {
        var sizes = new ArrayList<Adjustment.Size>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            Adjustment.Size size = start;
            for (Adjustment adjustment : after) {
                size = adjustment.epochs() <= epoch ? adjustment.size() : size;
            }
            sizes.add(size);
        }
        return sizes;
    }

    /** Returns the mean of the multiply-accumulates for one image. */
    public double averageMacs() {
        return average(Adjustment.Size::macs);
    }

    /** Returns the mean of how many parameters there were. */
    public double averageParameters() {
        return average(Adjustment.Size::parameters);
    }

    private double average(ToLongFunction<Adjustment.Size> of) {
        return sizes().stream().mapToLong(of).average().orElse(of.applyAsLong(start));
    }
}
