package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

import org.reptorch.torch.LibraryException;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * Proves at load that the shim's assumptions about libtorch's layouts hold: a schema, a sum, a gradient, a seeded draw.
 *
 * <p>It talks to the C functions directly, since everything above asks for a libtorch that has already passed.
 */
final class SelfTest {

    /** PyTorch's own default seed, which the generator has before the user sets one. */
    private static final long DEFAULT_SEED = 67280421310721L;

    /** {@code torch.manual_seed(0); torch.rand(2)} */
    private static final float[] DRAW_OF_SEED_ZERO = {0.49625658988952637f, 0.7682217955589294f};

    private SelfTest() {
    }

    static void run(String version, Path folder) {
        try (Arena arena = Arena.ofConfined()) {
            prove(arena);
        } catch (TorchException | IllegalStateException e) {
            throw new LibraryException("libtorch " + version + " in " + folder + " fails the self-test (" + e.getMessage()
                    + "): its layouts are not those of 2.10 to 2.13. Use one of those, or unset " + LibtorchFolder.VARIABLE + ".", e);
        }
    }

    private static void prove(Arena arena) {
        MemorySegment add = find(arena, "aten::add", "Tensor");
        MemorySegment schema = Libreptorch.rt_schema(add);
        require(schema.address() != 0 && schema.reinterpret(Long.MAX_VALUE).getString(0).startsWith("aten::add.Tensor(Tensor self, "),
                "a schema does not read as expected");

        MemorySegment x = vector(arena, 3, 4);
        Native.check(Libreptorch.rt_set_requires_grad(x, 1), "requires_grad");
        // sum(x + 2 x) has the value 21 and the gradient 3.
        MemorySegment tripled = call(arena, add, new int[] {Libreptorch.RT_TENSOR(), Libreptorch.RT_TENSOR(), Libreptorch.RT_INT()},
                x.address(), x.address(), 2);
        MemorySegment sum = call(arena, find(arena, "aten::sum", ""), new int[] {Libreptorch.RT_TENSOR(), Libreptorch.RT_NONE()}, tripled.address(), 0);
        require(read(arena, sum, 1)[0] == 21f, "a sum is wrong");
        Native.check(Libreptorch.rt_backward(1, arena.allocateFrom(ADDRESS, sum), MemorySegment.NULL, 0, 0, 0, MemorySegment.NULL), "backward");
        MemorySegment out = arena.allocate(ADDRESS);
        Native.check(Libreptorch.rt_grad(x, out), "grad");
        require(out.get(ADDRESS, 0).address() != 0, "a gradient is missing");
        float[] gradient = read(arena, out.get(ADDRESS, 0), 2);
        require(gradient[0] == 3f && gradient[1] == 3f, "a gradient is wrong");

        Native.check(Libreptorch.rt_manual_seed(0), "manual_seed");
        MemorySegment drawn = vector(arena, 0, 0);
        MemorySegment same = call(arena, find(arena, "aten::uniform_", ""), new int[] {Libreptorch.RT_TENSOR(), Libreptorch.RT_DOUBLE(),
                Libreptorch.RT_DOUBLE(), Libreptorch.RT_NONE()}, drawn.address(), Double.doubleToRawLongBits(0), Double.doubleToRawLongBits(1), 0);
        float[] draw = read(arena, drawn, 2);
        require(draw[0] == DRAW_OF_SEED_ZERO[0] && draw[1] == DRAW_OF_SEED_ZERO[1], "a seeded draw is wrong");
        Native.check(Libreptorch.rt_manual_seed(DEFAULT_SEED), "manual_seed");

        for (MemorySegment handle : new MemorySegment[] {x, tripled, sum, out.get(ADDRESS, 0), drawn, same}) {
            Libreptorch.rt_delete(handle);
        }
    }

    private static MemorySegment find(Arena arena, String name, String overload) {
        MemorySegment operator = Libreptorch.rt_find(arena.allocateFrom(name), arena.allocateFrom(overload));
        require(operator.address() != 0, Native.lastError());
        return operator;
    }

    /** Calls an operator that returns one tensor. */
    private static MemorySegment call(Arena arena, MemorySegment operator, int[] kinds, long... slots) {
        MemorySegment kindBytes = arena.allocate(kinds.length);
        for (int i = 0; i < kinds.length; i++) {
            kindBytes.set(JAVA_BYTE, i, (byte) kinds[i]);
        }
        MemorySegment slotWords = arena.allocateFrom(JAVA_LONG, slots);
        Native.check(Libreptorch.rt_call(operator, kinds.length, kinds.length, kindBytes, slotWords), "call");
        require(kindBytes.get(JAVA_BYTE, 0) == Libreptorch.RT_TENSOR(), "a result is no tensor");
        return MemorySegment.ofAddress(slotWords.get(JAVA_LONG, 0));
    }

    private static MemorySegment vector(Arena arena, float... values) {
        MemorySegment out = arena.allocate(ADDRESS);
        MemorySegment device = arena.allocate(JAVA_INT, 2);
        Native.check(Libreptorch.rt_device(arena.allocateFrom("cpu"), device, device.asSlice(4)), "device");
        Native.check(Libreptorch.rt_empty(1, arena.allocateFrom(JAVA_LONG, values.length), Libreptorch.rt_dtype(arena.allocateFrom("float32")),
                device.get(JAVA_INT, 0), device.get(JAVA_INT, 4), out), "empty");
        MemorySegment tensor = out.get(ADDRESS, 0);
        data(arena, tensor, values.length).copyFrom(MemorySegment.ofArray(values));
        return tensor;
    }

    private static float[] read(Arena arena, MemorySegment tensor, int count) {
        return data(arena, tensor, count).toArray(JAVA_FLOAT);
    }

    private static MemorySegment data(Arena arena, MemorySegment tensor, int count) {
        MemorySegment out = arena.allocate(ADDRESS);
        Native.check(Libreptorch.rt_data(tensor, out), "data");
        return out.get(ADDRESS, 0).reinterpret(4L * count);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
