package org.reptorch.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the tests of CUDA run in processes of their own: says what it finds, and what becomes of the calls that it is told. */
public final class CudaProgram {

    /** Adds a number to each of some floats, a block of 32 at a time. */
    private static final String SOURCE = """
            struct Sum { float *values; int count; float number; };
            extern "C" __global__ void add(Sum sum) {
                const int i = blockIdx.x * blockDim.x + threadIdx.x;
                if (i < sum.count) {
                    sum.values[i] += sum.number;
                }
            }
            """;

    private CudaProgram() {
    }

    /** Each argument is a call: {@code devices}, {@code device NAME}, {@code add NAME} with memory that a double shares or {@code add NAME MEMORY}, and so on. */
    public static void main(String[] arguments) {
        for (String argument : arguments) {
            String[] words = argument.split(" ");
            try {
                System.out.println(switch (words[0]) {
                    case "devices" -> Cuda.isAvailable() ? Cuda.versions() + ": " + Cuda.devices() : Cuda.whyUnavailable();
                    case "device" -> Cuda.device(Device.of(words[1])).toString();
                    case "add" -> add(CudaKernel.of("add.cu", SOURCE, "add", Device.of(words[1])), Device.of(words.length > 2 ? words[2] : "cpu"));
                    case "missing" -> CudaKernel.of("add.cu", SOURCE, "subtract", Device.of("cuda")).toString();
                    case "wrong" -> CudaKernel.of("wrong.cu", "extern \"C\" __global__ void wrong(int x) { return y; }", "wrong", Device.of("cuda")).toString();
                    case "many" -> launched(CudaKernel.of("add.cu", SOURCE, "add", Device.of("cuda")), 2048);
                    case "damage" -> damage(Path.of(words[1]));
                    case "borrow" -> borrow();
                    default -> throw new IllegalArgumentException(argument);
                });
            } catch (ReptorchException | IllegalArgumentException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    private static String add(CudaKernel kernel, Device memory) {
        try (var scope = Scope.open()) {
            Tensor x = Ops.arange(100).to(memory, DType.FLOAT32);
            return Tensor.borrow(List.of(x), lent -> {
                kernel.launch(4, 32, sum(lent.getFirst(), 100));
                return kernel + ": " + x.sum().item();
            });
        }
    }

    private static String launched(CudaKernel kernel, int threads) {
        kernel.launch(1, threads, sum(MemorySegment.NULL, 0));
        return "launched";
    }

    private static MemorySegment sum(MemorySegment values, int count) {
        MemorySegment sum = Arena.ofAuto().allocate(16, 8);
        sum.set(ValueLayout.ADDRESS, 0, values);
        sum.set(ValueLayout.JAVA_INT, 8, count);
        sum.set(ValueLayout.JAVA_FLOAT, 12, 0.5f);
        return sum;
    }

    /** Cuts off what is in the files of a folder. */
    private static String damage(Path folder) {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.writeString(file, "no kernel");
            }
            return all.size() + " damaged";
        } catch (java.io.IOException e) {
            throw new ReptorchException(e.toString(), e);
        }
    }

    /** A tensor that a test may say lies on a device: no other has so many elements. */
    private static String borrow() {
        try (var scope = Scope.open()) {
            Tensor x = Ops.ones(17);
            return x.device() + " " + Tensor.borrow(List.of(x), memory -> memory.getFirst().byteSize() + " bytes" + (memory.getFirst().address() == 0 ? " nowhere" : ""));
        }
    }
}
