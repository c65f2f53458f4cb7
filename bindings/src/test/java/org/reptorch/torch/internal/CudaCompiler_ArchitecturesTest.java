package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.reptorch.torch.CudaException;
import org.reptorch.torch.LibraryException;
import org.testng.SkipException;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * NVIDIA's own compiler takes the kernels, where it is found: with {@code REPTORCH_LIBTORCH}, or in a folder on {@code LD_LIBRARY_PATH}. It needs no GPU and no driver.
 */
public class CudaCompiler_ArchitecturesTest {

    private static final int ELF_MACHINE = 18;
    private static final byte CUDA = (byte) 190;

    private String source;

    @BeforeClass
    public void find() throws IOException {
        try {
            CudaCompiler.version();
        } catch (LibraryException e) {
            throw new SkipException(e.getMessage());
        }
        try (var in = CudaCompiler.class.getClassLoader().getResourceAsStream("org/reptorch/kernels/update.cu")) {
            source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @DataProvider
    static Object[][] architectures() {
        return new Object[][] {{"sm_75"}, {"sm_80"}, {"sm_86"}, {"sm_89"}, {"sm_90"}, {"sm_100"}, {"sm_120"}};
    }

    @Test(dataProvider = "architectures")
    public void theKernelsCompile(String architecture) {
        byte[] code = CudaCompiler.compile("update.cu", source, architecture);
        assertEquals(new String(code, 0, 4, StandardCharsets.ISO_8859_1), "\177ELF");
        assertEquals(code[ELF_MACHINE], CUDA);
        String names = new String(code, StandardCharsets.ISO_8859_1);
        assertTrue(names.contains(".text.sgd") && names.contains(".text.adam"), architecture);
    }

    @Test
    public void whatDoesNotCompileIsNamedInOneLine() {
        String message = expectThrows(CudaException.class, () -> CudaCompiler.compile("wrong.cu", "__global__ void f() { x; }\n", "sm_90")).getMessage();
        assertTrue(message.matches("wrong\\.cu does not compile for sm_90 by NVRTC [0-9.]+: NVRTC_ERROR_COMPILATION: wrong\\.cu\\(1\\): error: identifier \"x\" is undefined.*"), message);
    }
}
