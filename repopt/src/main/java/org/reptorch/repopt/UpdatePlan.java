package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.reptorch.nn.Model;
import org.reptorch.torch.Tensor;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;

/**
 * What an optimizer does to every parameter: the update rule, the weight decay, the Grad Mult. It prints as a table.
 *
 * @param rule    the same for all
 * @param entries one per trainable parameter, in the model's order
 */
public record UpdatePlan(SgdRule rule, List<Entry> entries) {

    /**
     * One parameter's update.
     *
     * @param path        its name
     * @param shape       its sizes
     * @param weightDecay added after the multiplication, as the published optimizer does
     * @param gradMult    what its gradient is multiplied by, if anything
     */
    public record Entry(String path, List<Long> shape, double weightDecay, Optional<GradMult> gradMult) {
    }

    /** Copies the list. */
    public UpdatePlan {
        entries = List.copyOf(entries);
    }

    /** Plans plain SGD: no prior. */
    public static UpdatePlan plain(SgdRule rule, Model model, double weightDecay) {
        return of(rule, model, weightDecay, Map.of());
    }

    /** Plans SGD on a plain model under the prior that the scales belong to, with the published weight-decay groups. */
    public static UpdatePlan of(SgdRule rule, Model model, double weightDecay, Scales scales) {
        var mults = new java.util.LinkedHashMap<String, GradMult>();
        scales.blocks().forEach((path, block) -> mults.put(path + ".weight", GradMult.of(block, GradMult.Rule.SGD)));
        return of(rule, model, weightDecay, mults);
    }

    private static UpdatePlan of(SgdRule rule, Model model, double weightDecay, Map<String, GradMult> mults) {
        var entries = new ArrayList<Entry>();
        for (ParameterGroup group : ParameterGroup.of(model, weightDecay)) {
            for (Map.Entry<String, Tensor> parameter : group.parameters().entrySet()) {
                List<Long> shape = java.util.stream.LongStream.of(parameter.getValue().shape()).boxed().toList();
                entries.add(new Entry(parameter.getKey(), shape, group.weightDecay(), Optional.ofNullable(mults.get(parameter.getKey()))));
            }
        }
        for (String path : mults.keySet()) {
            if (entries.stream().noneMatch(entry -> entry.path().equals(path))) {
                throw new IllegalArgumentException("the scales are for " + path + ", which " + model.spec().name() + " does not train");
            }
        }
        return new UpdatePlan(rule, entries);
    }

    /** Returns the bytes of all Grad Mults. */
    public long gradMultBytes() {
        return entries.stream().flatMap(entry -> entry.gradMult().stream()).mapToLong(GradMult::bytes).sum();
    }

    /** Returns a line per parameter: path, shape, weight decay, Grad Mult and its cost. */
    @Override
    public String toString() {
        var text = new StringBuilder(rule.toString());
        for (Entry entry : entries) {
            text.append("%n%-32s %-20s decay %-8s %s".formatted(entry.path(), entry.shape(), entry.weightDecay(),
                    entry.gradMult().map(mult -> mult + "; " + mult.bytes() + " bytes").orElse("-")));
        }
        return text.toString();
    }
}
