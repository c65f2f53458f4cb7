package org.reptorch.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.reptorch.torch.internal.Handle;
import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.NativeAutograd;
import org.reptorch.torch.io.StoredTensor;

/**
 * A tensor of libtorch: numbers of one {@link DType} in a shape, on a {@link Device}, with autograd.
 *
 * <p>Operators are methods with ATen's names in camelCase ({@code x.matmul(w).relu_()}); those without a first argument
 * {@code self} are in {@link Ops}. A tensor belongs to the innermost open {@link Scope} when it is made. After it is closed
 * every use throws {@link IllegalStateException}; it may be closed while another thread computes with it.
 */
public final class Tensor extends TensorMethods implements AutoCloseable {

    private final Handle handle;

    /** What {@link #registerHook} has registered; null before the first. */
    private GradientHooks gradientHooks;

    private Tensor(Handle handle) {
        this.handle = handle;
    }

    /** Wraps a handle as a tensor of the innermost scope. */
    static Tensor owned(Handle handle) {
        Scope scope;
        try {
            scope = Scope.innermost();
        } catch (IllegalStateException e) {
            handle.close();
            throw e;
        }
        scope.add(handle);
        return new Tensor(handle);
    }

    Handle handle() {
        return handle;
    }

    /** Returns the hooks that one more is to be added to. */
    GradientHooks gradientHooks() {
        synchronized (handle) {
            gradientHooks = GradientHooks.of(this, gradientHooks);
            return gradientHooks;
        }
    }

    // ------------------------------------------------------------------------------------------ from Java

    /** Copies an array into a new float32 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(float[] values, long... shape) {
        return of(MemorySegment.ofArray(values), values.length, DType.FLOAT32, shape);
    }

    /** Copies an array into a new float64 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(double[] values, long... shape) {
        return of(MemorySegment.ofArray(values), values.length, DType.FLOAT64, shape);
    }

    /** Copies an array into a new int64 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(long[] values, long... shape) {
        return of(MemorySegment.ofArray(values), values.length, DType.INT64, shape);
    }

    /** Copies an array into a new int32 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(int[] values, long... shape) {
        return of(MemorySegment.ofArray(values), values.length, DType.INT32, shape);
    }

    /** Copies what was read from a file into a new tensor on the CPU. */
    public static Tensor of(StoredTensor stored) {
        return of(stored.data(), stored.elements(), stored.dtype(), stored.shape(), true);
    }

    /** Makes a tensor of no dimensions that holds one number. */
    public static Tensor scalar(double value, DType dtype) {
        Tensor exact = of(MemorySegment.ofArray(new double[] {value}), 1, DType.FLOAT64, new long[0], true);
        return dtype == DType.FLOAT64 ? exact : exact.to(dtype);
    }

    /** Makes a tensor of zeros on the CPU. */
    public static Tensor zeros(DType dtype, long... shape) {
        return Ops.zeros(shape, dtype);
    }

    /** Makes a tensor of ones on the CPU. */
    public static Tensor ones(DType dtype, long... shape) {
        return Ops.ones(shape, dtype);
    }

    private static Tensor of(MemorySegment values, long count, DType dtype, long... shape) {
        return of(values, count, dtype, shape.length == 0 ? new long[] {count} : shape, true);
    }

    private static Tensor of(MemorySegment values, long count, DType dtype, long[] shape, boolean exactShape) {
        long expected = 1;
        for (long size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("shape " + Arrays.toString(shape) + " has a negative size");
            }
            expected = Math.multiplyHigh(expected, size) == 0 && expected * size >= 0 ? expected * size : Long.MAX_VALUE;
        }
        if (expected != count) {
            throw new IllegalArgumentException(count + " values do not fill the shape " + Arrays.toString(shape)
                    + (expected == Long.MAX_VALUE ? "" : " of " + expected));
        }
        Scope.innermost();
        Tensor tensor = owned(Native.empty(shape, dtype, Device.CPU.code()));
        Native.fill(tensor.handle, values);
        return tensor;
    }

    // ------------------------------------------------------------------------------------------ what it is

    /** Returns the sizes of the dimensions. */
    public long[] shape() {
        return Native.describe(handle).sizes();
    }

    /** Returns the size of a dimension; a negative one counts from the end. */
    public long size(int dimension) {
        long[] shape = shape();
        int index = dimension < 0 ? dimension + shape.length : dimension;
        if (index < 0 || index >= shape.length) {
            throw new IllegalArgumentException("dimension " + dimension + " of a tensor of shape " + Arrays.toString(shape));
        }
        return shape[index];
    }

    /** Returns how many dimensions there are. */
    public int dimensions() {
        return shape().length;
    }

    /** Returns how many elements there are. */
    public long elements() {
        return product(shape());
    }

    /** Returns the distance in elements between neighbours along each dimension. */
    public long[] strides() {
        return Native.describe(handle).strides();
    }

    /** Returns the elements' type. */
    public DType dtype() {
        return Native.describe(handle).dtype();
    }

    /** Returns where the memory lies. */
    public Device device() {
        Native.Description description = Native.describe(handle);
        return Device.of(description.deviceType(), description.deviceIndex());
    }

    /** Tells whether the elements lie row-major without gaps. */
    public boolean isContiguous() {
        return Native.describe(handle).isRowMajor();
    }

    private static long product(long[] sizes) {
        long product = 1;
        for (long size : sizes) {
            product *= size;
        }
        return product;
    }

    // ------------------------------------------------------------------------------------------ to Java

    /** Returns the one element of a tensor that has one, as a double. */
    public double item() {
        if (elements() != 1) {
            throw new IllegalArgumentException("item: the tensor has " + elements() + " elements, not one: shape " + Arrays.toString(shape()));
        }
        return toDoubleArray()[0];
    }

    /** Copies the elements, row-major; any dtype but complex ones, converted to float. */
    public float[] toFloatArray() {
        return copied(DType.FLOAT32, bytes -> bytes.toArray(ValueLayout.JAVA_FLOAT));
    }

    /** Copies the elements, row-major; any dtype but complex ones, converted to double. */
    public double[] toDoubleArray() {
        return copied(DType.FLOAT64, bytes -> bytes.toArray(ValueLayout.JAVA_DOUBLE));
    }

    /** Copies the elements of a tensor of integers or truth values, row-major. */
    public long[] toLongArray() {
        DType dtype = dtype();
        if (dtype.isFloatingPoint() || dtype == DType.COMPLEX64 || dtype == DType.COMPLEX128) {
            throw new IllegalArgumentException("toLongArray: the tensor is " + dtype + ", which would lose its fraction; convert it first: x.to(DType.INT64)");
        }
        return copied(DType.INT64, bytes -> bytes.toArray(ValueLayout.JAVA_LONG));
    }

    /** Copies the tensor, made contiguous, into memory of Java's own. */
    public StoredTensor toStored() {
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor source = written().cpu();
            var bytes = Arena.ofAuto().allocate(Math.multiplyExact(source.elements(), source.dtype().byteSize()), 8);
            Native.read(source.handle, bytes);
            return new StoredTensor(source.dtype(), source.shape(), bytes);
        }
    }

    private <A> A copied(DType dtype, Function<MemorySegment, A> toArray) {
        if (dtype() == DType.COMPLEX64 || dtype() == DType.COMPLEX128) {
            throw new IllegalArgumentException("a complex tensor has no plain array: take its parts with view_as_real");
        }
        try (var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor source = detach().cpu().to(dtype).written();
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = arena.allocate(Math.multiplyExact(source.elements(), dtype.byteSize()), 8);
                Native.read(source.handle, bytes);
                return toArray.apply(bytes);
            }
        }
    }

    /** Made contiguous, and with what libtorch only notes written out: a negation, a conjugation, that all elements are zero. */
    private Tensor written() {
        return (boolean) Torch.call("_is_zerotensor", "", this) ? clone() : resolveConj().resolveNeg().contiguous();
    }

    private Tensor cpu() {
        return device().equals(Device.CPU) ? this : to(Device.CPU, dtype());
    }

    /**
     * Returns the memory of a contiguous tensor on the CPU, without a copy: what is written there is in the tensor.
     *
     * <p>Its elements lie row-major; any other order is an {@link IllegalArgumentException}. The segment keeps the memory alive for as long as it is reachable, even after the tensor was closed.
     */
    public MemorySegment segment() {
        return Native.data(handle, bytes(true), Arena.ofAuto());
    }

    /**
     * Lends the memory of several tensors on the CPU to a function, without a copy, and takes it back when that returns.
     *
     * <p>Each must lie without gaps (contiguous, or contiguous in {@link MemoryFormat#CHANNELS_LAST}); a segment holds its
     * elements in the order in which they lie. Any thread may use the segments until the function returns; later use is an
     * {@link IllegalStateException}. This is for code that updates many tensors in place, such as a fused optimizer step.
     */
    public static <R> R borrow(List<Tensor> tensors, Function<List<MemorySegment>, R> use) {
        try (Arena arena = Arena.ofShared()) {
            var segments = new ArrayList<MemorySegment>(tensors.size());
            for (Tensor tensor : tensors) {
                segments.add(Native.data(tensor.handle, tensor.bytes(false), arena));
            }
            return use.apply(segments);
        }
    }

    /** The bytes of a tensor that lies on the CPU without gaps, row-major or in whatever order of its dimensions. */
    private long bytes(boolean rowMajor) {
        Native.Description description = Native.describe(handle);
        if (!Device.of(description.deviceType(), description.deviceIndex()).equals(Device.CPU)) {
            throw new IllegalArgumentException("the memory of a tensor on " + device() + " cannot be read from Java; copy it to the CPU first");
        }
        if (!description.isStrided()) {
            throw new IllegalArgumentException("the elements of a sparse or opaque tensor do not lie side by side; make it dense first");
        }
        if (!(rowMajor ? description.isRowMajor() : description.isDense())) {
            throw new IllegalArgumentException("the elements of this view do not lie side by side" + (rowMajor ? ", row-major" : "") + " (shape "
                    + Arrays.toString(description.sizes()) + ", strides " + Arrays.toString(description.strides()) + "); use contiguous() first");
        }
        return Math.multiplyExact(product(description.sizes()), description.dtype().byteSize());
    }

    // ------------------------------------------------------------------------------------------ autograd

    /** Records what is done with this leaf from now on, or stops doing so ({@code requires_grad_()}); returns the tensor. */
    public Tensor requiresGrad(boolean requiresGrad) {
        if (!requiresGrad && !isLeaf()) {
            throw new IllegalStateException("requires_grad_: a tensor that was computed from others cannot stop requiring a gradient; take detach() of it");
        }
        NativeAutograd.setRequiresGrad(handle, requiresGrad);
        return this;
    }

    /** Tells whether gradients flow to this tensor: a leaf of which that was asked, or computed from one ({@code requires_grad}). */
    public boolean requiresGrad() {
        return Native.describe(handle).requiresGrad();
    }

    /** Tells whether the user made this tensor, rather than an operator that was recorded ({@code is_leaf}): backward fills its {@link #grad()}. */
    public boolean isLeaf() {
        return NativeAutograd.isLeaf(handle);
    }

    /** Lets backward fill {@link #grad()} of this computed tensor as it does a leaf's ({@code retain_grad}); returns the tensor. */
    public Tensor retainGrad() {
        NativeAutograd.retainGrad(handle);
        return this;
    }

    /**
     * Shows this tensor's gradient to a function whenever a backward pass has computed it, before it flows on or into {@link #grad()}
     * ({@code register_hook}).
     *
     * <pre>{@code
     * x.registerHook(gradient -> gradient.mul(0.5));
     * }</pre>
     *
     * <p>The function may return another gradient of the same shape, dtype and device, which takes its place; null or the
     * given one leaves it. Whatever it makes, the given gradient included, is closed when it returns: {@code kept.copy_(gradient)} keeps the numbers.
     * What it throws ends the pass and comes out of {@code backward} unchanged. Nothing is recorded in it unless the pass creates a graph,
     * or {@link EnableGrad} is opened. It is called by the thread that called {@code backward}, or by one of libtorch's.
     *
     * @return what removes the hook; without that it stays for as long as the tensor and its graph
     */
    public GradientHook registerHook(UnaryOperator<Tensor> hook) {
        return GradientHook.register(this, hook);
    }

    /**
     * Computes the gradients of this one-element tensor and adds them to the leaves' {@link #grad()}; frees the graph.
     * {@link Autograd#of} has the options.
     */
    public void backward() {
        Autograd.of(this).backward();
    }

    /** Computes gradients as {@link #backward()} does, from a given gradient of this tensor's shape. */
    public void backward(Tensor gradient) {
        if (gradient == null) {
            throw new IllegalArgumentException("backward: the gradient is null; only a tensor of one element needs none: backward()");
        }
        Autograd.of(this).gradients(gradient).backward();
    }

    /** Returns the gradient that was accumulated for this leaf, or null where there is none. */
    public Tensor grad() {
        Scope.innermost();
        Handle grad = NativeAutograd.grad(handle);
        return grad == null ? null : owned(grad);
    }

    /**
     * Replaces the accumulated gradient by one of the same shape, dtype and device; null drops it, as
     * {@code zero_grad(set_to_none=True)} does.
     */
    public void setGrad(Tensor grad) {
        if (grad != null) {
            Native.Description mine = Native.describe(handle);
            Native.Description given = Native.describe(grad.handle);
            if (!Arrays.equals(mine.sizes(), given.sizes()) || mine.dtype() != given.dtype() || mine.deviceType() != given.deviceType()) {
                throw new IllegalArgumentException("set grad: a gradient of " + given.dtype() + Arrays.toString(given.sizes()) + " for a tensor of "
                        + mine.dtype() + Arrays.toString(mine.sizes()) + (mine.deviceType() == given.deviceType() ? "" : " on another device"));
            }
            if (grad == this) {
                throw new IllegalArgumentException("set grad: a tensor cannot be its own gradient");
            }
        }
        NativeAutograd.setGrad(handle, grad == null ? null : grad.handle);
    }

    // ------------------------------------------------------------------------------------------ lifetime

    /** Tells whether the tensor was closed, by hand or with its scope. */
    public boolean isClosed() {
        return handle.isClosed();
    }

    /** Closes the tensor: every later use throws. Does nothing the second time. */
    @Override
    public void close() {
        handle.close();
    }

    /** Returns shape, dtype and device, and the values of a small tensor. */
    @Override
    public String toString() {
        if (isClosed()) {
            return "Tensor(closed)";
        }
        try {
            return "Tensor(" + words() + ")";
        } catch (TorchException e) {
            return "Tensor(" + e.getMessage() + ")"; // a dtype without a name here, sizes that no operator accepts
        }
    }

    private String words() {
        Native.Description description = Native.describe(handle);
        String what = Arrays.toString(description.sizes()) + " " + description.dtype() + " " + device();
        boolean complex = description.dtype() == DType.COMPLEX64 || description.dtype() == DType.COMPLEX128;
        boolean readable = description.isStrided() && !device().type().equals("meta");
        if (complex || !readable || product(description.sizes()) > 64) {
            return what;
        }
        return what + " " + (description.dtype().isFloatingPoint() ? Arrays.toString(toDoubleArray()) : Arrays.toString(toLongArray()));
    }
}
