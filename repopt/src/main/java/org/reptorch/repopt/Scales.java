package org.reptorch.repopt;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/**
 * The scales of every block of a model: numbers for the searched branches of a {@link Prior}.
 *
 * @param prior  whose branches they scale
 * @param blocks by the path of the target convolution, in the model's order
 */
public record Scales(Prior prior, Map<String, Block> blocks) {

    /**
     * The scales of one block.
     *
     * @param target   the convolution that the block stands for
     * @param branches the branches that the block has, in the prior's order
     * @param values   one vector per branch, one number per output channel
     * @param dtype    float32 or float64: the arithmetic in which they were found and are compiled
     */
    public record Block(Conv2d target, List<Branch> branches, List<double[]> values, DType dtype) {

        /** Copies the lists. */
        public Block {
            branches = List.copyOf(branches);
            values = List.copyOf(values);
        }
    }

    /** Copies the map. */
    public Scales {
        blocks = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /**
     * Takes the scales out of a hyper-search model's state: {@code stage1.0.scale_conv.weight}, {@code scale_1x1}, {@code scale_identity}.
     *
     * @param source for messages: the file, or the model
     * @param state  may hold more than the scales
     * @throws ReptorchException that names the layer where the state does not fit the model
     */
    public static Scales of(Prior prior, ModelSpec target, String source, Map<String, StoredTensor> state) {
        var blocks = new LinkedHashMap<String, Block>();
        prior.targets(target).forEach((path, conv) -> {
            List<Branch> branches = prior.branchesOf(conv);
            List<StoredTensor> stored = branches.stream().map(branch -> vector(branch, path, conv, source, target, state)).toList();
            DType dtype = stored.stream().allMatch(tensor -> tensor.dtype() == DType.FLOAT64) ? DType.FLOAT64 : DType.FLOAT32;
            blocks.put(path, new Block(conv, branches, stored.stream().map(StoredTensor::toDoubleArray).toList(), dtype));
        });
        for (String name : state.keySet()) {
            if (name.matches(".*\\.scale_[^.]*\\.weight") && blocks.keySet().stream().noneMatch(path -> parent(path).equals(parent(parent(name))))) {
                throw new ReptorchException(source + " has " + name + ", which " + target.name() + " does not: the scales are of another model");
            }
        }
        return new Scales(prior, blocks);
    }

    private static StoredTensor vector(Branch branch, String path, Conv2d conv, String source, ModelSpec target, Map<String, StoredTensor> state) {
        String key = scaleKey(branch, path, conv);
        StoredTensor tensor = state.get(key);
        if (tensor == null && branch instanceof Branch.Kernel(int size, Branch.Scale.Constant(double value))) {
            // A file of searched scales need not hold what was declared; a model does, rounded as it computes with it.
            double[] values = new double[conv.out()];
            Arrays.fill(values, value);
            return StoredTensor.of(values, conv.out());
        }
        if (tensor == null) {
            throw new ReptorchException(source + " has no " + key + ", which " + target.name() + " needs: are the scales of another model?");
        }
        if (!Arrays.equals(tensor.shape(), new long[] {conv.out()})) {
            throw new ReptorchException(source + ": " + key + " has the shape " + Arrays.toString(tensor.shape()) + " and " + target.name() + " needs ["
                    + conv.out() + "]: are the scales of another width?");
        }
        if (tensor.dtype() != DType.FLOAT32 && tensor.dtype() != DType.FLOAT64) {
            throw new ReptorchException(source + ": " + key + " is " + tensor.dtype() + "; scales are float32 or float64");
        }
        return tensor;
    }

    /** The path of a branch's scales: {@code stage1.0.scale_1x1.weight} for the 1x1 branch of {@code stage1.0.conv}. */
    private static String scaleKey(Branch branch, String path, Conv2d conv) {
        String parent = parent(path);
        return (parent.isEmpty() ? "" : parent + ".") + branch.scaleName(conv, path.substring(path.lastIndexOf('.') + 1)) + ".weight";
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** Reads scales from a safetensors file or a PyTorch checkpoint of a trained hyper-search model. */
    public static Scales read(Prior prior, ModelSpec target, Path file) {
        return of(prior, target, file.toString(), TensorFile.read(file));
    }

    /** Takes the scales out of a trained hyper-search model. */
    public static Scales of(Prior prior, ModelSpec target, Model search) {
        return of(prior, target, search.spec().name(), search.stateDict());
    }

    /** Returns every scale under its path, as a hyper-search model's state has it. */
    public Map<String, StoredTensor> tensors() {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        blocks.forEach((path, block) -> {
            for (int i = 0; i < block.branches().size(); i++) {
                double[] values = block.values().get(i);
                tensors.put(scaleKey(block.branches().get(i), path, block.target()), stored(values, block.dtype(), values.length));
            }
        });
        return tensors;
    }

    /** Returns the numbers as a tensor of the arithmetic they are of: float64, or else float32. */
    static StoredTensor stored(double[] values, DType dtype, long... shape) {
        if (dtype == DType.FLOAT64) {
            return StoredTensor.of(values, shape);
        }
        var singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            singles[i] = (float) values[i];
        }
        return StoredTensor.of(singles, shape);
    }

    /** Writes the scales, with the prior they belong to as metadata, as safetensors. */
    public void write(Path file) {
        Safetensors.write(file, tensors(), Map.of("reptorch.prior", prior.toString()));
    }

    /**
     * Returns the scales that a hyper-search starts from.
     *
     * @param search the hyper-search model that is trained for the target
     */
    public static Scales initial(Prior prior, ModelSpec target, ModelSpec search) {
        try (Model untrained = Model.build(search, 0)) {
            return of(prior, target, untrained);
        }
    }

    /** Returns scales that are 1 everywhere: a block whose branches are merely added up. */
    public Scales ones() {
        return changed(values -> Arrays.stream(values).map(any -> 1).toArray());
    }

    /** Returns scales that are, in every branch of every block, the mean over its channels. */
    public Scales averaged() {
        return changed(values -> {
            double mean = Arrays.stream(values).average().orElse(1);
            return Arrays.stream(values).map(any -> mean).toArray();
        });
    }

    private Scales changed(UnaryOperator<double[]> change) {
        var changed = new LinkedHashMap<String, Block>();
        blocks.forEach((path, block) -> changed.put(path,
                new Block(block.target(), block.branches(), block.values().stream().map(change).toList(), block.dtype())));
        return new Scales(prior, changed);
    }
}
