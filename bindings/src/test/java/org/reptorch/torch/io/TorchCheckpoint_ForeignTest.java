package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertSame;
import static org.testng.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Checkpoints with objects of classes that are not here, as training scripts leave them behind (record.py). */
public class TorchCheckpoint_ForeignTest {

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    @DataProvider
    public Object[][] names() {
        return new Object[][] {{"foreign.pth"}, {"foreign4.pth"}, {"foreign-legacy.pth"}};
    }

    private TorchCheckpoint read(String name) {
        return TorchCheckpoint.read(scratch.file(name, Scratch.recorded(name)));
    }

    @Test(dataProvider = "names")
    public void theWeightsBesideForeignObjectsAreRead(String name) {
        assertEquals(read(name).stateDict(), Map.of("w", StoredTensor.of(new float[] {1, 2}, 2)));
    }

    @Test(dataProvider = "names")
    public void foreignObjectsAreTheirNameAndData(String name) {
        Map<?, ?> root = (Map<?, ?>) read(name).root();
        ForeignObject config = (ForeignObject) root.get("config");
        assertEquals(config.className(), "yacs.config.CfgNode");
        assertEquals(config.state(), Map.of("frozen", true));
        assertEquals(((ForeignObject) config.entries().get("MODEL")).entries(), Map.of("TYPE", "repvgg", "DROP", 0.5));
        ForeignObject args = (ForeignObject) root.get("args");
        assertEquals(args.className(), "argparse.Namespace");
        assertEquals(args.state(), Map.of("lr", 0.1, "tags", List.of("a")));
        assertEquals(((ForeignObject) root.get("dataclass")).state(), Map.of("lr", 0.25, "layers", List.of(1L, 2L)));
        assertEquals(root.get("class"), new ForeignClass("train.Config"));
        ForeignObject scalar = (ForeignObject) root.get("best");
        assertEquals(scalar.className(), "numpy._core.multiarray.scalar");
        assertEquals((byte[]) scalar.arguments().get(1), new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xE8, 0x3F});
        assertSame(root.get("config"), root.get("config"));
        assertTrue(String.valueOf(root).contains("CfgNode"));
    }

    @Test
    public void aStrOfPython2IsATextOrBytesWhereItIsNone() {
        byte[] pickle = {(byte) 0x80, 2, '}', '(', 'U', 4, 't', 'e', 'x', 't', 'U', 2, 'h', 'i', 'U', 4, 'd', 'a', 't', 'a', 'T', 2, 0, 0, 0, (byte) 0xFF, 0, 'u', '.'};

        Map<?, ?> root = (Map<?, ?>) TorchCheckpoint.read(scratch.file("python2.pkl", pickle)).root();

        assertEquals(root.get("text"), "hi");
        assertEquals((byte[]) root.get("data"), new byte[] {(byte) 0xFF, 0});
    }

    @Test(dataProvider = "names")
    public void anObjectThatKnowsItselfHasItsClassInTheCircle(String name) {
        ForeignObject owner = (ForeignObject) ((Map<?, ?>) read(name).root()).get("owner");
        assertEquals(owner.state(), Map.of("itself", new ForeignClass("train.Owner")));
    }

    @Test(dataProvider = "names")
    public void tensorsOfOtherKindsAreTheirParts(String name) {
        Map<?, ?> root = (Map<?, ?>) read(name).root();
        ForeignObject sparse = (ForeignObject) root.get("sparse");
        assertEquals(sparse.className(), "torch._utils._rebuild_sparse_tensor");
        Tuple parts = (Tuple) sparse.arguments().get(1);
        assertEquals(parts.get(0), StoredTensor.of(new long[] {1}, 1, 1));
        assertEquals(parts.get(1), StoredTensor.of(new float[] {3}, 1));
        ForeignObject quantized = (ForeignObject) root.get("quantized");
        StoredTensor integers = (StoredTensor) quantized.arguments().get(0);
        assertEquals(integers.dtype(), DType.INT8);
        assertEquals(integers.toLongArray(), new long[] {2, 4});
    }

    @Test(dataProvider = "names")
    public void theirNamesAreReported(String name) {
        Set<String> names = read(name).foreignClasses();
        for (String foreign : List.of("yacs.config.CfgNode", "argparse.Namespace", "train.Config", "train.Owner", "numpy.ndarray")) {
            assertTrue(names.contains(foreign), foreign + " in " + names);
        }
        assertEquals(read("shared.pth").foreignClasses(), Set.of());
    }

    @Test
    public void aWholeModuleIsAnObjectAndNoStateDict() {
        TorchCheckpoint checkpoint = read("module.pth");
        assertEquals(((ForeignObject) checkpoint.root()).className(), "torch.nn.modules.activation.ReLU");
        assertEquals(Scratch.problem(scratch.path("module.pth"), checkpoint::stateDict), "holds no state dict but an object of "
                + "'torch.nn.modules.activation.ReLU'; save the weights alone in Python: torch.save(model.state_dict(), 'weights.pth')");
    }

    @DataProvider
    public Object[][] hostile() {
        return new Object[][] {{"hostile.pth"}, {"hostile-legacy.pth"}};
    }

    @Test(dataProvider = "hostile")
    public void aCommandIsNotRun(String name) {
        Path file = scratch.file(name, Scratch.recorded(name));
        assertTrue(Scratch.problem(file, () -> TorchCheckpoint.read(file)).startsWith("mentions 'posix.system', which runs code"));
        assertFalse(Files.exists(Path.of("hostile-was-here")));
    }

    @Test
    public void aCallOfAResultIsDataToo() {
        Path file = scratch.file("x.pth", ForgedZip.checkpoint("\u0080\2cbuiltins\ngetattr\ncmodels\nNet\nX\4\0\0\0evil\u0086RK\1\u0085R."));
        ForeignObject result = (ForeignObject) TorchCheckpoint.read(file).root();
        assertEquals(result.className(), "builtins.getattr");
        assertEquals(result.arguments().get(1), List.of(1L));
        ForeignObject method = (ForeignObject) result.arguments().get(0);
        assertEquals(method.arguments(), List.of(new ForeignClass("models.Net"), "evil"));
    }

    @Test
    public void keywordsOfAConstructorAreKept() {
        String pickle = "\u0080\4ctrain\nNet\n)}X\1\0\0\0aK\1s\u0092.";
        ForeignObject net = (ForeignObject) TorchCheckpoint.read(scratch.file("x.pth", ForgedZip.checkpoint(pickle))).root();
        assertEquals(net.keywords(), Map.of("a", 1L));
    }
}
