package org.reptorch.train;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.flatten;
import static org.reptorch.nn.Layers.globalAveragePool;
import static org.reptorch.nn.Layers.linear;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.reptorch.data.GeneratedImages;
import org.reptorch.data.HorizontalFlip;
import org.reptorch.data.Normalization;
import org.reptorch.data.RandomCrop;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.train.History.EpochResult;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class Checkpoint_ResumeTest extends OneThread {

    private static final ModelSpec SPEC = new ModelSpec("tiny", sequence().then("conv", conv(3, 4, 3).stride(2)).then("bn", batchNorm(4)).then(relu())
            .then(globalAveragePool()).then(flatten()).then("linear", linear(4, 4)), 4);
    private static final Recipe RECIPE = Recipe.DEFAULT.withEpochs(4).withBatch(16).withRule(SgdRule.NESTEROV, 1e-3)
            .withAugmentations(List.of(new RandomCrop(2), new HorizontalFlip(0.5))).withSeed(3);

    private Path file;

    @BeforeMethod
    void makeFile() throws IOException {
        file = Files.createTempFile("reptorch-run", ".safetensors");
    }

    @AfterMethod
    void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Test
    public void everythingSurvivesTheFile() {
        History history = History.NONE.with(new EpochResult(0, 2.302585092994046, 10.5, 0.1, 12.25, 1e6 / 3, Double.MIN_VALUE, Double.NaN, 50.5, 2.5, 11.25, 1e5))
                .with(new EpochResult(1, Double.MAX_VALUE, 0, -0.0, 0, Double.POSITIVE_INFINITY, 0, 17.5, 0, 0, Double.NaN, 0));
        Map<String, StoredTensor> weights = Map.of("a.weight", StoredTensor.of(new float[] {1, 2}, 2));
        Map<String, StoredTensor> state = Map.of("momentum_buffer.a.weight", StoredTensor.of(new float[] {3, 4}, 2));
        Map<String, String> notes = Map.of("data", "cifar10", "text", "two\nlines, \"quotes\" and \u00fc");
        Checkpoint checkpoint = new Checkpoint(weights, state, weights, Map.of("cpu", StoredTensor.of(new long[] {1, 2}, 2)),
                new Checkpoint.Position(2, 17, 0.1 + 0.2), history, notes);

        checkpoint.write(file);

        assertEquals(Checkpoint.read(file), checkpoint);
    }

    @Test
    public void aRunThatHasNotBegunCanBeSaved() {
        plain(Map.of(), Map.of()).write(file);
        assertEquals(Checkpoint.read(file).history(), History.NONE);
    }

    @Test
    public void theModelsTensorsHavePyTorchsNamesInTheFile() {
        try (Model model = Model.build(SPEC, 1); Sgd sgd = sgd(model)) {
            new Checkpoint(model.stateDict(), sgd.state(), Map.of(), Map.of(), Checkpoint.Position.START, History.NONE, Map.of()).write(file);
            assertEquals(Safetensors.read(file).tensors().keySet(), model.stateDict().keySet());
        }
    }

    @Test
    public void aFileOfTensorsAloneIsNoCheckpoint() {
        Safetensors.write(file, Map.of("a", StoredTensor.of(new float[1], 1)), Map.of("format", "pt"));

        assertEquals(expectThrows(ReptorchException.class, () -> Checkpoint.read(file)).getMessage(), file
                + " is no checkpoint of a training run: its metadata has no reptorch.history; load it as a model instead");
    }

    @Test
    public void aFileOfSomethingElseIsNamed() throws IOException {
        Files.writeString(file, "epoch 1");

        assertTrue(expectThrows(ReptorchException.class, () -> Checkpoint.read(file)).getMessage().contains(file.toString()));
    }

    @Test
    public void aHistoryThatCannotBeReadIsSaid() {
        for (String broken : List.of("0 1.0", "0 1 2 3 4 5 6 7 8 9 10 x", "zero 1 2 3 4 5 6 7 8 9 10 11")) {
            Safetensors.write(file, Map.of(), Map.of("reptorch.history", broken, "reptorch.position", "0 0 0"));

            assertEquals(expectThrows(ReptorchException.class, () -> Checkpoint.read(file)).getMessage(),
                    file + ": the metadata reptorch.history cannot be read; start the run again from its beginning");
        }
    }

    @Test
    public void namesThatTheFileNeedsForItselfAreRefused() {
        var tensor = Map.of("optimizer.weight", StoredTensor.of(new float[1], 1));
        assertEquals(expectThrows(ReptorchException.class, () -> plain(tensor, Map.of()).write(file)).getMessage(),
                "a checkpoint keeps the optimizer's state under 'optimizer.': call the layer of optimizer.weight otherwise");
        assertEquals(expectThrows(ReptorchException.class, () -> plain(Map.of(), Map.of("reptorch.history", "")).write(file))
                .getMessage(), "a checkpoint keeps its own data under 'reptorch.history': call that note otherwise");
    }

    private static Checkpoint plain(Map<String, StoredTensor> model, Map<String, String> notes) {
        return new Checkpoint(model, Map.of(), Map.of(), Map.of(), Checkpoint.Position.START, History.NONE, notes);
    }

    private static Sgd sgd(Model model) {
        return new Sgd(SgdRule.NESTEROV, RECIPE.groups(model));
    }
}
