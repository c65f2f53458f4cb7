package org.reptorch.samples.parity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.reptorch.nn.RepOptVgg;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.torch.DType;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.AdamRule;
import org.reptorch.train.RmsPropRule;
import org.reptorch.train.SgdRule;
import org.reptorch.train.UpdateRule;

/**
 * A recorded training run of a small net: {@code case.json} and the tensors beside it.
 *
 * @param model     the network and how it trains
 * @param optimizer the update
 * @param loss      what is minimized
 * @param dtype     of the whole run
 * @param steps     how many
 * @param batch     images per step
 */
record TrainingCase(Network model, OptimizerSpec optimizer, Loss loss, String dtype, int steps, int batch) {

    /** The network: what RepOptVgg takes. */
    record Network(String family, String mode, List<Integer> blocks, List<Double> widthMultiplier, List<Integer> strides, int classes, boolean postSe) {
    }

    /** The optimizer's settings as PyTorch names them; those that the type does not have count for nothing, those that are left out have PyTorch's defaults. */
    record OptimizerSpec(String type, double lr, double momentum, boolean nesterov, double weightDecay, List<Double> betas, Double eps, Double alpha) {

        UpdateRule rule() {
            double epsilon = eps == null ? 1e-8 : eps;
            return switch (type) {
                case "adam", "adamw", "repopt-adamw" -> new AdamRule(betas == null ? 0.9 : betas.getFirst(), betas == null ? 0.999 : betas.getLast(), epsilon, false,
                        !type.equals("adam"));
                case "rmsprop" -> new RmsPropRule(alpha == null ? 0.99 : alpha, epsilon, momentum, false);
                default -> new SgdRule(momentum, 0, nesterov);
            };
        }
    }

    /** The loss's settings. */
    record Loss(String type, double labelSmoothing) {
    }

    /** Reads {@code case.json} of a folder and refuses what cannot be replayed, naming the field. */
    static TrainingCase read(Path folder) {
        Path file = folder.resolve("case.json");
        if (!Files.isRegularFile(file)) {
            throw new ReptorchException(folder + " is no case: it has no case.json");
        }
        TrainingCase read = JsonFile.read(file, TrainingCase.class);
        present(file, "model", read.model);
        present(file, "optimizer", read.optimizer);
        present(file, "loss", read.loss);
        present(file, "dtype", read.dtype);
        oneOf(file, "model.family", read.model.family, List.of("repopt-vgg"));
        oneOf(file, "model.mode", read.model.mode, List.of("target", "csla", "hs", "repvgg"));
        oneOf(file, "optimizer.type", read.optimizer.type, List.of("sgd", "adamw", "adam", "rmsprop", "repopt-sgd", "repopt-adamw"));
        oneOf(file, "loss.type", read.loss.type, List.of("cross-entropy"));
        oneOf(file, "dtype", read.dtype, List.of("float64", "float32"));
        if (read.steps < 1) {
            throw new ReptorchException(file + ": steps is " + read.steps + " and must be at least 1");
        }
        return read;
    }

    private static void present(Path file, String field, Object value) {
        if (value == null) {
            throw new ReptorchException(file + " lacks " + field);
        }
    }

    private static void oneOf(Path file, String field, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new ReptorchException(file + ": " + field + " is '" + value + "'; what can be replayed so far is " + String.join(", ", known));
        }
    }

    RepOptVgg network() {
        return new RepOptVgg(model.family, model.blocks, model.widthMultiplier, model.strides, model.postSe);
    }

    RepOptVgg.Mode mode() {
        return RepOptVgg.Mode.valueOf(model.mode.toUpperCase(Locale.ROOT));
    }

    DType type() {
        return DType.of(dtype);
    }

    UpdateRule rule() {
        return optimizer.rule();
    }

    boolean hasPrior() {
        return optimizer.type.startsWith("repopt-");
    }
}
