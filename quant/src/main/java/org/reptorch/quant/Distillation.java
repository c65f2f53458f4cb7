package org.reptorch.quant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.reptorch.nn.Model;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.train.Objective;

/**
 * Trains a network under quantization towards itself in floating point, as YOLOv6's quantization-aware training does.
 *
 * <pre>{@code
 * loss = crossEntropy + decay (logits T^2 / N sum_n KL(softmax(t_n / T) || softmax(s_n / T))
 *                              + features sum over stages of 1 / (N C) sum_nc KL(softmax(t_nc) || softmax(s_nc)))     softmax over H W
 * decay = end + (1 - end) (1 + cos(pi progress)) / 2
 * }</pre>
 *
 * <p>(Hinton et al., arXiv:1503.02531; channel-wise: Shu et al., ICCV 2021.) The teacher is the trained model with its batch norms folded; close it when
 * the training is over.
 */
public final class Distillation implements Objective, AutoCloseable {

    /**
     * What counts how much.
     *
     * @param logits      of the logits' divergence; 0 for none
     * @param temperature that softens the logits
     * @param features    of the divergence of the features, channel by channel; 0 for none
     * @param end         what is left of both at the end of the training, by a cosine; 1 for all
     */
    public record Weights(double logits, double temperature, double features, double end) {

        /** YOLOv6's: temperature 20, features 10, down to a hundredth. */
        public static final Weights YOLOV6 = new Weights(1, 20, 10, 0.01);

        /** Refuses what no loss has. */
        public Weights {
            if (!(logits >= 0 && features >= 0) || !(temperature > 0) || !(end >= 0 && end <= 1)) {
                throw new IllegalArgumentException("distillation: the weights of logits and features must not be negative, the temperature be positive and the end lie "
                        + "from 0 to 1; they are " + logits + ", " + features + ", " + temperature + " and " + end);
            }
        }
    }

    private final FakeQuantizedNetwork network;
    private final Weights weights;
    private final Engine teacher;

    /**
     * Takes the teacher over as it is now.
     *
     * @param network that trains
     * @param teacher a trained model of the same network in floating point; stays the caller's, and may be closed
     */
    public Distillation(FakeQuantizedNetwork network, Model teacher, Weights weights) {
        this.network = network;
        this.weights = weights;
        this.teacher = network.teacher(teacher);
    }

    /** What a network gave: logits, and a map of every stage that counts. */
    private record Seen(Tensor logits, Map<Integer, Tensor> features) {
    }

    @Override
    public Tensor loss(Model model, Tensor images, Tensor targets, double labelSmoothing) {
        double decay = weights.end() + (1 - weights.end()) * (1 + Math.cos(Math.PI * network.progress(model))) / 2;
        try (Scope scope = Scope.open()) {
            Seen taught = seen(visitor -> teacher.run(images, visitor));
            Seen learned = seen(visitor -> network.forward(model, images, visitor));
            Tensor loss = Objective.crossEntropy(learned.logits(), targets, labelSmoothing);
            if (weights.logits() > 0) {
                loss = loss.add(logits(learned.logits(), taught.logits(), weights.temperature()), weights.logits() * decay);
            }
            for (Map.Entry<Integer, Tensor> stage : learned.features().entrySet()) {
                loss = loss.add(features(stage.getValue(), taught.features().get(stage.getKey())), weights.features() * decay);
            }
            return scope.keep(loss);
        }
    }

    private Seen seen(Function<BiConsumer<Integer, Tensor>, Tensor> run) {
        var features = new LinkedHashMap<Integer, Tensor>();
        List<Integer> stages = weights.features() > 0 ? network.stages() : List.of();
        try (Scope scope = Scope.open()) {
            Tensor logits = run.apply((node, value) -> {
                if (stages.contains(node)) {
                    try (Scope inner = Scope.open()) {
                        features.put(node, inner.release(value.alias()));
                    }
                }
            });
            features.values().forEach(scope::adopt);
            // What an engine gives can enter autograd only as a copy that is made outside of its mode.
            features.replaceAll((node, value) -> scope.keep(value.requiresGrad() ? value : value.clone()));
            return new Seen(scope.keep(logits.requiresGrad() ? logits : logits.clone()), features);
        }
    }

    /**
     * Returns {@code T^2 / N} times the divergence of softened logits.
     *
     * @param student N x classes
     * @param teacher N x classes
     */
    public static Tensor logits(Tensor student, Tensor teacher, double temperature) {
        return divergence(student.div(temperature), teacher.div(temperature), 1).mul(temperature * temperature / student.size(0));
    }

    /**
     * Returns {@code 1 / (N C)} times the divergence of each channel's softmax over its pixels.
     *
     * @param student N x C x H x W
     * @param teacher of the same shape
     */
    public static Tensor features(Tensor student, Tensor teacher) {
        return divergence(student.flatten(2), teacher.flatten(2), 2).div((double) student.size(0) * student.size(1));
    }

    /** {@code sum p_t (log p_t - log p_s)} along a dimension ({@code torch.nn.functional.kl_div(reduction="sum")}). */
    private static Tensor divergence(Tensor student, Tensor teacher, long dimension) {
        long sum = 2;
        return student.logSoftmax(dimension).klDiv(teacher.logSoftmax(dimension), sum, true);
    }

    @Override
    public void close() {
        teacher.close();
    }
}
