package org.reptorch.torch.internal;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reptorch.torch.LibraryException;
import org.reptorch.torch.TorchException;
import org.reptorch.torch.capi.Libreptorch;

/**
 * Proves at load that the shim's assumptions about libtorch's layouts hold, each by a result that depends on it: a libtorch laid
 * out in another way is refused in words instead of computing nonsense or crashing later.
 *
 * <p>What {@code libtorch.h} marks LAYOUT, in its order: {@link #lent} (types of elements, owned memory), {@link #counted}
 * (allocators), {@link #arguments}, {@link #numbers} and {@link #results} (values, lists, strings), {@link #schema} (operators),
 * {@link #warned} (warnings), {@link #inference} (the flag), {@link #differentiated} and {@link #hooked} (tensors), {@link #drawn}
 * (generators).
 */
final class SelfTest {

    /** {@code torch.manual_seed(0); torch.rand(2)} */
    private static final float[] DRAW_OF_SEED_ZERO = {0.49625658988952637f, 0.7682217955589294f};

    private final BareCalls torch;

    private SelfTest(BareCalls torch) {
        this.torch = torch;
    }

    /** Starts the shim and proves it; throws a {@link LibraryException} that says what does not hold. */
    static void run(String version, Path folder) {
        try (var torch = new BareCalls()) {
            Callbacks.start();
            Native.readCodes();
            new SelfTest(torch).prove();
        } catch (TorchException | IllegalStateException e) {
            throw new LibraryException("libtorch " + version + " in " + folder + " fails the self-test (" + e.getMessage()
                    + "): its layouts are not those of 2.10 to 2.13. Use one of those, or unset " + LibtorchFolder.VARIABLE + ".", e);
        }
    }

    private void prove() {
        schema();
        counted();
        differentiated();
        arguments();
        numbers();
        results();
        lent();
        hooked();
        drawn();
        inference();
        autocast();
        warned();
        Libreptorch.rt_reset_peak_memory();
    }

    private void schema() {
        MemorySegment schema = Libreptorch.rt_schema(torch.find("aten::add", "Tensor"));
        require(schema.address() != 0 && schema.reinterpret(Long.MAX_VALUE).getString(0).startsWith("aten::add.Tensor(Tensor self, "),
                "a schema does not read as expected");
    }

    private void counted() {
        int elements = 1 << 18;
        long before = torch.heldBytes();
        MemorySegment tensor = torch.empty(elements);
        long held = torch.heldBytes() - before;
        Libreptorch.rt_delete(tensor);
        require(held >= 4L * elements && held < 8L * elements && torch.heldBytes() == before, "memory is not counted: " + held + " bytes for " + 4 * elements);
    }

    /** sum(x + 2 x) has the value 21 and the gradient 3. */
    private void differentiated() {
        MemorySegment x = torch.vector(3, 4);
        Native.check(Libreptorch.rt_set_requires_grad(x, 1), "requires_grad");
        MemorySegment tripled = torch.call("aten::add", "Tensor").tensor(x).tensor(x).integer(2).run().tensor(0);
        MemorySegment sum = torch.call("aten::sum", "").tensor(tripled).none().run().tensor(0);
        requireEqual("a sum", torch.read(sum, 1), 21);
        torch.backward(sum);
        requireEqual("a gradient", torch.read(torch.grad(x), 2), 3, 3);
    }

    /** Lists of every kind, strings and devices, each where another value gives another result. */
    private void arguments() {
        MemorySegment x = torch.vector(1, 2, 3, 4);
        MemorySegment square = torch.call("aten::view", "").tensor(x).list(Libreptorch.RT_INTS(), 2, 2).run().tensor(0);
        requireEqual("a list of tensors", torch.read(torch.call("aten::cat", "").list(Libreptorch.RT_TENSORS(), x.address(), x.address()).integer(0).run()
                .tensor(0), 8), 1, 2, 3, 4, 1, 2, 3, 4);
        MemorySegment index = torch.call("aten::_to_copy", "").tensor(torch.vector(1, 0)).integer(Libreptorch.rt_dtype(torch.text("int64"))).none()
                .none().none().bool(false).none().run().tensor(0);
        requireEqual("a list of optional tensors", torch.read(torch.call("aten::index", "Tensor").tensor(square).list(Libreptorch.RT_OPTIONAL_TENSORS(), 0,
                index.address()).run().tensor(0), 4), 2, 1, 4, 3);
        MemorySegment row = torch.call("aten::view", "").tensor(torch.vector(5, 6)).list(Libreptorch.RT_INTS(), 1, 1, 2).run().tensor(0);
        requireEqual("a list of numbers", torch.read(torch.call("aten::upsample_nearest1d", "vec").tensor(row).none()
                .list(Libreptorch.RT_DOUBLES(), Double.doubleToRawLongBits(2)).run().tensor(0), 4), 5, 5, 6, 6);
        requireEqual("a string", torch.read(torch.call("aten::gelu", "").tensor(torch.vector(1)).string("tanh").run().tensor(0), 1), 0.841192f);
        // Only the gradient of the bias is asked for, which is the sum over the rows; the other two are undefined.
        MemorySegment ones = torch.vector(1, 1);
        MemorySegment column = torch.call("aten::view", "").tensor(ones).list(Libreptorch.RT_INTS(), 2, 1).run().tensor(0);
        BareCalls.Results grads = torch.call("aten::native_layer_norm_backward", "").tensor(square).tensor(square).list(Libreptorch.RT_INTS(), 2).tensor(column)
                .tensor(column).tensor(ones).tensor(ones).list(Libreptorch.RT_BOOLS(), 0, 0, 1).run();
        require(grads.kind(0) == Libreptorch.RT_NONE() && grads.kind(1) == Libreptorch.RT_NONE(), "a list of truth values is not read");
        requireEqual("a list of truth values", torch.read(grads.tensor(2), 2), 4, 6);
    }

    /** Numbers of each kind keep it: they decide the dtype of what is made of them. */
    private void numbers() {
        for (String dtype : new String[] {"int64", "float32", "bool"}) {
            BareCalls.Call full = torch.call("aten::full", "").list(Libreptorch.RT_INTS(), 2);
            switch (dtype) {
                case "int64" -> full.integer(1);
                case "bool" -> full.bool(true);
                default -> full.real(1);
            }
            MemorySegment filled = full.none().none().device("meta").none().run().tensor(0);
            long[] described = torch.describe(filled);
            require(described[0] == Libreptorch.rt_dtype(torch.text(dtype)) && described[1] == torch.device("meta")[0] && described[7] == 1 && described[8] == 2,
                    "a number of " + dtype + " on the device meta gives " + Arrays.toString(Arrays.copyOf(described, 9)));
        }
        MemorySegment x = torch.vector(2, 4);
        BareCalls.Results scaled = torch.call("aten::_foreach_mul", "ScalarList").list(Libreptorch.RT_TENSORS(), x.address(), x.address())
                .numbers(Libreptorch.RT_INT(), 3, Libreptorch.RT_DOUBLE(), Double.doubleToRawLongBits(0.5)).run();
        MemorySegment[] products = scaled.tensors(0);
        require(products.length == 2, "a list of numbers of several kinds gives " + products.length + " results");
        requireEqual("a list of numbers of several kinds", torch.read(products[0], 2), 6, 12);
        requireEqual("a list of numbers of several kinds", torch.read(products[1], 2), 1, 2);
    }

    private void results() {
        MemorySegment x = torch.vector(2.5f);
        MemorySegment whole = torch.call("aten::floor", "").tensor(x).run().tensor(0);
        requireResult(torch.call("aten::item", "").tensor(whole).run(), Libreptorch.RT_DOUBLE(), Double.doubleToRawLongBits(2));
        requireResult(torch.call("aten::dense_dim", "").tensor(x).run(), Libreptorch.RT_INT(), 1);
        requireResult(torch.call("aten::equal", "").tensor(x).tensor(x).run(), Libreptorch.RT_BOOL(), 1);
        requireResult(torch.call("aten::equal", "").tensor(x).tensor(whole).run(), Libreptorch.RT_BOOL(), 0);
    }

    private static void requireResult(BareCalls.Results results, int kind, long bits) {
        require(results.kind(0) == kind && results.bits(0) == bits, "a result of kind " + kind + " reads as kind " + results.kind(0) + ", bits " + results.bits(0));
    }

    /** A tensor over memory of Java's: read where it lies, given back with the tensor. */
    private void lent() {
        MemorySegment memory = torch.floats(1, 2, 3);
        int before = Callbacks.held();
        MemorySegment tensor = torch.lend(memory, Callbacks.hold(memory));
        MemorySegment sized = torch.call("aten::resize_", "").tensor(tensor).list(Libreptorch.RT_INTS(), 3).none().run().tensor(0);
        Native.check(Libreptorch.rt_data(sized, torch.out()), "data");
        require(torch.out().get(ADDRESS, 0).address() == memory.address(), "lent memory was copied");
        requireEqual("lent memory", torch.read(torch.call("aten::neg", "").tensor(sized).run().tensor(0), 3), -1, -2, -3);
        require(Callbacks.held() == before + 1, "lent memory is given back too early");
        torch.delete(tensor);
        torch.delete(sized);
        require(Callbacks.held() == before, "lent memory is not given back");
    }

    /** A hook that puts 7 in the place of a gradient. */
    private void hooked() {
        MemorySegment x = torch.vector(1);
        Native.check(Libreptorch.rt_set_requires_grad(x, 1), "requires_grad");
        int before = Callbacks.held();
        var seen = new ArrayList<Float>();
        var passes = new ArrayList<Long>();
        Hook hook = gradient -> {
            passes.add(Libreptorch.rt_backward_pass(torch.word()));
            seen.add(torch.read(MemorySegment.ofAddress(gradient.pinnedAddress()), 1)[0]);
            gradient.close();
            return new Handle(torch.unowned(7).address());
        };
        Native.check(Libreptorch.rt_register_hook(x, Callbacks.hold(hook)), "hook");
        MemorySegment product = torch.call("aten::mul", "Scalar").tensor(x).integer(5).run().tensor(0);
        torch.backward(product);
        require(seen.equals(List.of(5f)), "a hook sees " + seen);
        requireEqual("the gradient of a hook", torch.read(torch.grad(x), 1), 7);
        require(passes.getFirst() >= 0 && Libreptorch.rt_backward_pass(torch.word()) == -1, "a hook is in the backward pass " + passes);
        torch.delete(product);
        torch.delete(x);
        require(Callbacks.held() == before, "a hook is not given back");
    }

    private void drawn() {
        Native.check(Libreptorch.rt_generator_state(torch.out()), "generator");
        MemorySegment state = torch.own(torch.out().get(ADDRESS, 0));
        Native.check(Libreptorch.rt_manual_seed(0), "manual_seed");
        requireEqual("a seeded draw", draw(), DRAW_OF_SEED_ZERO);
        Native.check(Libreptorch.rt_set_generator_state(state), "generator");
        float[] first = draw();
        Native.check(Libreptorch.rt_set_generator_state(state), "generator");
        requireEqual("a draw from a restored state", draw(), first);
        Native.check(Libreptorch.rt_set_generator_state(state), "generator");
    }

    private float[] draw() {
        return torch.read(torch.call("aten::uniform_", "").tensor(torch.vector(0, 0)).real(0).real(1).none().run().tensor(0), 2);
    }

    private void inference() {
        MemorySegment before = torch.word();
        Native.check(Libreptorch.rt_set_inference(1, before), "inference mode");
        MemorySegment made = torch.vector(1);
        boolean inside = Libreptorch.rt_inference() == 1 && Libreptorch.rt_grad_enabled() == 0;
        Native.check(Libreptorch.rt_restore_inference(before), "inference mode");
        require(inside && Libreptorch.rt_inference() == 0 && Libreptorch.rt_grad_enabled() == 1, "inference mode does not switch");
        requireResult(torch.call("aten::is_inference", "").tensor(made).run(), Libreptorch.RT_BOOL(), 1);
        requireResult(torch.call("aten::is_inference", "").tensor(torch.vector(1)).run(), Libreptorch.RT_BOOL(), 0);
    }

    private void autocast() {
        int bfloat16 = Libreptorch.rt_dtype(torch.text("bfloat16"));
        MemorySegment square = torch.call("aten::view", "").tensor(torch.vector(1)).list(Libreptorch.RT_INTS(), 1, 1).run().tensor(0);
        MemorySegment modes = torch.word();
        MemorySegment enabled = modes.asSlice(0, 4);
        MemorySegment dtype = modes.asSlice(4, 4);
        enabled.set(JAVA_INT, 0, 1);
        dtype.set(JAVA_INT, 0, bfloat16);
        int cpu = (int) torch.device("cpu")[0];
        Native.check(Libreptorch.rt_autocast(1, cpu, enabled, dtype), "autocast");
        MemorySegment product = torch.call("aten::mm", "").tensor(square).tensor(square).run().tensor(0);
        Native.check(Libreptorch.rt_autocast(-1, cpu, enabled, dtype), "autocast");
        require(torch.describe(product)[0] == bfloat16, "autocast does not switch");
    }

    /** Writing two elements to a tensor of three warns every time. */
    private void warned() {
        var texts = new ArrayList<String>();
        MemorySegment x = torch.vector(1, 2);
        Warnings.listen(texts::add, () -> torch.call("aten::add", "out").tensor(x).tensor(x).integer(1).tensor(torch.vector(0, 0, 0)).run().tensor(0));
        require(texts.size() == 1 && texts.getFirst().startsWith("An output with one or more elements was resized since it had shape [3]"),
                "a warning reads as " + texts);
    }

    private static void requireEqual(String what, float[] found, float... expected) {
        boolean equal = found.length == expected.length;
        for (int i = 0; equal && i < found.length; i++) {
            equal = Math.abs(found[i] - expected[i]) <= 1e-6f * Math.abs(expected[i]);
        }
        require(equal, what + " is wrong: " + Arrays.toString(found) + " instead of " + Arrays.toString(expected));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
