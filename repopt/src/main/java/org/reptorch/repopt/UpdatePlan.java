package org.reptorch.repopt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Tensor;
import org.reptorch.train.AdafactorRule;
import org.reptorch.train.AdamRule;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * What an optimizer does to every parameter: the update rule, the weight decay, the Grad Mult. It prints as a table.
 *
 * <p>With M the parameter's {@link GradMult}, g its gradient and c its weight decay, SGD's rule is applied to {@code M g + c w}: the decay is not multiplied, as a block
 * whose branches all decay by c has it. Rules of the Adam family take the moments of g itself and put the scales into the update ({@link AdamForm}).
 *
 * @param rule    the same for all
 * @param form    how scales enter a rule of the Adam family; others have one form
 * @param entries one per trainable parameter, in the model's order
 * @param scales  what the Grad Mults were compiled from; nothing for a plan without a prior
 */
public record UpdatePlan(UpdateRule rule, AdamForm form, List<Entry> entries, Optional<Scales> scales) {

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

    /** Copies the list; refuses a rule that has no exact form for the entries' Grad Mults, with the reason. */
    public UpdatePlan {
        entries = List.copyOf(entries);
        for (Entry entry : entries) {
            entry.gradMult().flatMap(mult -> whyNot(rule, form, entry.weightDecay(), !mult.mixed().isEmpty())).ifPresent(reason -> {
                throw new ReptorchException(entry.path() + ": " + reason);
            });
        }
    }

    /**
     * Says why a rule cannot carry a prior; nothing where it can.
     *
     * @param mixed whether a branch's weights share taps
     */
    public static Optional<String> whyNot(UpdateRule rule, AdamForm form, double weightDecay, boolean mixed) {
        return Optional.ofNullable(switch (rule) {
            // Linear in the gradient whatever momentum, dampening, Nesterov and maximize are.
            case SgdRule sgd -> null;
            case AdamRule adam when form == AdamForm.REFERENCE -> !mixed ? null
                    : "the published AdamW knows no branch whose weights share taps; train it by SGD";
            case AdamRule adam when mixed ->
                "Adam has no exact form for a branch whose weights share taps: its mean square is of a sum of gradients, which does not follow from theirs;"
                        + " train it by SGD, or leave the branch out";
            case AdamRule adam when !adam.decoupled() && weightDecay != 0 ->
                "Adam with weight decay in the gradient has no exact form under a prior: a branch's mean square is of its own weights, which the plain operator does"
                        + " not have; take AdamW (decoupled decay), or no weight decay";
            case AdamRule adam -> null;
            case RmsPropRule rmsProp when mixed -> "RMSprop has no exact form for a branch whose weights share taps, as Adam has none; train it by SGD";
            case RmsPropRule rmsProp when weightDecay != 0 ->
                "RMSprop with weight decay has no exact form under a prior: a branch's mean square is of its own weights, which the plain operator does not have; take"
                        + " AdamW (decoupled decay), or no weight decay";
            case RmsPropRule rmsProp -> form == AdamForm.EXACT ? null : "RMSprop has no published form under a prior, only the exact one";
            case AdafactorRule adafactor -> "Adafactor has no exact form under a prior: its step is scaled by the norm of each branch's weights, which the plain"
                    + " operator does not have; take AdamW or SGD";
        });
    }

    /** Plans updates without a prior. */
    public static UpdatePlan plain(UpdateRule rule, Model model, double weightDecay) {
        return of(rule, AdamForm.EXACT, ParameterGroup.of(model, weightDecay), Optional.empty());
    }

    /** Plans the exact update of a plain model under the priors that the scales belong to, with the published weight-decay groups. */
    public static UpdatePlan of(UpdateRule rule, Model model, double weightDecay, Scales scales) {
        return of(rule, AdamForm.EXACT, model, weightDecay, scales);
    }

    /** As {@link #of(UpdateRule, Model, double, Scales)}, with a form for rules of the Adam family. */
    public static UpdatePlan of(UpdateRule rule, AdamForm form, Model model, double weightDecay, Scales scales) {
        return of(rule, form, ParameterGroup.of(model, weightDecay), Optional.of(scales));
    }

    /**
     * Plans the updates of groups of parameters.
     *
     * @param scales nothing for no prior
     * @throws ReptorchException where a scaled parameter is in no group, or the rule has no exact form for its prior
     */
    public static UpdatePlan of(UpdateRule rule, AdamForm form, List<ParameterGroup> groups, Optional<Scales> scales) {
        var mults = new LinkedHashMap<String, GradMult>();
        scales.ifPresent(all -> all.blocks().forEach((path, block) -> mults.put(path.isEmpty() ? "weight" : path + ".weight", GradMult.of(block))));
        var entries = new ArrayList<Entry>();
        for (ParameterGroup group : groups) {
            if (group.learningRateScale() != 1) {
                throw new ReptorchException("a plan has one learning rate for all parameters, and a group asks for " + group.learningRateScale() + " times that");
            }
            for (Map.Entry<String, Tensor> parameter : group.parameters().entrySet()) {
                List<Long> shape = LongStream.of(parameter.getValue().shape()).boxed().toList();
                Optional<GradMult> mult = Optional.ofNullable(mults.remove(parameter.getKey()));
                if (mult.isPresent() && !mult.get().shape().equals(shape)) {
                    throw new ReptorchException(parameter.getKey() + " is " + shape + " in the model, and the scales are for " + mult.get().shape());
                }
                entries.add(new Entry(parameter.getKey(), shape, group.weightDecay(), mult));
            }
        }
        if (!mults.isEmpty()) {
            throw new ReptorchException("the scales are for " + mults.keySet().iterator().next() + ", which the model does not train");
        }
        return new UpdatePlan(rule, form, entries, scales);
    }

    /** Returns the bytes of all Grad Mults. */
    public long gradMultBytes() {
        return entries.stream().flatMap(entry -> entry.gradMult().stream()).mapToLong(GradMult::bytes).sum();
    }

    /** Returns a line per parameter: path, shape, weight decay, Grad Mult and its cost. */
    @Override
    public String toString() {
        var text = new StringBuilder(rule.toString());
        if (rule instanceof AdamRule && scales.isPresent()) {
            text.append(form == AdamForm.EXACT ? ", exact: sum over branches of s^2 m / (|s| sqrt(v) + eps)" : ", as published: the sum of the scales, twice");
        }
        for (Entry entry : entries) {
            text.append("%n%-32s %-20s decay %-8s %s".formatted(entry.path(), entry.shape(), entry.weightDecay(),
                    entry.gradMult().map(mult -> mult + "; " + mult.bytes() + " bytes").orElse("-")));
        }
        return text.toString();
    }
}
