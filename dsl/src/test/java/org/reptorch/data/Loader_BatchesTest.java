package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.expectThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class Loader_BatchesTest {

    /** 30 images, each of a class of its own kind: the label tells the image. */
    private static final ImageDataset IMAGES = new NumberedImages(30);
    private static final Loader LOADER = Loader.of(IMAGES, Normalization.CIFAR10).batchSize(8);
    private static final Loader RANDOM =
            LOADER.shuffle(true).transform(List.of(new RandomCrop(1), new HorizontalFlip(0.5))).seed(7);

    @Test
    public void everyImageIsDeliveredOnceInOrder() {
        assertEquals(labels(LOADER, 0), IntStream.range(0, 30).boxed().toList());
    }

    @Test
    public void theLastBatchIsSmaller() {
        List<Batch> batches = batches(LOADER, 0);

        assertEquals(LOADER.batches(), 4);
        assertEquals(batches.stream().map(Batch::size).toList(), List.of(8, 8, 8, 6));
        assertEquals(batches.stream().map(Batch::index).toList(), List.of(0, 1, 2, 3));
        assertEquals(batches.getLast().pixels().length, 6 * 2 * 2 * 3);
        assertEquals(batches.getLast().labels().length, 6);
    }

    @Test
    public void theLastBatchIsLeftOutIfAsked() {
        assertEquals(LOADER.dropLast(true).batches(), 3);
        assertEquals(labels(LOADER.dropLast(true), 0).size(), 24);
    }

    @Test
    public void shufflingDeliversEveryImageOnceInAnotherOrderEachEpoch() {
        Loader shuffled = LOADER.shuffle(true);
        List<Integer> first = labels(shuffled, 0);
        List<Integer> second = labels(shuffled, 1);

        assertNotEquals(first, second);
        assertNotEquals(first, labels(LOADER, 0));
        assertNotEquals(first, labels(shuffled.seed(1), 0));
        Collections.sort(second);
        assertEquals(second, labels(LOADER, 0));
    }

    @Test
    public void everyOrderIsAsLikelyAsAnyOther() {
        int[] firsts = new int[30];
        for (int epoch = 0; epoch < 3000; epoch++) {
            firsts[LOADER.shuffle(true).order(epoch)[0]]++;
        }

        for (int count : firsts) {
            assertEquals(count, 100, 45.0);
        }
    }

    @DataProvider
    Object[][] threads() {
        return new Object[][] {{2}, {5}};
    }

    @Test(dataProvider = "threads")
    public void theNumberOfThreadsChangesNoBit(int threads) {
        for (int epoch = 0; epoch < 3; epoch++) {
            assertSame(batches(RANDOM.threads(threads), epoch), batches(RANDOM.threads(1), epoch));
        }
    }

    @Test(dataProvider = "everything")
    public void noTransformLooksAtTheThreads(List<Transform> transforms, Mixing mixing) {
        Loader loader = Loader.of(GeneratedImages.of(3, 10, 1, 16, 0).train(), Normalization.CIFAR10).batchSize(4).shuffle(true).seed(5)
                .transform(transforms).mix(mixing);
        List<Batch> alone = batches(loader.threads(1), 1);
        assertSame(batches(loader.threads(2), 1), alone);
        assertSame(batches(loader.threads(8), 1), alone);
        assertNotEquals(batches(loader.seed(6), 1).getFirst().pixels(), alone.getFirst().pixels());
    }

    @DataProvider
    Object[][] everything() {
        return new Object[][] {
            {List.of(new RandomResizedCrop(12).resampling(Resampling.BILINEAR, Resampling.BICUBIC), new HorizontalFlip(0.5), new ColorJitter(0.4, 0.4, 0.4, 0.1),
                    RandAugment.policy(15), RandomErasing.of(0.5, RandomErasing.Mode.PIXEL)), Mixing.of(0.8, 1)},
            {List.of(new RandomCrop(4), RandAugment.timm("rand-m9-mstd0.5-inc1"), AutoAugment.CIFAR10, new Resize(9), new CenterCrop(8), new Cutout(4)),
                Mixing.of(0.8, 1).mode(Mixing.Mode.ELEMENT)}};
    }

    @Test
    public void anEpochStartedDirectlyEqualsOneAfterOthers() {
        Loader loader = RANDOM.threads(3);
        for (int epoch = 0; epoch < 3; epoch++) {
            batches(loader, epoch);
        }

        assertSame(batches(loader, 3), batches(RANDOM, 3));
    }

    @Test
    public void augmentationOfAnImageDoesNotDependOnItsPlace() {
        Loader alone = RANDOM.batchSize(1).shuffle(false);
        List<Batch> inOrder = batches(alone, 2);

        for (Batch shuffled : batches(alone.shuffle(true), 2)) {
            assertEquals(shuffled.pixels(), inOrder.get((int) shuffled.labels()[0]).pixels());
        }
    }

    @Test
    public void augmentationDiffersFromEpochToEpoch() {
        Loader inOrder = RANDOM.shuffle(false);

        assertNotEquals(batches(inOrder, 0).getFirst().pixels(), batches(inOrder, 1).getFirst().pixels());
    }

    @Test
    public void aBatchThatTheImagesDoNotFillIsRefused() {
        ReptorchException refusal =
                expectThrows(ReptorchException.class, () -> LOADER.batchSize(64).dropLast(true).epoch(0));

        assertEquals(refusal.getMessage(), "numbers: 30 images do not fill a batch of 64; "
                + "choose a smaller batch size or keep the last batch");
    }

    @Test
    public void batchSizeAndThreadsBelowOneAreRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> LOADER.batchSize(0)).getMessage(),
                "batch size and threads must be 1 or more, not 0 and " + LOADER.threads());
        expectThrows(IllegalArgumentException.class, () -> LOADER.threads(0));
    }

    private static List<Batch> batches(Loader loader, int number) {
        List<Batch> batches = new ArrayList<>();
        try (Epoch epoch = loader.epoch(number)) {
            epoch.forEach(batches::add);
        }
        return batches;
    }

    private static List<Integer> labels(Loader loader, int epoch) {
        List<Integer> labels = new ArrayList<>();
        for (Batch batch : batches(loader, epoch)) {
            for (long label : batch.labels()) {
                labels.add((int) label);
            }
        }
        return labels;
    }

    private static void assertSame(List<Batch> actual, List<Batch> expected) {
        assertEquals(actual.size(), expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertEquals(actual.get(i).labels(), expected.get(i).labels());
            assertEquals(actual.get(i).pixels(), expected.get(i).pixels());
            assertEquals(actual.get(i).targets(), expected.get(i).targets());
        }
    }
}
