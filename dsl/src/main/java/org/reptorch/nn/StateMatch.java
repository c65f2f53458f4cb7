package org.reptorch.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.StoredTensor;

/**
 * How a {@code state_dict} fits a network: what {@link Model#loadMatching} returns, as PyTorch's {@code load_state_dict} does.
 *
 * @param fitting    tensors that both have in the same shape, in the network's order
 * @param missing    tensors that the state lacks; a batch norm's counter may be missing and is not among them
 * @param unexpected tensors that the network lacks, in the state's order
 * @param misshapen  tensors that both have in different shapes, each with both in words
 */
public record StateMatch(List<String> fitting, List<String> missing, List<String> unexpected, Map<String, String> misshapen) {

    /** Copies all; keeps the order. */
    public StateMatch {
        fitting = List.copyOf(fitting);
        missing = List.copyOf(missing);
        unexpected = List.copyOf(unexpected);
        misshapen = Collections.unmodifiableMap(new LinkedHashMap<>(misshapen));
    }

    /** Compares names and shapes. */
    public static StateMatch of(ModelSpec spec, Map<String, StoredTensor> state) {
        var fitting = new ArrayList<String>();
        var missing = new ArrayList<String>();
        var misshapen = new LinkedHashMap<String, String>();
        var unexpected = new ArrayList<>(state.keySet());
        for (ParameterSpec parameter : spec.parameters()) {
            String name = parameter.name();
            StoredTensor stored = state.get(name);
            unexpected.remove(name);
            if (stored == null) {
                if (parameter.role() != ParameterSpec.Role.COUNTER) {
                    missing.add(name);
                }
            } else if (Arrays.equals(stored.shape(), parameter.sizes())) {
                fitting.add(name);
            } else {
                misshapen.put(name, "is " + parameter.shape() + " in the model and " + Arrays.toString(stored.shape()) + " in the state");
            }
        }
        return new StateMatch(fitting, missing, unexpected, misshapen);
    }

    /** Tells whether there is nothing but what fits. */
    public boolean isWhole() {
        return missing.isEmpty() && unexpected.isEmpty() && misshapen.isEmpty();
    }

    /** Refuses a state that does not fit as a whole. */
    void verifyWhole(String network) {
        misshapen.entrySet().stream().findFirst().ifPresent(first -> {
            throw new ReptorchException(network + " does not fit the state: " + first.getKey() + " " + first.getValue());
        });
        if (!isWhole()) {
            throw new ReptorchException(network + " does not fit the state:" + (missing.isEmpty() ? "" : " it lacks " + Model.firstOf(missing))
                    + (unexpected.isEmpty() ? "" : (missing.isEmpty() ? "" : ", and") + " it has " + Model.firstOf(unexpected) + ", which the model does not know")
                    + "; is it of another model or mode?");
        }
    }

    /** Says on one line how many tensors fit, and which do not. */
    @Override
    public String toString() {
        var text = new StringBuilder(fitting.size() + " tensors fit");
        if (!missing.isEmpty()) {
            text.append("; missing: ").append(Model.firstOf(missing));
        }
        if (!unexpected.isEmpty()) {
            text.append("; unexpected: ").append(Model.firstOf(unexpected));
        }
        misshapen.forEach((name, shapes) -> text.append("; ").append(name).append(' ').append(shapes));
        return text.toString();
    }
}
