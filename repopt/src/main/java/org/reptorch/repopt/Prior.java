package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Size;

/**
 * What is known beforehand about a linear operator: it should behave like a sum of these branches (RepOptimizers, section 3.1):
 * {@code W = sum_b alpha_b A_b w_b}, where A_b is a fixed linear map from the branch's weights w_b to the operator's.
 *
 * <pre>{@code
 * Prior prior = Prior.of(kernel(3).searched(), kernel(1).searched(), identity());
 * }</pre>
 *
 * <p>A prior is for operators whose window is the smallest that all its branches stand in. Where in a model it stands is said by a {@link Placement}.
 *
 * @param branches at least one, each once
 */
public record Prior(List<Branch> branches) {

    /** The prior of RepOpt-VGG: 3x3 + 1x1, both with searched scales, + identity where the shape allows it. */
    public static final Prior REPOPT_VGG = of(Branch.kernel(3).searched(), Branch.kernel(1).searched(), Branch.identity());

    /** The prior of RepOpt-GhostNet's depthwise convolutions: 3x3, with searched scales, + identity (appendix D). */
    public static final Prior REPOPT_GHOST = of(Branch.kernel(3).searched(), Branch.identity());

    /** Copies the list and refuses a branch that is there twice. */
    public Prior {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a prior needs a branch");
        }
        if (branches.stream().map(Branch::name).distinct().count() != branches.size()) {
            throw new IllegalArgumentException("a prior has each branch once: " + text(branches));
        }
    }

    /** Declares the prior of these branches. */
    public static Prior of(Branch first, Branch... more) {
        var branches = new ArrayList<Branch>();
        branches.add(first);
        branches.addAll(List.of(more));
        return new Prior(branches);
    }

    /** Returns the window of the operators that the prior is for. */
    public Size kernel() {
        return new Size(branches.stream().mapToInt(branch -> branch.size().height()).max().orElseThrow(),
                branches.stream().mapToInt(branch -> branch.size().width()).max().orElseThrow());
    }

    /** Says why the prior cannot stand for a target; nothing where it can. */
    public Optional<String> misfit(Target target) {
        if (!target.kernel().equals(kernel())) {
            return Optional.of("its window is " + Branch.text(target.kernel()) + ", the prior's " + Branch.text(kernel()));
        }
        for (Branch branch : branches) {
            if (branch.scaling().orElse(null) instanceof Branch.Scale.PerChannel(List<Double> values) && values.size() != target.out()) {
                return Optional.of("it has " + target.out() + " output channels, the branch " + branch.name() + " " + values.size() + " scales");
            }
        }
        return branchesOf(target).isEmpty() ? branches.getFirst().misfit(target) : Optional.empty();
    }

    /** Returns the branches that a block around this target has. */
    public List<Branch> branchesOf(Target target) {
        return branches.stream().filter(branch -> branch.misfit(target).isEmpty()).toList();
    }

    /** Returns the branch whose weights have the target's own shape, if there is one: at the start of training they are the target's. */
    public static Optional<Branch> main(List<Branch> branches, Target target) {
        return branches.stream().filter(branch -> branch instanceof Branch.Kernel kernel && kernel.size().equals(target.kernel())
                && branch.groups(target) == target.groups()).findFirst();
    }

    /** Returns the prior placed everywhere it fits. */
    public Placement everywhere() {
        return Placement.of(this);
    }

    /** Returns the prior placed at what a pattern selects. */
    public Placement on(Pattern where) {
        return Placement.of(this, where);
    }

    /** Returns the operators of a model that the prior is for, by path, in order; there must be one. */
    public Map<String, Target> targets(ModelSpec model) {
        return everywhere().in(model).targets();
    }

    /** Returns the prior as a formula: {@code W = 3x3 * searched + 1x1 * searched + identity}. */
    @Override
    public String toString() {
        return text(branches);
    }

    private static String text(List<Branch> branches) {
        return branches.stream().map(Branch::toString).collect(Collectors.joining(" + ", "W = ", ""));
    }
}
