package org.reptorch.repopt;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/**
 * The scales of every block of a model: numbers for the branches of the priors that stand in it.
 *
 * @param placement which priors they are for
 * @param blocks    by the path of the operator that the block stands for, in the model's order
 */
public record Scales(Placement placement, Map<String, Block> blocks) {

    /** The metadata of a file under which the priors stand that its scales belong to. */
    public static final String PRIOR = "reptorch.prior";

    /**
     * The scales of one block.
     *
     * @param site   the operator that the block stands for
     * @param values one vector per branch of the block, in the prior's order, one number per output channel; for the identity where its factors start
     * @param dtype  float32 or float64: the arithmetic in which they were found and are compiled
     */
    public record Block(Placement.Site site, List<double[]> values, DType dtype) {

        /** Copies the list; refuses scales that are not one vector per branch and one number per channel. */
        public Block {
            values = List.copyOf(values);
            if (values.size() != site.branches().size() || values.stream().anyMatch(vector -> vector.length != site.target().out())) {
                throw new IllegalArgumentException(site.path() + ": a block of " + site.branches().size() + " branches on a " + site.target()
                        + " has as many vectors of one number per output channel, not vectors of "
                        + values.stream().map(vector -> vector.length).toList());
            }
        }

        /** Returns the scales of the block around an operator by itself. */
        public static Block of(Prior prior, Target target, List<double[]> values, DType dtype) {
            return new Block(new Placement.Site("conv", "", "conv", target, prior), values, dtype);
        }

        /** Returns the operator that the block stands for. */
        public Target target() {
            return site.target();
        }

        /** Returns the branches that the block has, in the prior's order. */
        public List<Branch> branches() {
            return site.branches();
        }

        @Override
        public String toString() {
            return IntStream.range(0, values.size()).mapToObj(i -> {
                DoubleSummaryStatistics scale = Arrays.stream(values.get(i)).summaryStatistics();
                return String.format(Locale.ROOT, "%s %.3f (%.3f to %.3f)", branches().get(i).name(), scale.getAverage(), scale.getMin(), scale.getMax());
            }).collect(Collectors.joining("  "));
        }

        /** Returns the terms that one branch gives the Grad Mult; the identity's scale is its weight, so that its gradient is not multiplied. */
        List<GradMult.Term> terms(int branch) {
            Branch of = branches().get(branch);
            return new BranchKernel(of, target()).terms(of instanceof Branch.Identity ? new double[] {1} : values.get(branch));
        }
    }

    /** Copies the map. */
    public Scales {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /**
     * Takes the scales out of a hyper-search model's state: {@code stage1.0.scale_conv.weight}, {@code scale_1x1}, {@code scale_identity}, as in
     * {@link Csla#model}; or, for RepOpt-GhostNet, {@code ghost1.cheap_operation.1.weight} and {@code ghost1.fusion_scale.weight}.
     *
     * @param source for messages: the file, or the model
     * @param state  may hold more than the scales
     * @throws ReptorchException that names the layer where the state does not fit the model
     */
    public static Scales of(Placement placement, ModelSpec target, String source, Map<String, StoredTensor> state) {
        var blocks = new LinkedHashMap<String, Block>();
        placement.in(target).sites().forEach((path, site) -> {
            List<StoredTensor> stored = site.branches().stream().map(branch -> vector(branch, site, source, target, state)).toList();
            DType dtype = stored.stream().allMatch(tensor -> tensor.dtype() == DType.FLOAT64) ? DType.FLOAT64 : DType.FLOAT32;
            blocks.put(path, new Block(site, stored.stream().map(StoredTensor::toDoubleArray).toList(), dtype));
        });
        refuseOthers(source, target, state, blocks);
        return new Scales(placement, blocks);
    }

    /** As {@link #of(Placement, ModelSpec, String, Map)}, for a prior that stands everywhere it fits. */
    public static Scales of(Prior prior, ModelSpec target, String source, Map<String, StoredTensor> state) {
        return of(prior.everywhere(), target, source, state);
    }

    private static StoredTensor vector(Branch branch, Placement.Site site, String source, ModelSpec target, Map<String, StoredTensor> state) {
        List<String> keys = List.of(site.scalePath(branch), ghostKey(branch, site));
        String key = keys.stream().filter(state::containsKey).findFirst().orElse(null);
        if (key == null) {
            // A file of searched scales need not hold what was declared; a model does, rounded as it computes with it.
            return branch.scaling().flatMap(scale -> declared(scale, site.target().out())).orElseThrow(() -> new ReptorchException(
                    source + " has no " + keys.getFirst() + ", which " + target.name() + " needs: are the scales of another model?"));
        }
        StoredTensor tensor = state.get(key);
        if (!Arrays.equals(tensor.shape(), new long[] {site.target().out()})) {
            throw new ReptorchException(source + ": " + key + " has the shape " + Arrays.toString(tensor.shape()) + " and " + target.name() + " needs ["
                    + site.target().out() + "]: are the scales of another width?");
        }
        if (tensor.dtype() != DType.FLOAT32 && tensor.dtype() != DType.FLOAT64) {
            throw new ReptorchException(source + ": " + key + " is " + tensor.dtype() + "; scales are float32 or float64");
        }
        return tensor;
    }

    private static Optional<StoredTensor> declared(Branch.Scale scale, int channels) {
        var values = new double[channels];
        switch (scale) {
            case Branch.Scale.Constant(double value) -> Arrays.fill(values, value);
            case Branch.Scale.PerChannel(List<Double> each) -> Arrays.setAll(values, each::get);
            case Branch.Scale.Searched any -> {
                return Optional.empty();
            }
        }
        return Optional.of(StoredTensor.of(values, channels));
    }

    /** What the scales of a RepOpt-GhostNet module are called: those of its depthwise convolution {@code cheap_operation.0}, those past it. */
    private static String ghostKey(Branch branch, Placement.Site site) {
        return branch instanceof Branch.Identity ? parent(site.prefix()) + ".fusion_scale.weight" : site.isMain(branch) ? site.prefix() + ".1.weight" : "";
    }

    /** Refuses scales of blocks that the model does not have; those of branches that the prior does not have are left alone. */
    private static void refuseOthers(String source, ModelSpec target, Map<String, StoredTensor> state, Map<String, Block> blocks) {
        Set<String> prefixes = new HashSet<>();
        blocks.values().forEach(block -> prefixes.addAll(List.of(block.site().prefix(), parent(block.site().prefix()))));
        for (String name : state.keySet()) {
            if (name.matches("(.*\\.)?(scale_[^.]*|fusion_scale)\\.weight") && !prefixes.contains(parent(parent(name)))) {
                throw new ReptorchException(source + " has " + name + ", which " + target.name() + " does not: the scales are of another model");
            }
        }
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /**
     * Reads scales from a safetensors file or a PyTorch checkpoint of a trained hyper-search model.
     *
     * @throws ReptorchException where the file says that its scales belong to other priors, or they do not fit the model
     */
    public static Scales read(Placement placement, ModelSpec target, Path file) {
        Map<String, StoredTensor> tensors = TensorFile.read(file);
        String of = file.toString().endsWith(".safetensors") ? Safetensors.read(file).metadata().get(PRIOR) : null;
        if (of != null && !of.equals(placement.toString())) {
            throw new ReptorchException(file + " has scales of the prior " + of + ", not of " + placement + "; search them for this prior");
        }
        return of(placement, target, file.toString(), tensors);
    }

    /** As {@link #read(Placement, ModelSpec, Path)}, for a prior that stands everywhere it fits. */
    public static Scales read(Prior prior, ModelSpec target, Path file) {
        return read(prior.everywhere(), target, file);
    }

    /** Takes the scales out of a trained hyper-search model. */
    public static Scales of(Placement placement, ModelSpec target, Model search) {
        return of(placement, target, search.spec().name(), search.stateDict());
    }

    /** As {@link #of(Placement, ModelSpec, Model)}, for a prior that stands everywhere it fits. */
    public static Scales of(Prior prior, ModelSpec target, Model search) {
        return of(prior.everywhere(), target, search);
    }

    /**
     * Returns the scales of priors whose branches all have constants, so that nothing is to be searched; the identity starts at 1.
     *
     * @throws ReptorchException where a branch's scales are searched ones
     */
    public static Scales declared(Placement placement, ModelSpec target) {
        var identities = new LinkedHashMap<String, StoredTensor>();
        placement.in(target).sites().values().forEach(site -> {
            var ones = new double[site.target().out()];
            Arrays.fill(ones, 1);
            site.branches().stream().filter(Branch.Identity.class::isInstance).forEach(identity -> identities.put(site.scalePath(identity), StoredTensor.of(ones, ones.length)));
        });
        return of(placement, target, "the declaration of " + placement, identities);
    }

    /**
     * Returns the scales that a hyper-search starts from.
     *
     * @param search the hyper-search model that is trained for the target
     */
    public static Scales initial(Placement placement, ModelSpec target, ModelSpec search) {
        try (Model untrained = Model.build(search, 0)) {
            return of(placement, target, untrained);
        }
    }

    /** As {@link #initial(Placement, ModelSpec, ModelSpec)}, for a prior that stands everywhere it fits. */
    public static Scales initial(Prior prior, ModelSpec target, ModelSpec search) {
        return initial(prior.everywhere(), target, search);
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
        blocks.forEach((path, block) -> changed.put(path, new Block(block.site(), block.values().stream().map(change).toList(), block.dtype())));
        return new Scales(placement, changed);
    }

    /** Returns every scale under its path, as the state of {@link Csla#model} has it. */
    public Map<String, StoredTensor> tensors() {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (Block block : blocks.values()) {
            for (int i = 0; i < block.branches().size(); i++) {
                double[] values = block.values().get(i);
                tensors.put(block.site().scalePath(block.branches().get(i)), stored(values, block.dtype(), values.length));
            }
        }
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

    /** Writes the scales, with the priors they belong to as metadata, as safetensors. */
    public void write(Path file) {
        Safetensors.write(file, tensors(), Map.of(PRIOR, placement.toString()));
    }

    /** Prints the priors and a line per block: the mean of each branch's scales over the channels, and their range. */
    @Override
    public String toString() {
        var text = new StringBuilder(placement.toString());
        blocks.forEach((path, block) -> text.append("%n%-32s %s".formatted(path, block)));
        return text.toString();
    }
}
