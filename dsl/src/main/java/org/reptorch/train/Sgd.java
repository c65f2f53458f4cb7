package org.reptorch.train;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/** Plain SGD by libtorch's fused kernel ({@code torch.optim.SGD(fused=True)}): the baseline without a prior. */
public final class Sgd implements Optimizer {

    private final SgdRule rule;
    private final List<ParameterGroup> groups;
    private final MomentumBuffers buffers = new MomentumBuffers();

    /** Prepares updates of the groups' parameters, which stay the model's. */
    public Sgd(SgdRule rule, List<ParameterGroup> groups) {
        this.rule = rule;
        this.groups = List.copyOf(groups);
    }

    @Override
    public void step(double learningRate) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (ParameterGroup group : groups) {
                step(group, false, learningRate);
                step(group, true, learningRate);
            }
        }
    }

    /**
     * The kernel treats all parameters of a call alike, so those at their first step have a call of their own: the second one,
     * since it makes the buffers that the other goes by.
     */
    private void step(ParameterGroup group, boolean first, double learningRate) {
        var parameters = new ArrayList<Tensor>();
        var gradients = new ArrayList<Tensor>();
        var momenta = new ArrayList<Tensor>();
        boolean withMomentum = rule.momentum() != 0;
        for (Map.Entry<String, Tensor> entry : group.parameters().entrySet()) {
            boolean isFirst = withMomentum && buffers.get(entry.getKey()) == null;
            if (isFirst != first) {
                continue;
            }
            Tensor gradient = entry.getValue().grad();
            if (gradient == null) {
                continue;
            }
            parameters.add(entry.getValue());
            gradients.add(inTheOrderOf(entry.getValue(), gradient));
            if (withMomentum) {
                momenta.add(first ? buffers.create(entry.getKey(), entry.getValue()) : buffers.get(entry.getKey()));
            }
        }
        if (!parameters.isEmpty()) {
            Ops.fusedSgd_(parameters, gradients, momenta, group.weightDecay(), rule.momentum(), learningRate, rule.dampening(), rule.nesterov(), false,
                    first);
        }
    }

    /**
     * The kernel goes through the memory of parameter and gradient side by side and does not look at strides. Autograd's gradients
     * lie as their parameter does; one that somebody else made, with {@code setGrad}, need not.
     */
    private static Tensor inTheOrderOf(Tensor parameter, Tensor gradient) {
        long[] shape = parameter.shape();
        long[] wanted = parameter.strides();
        long[] strides = gradient.strides();
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 1 && wanted[i] != strides[i]) {
                return parameter.detach().emptyLike().copy_(gradient);
            }
        }
        return gradient;
    }

    @Override
    public Map<String, StoredTensor> state() {
        return buffers.state();
    }

    @Override
    public void load(Map<String, StoredTensor> state) {
        var all = new LinkedHashMap<String, Tensor>();
        groups.forEach(group -> all.putAll(group.parameters()));
        buffers.load(state, all);
    }

    @Override
    public String describe() {
        return "SGD " + rule;
    }

    @Override
    public void close() {
        buffers.close();
    }
}
