package org.reptorch.nn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.MemoryFormat;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.StoredTensor;

/**
 * A network with numbers in it: the tensors of a {@link ModelSpec}, and what it computes.
 *
 * <p>A model owns its tensors until it is closed. It starts in training mode. With the same seed it starts from the same
 * numbers as the PyTorch module that constructs its layers in the same order.
 */
public final class Model implements AutoCloseable {

    private final ModelSpec spec;
    private final DType dtype;
    private Device device = Device.CPU;
    private final Map<String, Tensor> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> buffers = new LinkedHashMap<>();
    /** Paths at and below which nothing trains. */
    private final Set<String> frozen = new HashSet<>();
    private Forward forward;
    private boolean training = true;

    private Model(ModelSpec spec, DType dtype, Function<ParameterSpec, Tensor> start) {
        this.spec = spec;
        this.dtype = dtype;
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (ParameterSpec parameter : spec.parameters()) {
                Tensor tensor = scope.release(start.apply(parameter));
                (parameter.role().isParameter() ? parameters : buffers).put(parameter.name(), tensor);
                if (parameter.role() == ParameterSpec.Role.TRAINABLE) {
                    tensor.requiresGrad(true);
                }
            }
        }
        this.forward = connected(spec.root(), this::tensor);
    }

    /** Builds the model on the CPU in float32. */
    public static Model build(ModelSpec spec, long seed) {
        return build(spec, Device.CPU, DType.FLOAT32, seed);
    }

    /**
     * Builds the model: seeds the CPU's generator, draws every parameter in order, and moves them, so that a seed gives the same numbers on every device.
     *
     * <p>All start as float32 whatever the dtype, constants too, and are then converted, as a PyTorch model's {@code .double()} does.
     *
     * @throws org.reptorch.torch.TorchException where libtorch cannot use the device
     */
    public static Model build(ModelSpec spec, Device device, DType dtype, long seed) {
        device.verified();
        Torch.manualSeed(seed);
        return moved(drawn(spec, dtype), device);
    }

    /** Builds the model on the CPU from the generator as it stands, without seeding it. */
    public static Model drawn(ModelSpec spec, DType dtype) {
        var model = new Model(spec, dtype, parameter -> parameter.role() == ParameterSpec.Role.COUNTER ? Tensor.zeros(DType.INT64)
                : parameter.initialization().draw(parameter.sizes()).to(dtype));
        model.redraw();
        return model;
    }

    /** The second draws come after all first ones, as in a module that initializes at the end of its constructor. */
    private void redraw() {
        for (ParameterSpec parameter : spec.parameters()) {
            Initialization again = spec.redrawn().get(parameter.name());
            if (again != null) {
                try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
                    tensor(parameter.name()).copy_(again.draw(parameter.sizes()));
                }
            }
        }
    }

    /**
     * Builds the model on the CPU with the numbers of a {@code state_dict}, converted to the dtype; draws nothing.
     *
     * @throws ReptorchException where names or shapes differ
     */
    public static Model of(ModelSpec spec, DType dtype, Map<String, StoredTensor> state) {
        return of(spec, Device.CPU, dtype, state);
    }

    /**
     * Builds the model on a device with the numbers of a {@code state_dict}, converted to the dtype; draws nothing.
     *
     * @throws ReptorchException where names or shapes differ
     * @throws org.reptorch.torch.TorchException where libtorch cannot use the device
     */
    public static Model of(ModelSpec spec, Device device, DType dtype, Map<String, StoredTensor> state) {
        var model = new Model(spec, dtype, parameter -> Tensor.zeros(parameter.role() == ParameterSpec.Role.COUNTER ? DType.INT64 : dtype, parameter.sizes()));
        try {
            model.load(state);
            return model.to(device);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Moves a model that nobody owns yet. */
    private static Model moved(Model model, Device device) {
        try {
            return model.to(device);
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** Makes a model of its own with this one's numbers, on the same device, in training mode; its tensors lie row-major, as those of one that is built. */
    public Model copy() {
        var copy = new Model(spec, dtype, parameter -> tensor(parameter.name()).detach().clone(MemoryFormat.CONTIGUOUS));
        copy.device = device;
        return copy;
    }

    private Forward connected(Layer layer, Function<String, Tensor> tensors) {
        return Forward.of(layer, "", new Forward.Tensors() {
            @Override
            public Tensor get(String path) {
                return tensors.apply(path);
            }

            @Override
            public boolean isFrozen(String path) {
                return Model.this.isFrozen(path);
            }
        });
    }

    private boolean isFrozen(String path) {
        return frozen.stream().anyMatch(above -> path.equals(above) || path.startsWith(above + "."));
    }

    private Tensor tensor(String path) {
        Tensor parameter = parameters.get(path);
        return parameter != null ? parameter : buffers.get(path);
    }

    /** Returns what was built. */
    public ModelSpec spec() {
        return spec;
    }

    /** Returns the dtype of its parameters. */
    public DType dtype() {
        return dtype;
    }

    /** Returns where its tensors lie, as they name it: {@code cuda:0} for {@code cuda}. */
    public Device device() {
        return device;
    }

    /** Returns the parameters by path, in order, frozen ones included; the model owns them. */
    public Map<String, Tensor> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** Returns the parameters that train, by path, in order. */
    public Map<String, Tensor> trainable() {
        var trainable = new LinkedHashMap<String, Tensor>();
        for (ParameterSpec parameter : spec.parameters()) {
            if (parameter.role() == ParameterSpec.Role.TRAINABLE && !isFrozen(parameter.name())) {
                trainable.put(parameter.name(), parameters.get(parameter.name()));
            }
        }
        return trainable;
    }

    /** Returns the parameter of a path; the message of the exception names some that there are. */
    public Tensor parameter(String path) {
        Tensor tensor = parameters.get(path);
        if (tensor == null) {
            throw new IllegalArgumentException(spec.name() + " has no parameter '" + path + "'; it has " + firstOf(parameters.keySet().stream().toList()));
        }
        return tensor;
    }

    /** Returns the buffers by path, in order; the model owns them. */
    public Map<String, Tensor> buffers() {
        return Collections.unmodifiableMap(buffers);
    }

    /**
     * Lays the kernels of convolutions out as the images will be, in place, as {@code torch.nn.Module.to(memory_format=...)} does: then no
     * convolution copies its kernel and no gradient is turned round. Numbers stay; do it before an optimizer has a state.
     *
     * @param format row-major, as a model is built, or channels_last
     */
    public Model to(MemoryFormat format) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (Tensor parameter : parameters.values()) {
                if (parameter.dimensions() == 4) {
                    Torch.call("aten::set_data", "", parameter, parameter.detach().contiguous(format));
                }
            }
        }
        return this;
    }

    /**
     * Moves all tensors to another device, where their numbers, dtype and order in memory stay as they are; on the model's own device it does nothing.
     *
     * <p>The tensors are others afterwards: those that were handed out are closed, gradients are gone. Make the optimizer behind it.
     *
     * @throws org.reptorch.torch.TorchException where libtorch cannot use the device, or it has too little memory; then the model is as it was
     */
    public Model to(Device device) {
        Device target = device.verified();
        if (target.equals(this.device)) {
            return this;
        }
        var moved = new LinkedHashMap<String, Tensor>();
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            for (ParameterSpec parameter : spec.parameters()) {
                Tensor tensor = tensor(parameter.name());
                moved.put(parameter.name(), tensor.to(target, tensor.dtype()).requiresGrad(tensor.requiresGrad()));
            }
            moved.values().forEach(scope::release);
        }
        close();
        parameters.replaceAll((path, tensor) -> moved.get(path));
        buffers.replaceAll((path, tensor) -> moved.get(path));
        this.device = target;
        forward = connected(spec.root(), this::tensor);
        return this;
    }

    /**
     * Freezes layers: their parameters get no gradients any more and are not among {@link #trainable}, and they compute as in evaluation while the model
     * trains, so that batch norms neither look at the batch nor move their running statistics. Make the optimizer afterwards. It holds for
     * this model, not for one that an {@link org.reptorch.train.Evolution} puts in its place.
     *
     * @param paths of layers, all that is below them included; {@code Backbone.spec().layers().keySet()} is a network up to a stage
     * @throws IllegalArgumentException where there is no layer at or below a path
     */
    public Model freeze(Collection<String> paths) {
        Set<String> layers = spec.layers().keySet();
        for (String path : paths) {
            if (layers.stream().noneMatch(layer -> layer.equals(path) || layer.startsWith(path + "."))) {
                throw new IllegalArgumentException(spec.name() + " has no layer '" + path + "' to freeze; it has " + firstOf(List.copyOf(layers)));
            }
        }
        frozen.addAll(paths);
        parameters.forEach((path, parameter) -> {
            if (isFrozen(path)) {
                parameter.requiresGrad(false).setGrad(null);
            }
        });
        forward = connected(spec.root(), this::tensor);
        return this;
    }

    /** Switches to training: batch norms use the batch and update their running statistics. */
    public Model train() {
        training = true;
        return this;
    }

    /** Switches to evaluation: batch norms use their running statistics. */
    public Model eval() {
        training = false;
        return this;
    }

    /**
     * Computes the logits of a batch.
     *
     * @param images N x C x H x W, of the model's dtype, on its device
     * @return N x classes
     */
    public Tensor forward(Tensor images) {
        return forward.apply(images, training);
    }

    /**
     * Computes the feature maps of a backbone's stages.
     *
     * @param backbone of a network whose tensors this model has: the model's own, with or without what is behind the last stage
     * @param images   N x C x H x W, of the model's dtype, on its device
     * @return one map per stage, N x C x H x W, in order
     */
    public List<Tensor> features(Backbone backbone, Tensor images) {
        var maps = new ArrayList<Tensor>();
        Tensor current = images;
        for (Layer piece : backbone.pieces()) {
            current = connected(piece, this::known).apply(current, training);
            maps.add(current);
        }
        return maps;
    }

    private Tensor known(String path) {
        Tensor tensor = tensor(path);
        if (tensor == null) {
            throw new IllegalArgumentException(spec.name() + " has no tensor " + path + ": the backbone is of another network");
        }
        return tensor;
    }

    /** Drops every accumulated gradient. */
    public void zeroGrad() {
        parameters.values().forEach(parameter -> parameter.setGrad(null));
    }

    /** Returns a copy of every tensor under PyTorch's names: a {@code state_dict}. */
    public Map<String, StoredTensor> stateDict() {
        var state = new LinkedHashMap<String, StoredTensor>();
        for (ParameterSpec parameter : spec.parameters()) {
            state.put(parameter.name(), tensor(parameter.name()).toStored());
        }
        return state;
    }

    /**
     * Copies a {@code state_dict} into the model, converting dtypes. A batch norm's counter may be missing and is 0 then, as in the files that
     * torchvision publishes, which are from before there were any.
     *
     * @throws ReptorchException where names or shapes differ; then nothing was changed
     */
    public void load(Map<String, StoredTensor> state) {
        StateMatch match = StateMatch.of(spec, state);
        match.verifyWhole(spec.name());
        copy(match, state);
    }

    /**
     * Copies what fits of a {@code state_dict} into the model, converting dtypes: what has a name and shape of the model's. The rest stays as it
     * is. This is {@code load_state_dict(strict=False)}, which refuses other shapes.
     *
     * @return what fitted and what did not; nothing may have
     */
    public StateMatch loadMatching(Map<String, StoredTensor> state) {
        StateMatch match = StateMatch.of(spec, state);
        copy(match, state);
        return match;
    }

    private void copy(StateMatch match, Map<String, StoredTensor> state) {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            match.fitting().forEach(name -> tensor(name).copy_(Tensor.of(state.get(name))));
            spec.parameters().stream().filter(parameter -> parameter.role() == ParameterSpec.Role.COUNTER && !state.containsKey(parameter.name()))
                    .forEach(counter -> tensor(counter.name()).zero_());
        }
    }

    static String firstOf(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(3, names.size()))) + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : "");
    }

    /** Closes every tensor of the model. */
    @Override
    public void close() {
        parameters.values().forEach(Tensor::close);
        buffers.values().forEach(Tensor::close);
    }

    @Override
    public String toString() {
        return "%s (%,d parameters, %s, %s%s)".formatted(spec.name(), spec.parameterCount(), dtype, device.equals(Device.CPU) ? "" : device + ", ", training ? "training" : "evaluation");
    }
}
