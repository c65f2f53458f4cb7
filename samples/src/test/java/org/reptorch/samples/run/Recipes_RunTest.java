package org.reptorch.samples.run;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Splits;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.recipe.Method;
import org.reptorch.samples.recipe.RecipeKey;
import org.reptorch.samples.recipe.RunRecipe;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.Checkpoint;
import org.reptorch.train.CheckpointPolicy;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every recipe of the project on a few generated images that lie as its own lie: it is read, its network built, two updates made, evaluated
 * and a checkpoint written. Images are small, and networks of more than 20 million parameters are narrow ones of their family: the whole ones
 * are followed layer by layer at the recipe's own resolution.
 */
public class Recipes_RunTest {

    private static final long LARGE = 20_000_000;
    /** Updates, batches each, images each. */
    private static final int UPDATES = 2;
    private static final int ACCUMULATION = 2;
    private static final int BATCH = 2;

    private Path folder;

    @BeforeClass
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-recipes");
        // Two classes, as the networks of ImageNet and Caltech have them here; images of more than one size.
        for (int label = 0; label < 2; label++) {
            for (int i = 0; i < UPDATES * ACCUMULATION * BATCH / 2; i++) {
                write("imagenet/train/n0144%04d/n0144%04d_%d.JPEG".formatted(label, label, i), 40 + 3 * i);
                write("256_ObjectCategories/%03d.object/%03d_%04d.jpg".formatted(label + 1, label + 1, i), 40 + 3 * i);
                write("256_ObjectCategories/%03d.object/%03d_%04d.jpg".formatted(label + 1, label + 1, 100 + i), 45);
            }
            write("imagenet/val/ILSVRC2012_val_0000000%d.JPEG".formatted(label + 1), 50);
        }
        Files.writeString(folder.resolve("imagenet/imagenet_2012_validation_synset_labels.txt"), "n01440001\nn01440000\n");
        cifar(folder.resolve("cifar10"), 10, List.of("data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"),
                "test_batch.bin");
        cifar(folder.resolve("cifar100"), 100, List.of("train.bin"), "test.bin");
    }

    @AfterClass(alwaysRun = true)
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void write(String file, int side) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        // Noise: batch norms have no gradient to speak of where all images are alike.
        var image = new BufferedImage(side, side + 7, BufferedImage.TYPE_INT_RGB);
        var random = new Random(file.hashCode());
        for (int i = 0; i < side * (side + 7); i++) {
            image.setRGB(i % side, i / side, random.nextInt());
        }
        ImageIO.write(image, "jpg", path.toFile());
    }

    /** Label bytes and three planes for each image, as the authors publish them. */
    private static void cifar(Path folder, int classes, List<String> train, String test) throws IOException {
        Files.createDirectories(folder);
        Splits images = GeneratedImages.of(10, 1, 1, 32, 0);
        for (String file : train) {
            Files.write(folder.resolve(file), bytes(images.train(), classes));
        }
        Files.write(folder.resolve(test), bytes(images.test(), classes));
    }

    private static byte[] bytes(ImageDataset images, int classes) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < images.size(); i++) {
            if (classes == 100) {
                out.write(0);
            }
            out.write(images.label(i));
            Image image = images.image(i);
            for (int channel = 0; channel < 3; channel++) {
                for (int at = channel; at < image.rgb().length; at += 3) {
                    out.write(image.rgb()[at]);
                }
            }
        }
        return out.toByteArray();
    }

    @DataProvider
    static Object[][] recipes() throws IOException {
        try (var files = Files.list(Path.of("recipes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(file -> new Object[] {file}).toArray(Object[][]::new);
        }
    }

    @Test(dataProvider = "recipes")
    public void itTrainsAndLeavesACheckpoint(Path file) throws IOException {
        RunRecipe published = RunRecipe.read(file, List.of());
        int resolution = published.data().equals("imagenet") || published.data().startsWith("256") ? 224 : 32;
        var whole = published.network().spec(published.method(), 1000);
        whole.table(3, resolution, resolution);

        // Growth computes in float64, and in evaluation, where a deep network that has made two updates overflows.
        RunRecipe small = small(file, published, whole.parameterCount() > (published.method() == Method.DYREP ? LARGE / 100 : LARGE));
        Training training = Training.open(small, Progress.NONE);
        Path out = Files.createDirectories(folder.resolve("runs").resolve(file.getFileName()));
        try (Training.Trained trained = training.run(training.scales(), Optional.of(out), false, Trainer.NEVER)) {
            assertEquals(trained.result().ending(), Trainer.Ending.FINISHED);
            assertEquals(trained.result().unreadable(), List.of());
            assertTrue(Double.isFinite(trained.history().epochs().getFirst().loss()));
            Checkpoint saved = Checkpoint.read(CheckpointPolicy.last(out));
            assertEquals(saved.model().keySet(), trained.model().stateDict().keySet());
            assertEquals(saved.position().epoch(), small.epochs());
            assertEquals(trained.account().after().size(), small.method() == Method.DYREP ? 1 : 0);
            trained.account().after().forEach(adjustment -> assertTrue(adjustment.grown().isPresent()));
        }
    }

    private RunRecipe small(Path file, RunRecipe published, boolean large) {
        var settings = new ArrayList<>(List.of("epochs=1", "warmupEpochs=0", "learningRate=0.001", "batch=" + BATCH, "accumulation=" + ACCUMULATION));
        String data = published.data().equals("generated") ? file.toString().contains("cifar100") ? "cifar100" : "cifar10" : published.data();
        boolean generated = file.endsWith("smallest.yaml");
        settings.add("data=" + (generated ? "generated" : folder.resolve(data)));
        if (generated) {
            settings.add("batch=500");
        } else if (data.startsWith("cifar")) {
            // Five files of ten images, or one.
            settings.add("batch=" + (data.equals("cifar10") ? 12 : 2));
        }
        for (RecipeKey key : List.of(RecipeKey.AUGMENTATIONS, RecipeKey.TEST_TRANSFORMS)) {
            settings.add(key.key() + "=" + JsonFile.line(published.values().get(key)).replace("(224)", "(32)").replace("(256)", "(36)"));
        }
        if (large && data.startsWith("cifar")) {
            settings.add("model=vgg16-cifar-0.125");
        } else if (large) {
            // A RepVGG is a RepOpt-VGG trained with branches.
            settings.addAll(List.of("model=repopt-vgg", "blocks=[1,2,1,1]", "widths=[0.125,0.125,0.125,0.125]", "strides=[2,2,2,2,2]"));
        }
        if (published.method() == Method.DYREP) {
            settings.addAll(List.of("adjustInterval=1", "lastAdjustEpoch=1", "calibrationBatches=1", "epochs=2"));
        }
        RunRecipe small = RunRecipe.read(file, settings);
        return small.method() == Method.REPOPT ? small.set(List.of("scales=" + scales())) : small;
    }

    /** Scales as a hyper-search starts with. */
    private Path scales() {
        var state = new LinkedHashMap<String, StoredTensor>();
        for (RepOptVgg.Block block : RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.125, 0.125), List.of(2, 2, 2, 2, 2)).blockList()) {
            var values = new float[block.out()];
            Arrays.fill(values, (float) block.initialScale());
            for (String branch : block.hasIdentity() ? List.of("scale_conv", "scale_1x1", "scale_identity") : List.of("scale_conv", "scale_1x1")) {
                state.put(block.path() + "." + branch + ".weight", StoredTensor.of(values, values.length));
            }
        }
        Path file = folder.resolve("scales.safetensors");
        Safetensors.write(file, state, Map.of());
        return file;
    }
}
