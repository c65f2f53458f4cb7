package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;

import java.nio.file.Path;
import java.util.Map;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class TensorFile_ContentTest {

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @Test
    public void theContentDecidesWhateverTheName() {
        Path checkpoint = scratch.file("really-a-checkpoint.safetensors", Scratch.recorded("checkpoint.pth"));
        Map<String, StoredTensor> tensors = TensorFile.read(checkpoint);
        assertEquals(tensors, TorchCheckpoint.read(checkpoint).stateDict());

        Path safetensors = scratch.path("really-safetensors.pth");
        StoredTensor scalar = tensors.get("scalar");
        Safetensors.write(safetensors, Map.of("scalar", scalar), Map.of());
        assertEquals(TensorFile.read(safetensors), Map.of("scalar", scalar));
    }

    @Test
    public void anythingElseIsNamedAsNeither() {
        Path page = scratch.file("weights.pth", Scratch.bytes("<!DOCTYPE html><title>404</title>"));
        assertEquals(Scratch.problem(page, () -> TensorFile.read(page)), "is neither a safetensors file nor a PyTorch "
                + "checkpoint; check that the right file was downloaded");
    }

    @Test
    public void aLegacyCheckpointIsRefusedWithItsRemedy() {
        Path legacy = scratch.file("x", Scratch.recorded("legacy.pth"));
        assertEquals(Scratch.problem(legacy, () -> TensorFile.read(legacy)),
                Scratch.problem(legacy, () -> TorchCheckpoint.read(legacy)));
    }
}
