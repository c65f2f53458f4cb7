package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.ReptorchException;

/**
 * Which priors stand where in a model: clauses that are asked in order, the first that selects an operator and fits it counts.
 *
 * <pre>{@code
 * Placement placement = vgg.on(Pattern.convolutions(3)).and(plain, Pattern.path("linear"));
 * System.out.println(placement.in(spec));
 * }</pre>
 *
 * @param clauses at least one
 */
public record Placement(List<Clause> clauses) {

    /** RepOpt-GhostNet's: the depthwise convolution of every module (RepOptimizers, appendix D). */
    public static final Placement REPOPT_GHOST = of(Prior.REPOPT_GHOST, Pattern.path(".*\\.ghost[12]\\.cheap_operation\\.0"));

    /**
     * One prior and where it stands.
     *
     * @param prior what is known
     * @param where of which operators
     */
    public record Clause(Prior prior, Pattern where) {

        /** Returns {@code W = ... for every 3x3 convolution}. */
        @Override
        public String toString() {
            return where == Pattern.EVERYWHERE ? prior.toString() : prior + " for " + where;
        }
    }

    /** Copies the list. */
    public Placement {
        clauses = List.copyOf(clauses);
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("a placement needs a prior");
        }
    }

    /** Places a prior everywhere it fits. */
    public static Placement of(Prior prior) {
        return of(prior, Pattern.EVERYWHERE);
    }

    /** Places a prior at what a pattern selects. */
    public static Placement of(Prior prior, Pattern where) {
        return new Placement(List.of(new Clause(prior, where)));
    }

    /** Returns this placement with another prior at what is selected by a pattern and no clause before it. */
    public Placement and(Prior prior, Pattern where) {
        var more = new ArrayList<>(clauses);
        more.add(new Clause(prior, where));
        return new Placement(more);
    }

    /**
     * An operator of a model under a prior.
     *
     * @param path   of the layer
     * @param prefix the path under which its block stands
     * @param own    the layer's own name within that
     * @param target what it is
     * @param prior  what is known of it
     */
    public record Site(String path, String prefix, String own, Target target, Prior prior) {

        /** Returns the branches of its block. */
        public List<Branch> branches() {
            return prior.branchesOf(target);
        }

        /** Returns what the weights of a branch are called within the block, without {@code .weight}; the main branch's are called as the target. */
        public String weightName(Branch branch) {
            return isMain(branch) ? own : own.isEmpty() ? branch.name() : own + "_" + branch.name();
        }

        /** Returns what the scales of a branch are called within the block: as in RepOptimizers' checkpoints for a target that is called {@code conv}. */
        public String scaleName(Branch branch) {
            String of = own.equals("conv") || own.isEmpty() ? "" : own + "_";
            return isMain(branch) ? "scale_" + (own.isEmpty() ? "main" : own) : "scale_" + of + branch.name();
        }

        /** Returns the path of the branch's weights: of the identity's scales, which are its weights. */
        public String weightPath(Branch branch) {
            return ModelSpec.join(prefix, ModelSpec.join(branch instanceof Branch.Identity ? scaleName(branch) : weightName(branch), "weight"));
        }

        /** Returns the path of the branch's scales. */
        public String scalePath(Branch branch) {
            return ModelSpec.join(prefix, scaleName(branch) + ".weight");
        }

        boolean isMain(Branch branch) {
            return Prior.main(branches(), target).filter(branch::equals).isPresent();
        }
    }

    /**
     * What a placement selects in a model; prints as a line per operator.
     *
     * @param model    its name
     * @param sites    by path, in order
     * @param refusals why other operators are not among them, by path, in order
     */
    public record Matching(String model, Map<String, Site> sites, Map<String, String> refusals) {

        /** Returns the operators by path. */
        public Map<String, Target> targets() {
            var targets = new LinkedHashMap<String, Target>();
            sites.forEach((path, site) -> targets.put(path, site.target()));
            return targets;
        }

        /** Returns a line per operator under a prior: its path, what it is, the branches of its block. */
        @Override
        public String toString() {
            return sites.values().stream().map(site -> "%-40s %-60s %s".formatted(site.path(), site.target(), new Prior(site.branches())))
                    .collect(Collectors.joining("\n"));
        }

        /** Returns the lines of {@link #toString} and those of the other operators, with the reasons. */
        public String explained() {
            return this + refusals.entrySet().stream().map(refusal -> "%n%-40s -  %s".formatted(refusal.getKey(), refusal.getValue())).collect(Collectors.joining());
        }
    }

    /**
     * Finds the operators of a model.
     *
     * @throws ReptorchException where there is none, with the reasons for the first few
     */
    public Matching in(ModelSpec model) {
        var sites = new LinkedHashMap<String, Site>();
        var refusals = new LinkedHashMap<String, String>();
        walk("", "", "", model.root(), sites, refusals);
        if (sites.isEmpty()) {
            throw new ReptorchException(model.name() + " has nothing that the prior " + this + " could stand for" + (refusals.isEmpty() ? ""
                    : ": " + refusals.entrySet().stream().limit(3).map(refusal -> refusal.getKey() + ": " + refusal.getValue()).collect(Collectors.joining("; "))));
        }
        return new Matching(model.name(), sites, refusals);
    }

    private void walk(String path, String prefix, String own, Layer layer, Map<String, Site> sites, Map<String, String> refusals) {
        Target.of(layer).ifPresent(target -> {
            var reasons = new ArrayList<String>();
            for (Clause clause : clauses) {
                if (!clause.where().matches(path, target)) {
                    reasons.add("it is not what is selected by '" + clause.where() + "'");
                    continue;
                }
                var misfit = clause.prior().misfit(target);
                if (misfit.isEmpty()) {
                    sites.put(path, new Site(path, prefix, own, target, clause.prior()));
                    return;
                }
                reasons.add(misfit.get());
            }
            refusals.put(path, String.join("; ", reasons));
        });
        for (Layer.Named child : layer.children()) {
            int dot = child.name().lastIndexOf('.');
            walk(ModelSpec.join(path, child.name()), dot < 0 ? path : ModelSpec.join(path, child.name().substring(0, dot)), child.name().substring(dot + 1),
                    child.layer(), sites, refusals);
        }
    }

    /** Returns the formulas, each with where it stands. */
    @Override
    public String toString() {
        return clauses.stream().map(Clause::toString).collect(Collectors.joining(", "));
    }
}
