package org.reptorch.samples.vision;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.GeneratedScenes;
import org.reptorch.data.Normalization;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.repopt.Branch;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.RepOptimizer;
import org.reptorch.repopt.RuleOfInitialization;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.file.OutputFolder;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.samples.recipe.Method;
import org.reptorch.torch.DType;
import org.reptorch.train.Optimizer;
import org.reptorch.train.ParameterGroup;
import org.reptorch.train.SgdRule;
import org.reptorch.vision.Detected;
import org.reptorch.vision.Detection;
import org.reptorch.vision.Score;
import org.reptorch.vision.Segmentation;
import org.reptorch.vision.Task;
import org.reptorch.vision.TaskTrainer;

/**
 * The trainings of one command: a hyper-search where the backbone has one, plain SGD, the RepOptimizer. The prior is on the backbone's 3x3
 * convolutions; the head has none.
 *
 * @param options what to train
 * @param machine where, and from which seed
 * @param tasks   makes the head for a backbone and classes
 */
record HeadRuns(HeadOptions options, MachineOptions machine, BiFunction<Backbone, List<String>, Task> tasks) {

    private static final double WEIGHT_DECAY = 4e-5;
    private static final int PICTURED = 6;

    /** One training: what is shown of it, and of some test images what was found on them. */
    private record Run(String optimizer, List<TaskTrainer.EpochResult> epochs, ScenePicture.Column found) {

        Score score() {
            return epochs.getLast().score();
        }

        double seconds() {
            return epochs.stream().mapToDouble(TaskTrainer.EpochResult::seconds).sum();
        }
    }

    /** What makes the optimizer of a model, which the caller closes. */
    @FunctionalInterface
    private interface Optimizers {
        Optimizer of(Model model);
    }

    int call() {
        Architecture architecture = options.architecture();
        GeneratedScenes scenes = options.scenes(machine.seed());
        Backbone backbone = options.backbone();
        Task task = tasks.apply(backbone, scenes.classes());
        OutputFolder.made(options.out());
        machine.apply();
        ModelSpec spec = task.spec();
        System.err.printf("network        %s, %d parameters, maps of strides %s%n", spec.name(), spec.parameterCount(), backbone.strides());
        System.err.printf("data           %s, %s%n", scenes, scenes.test().getFirst().image());
        var runs = new LinkedHashMap<Method, Run>();
        Scales scales = scales(architecture, task, scenes, runs);
        runs.put(Method.SGD, run(Method.SGD, task, scenes, HeadRuns::sgd));
        runs.put(Method.REPOPT, run(Method.REPOPT, task, scenes, model -> {
            RuleOfInitialization.apply(scales, model);
            return new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, WEIGHT_DECAY, scales), model);
        }));
        Path picture = options.out().resolve("predictions.png");
        new ScenePicture(scenes.classes(), scenes.test().subList(0, pictured(scenes)),
                List.of(truth(task, scenes), runs.get(Method.SGD).found(), runs.get(Method.REPOPT).found())).write(picture);
        Map<String, Object> summary = summary(spec, runs, picture);
        new HeadReport(options.out()).write(new HeadReport.Results(options.described(machine.seed()), summary), history(runs));
        System.out.println(options.json() ? JsonFile.line(summary) : table(runs));
        System.err.println("picture        " + picture.toAbsolutePath());
        return 0;
    }

    // ------------------------------------------------------------------------------------------ scales

    /** A RepOpt-VGG's scales are searched on the task itself; other backbones have none to train, theirs are all 1. */
    private Scales scales(Architecture architecture, Task task, GeneratedScenes scenes, Map<Method, Run> runs) {
        if (architecture instanceof RepOptVgg net) {
            var search = new Backbone(net.spec(RepOptVgg.Mode.HS, 1), task.backbone().stages());
            try (Trained found = trained(Method.HS, tasks.apply(search, scenes.classes()), scenes, HeadRuns::sgd)) {
                runs.put(Method.HS, found.run());
                return Scales.of(Prior.REPOPT_VGG, task.backbone().spec(), found.model());
            }
        }
        Prior prior = Prior.of(Branch.kernel(3).times(1), Branch.kernel(1).times(1), Branch.identity());
        return Scales.declared(prior.everywhere(), task.backbone().spec());
    }

    // ------------------------------------------------------------------------------------------ training

    /** A trained model, which the caller closes, and how it went. */
    private record Trained(Model model, Run run) implements AutoCloseable {

        @Override
        public void close() {
            model.close();
        }
    }

    private static Optimizer sgd(Model model) {
        return SgdRule.NESTEROV.optimizer(ParameterGroup.of(model, WEIGHT_DECAY));
    }

    private Run run(Method method, Task task, GeneratedScenes scenes, Optimizers optimizers) {
        try (Trained trained = trained(method, task, scenes, optimizers)) {
            return trained.run();
        }
    }

    private Trained trained(Method method, Task task, GeneratedScenes scenes, Optimizers optimizers) {
        Model model = Model.build(task.spec(), machine.device(), DType.FLOAT32, machine.seed());
        try (Optimizer optimizer = optimizers.of(model); var progress = new HeadProgress(method.title(), options.setting(machine.seed()).epochs())) {
            Normalization normalization = Normalization.IMAGENET;
            System.err.printf("%-14s %s%n", method.title(), optimizer.describe());
            List<TaskTrainer.EpochResult> epochs = new TaskTrainer(task, model, optimizer, options.setting(machine.seed()), scenes, normalization).run(progress);
            return new Trained(model, new Run(optimizer.describe(), epochs, found(method.title(), task, model, scenes, normalization)));
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    // ------------------------------------------------------------------------------------------ pictures

    private static int pictured(GeneratedScenes scenes) {
        return Math.min(PICTURED, scenes.test().size());
    }

    private static ScenePicture.Column found(String title, Task task, Model model, GeneratedScenes scenes, Normalization normalization) {
        List<AnnotatedImage> images = scenes.test().subList(0, pictured(scenes));
        return switch (task) {
            case Segmentation segmentation -> new ScenePicture.Masks(title, segmentation.predict(model, images, normalization));
            case Detection detection -> new ScenePicture.Boxes(title, detection.predict(model, images, normalization).stream()
                    .map(found -> found.stream().filter(one -> one.score() >= ScenePicture.LEAST_SCORE).toList()).toList());
        };
    }

    private static ScenePicture.Column truth(Task task, GeneratedScenes scenes) {
        List<AnnotatedImage> images = scenes.test().subList(0, pictured(scenes));
        return switch (task) {
            case Segmentation segmentation -> new ScenePicture.Masks("truth", images.stream().map(AnnotatedImage::mask).toList());
            case Detection detection -> new ScenePicture.Boxes("truth",
                    images.stream().map(image -> image.objects().stream().map(box -> new Detected(box, Double.NaN)).toList()).toList());
        };
    }

    // ------------------------------------------------------------------------------------------ results

    private static String table(Map<Method, Run> runs) {
        var text = new StringBuilder();
        Map<String, Double> names = runs.values().iterator().next().score().measures();
        text.append("%-14s".formatted("trained by"));
        names.keySet().forEach(name -> text.append(" %10s".formatted(name)));
        text.append("          s");
        runs.forEach((method, run) -> {
            text.append("%n%-14s".formatted(method.title()));
            run.score().measures().values().forEach(value -> text.append(String.format(Locale.ROOT, " %10.2f", value)));
            text.append(String.format(Locale.ROOT, " %10.1f", run.seconds()));
        });
        return text.toString();
    }

    private Map<String, Object> summary(ModelSpec spec, Map<Method, Run> runs, Path picture) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("model", spec.name());
        summary.put("parameters", spec.parameterCount());
        summary.put("seed", machine.seed());
        runs.forEach((method, run) -> {
            var one = new LinkedHashMap<String, Object>(run.score().measures());
            one.put("loss", run.epochs().getLast().loss());
            one.put("seconds", run.seconds());
            one.put("optimizer", run.optimizer());
            summary.put(method.name().toLowerCase(Locale.ROOT), one);
        });
        summary.put("picture", picture.toString());
        return summary;
    }

    private static Map<String, Object> history(Map<Method, Run> runs) {
        var history = new LinkedHashMap<String, Object>();
        runs.forEach((method, run) -> {
            var epochs = new ArrayList<Map<String, Object>>();
            run.epochs().forEach(epoch -> {
                var one = new LinkedHashMap<String, Object>();
                one.put("epoch", epoch.epoch());
                one.put("loss", epoch.loss());
                one.put("seconds", epoch.seconds());
                one.putAll(epoch.score().measures());
                epochs.add(one);
            });
            history.put(method.name().toLowerCase(Locale.ROOT), epochs);
        });
        return history;
    }
}
