package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Size;

/**
 * What is known beforehand about a convolution: it should behave like a sum of these branches (RepOptimizers, section 3.1).
 *
 * <pre>{@code
 * Prior prior = Prior.of(kernel(3).searched(), kernel(1).searched(), identity());
 * }</pre>
 *
 * @param branches at least one, the largest kernel first
 */
public record Prior(List<Branch> branches) {

    /** The prior of RepOpt-VGG: 3x3 + 1x1, both with searched scales, + identity where the shape allows it. */
    public static final Prior REPOPT_VGG = of(Branch.kernel(3).searched(), Branch.kernel(1).searched(), Branch.identity());

    /** Copies the list and refuses a prior whose first branch is not its largest kernel. */
    public Prior {
        branches = List.copyOf(branches);
        if (branches.isEmpty() || !(branches.getFirst() instanceof Branch.Kernel largest)
                || branches.stream().anyMatch(branch -> branch instanceof Branch.Kernel kernel && kernel.size() > largest.size())) {
            throw new IllegalArgumentException("a prior's first branch must be its largest kernel, that of the convolution it stands for: " + branches);
        }
        if (branches.stream().distinct().count() != branches.size()) {
            throw new IllegalArgumentException("a prior has each branch once: " + branches);
        }
    }

    /** Declares the prior of these branches. */
    public static Prior of(Branch first, Branch... more) {
        var branches = new ArrayList<Branch>();
        branches.add(first);
        branches.addAll(List.of(more));
        return new Prior(branches);
    }

    /** Returns the side of the convolutions that the prior is for. */
    public int kernel() {
        return ((Branch.Kernel) branches.getFirst()).size();
    }

    /** Returns the branches that a block around this convolution has. */
    public List<Branch> branchesOf(Conv2d target) {
        return branches.stream().filter(branch -> branch.fits(target)).toList();
    }

    /** Returns the convolutions of a model that the prior is for, by path, in order: those of its kernel, whole (not grouped). */
    public Map<String, Conv2d> targets(ModelSpec model) {
        var targets = new LinkedHashMap<String, Conv2d>();
        for (Map.Entry<String, Layer> entry : model.layers().entrySet()) {
            if (entry.getValue() instanceof Conv2d conv && conv.kernel().equals(Size.of(kernel())) && conv.groups() == 1
                    && conv.dilation().equals(Size.of(1)) && conv.padding().equals(Size.of(kernel() / 2))) {
                targets.put(entry.getKey(), conv);
            }
        }
        if (targets.isEmpty()) {
            throw new IllegalArgumentException(model.name() + " has no " + kernel() + "x" + kernel() + " convolution that the prior " + this + " could stand for");
        }
        return targets;
    }

    /** Returns the prior as a formula: {@code W = 3x3 * searched + 1x1 * searched + identity}. */
    @Override
    public String toString() {
        return branches.stream().map(Branch::toString).collect(Collectors.joining(" + ", "W = ", ""));
    }
}
