package org.reptorch.samples.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.reptorch.nn.RepOptVgg;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.option.CalibrationOption;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.samples.run.Training;
import org.reptorch.samples.study.Study.Variant;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The papers' studies (RepOptimizers, section 4 and appendices B, C, E; DyRep, section 5), each part one command. */
@Command(name = "study", mixinStandardHelpOptions = true, description = "Trains what the papers' tables compare, and writes tables and plots.",
        synopsisSubcommandLabel = "STUDY",
        footer = {"", "Example: ./reptorch study ablation \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --seeds 0,1,2 --jobs 2 --out DIR"},
        subcommands = {StudyCommand.Ablation.class, StudyCommand.Transfer.class, StudyCommand.Strides.class,
                StudyCommand.Branches.class, StudyCommand.Identity.class, StudyCommand.ScalesByEpoch.class, StudyCommand.Kernels.class, StudyCommand.Quantization.class, StudyRunCommand.class})
public final class StudyCommand {

    private static final List<String> NO_LABELS = List.of("-", "-", "-");

    private StudyCommand() {
    }

    /** Returns the search of a recipe's scales. */
    private static Variant search(String name, RunRecipe recipe) {
        return Variant.of(name, List.of(), recipe.with(Method.HS));
    }

    /** Table 4. */
    @Command(name = "ablation", mixinStandardHelpOptions = true,
            description = "Table 4: the RepOptimizer, without each of its rules, under other scales; other optimizers; RepVGG.",
            footer = {"", "Example: ./reptorch study ablation \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --seeds 0,1,2 --jobs 2 --out DIR"})
    static final class Ablation implements Callable<Integer> {

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            var search = Optional.of(search("hyper-search", recipe));
            RunRecipe repopt = recipe.with(Method.REPOPT);
            return options.run(new Study("ablation", "The RepOptimizer and what it consists of", List.of("scales", "changes the start", "multiplies gradients"), List.of(
                    new Variant("RepOptimizer", List.of("searched", "yes", "yes"), repopt, search),
                    new Variant("without re-initialization", List.of("searched", "no", "yes"), repopt.set(List.of("reinitialize=false")), search),
                    new Variant("unmodified gradients", List.of("searched", "yes", "no"), repopt.set(List.of("gradMults=false")), search),
                    Variant.of("all scales 1", List.of("1", "yes", "yes"), repopt.set(List.of("scaling=ones"))),
                    Variant.of("scales as initialized", List.of("as a search starts", "yes", "yes"), repopt.set(List.of("scaling=initial"))),
                    new Variant("averaged scales", List.of("averaged over channels", "yes", "yes"), repopt.set(List.of("scaling=averaged")), search),
                    Variant.of("plain SGD", NO_LABELS, recipe),
                    Variant.of("plain AdamW", NO_LABELS, recipe.set(List.of("optimizer=adamw", "learningRate=0.001", "weightDecay=0.05"))),
                    Variant.of("RepVGG", NO_LABELS, recipe.with(Method.REPVGG))), Accuracies::of));
        }
    }

    /** Branches in the network, in the prior, or in neither. */
    @Command(name = "branches", mixinStandardHelpOptions = true,
            description = {"DyRep's tables 2 and 3: a plain network, with branches in it (RepVGG, DBB, DyRep) and in its optimizer's prior (RepOptimizer, gradient DyRep):"
                    + " accuracy, speed, memory, average FLOPs."},
            footer = {"", "Example: ./reptorch study branches \\",
                "             --recipe samples/recipes/cifar10-dyrep-small.yaml \\",
                "             --set data=DIR --seeds 0,1,2 --out DIR"})
    static final class Branches implements Callable<Integer> {

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe().with(Method.SGD);
            var variants = new ArrayList<Variant>();
            for (Method method : List.of(Method.SGD, Method.REPVGG, Method.DBB, Method.DYREP, Method.GRADIENT_DYREP)) {
                variants.add(Variant.of(method.title(), List.of(), recipe.with(method)));
            }
            variants.add(new Variant(Method.REPOPT.title(), List.of(), recipe.with(Method.REPOPT), Optional.of(search("hyper-search", recipe))));
            return options.run(new Study("branches", "Branches in the network and in the prior", List.of(), variants, TrainingCosts::of));
        }
    }

    /** Data to search or train on: a recipe's, or some of its classes. */
    private record Source(String name, List<String> settings) {

        static List<Source> of(RunRecipe recipe, String other) {
            if (other != null) {
                return List.of(new Source(recipe.data(), List.of()), of(other, recipe));
            }
            List<Integer> classes = recipe.classes().isEmpty() ? range(0, Training.open(recipe, Progress.NONE).data().train().classes().size()) : recipe.classes();
            if (classes.size() < 4) {
                throw new ReptorchException(recipe.data() + " has " + classes.size() + " classes; to make two data sets of one takes four, or name another with --other");
            }
            int half = classes.size() / 2;
            return List.of(half("first", classes.subList(0, half)), half("second", classes.subList(half, classes.size())));
        }

        static Source of(String other, RunRecipe recipe) {
            if (other.equals(recipe.data())) {
                throw new ReptorchException("--other " + other + " is the recipe's own data; name another data set");
            }
            return new Source(other, List.of("data=" + JsonFile.line(other), "classes=[]"));
        }

        private static List<Integer> range(int from, int to) {
            return IntStream.range(from, to).boxed().toList();
        }

        private static Source half(String which, List<Integer> classes) {
            return new Source(which + " half of the classes", List.of("classes=" + classes));
        }
    }

    /** Table 5. */
    @Command(name = "transfer", mixinStandardHelpOptions = true,
            description = "Table 5: scales searched on one data set, the network trained on another; on two halves of the classes, or on --other.",
            footer = {"", "Example: ./reptorch study transfer \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --other generated --out DIR"})
    static final class Transfer implements Callable<Integer> {

        @Option(names = "--other", paramLabel = "DIR", description = "The second data set, or generated (default: half of the classes of the first).")
        private String other;

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            List<Source> sources = Source.of(recipe, other);
            var variants = new ArrayList<Variant>();
            for (Source target : sources) {
                for (Source searched : sources) {
                    variants.add(new Variant("trained on " + target.name() + ", searched on " + searched.name(), List.of(target.name(), searched.name()),
                            recipe.set(target.settings()).with(Method.REPOPT), Optional.of(search("search on " + searched.name(), recipe.set(searched.settings())))));
                }
            }
            return options.run(new Study("transfer", "Scales searched on one data set, used on another", List.of("target data", "search data"), variants, Accuracies::of));
        }
    }

    /** Table 6. */
    @Command(name = "strides", mixinStandardHelpOptions = true,
            description = "Table 6: scales searched with other strides than those of the network that is trained under them.",
            footer = {"", "Example: ./reptorch study strides \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --out DIR"})
    static final class Strides implements Callable<Integer> {

        @Option(names = "--search-strides", paramLabel = "A,B,C,D,E",
                description = {"Strides of a search; may be given several times (default: the recipe's own, with the last", "stride above 1 set to 1, and with the last two)."})
        private List<String> searched = new ArrayList<>();

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            RepOptVgg target = recipe.network().repOptVgg();
            var variants = new ArrayList<Variant>();
            for (List<Integer> strides : searched.isEmpty() ? fewer(target.strides()) : searched.stream().map(Strides::parsed).distinct().toList()) {
                RunRecipe other = recipe.set(List.of("strides=" + strides));
                verify(target, other.network().repOptVgg());
                variants.add(new Variant("searched with " + strides, List.of(strides.toString(), target.strides().toString()), recipe.with(Method.REPOPT),
                        Optional.of(search("search with " + strides, other))));
            }
            return options.run(new Study("strides", "Scales searched with other strides", List.of("strides of the search", "strides of the network"), variants, Accuracies::of));
        }

        /** The strides as they are, then with the last one above 1 set to 1, then the last two. */
        private static List<List<Integer>> fewer(List<Integer> strides) {
            var all = new ArrayList<List<Integer>>(List.of(strides));
            var current = new ArrayList<>(strides);
            for (int stage = strides.size() - 1; stage >= 0 && all.size() < 3; stage--) {
                if (current.get(stage) > 1) {
                    current.set(stage, 1);
                    all.add(List.copyOf(current));
                }
            }
            return all;
        }

        private static List<Integer> parsed(String text) {
            try {
                return Arrays.stream(text.split(",")).map(word -> Integer.valueOf(word.strip())).toList();
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--search-strides " + text + " must be five whole numbers, such as 2,1,2,1,1", e);
            }
        }

        /** A search without an identity that the network's block has would leave its scale unknown; better told before the search than after it. */
        private static void verify(RepOptVgg target, RepOptVgg search) {
            for (int i = 0; i < target.blockList().size(); i++) {
                RepOptVgg.Block block = target.blockList().get(i);
                if (block.hasIdentity() && !search.blockList().get(i).hasIdentity()) {
                    throw new ReptorchException("--search-strides " + search.strides() + ": " + block.path() + " has an identity branch with strides " + target.strides()
                            + " and none with these, so that its scale would not be searched; choose others");
                }
            }
        }
    }

    /** Figure 4. */
    @Command(name = "identity", mixinStandardHelpOptions = true,
            description = "Figure 4: how much of each block's sum is its identity path, before training and, with --searched, after a search.",
            footer = {"", "Example: ./reptorch study identity \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --out DIR"})
    static final class Identity implements Callable<Integer> {

        @Option(names = "--searched", description = "Search, and measure the network that comes out too.")
        private boolean searched;

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            recipe.network().repOptVgg();
            return options.run(new Study("identity", "The share of the identity path", List.of(), searched ? List.of(search("hyper-search", recipe)) : List.of(),
                    finished -> new IdentityRatios(Training.open(recipe, Progress.NONE), options.seeds()).of(finished)));
        }
    }

    /** Figures 6 and 7. */
    @Command(name = "scales", mixinStandardHelpOptions = true, description = "Figures 6 and 7: the mean scales after each epoch of a search, and by depth after the last.",
            footer = {"", "Example: ./reptorch study scales --recipe samples/recipes/cifar10-small.yaml \\",
                "             --set data=DIR --other generated --out DIR"})
    static final class ScalesByEpoch implements Callable<Integer> {

        @Option(names = "--other", paramLabel = "DIR", description = "A second data set to search on, or generated.")
        private String other;

        @Option(names = "--block", paramLabel = "PATH", description = "The block to follow by epoch (default: the last of the third stage).")
        private String block;

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            List<String> paths = recipe.network().blockPaths();
            String followed = chosen(block, paths, paths.stream().filter(path -> path.startsWith("stage3.")).reduce((first, second) -> second).orElseThrow());
            var variants = new ArrayList<>(List.of(search("hyper-search", recipe)));
            if (other != null) {
                variants.add(search("hyper-search on " + other, recipe.set(Source.of(other, recipe).settings())));
            }
            return options.run(new Study("scales", "How the scales come about", List.of(), variants, new ScaleDynamics(followed)::of));
        }
    }

    /** Table 11, figures 3 and 5. */
    @Command(name = "kernels", mixinStandardHelpOptions = true,
            description = "Table 11, figures 3 and 5: how the numbers of a 3x3 kernel are spread, RepOpt-VGG against RepVGG before and after it is fused.",
            footer = {"", "Example: ./reptorch study kernels \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --out DIR"})
    static final class Kernels implements Callable<Integer> {

        @Option(names = "--block", paramLabel = "PATH", description = "The block to look at closely (default: the middle of the stage with most blocks).")
        private String block;

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            RunRecipe recipe = options.recipe();
            RepOptVgg net = recipe.network().repOptVgg();
            return options.run(new Study("kernels", "How the kernels' numbers are spread", List.of(), repOptAgainstRepVgg(recipe),
                    new KernelDistributions(chosen(block, recipe.network().blockPaths(), middle(net)))::of));
        }
    }

    /** Tables 8, 10 and 11, figures 3 and 5. */
    @Command(name = "quantization", mixinStandardHelpOptions = true,
            description = "Tables 8, 10: what INT8 costs RepOpt-VGG and RepVGG, calibrated and trained under quantization; kernels as in study kernels.",
            footer = {"", "Example: ./reptorch study quantization \\",
                "             --recipe samples/recipes/cifar10-small.yaml --set data=DIR \\",
                "             --seeds 0,1,2 --out DIR"})
    static final class Quantization implements Callable<Integer> {

        @Option(names = "--qat-recipe", paramLabel = "FILE", description = "A YAML file with the settings of the training under quantization (default: 10 epochs at a small rate).")
        private Path recipe;

        @Option(names = "--no-qat", description = "Calibrate only.")
        private boolean calibratesOnly;

        @Mixin
        private CalibrationOption calibration;

        @Mixin
        private StudyOptions options;

        @Override
        public Integer call() {
            if (calibration.images() < 1) {
                throw new IllegalArgumentException("--images must be at least 1, not " + calibration.images());
            }
            RunRecipe run = options.recipe();
            var drops = new QuantizationDrops(recipe, calibration.images(), !calibratesOnly, !options.tablesOnly());
            var kernels = new KernelDistributions(middle(run.network().repOptVgg()));
            return options.run(new Study("quantization", "RepOpt-VGG and RepVGG in INT8", List.of(), repOptAgainstRepVgg(run),
                    finished -> drops.of(finished).and(kernels.of(finished))));
        }
    }

    private static List<Variant> repOptAgainstRepVgg(RunRecipe recipe) {
        return List.of(Variant.of("RepVGG", List.of(), recipe.with(Method.REPVGG)),
                new Variant("RepOptimizer", List.of(), recipe.with(Method.REPOPT), Optional.of(search("hyper-search", recipe))));
    }

    /** The block in the middle of the stage with most blocks. */
    private static String middle(RepOptVgg net) {
        int most = Collections.max(net.blocks());
        return "stage" + (net.blocks().indexOf(most) + 1) + "." + (most - 1) / 2;
    }

    private static String chosen(String asked, List<String> paths, String otherwise) {
        if (asked != null && !paths.contains(asked)) {
            throw new IllegalArgumentException("--block " + asked + " is none of the network's, which are " + String.join(", ", paths));
        }
        return asked == null ? otherwise : asked;
    }
}
