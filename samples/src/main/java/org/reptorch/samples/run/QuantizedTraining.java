package org.reptorch.samples.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;

import org.reptorch.nn.Model;
import org.reptorch.quant.CalibrationData;
import org.reptorch.quant.Distillation;
import org.reptorch.quant.FakeQuantizedNetwork;
import org.reptorch.quant.QuantizationAwareTraining;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.History;
import org.reptorch.train.Objective;
import org.reptorch.train.Optimizer;
import org.reptorch.train.Recipe;
import org.reptorch.train.Trainer;

/**
 * One run of training under quantization, with checkpoints as any run has them.
 *
 * @param trained    the model that it starts from, and what it is trained on
 * @param setting    how numbers are rounded
 * @param folder     takes checkpoints, metrics and plots
 * @param resume     whether to go on from the last checkpoint there
 */
public record QuantizedTraining(TrainedModel trained, QuantizationAwareTraining setting, Path folder, boolean resume) {

    /** The metadata of a checkpoint under which the setting stands. */
    static final String SETTING = "reptorch.quantization";

    /** What a run leaves. */
    public record Outcome(QuantizedModel model, History history) {
    }

    /**
     * Trains, and lowers what comes of it.
     *
     * @param calibrated where it starts
     * @param data       that it was calibrated on
     */
    public Outcome run(QuantizedModel calibrated, CalibrationData data) {
        Training training = trained.training();
        Recipe recipe = training.recipe().training();
        int accumulation = recipe.step().accumulation();
        long passes = (long) recipe.epochs() * (recipe.loader(training.data().train(), training.normalization()).batches() / accumulation) * accumulation;
        FakeQuantizedNetwork network = setting.network(trained.model().spec(), passes);
        Optional<Checkpoint> before = resume ? Optional.of(last(training)) : Optional.empty();
        Optional<Distillation.Weights> weights = training.recipe().quantization().distillation();
        try (Distillation distillation = weights.isEmpty() ? null : new Distillation(network, trained.model(), weights.get());
                Model student = network.start(trained.model(), calibrated, data); Optimizer optimizer = recipe.optimizer(student); var stop = StopSignal.open()) {
            var trainer = new Trainer("QAT", student, optimizer, recipe, training.data(), training.normalization(),
                    new RunFolder(folder).progress()).with(distillation == null ? Objective.CROSS_ENTROPY : distillation);
            var notes = new HashMap<>(training.notes());
            notes.put(SETTING, setting.toString());
            var policy = training.recipe().policy(Optional.of(folder)).notes(notes);
            Trainer.Result result = before.isEmpty() ? trainer.run(policy, stop) : trainer.resume(before.get(), policy, stop);
            if (result.ending() == Trainer.Ending.STOPPED) {
                new RunFolder(folder).report();
                throw RunFolder.stopped(result);
            }
            RunReport.of(folder).write();
            return new Outcome(network.lower(student), result.history());
        }
    }

    private Checkpoint last(Training training) {
        Checkpoint saved = training.last(folder);
        String other = saved.notes().get(SETTING);
        if (!setting.toString().equals(other)) {
            throw new ReptorchException(folder + " holds another run: " + (other == null ? "one without quantization" : other)
                    + "; resume with the same settings or choose another --run");
        }
        return saved;
    }
}
