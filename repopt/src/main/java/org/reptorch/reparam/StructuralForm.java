package org.reptorch.reparam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Evolution.Standing;
import org.reptorch.train.Optimizer;
import org.reptorch.train.UpdateRule;

/**
 * DyRep's own form: convolutions become blocks, and branches of blocks go.
 *
 * <p>The optimizer's state goes with the weights ({@link Adjusted#optimizerState}). So does the moving average of the weights. When a convolution
 * grows, the average gets the network's own new branches, and what they compute is taken from its KxK kernel: in the new coordinates
 * that is exactly the average of what the weights were, since {@code W_KxK = W - W_others} is linear in W and the others are new. When a branch
 * is cut, the average's branch becomes part of the average's KxK kernel: the averaged network goes on computing what it computed, while the average
 * of the kernels that the steps would have had differs, for a batch norm's factor and a kernel are multiplied. What is cut is decided by the network alone.
 *
 * @param base       the network as the run began
 * @param growth     of a convolution
 * @param depth      in fewer than so many blocks a convolution must stand to grow
 * @param rule       of the optimizer
 * @param optimizers makes the optimizer of a network
 */
public record StructuralForm(ModelSpec base, Growth growth, int depth, UpdateRule rule, Function<Model, Optimizer> optimizers) implements Form {

    @Override
    public Map<String, String> candidates(ModelSpec spec) {
        var candidates = new LinkedHashMap<String, String>();
        for (String path : Growth.candidates(spec, depth)) {
            if (growth.fits((Conv2d) spec.layers().get(path))) {
                candidates.put(path, ModelSpec.join(path, "weight"));
            }
        }
        return candidates;
    }

    @Override
    public Map<String, Map<Operation, Double>> importances(Standing now) {
        Network network = network(now);
        var importances = new LinkedHashMap<String, Map<Operation, Double>>();
        network.blocks().keySet().forEach(path -> importances.put(path, Cutting.importances(network, path)));
        return importances;
    }

    @Override
    public Standing cut(Standing now, String place, Set<Operation> branches) {
        return after(now, Cutting.cut(network(now), place, branches),
                average -> Cutting.cut(average, place, branches));
    }

    @Override
    public Standing grow(Standing now, String place, int batches, IntFunction<Tensor> images, long seed) {
        var calibrating = new Growth(growth.block(), growth.gamma(), Math.min(growth.batches(), batches));
        Network network = network(now);
        // The images say what the run computes in, and the statistics must be those of the network that will train.
        Network branches = calibrating.branches(network.to(dtypeOf(images)), place, images, seed);
        return after(now, calibrating.grow(network, place, branches), average -> calibrating.grow(average, place, branches));
    }

    private static DType dtypeOf(IntFunction<Tensor> images) {
        try (var scope = Scope.open()) {
            return images.apply(0).dtype();
        }
    }

    private static Network network(Standing standing) {
        return new Network(standing.spec(), standing.model());
    }

    private Standing after(Standing now, Adjusted adjusted, Function<Network, Adjusted> alike) {
        Map<String, StoredTensor> average = now.ema().isEmpty() ? now.ema() : alike.apply(new Network(now.spec(), now.ema())).network().state();
        return new Standing(adjusted.network().spec(), adjusted.network().state(), adjusted.optimizerState(rule, now.optimizer()), average);
    }

    @Override
    public Optimizer optimizer(Model model) {
        return optimizers.apply(model);
    }

    @Override
    public Augmentation augmentation(ModelSpec spec) {
        return Augmentation.of(base, spec);
    }

    @Override
    public boolean changesNetwork() {
        return true;
    }

    @Override
    public ModelSpec restore(Augmentation augmentation, Map<String, StoredTensor> state) {
        return augmentation.in(base);
    }
}
