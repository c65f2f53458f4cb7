package example;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.data.*;
import org.reptorch.nn.*;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;
import org.reptorch.train.*;
import org.reptorch.vision.Classifier;

/**
 * Trains a published PyTorch network on for the classes of your own images.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp target/example.jar example.FineTuning DIR resnet18.pth OUT
 *
 * DIR          images as ImageClassification takes them
 * resnet18.pth a state_dict as torchvision and timm publish it, or as safetensors
 * OUT          gets model.safetensors, which 'ImageClassification classify' reads
 * network      whose names the checkpoint has: any of Architecture
 * freeze       so many of its stages, the stem with the first, stay as they are: weights, and statistics of batch norms
 * lr, head     the learning rate, and how many times that is for the new classifier
 * </pre>
 *
 * <p>Says how many tensors of the checkpoint fit, which are missing and which are not known; prints a line per epoch and the accuracy. The classifier, the
 * network's last layer, always starts anew.
 */
public final class FineTuning {

    private FineTuning() {
    }

    /** Trains. */
    public static void main(String[] arguments) {
        CommandLine.run(arguments, new CommandLine.Usage(
                "DIR CHECKPOINT OUT [network=resnet18] [epochs=5] [size=224] [batch=16] [lr=0.002] [head=10] [freeze=1]", FineTuning::tune));
    }

    private static void tune(CommandLine line) {
        Path out = line.folder(2);
        Splits data = ImageData.open(line.path(0), System.err::println);
        int size = line.whole("size", 32, 1024);
        List<ImageTransform> asTheyAre = List.of(new Resize(size * 8 / 7), new CenterCrop(size));
        Recipe recipe = Recipe.DEFAULT.withEpochs(line.whole("epochs", 1, 10_000)).withBatch(line.whole("batch", 2, 10_000))
                .withSchedule(Schedule.cosine(line.number("lr"), 0.5)).withTestTransforms(asTheyAre)
                .withAugmentations(List.of(new RandomResizedCrop(size), new HorizontalFlip(0.5)));
        Architecture network = Architecture.of(line.text("network"));
        ModelSpec spec = network.spec(data.train().classes().size());
        String classifier = List.copyOf(spec.layers().keySet()).getLast() + ".";
        try (Model model = Model.build(spec, recipe.seed())) {
            load(model, line.path(1), classifier);
            freeze(model, network, line.whole("freeze", 0, network.stages().size()));
            List<ParameterGroup> groups = ParameterGroup.scaled(recipe.groups(model), path -> path.startsWith(classifier), line.number("head"));
            try (Optimizer optimizer = recipe.rule().optimizer(groups)) {
                new Trainer("fine-tuning", model, optimizer, recipe, data, Normalization.IMAGENET, Progress.lines(System.out::println)).run();
            }
            ImagePreparation preparation = ImagePreparation.of(data.test(), Normalization.IMAGENET, asTheyAre);
            System.out.printf("%.1f %% of the test images are right%n", 100 * Classifier.of(model, preparation).confusion(data.test()).accuracy());
            var notes = new LinkedHashMap<>(preparation.notes());
            notes.put("network", network.name());
            Safetensors.write(out.resolve("model.safetensors"), model.stateDict(), notes);
            System.out.println("wrote " + out.resolve("model.safetensors"));
        }
    }

    private static void load(Model model, Path checkpoint, String classifier) {
        Map<String, StoredTensor> published = new LinkedHashMap<>(TensorFile.read(checkpoint));
        published.keySet().removeIf(name -> name.startsWith(classifier));
        StateMatch match = model.loadMatching(published);
        System.out.println(checkpoint + ": " + match);
        if (match.fitting().isEmpty()) {
            throw new ReptorchException(checkpoint + " has no tensor of " + model.spec().name() + "; name its network with network=NAME");
        }
    }

    private static void freeze(Model model, Architecture network, int stages) {
        if (stages > 0) {
            model.freeze(new Backbone(model.spec(), network.stages().subList(0, stages)).spec().layers().keySet());
        }
        long trained = model.trainable().values().stream().mapToLong(parameter -> parameter.elements()).sum();
        System.out.printf("%s, of which %,d parameters train%n", model, trained);
    }
}
