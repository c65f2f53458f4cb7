package org.reptorch.repopt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reptorch.nn.Backbone;
import org.reptorch.nn.Layer;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * How much of a block's sum is its identity path (RepOptimizers, appendix B and figure 4): {@code Var(identity path) / Var(sum)} over a batch.
 */
public final class IdentityVariance {

    private IdentityVariance() {
    }

    /**
     * Measures every block that begins by adding its input, or that times a scale or normalized, to other branches; batch norms use the batch.
     *
     * @param model  its running statistics change
     * @param blocks the paths of its blocks, in order, each the only reader of the one before
     * @param images N x C x H x W, of the model's dtype, on its device
     * @return the ratio by path, of blocks with an identity path alone; below 1 or above, since branches may cancel out
     */
    public static Map<String, Double> ratios(Model model, List<String> blocks, Tensor images) {
        var ratios = new LinkedHashMap<String, Double>();
        var backbone = new Backbone(model.spec(), blocks);
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            List<Tensor> outputs = model.train().features(backbone, images);
            Map<String, StoredTensor> state = model.stateDict();
            for (int i = 0; i < blocks.size(); i++) {
                String path = blocks.get(i);
                Tensor input = i == 0 ? images : outputs.get(i - 1);
                sumIn(new Place(backbone.pieces().get(i), "")).ifPresent(place -> identityIn(place).ifPresent(
                        identity -> ratios.put(path, variance(identity, input, state) / variance(place, input, state))));
            }
        }
        return ratios;
    }

    /** A layer and the path that the names of its tensors begin with. */
    private record Place(Layer layer, String path) {

        Place child(Layer.Named child) {
            return new Place(child.layer(), joined(path, child.name()));
        }
    }

    private static Optional<Place> sumIn(Place place) {
        return switch (place.layer()) {
            case Layer.Sum sum -> Optional.of(place);
            case Layer.Sequence sequence -> sequence.children().stream().flatMap(child -> sumIn(place.child(child)).stream()).findFirst();
            default -> Optional.empty();
        };
    }

    private static Optional<Place> identityIn(Place sum) {
        return sum.layer().children().stream().map(sum::child).filter(branch -> branch.layer() == Layer.Plain.IDENTITY
                || branch.layer() instanceof Layer.Scale || branch.layer() instanceof Layer.BatchNorm2d).findFirst();
    }

    private static double variance(Place place, Tensor input, Map<String, StoredTensor> state) {
        var spec = new ModelSpec(place.path(), place.layer(), 0);
        var own = new LinkedHashMap<String, StoredTensor>();
        spec.parameters().forEach(parameter -> own.put(parameter.name(), state.get(joined(place.path(), parameter.name()))));
        try (var scope = Scope.open(); Model part = Model.of(spec, input.device(), input.dtype(), own)) {
            return part.forward(input).var().item();
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : name.isEmpty() ? path : path + "." + name;
    }
}
