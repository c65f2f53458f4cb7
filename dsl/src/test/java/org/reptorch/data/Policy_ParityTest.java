package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.reptorch.data.AutoAugment.Change;
import org.testng.annotations.Test;

/** The policies against what torchvision and timm make of the same magnitudes (record_policies.py). */
public class Policy_ParityTest {

    private static final SplittableRandom UNUSED = new SplittableRandom(0);

    private final Map<String, Image> recorded = RecordedImages.read("autoaugment.safetensors");
    private final Image noise = recorded.get("noise");

    @Test
    public void theChangesOfAutoAugmentGiveThePixelsOfTorchvision() {
        Set<Change> seen = new HashSet<>();
        recorded.forEach((name, expected) -> {
            String[] words = name.split("\\|");
            if (words.length == 3) {
                Change change = Change.valueOf(words[0]);
                seen.add(change);
                RecordedImages.assertSame(AutoAugment.apply(noise, change, Integer.parseInt(words[1]), Integer.parseInt(words[2])), expected, name);
            }
        });
        assertEquals(seen.size(), Change.values().length);
    }

    @Test
    public void resizeAndCenterCropGiveThePixelsOfTorchvision() {
        for (int size : new int[] {5, 8, 13, 31}) {
            RecordedImages.assertSame(new Resize(size).apply(noise, UNUSED), recorded.get("resize|" + size), "resize " + size);
            RecordedImages.assertSame(new CenterCrop(size).apply(noise, UNUSED), recorded.get("centerCrop|" + size), "centerCrop " + size);
        }
        RecordedImages.assertSame(Resizing.to(6, 6, Crop.of(noise, 2, 5, 7, 9), Resampling.BILINEAR), recorded.get("resizedCrop|2|5|7|9|6"), "resizedCrop");
    }

    @Test
    public void thePairsOfAutoAugmentAreThoseOfTorchvision() throws IOException {
        assertEquals(AutoAugment.IMAGENET.describe(), String.join("\n", lines("pair imagenet ")));
        assertEquals(AutoAugment.CIFAR10.describe(), String.join("\n", lines("pair cifar10 ")));
    }

    @Test
    public void levelsMeanWhatTheyMeanInTimm() throws IOException {
        for (String line : lines("timm ")) {
            String[] words = line.split(" ");
            Operation operation = Operation.valueOf(words[0].replaceAll("(?<=[a-z])(?=[A-Z])|(?<=X|Y)(?=Rel)", "_").toUpperCase());
            double level = Double.parseDouble(words[1]) / 10 * (operation.isSigned() ? Integer.parseInt(words[2]) : 1);
            assertEquals(operation.argument(level), Double.parseDouble(words[3]), 1e-15, line);
        }
    }

    @Test
    public void thePublishedPolicyGoesBeyondTheLevelsOfTimm() {
        assertEquals(Operation.ROTATE.argument(1.4), 42, 1e-12);
        assertEquals(Operation.COLOR.argument(1.4), 2.62, 1e-12);
        assertEquals(Operation.SOLARIZE_ADD.argument(1.4), 154.0);
        assertEquals(Operation.CUTOUT.argument(1.4), 56.0);
        assertEquals(Operation.CUTOUT.argument(0), 2.0);
        assertEquals(Operation.POSTERIZE.apply(noise, Operation.POSTERIZE.argument(0), Resampling.BILINEAR, 0, 0, 0), Image.black(13, 22));
    }

    @Test
    public void policiesPrintWhatTheyAre() {
        assertEquals(RandAugment.policy(15).toString(),
                "RandAugment[2 of 16 operations, probability 1.0, magnitude 0 to 14, [bilinear, bicubic], fill #808080]");
        assertEquals(RandAugment.timm("rand-m9-mstd0.5-inc1").toString(),
                "RandAugment[2 of 15 operations, increasing, probability 0.5, magnitude 9.0 +- 0.5, [bilinear, bicubic], fill #7c7468]");
        assertEquals(RandAugment.timm("rand-n3-m5-p1").resampling(Resampling.BILINEAR).toString(),
                "RandAugment[3 of 15 operations, probability 1.0, magnitude 5.0 +- 0.0, [bilinear], fill #7c7468]");
    }

    @Test
    public void aWordThatIsNoneOfTimmsIsRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> RandAugment.timm("rand-m9-x3")).getMessage(),
                "RandAugment: cannot read 'x3' in rand-m9-x3; write rand, then -m9 -n2 -p0.5 -mstd0.5 -inc1 as needed");
    }

    @Test
    public void everyOperationOfAPolicyIsDrawnAndTheImageKeepsItsSize() {
        SplittableRandom random = new SplittableRandom(3);
        Set<Image> results = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            results.add(RandAugment.policy(15).apply(noise, random));
            results.add(RandAugment.timm("rand-m9-mstd0.5-inc1").apply(noise, random));
            results.add(AutoAugment.IMAGENET.apply(noise, random));
        }
        assertEquals(results.stream().map(Image::toString).distinct().toList(), List.of("22x13 pixels"));
        assertEquals(results.size() > 500, true, results.size() + " different images");
    }

    private static List<String> lines(String start) throws IOException {
        return Files.readAllLines(RecordedImages.path("policies.txt")).stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length()))
                .toList();
    }
}
