package example;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import org.reptorch.data.*;
import org.reptorch.nn.*;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.*;
import org.reptorch.vision.*;

/**
 * Learns to tell for every pixel which shape it belongs to, on scenes that it generates.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp target/example.jar example.SceneSegmentation OUT
 *
 * OUT       gets scenes.png: test images, the truth and what the network says, side by side
 * network   the backbone, whose maps at a quarter to a sixteenth of the image's size go into the head: a small one, or any of Architecture
 * size      of a scene in pixels, a multiple of 16
 * </pre>
 *
 * <p>Prints the measures of every epoch: the mean over the classes of intersection over union, the share of right pixels, each class's IoU.
 */
public final class SceneSegmentation {

    private static final RepOptVgg SMALL = RepOptVgg.of(List.of(1, 2, 2, 1), List.of(0.25, 0.25, 0.25, 0.25), List.of(2, 2, 2, 2, 1));
    private static final int TEST = 40;
    private static final int SHOWN = 6;
    private static final int GAP = 4;
    private static final int ZOOM = 2;
    /** Told apart by everybody, and in grey too: nothing, disc, ring, square, triangle, cross. */
    private static final int[] COLOURS = {0x000000, 0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xCC79A7};

    private SceneSegmentation() {
    }

    /** Trains. */
    public static void main(String[] arguments) {
        CommandLine.run(arguments, new CommandLine.Usage("OUT [network=small] [epochs=12] [scenes=800] [size=64] [batch=8] [lr=0.1]", SceneSegmentation::train));
    }

    private static void train(CommandLine line) {
        Path file = line.folder(0).resolve("scenes.png");
        int epochs = line.whole("epochs", 1, 10_000);
        GeneratedScenes scenes = GeneratedScenes.of(line.whole("scenes", 2, 1_000_000), TEST, line.whole("size", 32, 1024), 0);
        String network = line.text("network");
        Backbone backbone = Backbone.of(network.equals("small") ? SMALL : Architecture.of(network)).strides(4, 16);
        var task = new Segmentation(backbone, scenes.classes(), 64);
        try (Model model = Model.build(task.spec(), 0); Optimizer sgd = SgdRule.NESTEROV.optimizer(ParameterGroup.of(model, 4e-5))) {
            System.out.println(model + " on " + scenes);
            var setting = new TaskTrainer.Setting(epochs, line.whole("batch", 2, 10_000), Schedule.cosine(line.number("lr"), 0.5), StepSpec.PLAIN, 0);
            new TaskTrainer(task, model, sgd, setting, scenes, Normalization.IMAGENET).run(new TaskTrainer.Listener() {
                @Override
                public void epochEnds(TaskTrainer.EpochResult result) {
                    String measures = result.score().measures().entrySet().stream()
                            .map(measure -> String.format(Locale.ROOT, "%s %.1f", measure.getKey(), measure.getValue())).collect(Collectors.joining("  "));
                    System.out.printf(Locale.ROOT, "epoch %d/%d  loss %.4f  %s  (%%)%n", result.epoch() + 1, epochs, result.loss(), measures);
                }
            });
            List<AnnotatedImage> shown = scenes.test().subList(0, SHOWN);
            write(picture(shown, task.predict(model, shown, Normalization.IMAGENET)), file);
            System.out.println("wrote " + file + ": images, truth and prediction");
        }
    }

    private static BufferedImage picture(List<AnnotatedImage> scenes, List<byte[]> predicted) {
        int side = ZOOM * scenes.getFirst().image().width() + GAP;
        var picture = new BufferedImage(3 * side, scenes.size() * side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        for (int row = 0; row < scenes.size(); row++) {
            AnnotatedImage scene = scenes.get(row);
            var columns = List.of(scene.image().toBufferedImage(), coloured(scene.mask(), scene.image()), coloured(predicted.get(row), scene.image()));
            for (int column = 0; column < columns.size(); column++) {
                pen.drawImage(columns.get(column), column * side, row * side, side - GAP, side - GAP, null);
            }
        }
        pen.dispose();
        return picture;
    }

    private static void write(BufferedImage picture, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be written: " + e, e);
        }
    }

    private static BufferedImage coloured(byte[] mask, Image image) {
        var picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < mask.length; i++) {
            picture.setRGB(i % image.width(), i / image.width(), COLOURS[mask[i]]);
        }
        return picture;
    }
}
