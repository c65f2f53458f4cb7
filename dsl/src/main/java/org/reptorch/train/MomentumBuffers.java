package org.reptorch.train;

import java.util.Arrays;
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

    /**
     * Takes over a state, for parameters by path; what it does not name has no buffer afterwards.
     *
     * @throws ReptorchException where it does not fit the parameters; then nothing was changed
     */
    public void load(Map<String, StoredTensor> state, Map<String, Tensor> parameters) {
        for (Map.Entry<String, StoredTensor> entry : state.entrySet()) {
            Tensor like = parameters.get(parameterOf(entry.getKey()));
            if (like == null || !Arrays.equals(like.shape(), entry.getValue().shape())) {
                throw new ReptorchException("the optimizer's state does not fit the model: " + entry.getKey()
                        + (like == null ? " belongs to no parameter of it" : " has another shape"));
            }
        }
        close();
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            state.forEach((name, stored) -> create(parameterOf(name), parameters.get(parameterOf(name))).copy_(Tensor.of(stored)));
        }
    }

    private static String parameterOf(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
    }

    @Override
    public void close() {
        byParameter.values().forEach(Tensor::close);
        byParameter.clear();
    }
}
