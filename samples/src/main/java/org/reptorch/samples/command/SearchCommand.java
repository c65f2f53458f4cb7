package org.reptorch.samples.command;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.reptorch.repopt.Scales;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.run.RunReport;
import org.reptorch.samples.run.Training;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Hyper-search: trains the CSLA network with trainable scales and writes the scales. */
@Command(name = "search", mixinStandardHelpOptions = true, description = {"Searches the scales; writes scales.safetensors.",
                "Writes checkpoints, history.json, metrics.jsonl, report.html and plots, too. Ctrl-C stops behind a step; --resume goes on."},
        footer = {"", "Example: ./reptorch search --set data=DIR --out runs/search"})
public final class SearchCommand implements Callable<Integer> {

    @Mixin
    private RunOptions run;

    @Mixin
    private JsonOption json;

    @Mixin
    private MachineOptions machine;

    @Override
    public Integer call() {
        machine.apply();
        Training training = Training.open(run.recipe(machine).with(Method.HS), run.progress()).on(machine.device());
        try (Training.Trained trained = run.train(training, Optional.empty())) {
            Scales scales = Scales.of(training.recipe().network().placement(), training.spec(Method.REPOPT), trained.model());
            scales.write(run.in("scales.safetensors"));
            JsonFile.write(run.in("history.json"), trained.history());
            RunReport report = RunReport.of(run.in(""));
            report.write();
            Map<String, Object> numbers = report.numbers();
            numbers.put("blocks", scales.blocks().size());
            numbers.put("scales", run.in("scales.safetensors").toString());
            json.print(numbers, () -> "hyper-search: top-1 %.2f %%; scales of %d blocks in %s".formatted(trained.history().finalAccuracy(), scales.blocks().size(),
                    run.in("scales.safetensors")));
        }
        return 0;
    }
}
