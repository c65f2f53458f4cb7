package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.reptorch.torch.ChildJava;
import org.reptorch.torch.Cuda;
import org.reptorch.torch.CudaDouble;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * The kernels that a GPU runs give the numbers of the readable step, over rules, dtypes, layouts and odd sizes: on a double of NVIDIA's driver, which runs them as C++, from
 * their source to their launch as a GPU would, in a Java without the Vector API.
 */
public class CudaStep_ContractTest {

    private List<String[]> lines;

    @BeforeClass
    public void run() throws IOException, InterruptedException {
        try (CudaDouble cuda = CudaDouble.make()) {
            lines = lines(ChildJava.run(CudaStepProgram.class, cuda.environment()));
        }
    }

    private static List<String[]> lines(ChildJava.Outcome outcome) {
        assertEquals(outcome.exit(), 0, outcome.toString());
        return outcome.out().lines().map(line -> line.split("\t")).toList();
    }

    private String one(String name) {
        return lines.stream().filter(line -> line[0].equals(name)).findFirst().orElseThrow()[1];
    }

    @Test
    public void theKernelsAreCompiledForTheDevice() {
        assertEquals(one("step"), "CUDA kernels on cuda:1 for sm_75, by NVRTC 13.0");
    }

    @Test
    public void kernelsAgreeWithTensorOperators() {
        assertAgreed(lines);
    }

    /** Where there is a GPU: the same on it. */
    @Test
    public void onAGpuKernelsAgreeWithTensorOperators() throws IOException, InterruptedException {
        if (!Cuda.isAvailable()) {
            throw new SkipException(Cuda.whyUnavailable());
        }
        assertAgreed(lines(ChildJava.run(CudaStepProgram.class, Map.of(), "cuda:0")));
    }

    private static void assertAgreed(List<String[]> lines) {
        var off = new ArrayList<String>();
        List<String[]> cases = lines.stream().filter(line -> line.length == 4).toList();
        for (String[] line : cases) {
            // A few roundings of float32: kernels fuse multiplications and additions. In bfloat16 a rounding may turn out the other way; float64 is the readable step's.
            double tolerance = line[0].endsWith("bfloat16") ? 0x1p-7 : line[0].endsWith("float64") || line[0].startsWith("mixed") ? 0 : 3e-6;
            if (!(Double.parseDouble(line[3]) <= tolerance)) {
                off.add(Arrays.toString(line));
            }
        }
        assertEquals(off, List.of());
        assertEquals(cases.size(), 12 * 6 + 2 + 1);
        // That they were computed in another way shows.
        assertTrue(cases.stream().filter(line -> Double.parseDouble(line[3]) > 0).count() > 24);
    }

    @Test
    public void aClosedTensorIsAnExceptionAndNothingIsUpdated() {
        assertEquals(one("closed"), "refused");
    }

    @Test
    public void whatLiesOnTheDeviceIsGivenBack() {
        assertEquals(one("open"), "0");
    }
}
