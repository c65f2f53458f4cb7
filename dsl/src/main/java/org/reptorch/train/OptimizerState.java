package org.reptorch.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.StoredTensor;

/**
 * What an optimizer remembers of every parameter that has had a step, under PyTorch's names; owns the tensors until it is closed.
 *
 * <p>Tensors lie on their parameter's device; the counter of steps on the CPU, where its number is read at every step.
 *
 * <p>In a file a tensor is called {@code exp_avg.stage1.0.conv.weight}: its own name, then its parameter's.
 */
public final class OptimizerState implements AutoCloseable {

    private final UpdateRule rule;
    private final boolean isSingle;
    private final boolean countsOnDevice;
    private final Map<String, Map<String, Tensor>> byParameter = new LinkedHashMap<>();

    /** Starts without any tensor. */
    public OptimizerState(UpdateRule rule) {
        this(rule, false, false);
    }

    /**
     * Starts without any tensor.
     *
     * @param single whether parameters of half precision have a state of float32; else it is of the parameter's dtype, as in PyTorch
     */
    public OptimizerState(UpdateRule rule, boolean single) {
        this(rule, single, false);
    }

    private OptimizerState(UpdateRule rule, boolean single, boolean countsOnDevice) {
        this.rule = rule;
        this.isSingle = single;
        this.countsOnDevice = countsOnDevice;
    }

    /** Starts without any tensor; steps are counted beside the parameters and not on the CPU, as libtorch's fused kernels want it. */
    static OptimizerState countingOnDevice(UpdateRule rule) {
        return new OptimizerState(rule, false, true);
    }

    /** Tells whether a parameter has had a step. */
    public boolean has(String parameter) {
        return byParameter.containsKey(parameter);
    }

    /** Returns a parameter's tensor of this name, or null where there is none. */
    public Tensor get(String parameter, String name) {
        return byParameter.getOrDefault(parameter, Map.of()).get(name);
    }

    /** Returns all tensors of a parameter by name; empty where it has had no step. */
    public Map<String, Tensor> of(String parameter) {
        return Collections.unmodifiableMap(byParameter.getOrDefault(parameter, Map.of()));
    }

    /**
     * Returns a parameter's tensor of this name after laying it out as the parameter lies, which may have been moved since ({@code Model.to}): fused
     * kernels go through both side by side.
     */
    Tensor lying(String parameter, String name, Tensor like) {
        Map<String, Tensor> tensors = byParameter.get(parameter);
        Tensor tensor = tensors.get(name);
        if (!Arrays.equals(tensor.shape(), like.shape()) || liesAs(like, tensor)) {
            return tensor;
        }
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor moved = scope.release(like.detach().to(tensor.dtype()).emptyLike().copy_(tensor));
            tensor.close();
            tensors.put(name, moved);
            return moved;
        }
    }

    /** Tells whether two tensors of the same shape have their elements in the same order. */
    static boolean liesAs(Tensor one, Tensor other) {
        return liesAlike(one.shape(), one.strides(), other.strides());
    }

    /** Tells whether two tensors of this shape, with these strides, have their elements in the same order; a dimension of size 1 has any stride. */
    public static boolean liesAlike(long[] shape, long[] strides, long[] others) {
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 1 && strides[i] != others[i]) {
                return false;
            }
        }
        return true;
    }

    /** Makes a parameter's tensors, all zero, and returns them by name. */
    public Map<String, Tensor> create(String parameter, Tensor like) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            var made = new LinkedHashMap<String, Tensor>();
            rule.state(Math.toIntExact(like.dimensions())).forEach((name, form) -> {
                long[] shape = shape(form, like.shape());
                made.put(name, switch (form) {
                    case STEP -> Ops.zeros(shape, DType.FLOAT32, countsOnDevice ? like.device() : Device.CPU);
                    case LIKE_PARAMETER -> like.detach().to(dtype(like)).zerosLike();
                    case ROWS, COLUMNS -> Ops.zeros(shape, dtype(like), like.device());
                });
            });
            made.values().forEach(scope::release);
            byParameter.put(parameter, made);
            return made;
        }
    }

    private DType dtype(Tensor like) {
        DType dtype = like.dtype();
        return isSingle && (dtype == DType.BFLOAT16 || dtype == DType.FLOAT16) ? DType.FLOAT32 : dtype;
    }

    private static long[] shape(UpdateRule.StateForm form, long[] parameter) {
        long[] shape = parameter.clone();
        switch (form) {
            case STEP -> shape = new long[0];
            case LIKE_PARAMETER -> { }
            case ROWS -> shape[shape.length - 1] = 1;
            case COLUMNS -> shape[shape.length - 2] = 1;
        }
        return shape;
    }

    /** Returns a copy of every tensor. */
    public Map<String, StoredTensor> state() {
        var state = new LinkedHashMap<String, StoredTensor>();
        byParameter.forEach((parameter, tensors) -> tensors.forEach((name, tensor) -> state.put(name + "." + parameter, tensor.toStored())));
        return state;
    }

    /**
     * Takes over a state, for parameters by path; what it does not name has had no step afterwards.
     *
     * @throws ReptorchException where it does not fit the parameters or the rule; then nothing was changed
     */
    public void load(Map<String, StoredTensor> state, Map<String, Tensor> parameters) {
        var unused = new LinkedHashMap<>(state);
        var stepped = new ArrayList<String>();
        parameters.forEach((parameter, like) -> {
            Map<String, UpdateRule.StateForm> wanted = rule.state(Math.toIntExact(like.dimensions()));
            List<String> given = wanted.keySet().stream().filter(name -> state.containsKey(name + "." + parameter)).toList();
            if (given.isEmpty()) {
                return;
            }
            wanted.forEach((name, form) -> {
                StoredTensor stored = unused.remove(name + "." + parameter);
                if (stored == null) {
                    throw misfit(given.getFirst() + "." + parameter + " comes without " + name + "." + parameter);
                }
                if (!Arrays.equals(stored.shape(), shape(form, like.shape()))) {
                    throw misfit(name + "." + parameter + " has another shape");
                }
            });
            stepped.add(parameter);
        });
        if (!unused.isEmpty()) {
            throw misfit(unused.keySet().iterator().next() + " belongs to no parameter of it");
        }
        close();
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (String parameter : stepped) {
                create(parameter, parameters.get(parameter)).forEach((name, tensor) -> tensor.copy_(Tensor.of(state.get(name + "." + parameter))));
            }
        }
    }

    private static ReptorchException misfit(String what) {
        return new ReptorchException("the optimizer's state does not fit the model: " + what);
    }

    @Override
    public void close() {
        byParameter.values().forEach(tensors -> tensors.values().forEach(Tensor::close));
        byParameter.clear();
    }
}
