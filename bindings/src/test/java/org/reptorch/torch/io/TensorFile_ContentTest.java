package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
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
                + "checkpoint nor NumPy's; check that the right file was downloaded");
    }

    @DataProvider
    public Object[][] names() {
        return new Object[][] {{"x.safetensors"}, {"x.pt"}, {"X.PTH"}, {"x.npz"}};
    }

    @Test(dataProvider = "names")
    public void theNameDecidesWhatIsWrittenAndReadingFindsItAgain(String name) {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        tensors.put("layer.weight", StoredTensor.of(new float[] {1, 2, 3, 4}, 2, 2));
        tensors.put("layer.steps", StoredTensor.of(new long[] {7}));
        TensorFile.write(scratch.path(name), tensors);
        Map<String, StoredTensor> read = TensorFile.read(scratch.path(name));
        assertEquals(read, tensors);
        assertEquals(List.copyOf(read.keySet()), List.copyOf(tensors.keySet()));
    }

    @Test
    public void aNpyFileHoldsOneTensorWithoutItsName() {
        StoredTensor tensor = StoredTensor.of(new double[] {1, 2}, 2);
        Path file = scratch.path("x.npy");
        TensorFile.write(file, Map.of("weight", tensor));
        assertEquals(TensorFile.read(file), Map.of("arr_0", tensor));
        assertEquals(expectThrows(ReptorchException.class, () -> TensorFile.write(file, Map.of())).getMessage(),
                file + ": a .npy file holds one tensor, not 0; write .npz");
    }

    @Test
    public void anUnknownNameIsRefusedWithTheKnownOnes() {
        Path file = scratch.path("weights");
        assertEquals(expectThrows(ReptorchException.class, () -> TensorFile.write(file, Map.of())).getMessage(),
                file + ": no kind of file is called so; end the name in .safetensors, .pt, .pth, .npy or .npz");
        assertEquals(scratch.names(), List.of());
    }

    @Test
    public void everyKindIsCalledByItsNameWhereAnotherIsExpected() {
        Path npy = scratch.file("a", Scratch.recorded("c.npy"));
        Path npz = scratch.file("b", Scratch.recorded("arrays.npz"));
        assertEquals(Scratch.problem(npy, () -> TorchCheckpoint.read(npy)),
                "is a NumPy file, not a PyTorch checkpoint; read it with Npy or TensorFile");
        assertEquals(Scratch.problem(npz, () -> TorchCheckpoint.read(npz)),
                "is a zip without data.pkl, so no PyTorch checkpoint; give the file that torch.save wrote");
        assertEquals(Scratch.problem(npz, () -> Npy.read(npz)), "is a zip of arrays or a checkpoint; read it with Npz or TensorFile");
        assertEquals(Scratch.problem(npy, () -> Npz.read(npy)), "is a single array; read it with Npy or TensorFile");
        Path page = scratch.file("c", Scratch.bytes("<!DOCTYPE html>"));
        assertEquals(Scratch.problem(page, () -> Npy.read(page)), "is no .npy file; check that the right file was given");
        assertEquals(Scratch.problem(page, () -> Npz.read(page)), "is no .npz file; check that the right file was given");
    }
}
