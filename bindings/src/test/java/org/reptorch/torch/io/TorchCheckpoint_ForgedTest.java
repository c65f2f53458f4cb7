package org.reptorch.torch.io;

import static org.testng.Assert.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Pickles that torch.save does not write. In their texts: ( mark, t tuple, R call, Q storage, q and h memo, . stop. */
public class TorchCheckpoint_ForgedTest {

    private static final String AGAIN = "; download or save it again";
    private static final String DAMAGED = ": it is damaged; download or save it again";
    private static final String WEIGHTS = "; save the weights alone in Python: torch.save(model.state_dict(), 'weights.pth')";

    /** The storage of four floats that every checkpoint here has. */
    private static final String STORAGE = "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\4tQ";
    private static final String HOOKS = "ccollections\nOrderedDict\n)R";

    private Scratch scratch;

    @BeforeMethod
    public void open() {
        scratch = new Scratch();
    }

    @AfterMethod
    public void close() {
        scratch.close();
    }

    private static String text(String s) {
        return "X" + (char) s.length() + "\0\0\0" + s;
    }

    /** The instructions for a tensor; the arguments are instructions for offset, shape and strides. */
    private static String tensor(String offset, String shape, String strides) {
        return "ctorch._utils\n_rebuild_tensor_v2\n(" + STORAGE + offset + shape + strides + "\u0089" + HOOKS + "tR";
    }

    private Path checkpoint(String pickle) {
        return scratch.file("x.pth", ForgedZip.checkpoint(pickle, new byte[16]));
    }

    private String problem(String pickle) {
        Path file = checkpoint(pickle);
        return Scratch.problem(file, () -> TorchCheckpoint.read(file).stateDict());
    }

    @DataProvider
    public Object[][] hostile() {
        return new Object[][] {
            {"\u0080\2cos\nsystem\n(" + text("exit") + "tR.", "os.system"},
            {"\u0080\4\u008c\5posix\u008c\6system\u0093.", "posix.system"},
            {"\u0080\2c__builtin__\neval\n.", "__builtin__.eval"},
            {"\u0080\2cbuiltins\nexec\n(" + text("import os") + "tR.", "builtins.exec"},
            {"\u0080\2csubprocess\nPopen\n)\u0081.", "subprocess.Popen"},
            {"\u0080\4\u008c\2os\u008c\012path.sep.x\u0093.", "os.path.sep.x"},
            {"\u0080\2}" + text("w") + tensor("K\0", ")", ")") + "s0cimportlib.util\nmodule_from_spec\n.", "importlib.util.module_from_spec"},
        };
    }

    @Test(dataProvider = "hostile")
    public void aFileThatMentionsWhatOnlyRunsCodeIsRefusedByThatName(String pickle, String name) {
        assertEquals(problem(pickle), "mentions '" + name + "', which runs code of the author's choice when Python loads the file; "
                + "nothing was executed here: do not use this file");
    }

    @DataProvider
    public Object[][] views() {
        String row = "K\4\u0085";
        String grid = "K\2K\2\u0086";
        return new Object[][] {
            {tensor("K\1", row, "K\1\u0085"), "[4], strides [1], offset 1 in storage '0' reaches to element 4 of 4"},
            {tensor("K\0", row, "K\2\u0085"), "[4], strides [2], offset 0 in storage '0' reaches to element 6 of 4"},
            {tensor("J\377\377\377\377", row, "K\1\u0085"),
                "[4], strides [1], offset -1 in storage '0' reaches to element 2 of 4"},
            {tensor("K\3", row, "J\377\377\377\377\u0085"), "[4], strides [-1], offset 3 in storage '0' has a negative stride"},
            {tensor("K\0", "J\377\377\377\377\u0085", "K\1\u0085"),
                "[-1], strides [1], offset 0 in storage '0' has an impossible shape or strides"},
            {tensor("K\0", grid, "K\1\u0085"), "[2, 2], strides [1], offset 0 in storage '0' has 2 dimensions and 1 strides"},
            {tensor("K\0", grid, "\u008a\10\0\0\0\0\0\0\0\100K\1\u0086"),
                "[2, 2], strides [4611686018427387904, 1], offset 0 in storage '0' reaches to element 4611686018427387905 of 4"},
            {tensor("\u008a\10\377\377\377\377\377\377\377\177", row, "K\1\u0085"),
                "[4], strides [1], offset 9223372036854775807 in storage '0' has an impossible shape or strides"},
        };
    }

    @Test(dataProvider = "views")
    public void aViewThatLeavesItsStorageIsRefused(String tensor, String problem) {
        assertEquals(problem("\u0080\2" + tensor + "."), "the tensor of shape " + problem + DAMAGED);
    }

    @Test
    public void aSmallFileCannotClaimAHugeTensorByRepeatingAnElement() {
        String huge = tensor("K\0", "J\0\0\0\100\u0085", "K\0\u0085");
        String large = tensor("K\0", "J\0\0\40\0\u0085", "K\0\u0085");
        for (String pickle : List.of("\u0080\2" + huge + ".", "\u0080\2(" + large + large + large + "t.")) {
            assertEquals(problem(pickle).replaceFirst("\\d{3}", "…"), "holds views (storage '0') that copy far more than the "
                    + "file's … bytes; save tensors that are contiguous(), not expanded");
        }
    }

    @Test
    public void aStorageOfAnotherLengthIsRefused() {
        String five = STORAGE.replace("K\4", "K\5");
        assertEquals(problem("\u0080\2" + five + "."),
                "storage '0' should be 5 elements of float32, but has 16 bytes" + AGAIN);
        assertEquals(problem("\u0080\2" + STORAGE.replace(text("0"), text("1")) + "."),
                "the zip lacks the entry 'archive/data/1'" + AGAIN);
    }

    @Test
    public void aListThatContainsItselfIsRefused() {
        assertEquals(problem("\u0080\2]q\0h\0a."), "holds a list or dict that contains itself" + WEIGHTS);
        assertEquals(problem("\u0080\2}q\0" + text("me") + "h\0s."),
                "holds a list or dict that contains itself" + WEIGHTS);
    }

    @Test
    public void nestingEndsAtTwoHundred() {
        String refusal = "nests more than 200 lists or dicts" + WEIGHTS;
        assertEquals(problem("\u0080\2" + "]".repeat(300_000) + "a".repeat(299_999) + "."), refusal);
        assertEquals(problem("\u0080\2)" + "\u0085".repeat(201) + "."), refusal);
        // Deep only where a list that was seen before is put at the bottom of another.
        String half = "]" + "\u0085".repeat(150) + "q\0";
        assertEquals(problem("\u0080\2(" + half + "h\0" + "\u0085".repeat(150) + "t."), refusal);
    }

    @Test
    public void aTextWithoutEndByRepeatedReferenceIsRefused() {
        var pickle = new StringBuilder("\u0080\2K\1q\0");
        for (int i = 0; i < 30; i++) {
            pickle.append("(h\0h\0tq\0");
        }
        assertEquals(problem(pickle + "."), "holds more than 10000000 values" + WEIGHTS);
    }

    @DataProvider
    public Object[][] nonsense() {
        return new Object[][] {
            {"", "data.pkl ends before the 1 bytes that should follow (at byte 0)" + DAMAGED},
            {"\u0080\2.", "data.pkl takes a value that is not there (at byte 3)" + DAMAGED},
            {"\u0080\11N.", "data.pkl has the unknown protocol 9; save it with pickle_protocol=2, PyTorch's default"},
            {"\u0080\2(I1\n.", "data.pkl has the instruction 0x49, which is not read" + WEIGHTS},
            {"\u0080\2X\377\377\377\377a.", "data.pkl holds a text or bytes of length 4294967295 (at byte 7)" + DAMAGED},
            {"\u0080\2X\20\0\0\0a.", "data.pkl ends before the 16 bytes that should follow (at byte 7)" + DAMAGED},
            {"\u0080\2X\1\0\0\0\377.", "data.pkl holds a text that is not UTF-8 (at byte 8)" + DAMAGED},
            {"\u0080\2h\5.", "data.pkl refers to a value that it did not number (at byte 4)" + DAMAGED},
            {"\u0080\2}]Ns.", "data.pkl has a dict key or member of a set that is neither a text, a number nor a tuple of these" + WEIGHTS},
            {"\u0080\2)NNs.", "data.pkl puts keys into what is no dict (at byte 6)" + DAMAGED},
            {"\u0080\2)Na.", "data.pkl appends to what is no list (at byte 5)" + DAMAGED},
            {"\u0080\2]NNu.", "data.pkl ends a sequence that was not begun (at byte 6)" + DAMAGED},
            {"\u0080\2N(\u0085.", "data.pkl takes a value that is not there (at byte 5)" + DAMAGED},
            {"\u0080\2]}b.", "its pickle holds a malformed state of what has none" + AGAIN},
            {"\u0080\2\u008b\0\1\0\0.",
                "data.pkl holds an integer of 256 bytes; save it as a text, or" + WEIGHTS.substring(1)},
            {"\u0080\2c" + "m".repeat(300) + "\nx\n.", "its pickle holds a malformed name of 300 characters" + AGAIN},
            {"\u0080\2\u0082\1.", "data.pkl has the instruction 0x82, which is not read" + WEIGHTS},
            {"\u0080\4NN\u0093.", "data.pkl has a name that is no text (at byte 5)" + DAMAGED},
            {"\u0080\2N)R.", "its pickle holds a malformed call" + AGAIN},
            {"\u0080\2NQ.", "its pickle holds a malformed persistent id" + AGAIN},
            {"\u0080\2ctorch._utils\n_rebuild_tensor_v2\n)R.", "its pickle holds a malformed tensor" + AGAIN},
            {"\u0080\2ctorch\nSize\n.", "holds no state dict but a single value or list" + WEIGHTS},
            {"\u0080\2ctrain\nModel\n)\u0081.", "holds no state dict but an object of 'train.Model'" + WEIGHTS},
        };
    }

    @Test(dataProvider = "nonsense")
    public void aPickleThatMakesNoSenseIsRefused(String pickle, String problem) {
        assertEquals(problem(pickle), problem);
    }

    @Test
    public void aViewThatStillMustBeNegatedIsRefused() {
        String negated = tensor("K\0", "K\4\u0085", "K\1\u0085").replace(HOOKS + "tR", HOOKS + "}" + text("neg") + "\u0088stR");
        assertEquals(problem("\u0080\2" + negated + "."), "storage '0' has a view with pending conjugation or negation; "
                + "call resolve_conj() and resolve_neg() on its tensor before saving");
    }

    @Test
    public void aCheckpointWithoutTensorsSaysWhatItHasInstead() {
        assertEquals(problem("\u0080\2}" + text("ema") + "Ns."),
                "has no tensors in its state dict (keys: 'ema')" + WEIGHTS);
        assertEquals(problem("\u0080\2K\1."),
                "holds no state dict but a single value or list" + WEIGHTS);
    }

    @Test
    public void theStateDictIsFoundUnderModelStateDictOrAtTheRoot() {
        String weights = "}" + text("w") + tensor("K\0", ")", ")") + "s";
        Map<String, StoredTensor> expected = Map.of("w", StoredTensor.of(new float[1]));
        for (String pickle : List.of(weights, "}" + text("model") + weights + "s", "}" + text("state_dict") + weights + "s")) {
            assertEquals(TorchCheckpoint.read(checkpoint("\u0080\2" + pickle + ".")).stateDict(), expected);
        }
    }
}
