package org.reptorch.samples.study;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.picture.ChartFiles;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.Report;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.terminal.StopSignal;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every study takes, and the way from its variants to tables and plots. */
final class StudyOptions {

    @Option(names = "--recipe", paramLabel = "FILE", description = "A YAML file with the settings of every run; what it leaves out has its default.")
    private Path recipe;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides one setting of every run, such as --set epochs=20 --set data=DIR.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--seeds", split = ",", paramLabel = "N", description = "Seeds under which each variant is trained, such as 0,1,2 (default: that of --seed).")
    private List<Long> seeds = List.of();

    @Option(names = "--variant", paramLabel = "NAME", description = "A row of the study's table to train and compare; may be given several times (default: all).")
    private List<String> variants = List.of();

    @Option(names = "--search-per-seed", description = "Search the scales under every seed; without it there is one search, under the first --search-seed.")
    private boolean searchPerSeed;

    @Option(names = "--search-seed", defaultValue = "0", paramLabel = "N", description = "Of the one search (default: ${DEFAULT-VALUE}).")
    private long searchSeed;

    @Option(names = "--jobs", defaultValue = "1", paramLabel = "N",
            description = "Runs side by side, each with its share of the threads (default: ${DEFAULT-VALUE}). Two on one thread each get more out of two cores.")
    private int jobs;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs/study",
            description = "The study's folder (default: ${DEFAULT-VALUE}). Runs that are finished there are not made again, begun ones go on.")
    private Path out;

    @Option(names = "--tables-only", description = "Train nothing; make the tables and plots of the runs that are finished.")
    private boolean tablesOnly;

    @Option(names = "--json", description = "Print one JSON object instead of the tables.")
    private boolean json;

    @Mixin
    private MachineOptions machine;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** What tells variants apart, and is therefore the study's to set. */
    private static final List<RecipeKey> OWN = List.of(RecipeKey.SCALES, RecipeKey.SCALING, RecipeKey.REINITIALIZE, RecipeKey.GRAD_MULTS, RecipeKey.SEED);

    /** Reads the recipe that the variants start from, whatever its method. */
    RunRecipe recipe() {
        RunRecipe read = RunRecipe.read(recipe, settings).with(Method.SGD);
        for (RecipeKey key : OWN) {
            if (!Objects.equals(read.values().get(key), key.standard())) {
                throw new ReptorchException(key.key() + " is what a study sets itself; leave it out, or take it back with --set " + key.key() + "=" + key.standard()
                        + (key == RecipeKey.SEED ? ", and give --seeds" : ""));
            }
        }
        return read.set(List.of("keepBest=false"));
    }

    /** Trains what is not finished, and tells of the outcome. */
    int run(Study whole) {
        verify();
        Study study = variants.isEmpty() ? whole : whole.only(variants);
        List<StudyRun> runs = study.runs(seeds(), searchPerSeed ? Optional.empty() : Optional.of(searchSeed));
        OutputFolder.made(out);
        int threads = machine.apply(jobs);
        List<String> failures = List.of();
        if (!tablesOnly) {
            try (var stop = StopSignal.open()) {
                failures = new StudyRunner(new ChildProcess(command.root().userObject().getClass()), out, runs, jobs, threads, machine.device(), stop).run();
            }
        }
        if (!runs.isEmpty() && runs.stream().noneMatch(run -> run.in(out).isFinished())) {
            throw new ReptorchException(failures.isEmpty() ? "no run of this study is finished in " + out + " yet; leave --tables-only out"
                    : "every run failed: " + String.join("; ", failures));
        }
        tell(study, runs, study.analysis().apply(study.finished(runs, out)));
        if (!failures.isEmpty()) {
            throw new ReptorchException(failures.size() + " of " + runs.size() + " runs failed: " + String.join("; ", failures));
        }
        return 0;
    }

    /** Tells whether nothing is to be trained. */
    boolean tablesOnly() {
        return tablesOnly;
    }

    /** Returns the seeds under which variants are trained, each once. */
    List<Long> seeds() {
        return seeds.isEmpty() ? List.of(machine.seed()) : seeds.stream().distinct().toList();
    }

    private void verify() {
        if (jobs < 1) {
            throw new IllegalArgumentException("--jobs must be at least 1, not " + jobs);
        }
    }

    private void tell(Study study, List<StudyRun> runs, Study.Outcome outcome) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("study", study.name());
        summary.put("tables", outcome.tables().stream().map(StudyTable::json).toList());
        summary.put("charts", outcome.charts().stream().map(Chart::json).toList());
        summary.put("runs", runs.stream().map(run -> run.in(out)).map(StudyOptions::told).toList());
        JsonFile.write(out.resolve(study.name() + ".json"), summary);
        String markdown = "## " + study.title() + "\n\nEvery run with " + recipe().changes() + ".\n\n" + outcome.tables().stream().map(StudyTable::markdown).reduce((a, b) -> a + "\n" + b).orElse("");
        AtomicFile.write(out.resolve(study.name() + ".md"), markdown.getBytes(StandardCharsets.UTF_8));
        var sections = new ArrayList<Section>();
        outcome.tables().forEach(table -> sections.add(table.section()));
        sections.addAll(outcome.charts());
        new Report("Study: " + study.title(), "", sections).write(out.resolve(study.name() + ".html"));
        for (Chart chart : outcome.charts()) {
            ChartFiles.write(chart, out, study.name() + "-" + chart.heading().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        }
        System.out.println(json ? JsonFile.line(summary) : outcome.tables().stream().map(StudyTable::text).reduce((a, b) -> a + "\n\n" + b).orElse(""));
    }

    private static Map<String, Object> told(StudyRun.Kept kept) {
        var told = new LinkedHashMap<String, Object>();
        told.put("variant", kept.run().variant());
        told.put("seed", kept.run().recipe().seed());
        told.put("folder", kept.folder().toString());
        told.put("top1", kept.isFinished() ? kept.history().finalAccuracy() : null);
        return told;
    }
}
