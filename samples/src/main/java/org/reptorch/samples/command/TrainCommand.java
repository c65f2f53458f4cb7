package org.reptorch.samples.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.run.DeployedFile;
import org.reptorch.samples.run.RunReport;
import org.reptorch.samples.run.Training;
import org.reptorch.torch.io.Safetensors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one network by one method. */
@Command(name = "train", mixinStandardHelpOptions = true, description = {"Trains a network.",
                "Writes checkpoints, the model, history.json, metrics.jsonl, report.html, account.json, events for TensorBoard and plots; method dyrep also growth and "
                + "structure as pictures, adjustments.jsonl, and deployed.safetensors. Ctrl-C stops behind a step; --resume goes on."},
        footer = {"", "Example: ./reptorch train --set method=repopt \\",
                "             --set scales=runs/search/scales.safetensors --set data=DIR \\",
                "             --out runs/repopt"})
public final class TrainCommand implements Callable<Integer> {

    @Mixin
    private RunOptions run;

    @Option(names = "--keys", description = "Print every setting of a recipe with its default and what it does, and end.")
    private boolean keys;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        if (keys) {
            System.out.println(RecipeKey.documentation());
            return 0;
        }
        machine.apply();
        Training training = Training.open(run.recipe(machine), run.progress()).on(machine.device());
        try (Training.Trained trained = run.train(training, run.goesOn() ? Optional.empty() : training.scales())) {
            Safetensors.write(run.in("model.safetensors"), trained.model().stateDict(), trained.metadata());
            JsonFile.write(run.in("history.json"), trained.history());
            if (training.recipe().method() == Method.DYREP) {
                DeployedFile.write(run.in("deployed.safetensors"), trained.model(), trained.metadata());
            }
            RunReport report = RunReport.of(run.in(""));
            report.write();
            Map<String, Object> numbers = report.numbers();
            numbers.put("model", run.in("model.safetensors").toString());
            json.print(numbers, () -> "%s: top-1 %.2f %% after %d epochs, %.1f s per epoch, %s; %s".formatted(training.recipe().title(), trained.history().finalAccuracy(),
                    trained.history().epochs().size(), trained.history().secondsPerEpoch(), report.summary(), run.in("model.safetensors")));
        }
        return 0;
    }
}
