package example;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.reptorch.data.*;
import org.reptorch.nn.*;
import org.reptorch.quant.*;
import org.reptorch.repopt.*;
import org.reptorch.torch.*;
import org.reptorch.torch.io.*;
import org.reptorch.train.*;
import org.reptorch.vision.*;

/**
 * Learns to tell the classes of your own images apart, then names what is on others.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp target/example.jar example.ImageClassification train DIR OUT
 * java --enable-native-access=ALL-UNNAMED -cp target/example.jar example.ImageClassification classify OUT/model.safetensors photo.jpg
 * </pre>
 *
 * <p>{@code train} learns from {@code DIR/train/CLASS/*.jpg} and is judged by {@code DIR/test/CLASS/*.jpg}; where DIR has nothing but class folders, the
 * same fifth of each is to be judged by every time. It prints a line per epoch, the accuracy and the classes that it confuses most, and writes
 * {@code OUT/model.safetensors} and, for {@link InferenceServer}, {@code OUT/int8.safetensors}. {@code classify} prints the three likeliest classes of each image.
 *
 * <p>{@code network=small} is a plain network of 3x3 convolutions, trained under a prior: a short search of its scales goes before. Any network of
 * {@link Architecture} is trained by plain SGD.
 */
public final class ImageClassification {

    private static final RepOptVgg SMALL = RepOptVgg.of(List.of(1, 2, 2, 1), List.of(0.5, 0.5, 0.25, 0.25), List.of(1, 2, 2, 2, 2));

    private ImageClassification() {
    }

    /** Trains or classifies. */
    public static void main(String[] arguments) {
        CommandLine.run(arguments, new CommandLine.Usage("train DIR OUT [network=small] [epochs=10] [size=32] [batch=32] [lr=0.05]", ImageClassification::train),
                new CommandLine.Usage("classify MODEL IMAGE...", ImageClassification::classify));
    }

    private static void train(CommandLine line) {
        Path out = line.folder(1);
        Splits data = ImageData.open(line.path(0), System.err::println);
        System.out.println(data.train().size() + " images to learn from, " + data.test().size() + " to be judged by, classes " + data.train().classes());
        int size = line.whole("size", 16, 1024);
        var asTheyAre = List.of(new Resize(size), new CenterCrop(size));
        Recipe recipe = Recipe.DEFAULT.withEpochs(line.whole("epochs", 1, 10_000)).withBatch(line.whole("batch", 2, 10_000))
                .withSchedule(Schedule.cosine(line.number("lr"), 0.5)).withTestTransforms(asTheyAre)
                .withAugmentations(List.of(new Resize(size), new CenterCrop(size), new RandomCrop(size / 8), new HorizontalFlip(0.5)));
        Normalization normalization = Normalization.of(data.train());
        String network = line.text("network");
        try (Model model = network.equals("small") ? underAPrior(recipe, data, normalization) : plain(network, recipe, data, normalization)) {
            ImagePreparation preparation = ImagePreparation.of(data.test(), normalization, asTheyAre);
            report(Classifier.of(model, preparation).confusion(data.test()), preparation);
            var notes = new LinkedHashMap<>(preparation.notes());
            notes.put("network", network);
            Safetensors.write(out.resolve("model.safetensors"), model.stateDict(), notes);
            var calibration = CalibrationData.of(Loader.of(data.train(), normalization).transform(asTheyAre).shuffle(true).batchSize(32), 8);
            PostTrainingQuantization.DEFAULT.apply(model.eval(), calibration).withNotes(notes).save(out.resolve("int8.safetensors"));
            System.out.println("wrote model.safetensors and int8.safetensors to " + out);
        }
    }

    /** Searches the scales with a block of branches in the place of every convolution, then trains the plain network under them. */
    private static Model underAPrior(Recipe recipe, Splits data, Normalization normalization) {
        int classes = data.train().classes().size();
        Scales scales;
        try (Model blocks = Model.build(SMALL.spec(RepOptVgg.Mode.HS, classes), recipe.seed()); Optimizer sgd = recipe.optimizer(blocks)) {
            new Trainer("search", blocks, sgd, recipe, data, normalization, Progress.lines(System.out::println)).run();
            scales = Scales.of(Prior.REPOPT_VGG, spec("small", classes), blocks);
        }
        Model model = Model.build(spec("small", classes), recipe.seed());
        RuleOfInitialization.apply(scales, model);
        try (Optimizer optimizer = new RepOptimizer(UpdatePlan.of(SgdRule.NESTEROV, model, recipe.weightDecay(), scales), model)) {
            new Trainer("train", model, optimizer, recipe, data, normalization, Progress.lines(System.out::println)).run();
        }
        return model;
    }

    private static Model plain(String network, Recipe recipe, Splits data, Normalization normalization) {
        Model model = Model.build(spec(network, data.train().classes().size()), recipe.seed());
        try (Optimizer sgd = recipe.optimizer(model)) {
            new Trainer("train", model, sgd, recipe, data, normalization, Progress.lines(System.out::println)).run();
        }
        return model;
    }

    private static ModelSpec spec(String network, int classes) {
        return network.equals("small") ? SMALL.spec(RepOptVgg.Mode.TARGET, classes) : Architecture.of(network).spec(classes);
    }

    private static void report(ConfusionMatrix confusion, ImagePreparation preparation) {
        System.out.printf("%.1f %% of the test images are right; most confused:%n", 100 * confusion.accuracy());
        confusion.confusions().stream().limit(5).forEach(pair ->
                System.out.printf("%6d times %s taken for %s%n", pair.count(), preparation.name(pair.truth()), preparation.name(pair.predicted())));
    }

    private static void classify(CommandLine line) {
        SafetensorsFile file = Safetensors.read(line.path(0));
        ImagePreparation preparation = ImagePreparation.of(line.given().getFirst(), file.metadata());
        String network = file.metadata().get("network");
        if (network == null) {
            throw new ReptorchException(line.given().getFirst() + " does not name its network; give a file that 'train' or FineTuning wrote");
        }
        try (Model model = Model.of(spec(network, preparation.classes().size()), DType.FLOAT32, file.tensors())) {
            var classifier = Classifier.of(model, preparation);
            for (String image : line.given().subList(1, line.given().size())) {
                List<Classifier.Answer> answers = classifier.classify(Image.read(Path.of(image)), 3);
                System.out.println(image + ": " + answers.stream().map(Object::toString).collect(Collectors.joining(", ")));
            }
        }
    }
}
