package org.reptorch.train;

import java.util.LinkedHashMap;
import java.util.Map;

import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/** The momentum of every parameter that has had a step, laid out in memory as the parameter is. */
public final class MomentumBuffers implements AutoCloseable {

    private static final String PREFIX = "momentum_buffer.";

    private final Map<String, Tensor> byParameter = new LinkedHashMap<>();

    /** Starts without any buffer. */
    public MomentumBuffers() {
    }

    /** Returns a parameter's buffer, or null before its first step. */
    public Tensor get(String parameter) {
        return byParameter.get(parameter);
    }

    /** Makes a parameter's buffer, its elements not yet set. */
    public Tensor create(String parameter, Tensor like) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor buffer = scope.release(like.detach().emptyLike());
            byParameter.put(parameter, buffer);
            return buffer;
        }
    }

    /** Returns a copy of every buffer, by name. */
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        byParameter.forEach((parameter, buffer) -> state.put(PREFIX + parameter, buffer.toStored()));
        return state;
    }

    /** Takes over a state, for parameters by path. */
    public void load(Map<String, StoredTensor> state, Map<String, Tensor> parameters) {
        for (Map.Entry<String, StoredTensor> entry : state.entrySet()) {
            String parameter = entry.getKey().startsWith(PREFIX) ? entry.getKey().substring(PREFIX.length()) : "";
            Tensor like = parameters.get(parameter);
            if (like == null || !java.util.Arrays.equals(like.shape(), entry.getValue().shape())) {
                throw new ReptorchException("the optimizer's state does not fit the model: " + entry.getKey()
                        + (like == null ? " belongs to no parameter of it" : " has another shape"));
            }
            Tensor buffer = byParameter.containsKey(parameter) ? byParameter.get(parameter) : create(parameter, like);
            try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                buffer.copy_(Tensor.of(entry.getValue()));
            }
        }
    }

    @Override
    public void close() {
        byParameter.values().forEach(Tensor::close);
        byParameter.clear();
    }
}
