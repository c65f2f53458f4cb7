package org.reptorch.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.file.Path;
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
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}});
 * x.get(0, -1).item();              // x[0, -1]: 3.0
 * x.get("..., 1:");                 // x[..., 1:], see Index
 * x.set(0, by(x.gt(4)));            // x[x > 4] = 0
 * x.toNestedArray(float[][].class); // back to Java
 * System.out.println(x);            // as PyTorch prints it
 * }</pre>
 *
 * <p>{@code equals} and {@code hashCode} are those of the object: two tensors are equal when they are one and the same. Values are
 * compared by {@code x.equal(y)} and {@code x.allClose(y)}.
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
        var tensor = new Tensor(handle);
        try {
            Scope.own(tensor);
        } catch (IllegalStateException e) {
            handle.close();
            throw e;
        }
        return tensor;
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
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.FLOAT32, shape);
    }

    /** Copies an array into a new float64 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(double[] values, long... shape) {
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.FLOAT64, shape);
    }

    /** Copies an array into a new int64 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(long[] values, long... shape) {
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.INT64, shape);
    }

    /** Copies an array into a new int32 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(int[] values, long... shape) {
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.INT32, shape);
    }

    /** Copies an array into a new int16 tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(short[] values, long... shape) {
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.INT16, shape);
    }

    /**
     * Copies an array into a new int8 tensor of the shape, row-major; no shape makes a vector. Bytes that mean 0 to 255, as those
     * of an image do, become a uint8 tensor by {@code Tensor.copyOf(MemorySegment.ofArray(bytes), DType.UINT8, shape)}.
     */
    public static Tensor of(byte[] values, long... shape) {
        return TensorArrays.copyOrVector(MemorySegment.ofArray(TensorArrays.required(values)), DType.INT8, shape);
    }

    /** Copies an array into a new bool tensor of the shape, row-major; no shape makes a vector. */
    public static Tensor of(boolean[] values, long... shape) {
        return TensorArrays.copyOrVector(values, shape);
    }

    /** Copies the rows of a matrix into a new float32 tensor; see {@link #ofNested}. */
    public static Tensor of(float[][] rows) {
        return ofNested(rows);
    }

    /** Copies the rows of a matrix into a new float64 tensor; see {@link #ofNested}. */
    public static Tensor of(double[][] rows) {
        return ofNested(rows);
    }

    /** Copies the rows of a matrix into a new int64 tensor; see {@link #ofNested}. */
    public static Tensor of(long[][] rows) {
        return ofNested(rows);
    }

    /** Copies the rows of a matrix into a new int32 tensor; see {@link #ofNested}. */
    public static Tensor of(int[][] rows) {
        return ofNested(rows);
    }

    /**
     * Copies an array of arrays of any depth ({@code float[][][]}, {@code boolean[][]}) into a new tensor of its shape, and of the
     * dtype that {@code of} gives its innermost arrays.
     *
     * @throws IllegalArgumentException where it is ragged or has a null, which names the place; where its elements are no numbers
     */
    public static Tensor ofNested(Object array) {
        return NestedArray.toTensor(array);
    }

    /**
     * Copies what a buffer of numbers holds from its position to its limit, in its byte order, into a new tensor of the shape,
     * row-major; no shape makes a vector. A ByteBuffer holds int8 numbers. The buffer stays as it is.
     */
    public static Tensor of(Buffer values, long... shape) {
        return TensorArrays.copyOrVector(values, shape);
    }

    /** Copies elements as they lie in memory, in the processor's byte order, into a new tensor on the CPU; no shape is that of one number. */
    public static Tensor copyOf(MemorySegment values, DType dtype, long... shape) {
        return TensorArrays.copy(TensorArrays.required(values), dtype, shape);
    }

    /** Copies what was read from a file into a new tensor on the CPU. */
    public static Tensor of(StoredTensor stored) {
        return TensorArrays.copy(TensorArrays.required(stored).data(), stored.dtype(), stored.shape());
    }

    /**
     * Makes a tensor over memory of Java's, without a copy: what is written on one side is seen on the other.
     *
     * <p>The memory is kept for as long as the tensor, a view of it or autograd needs it. So it must be native memory that no
     * close can take away: of {@link java.lang.foreign.Arena#ofAuto()}, {@link java.lang.foreign.Arena#global()}, or of a
     * direct buffer. It must be writable, aligned for the dtype, and exactly as large as the shape needs; no shape is that of
     * one number.
     *
     * @throws IllegalArgumentException for other memory; {@link #copyOf} takes any
     */
    public static Tensor over(MemorySegment memory, DType dtype, long... shape) {
        return LentMemory.over(memory, dtype, shape);
    }

    /** Makes a tensor over what a direct buffer holds from its position to its limit, as {@link #over(MemorySegment, DType, long...)} does. */
    public static Tensor over(Buffer buffer, long... shape) {
        return LentMemory.over(buffer, shape);
    }

    /**
     * Maps a file that holds just the elements, row-major and little-endian, without reading it: pages come when they are used.
     *
     * <p>The mapping is private: what operators write into the tensor is not written to the file. The file must stay as long as
     * it is while the tensor is in use. Permission to write to it is needed, though nothing is written.
     *
     * @throws org.reptorch.torch.io.FileFormatException if the file is not as long as the shape needs
     * @throws ReptorchException if it cannot be opened or mapped
     */
    public static Tensor map(Path file, DType dtype, long... shape) {
        return LentMemory.map(file, 0, dtype, shape, true);
    }

    /** Maps a part of a file, from the byte {@code offset} on, as {@link #map(Path, DType, long...)} maps a whole one. */
    public static Tensor map(Path file, long offset, DType dtype, long... shape) {
        return LentMemory.map(file, offset, dtype, shape, false);
    }

    /** Makes a tensor of no dimensions that holds one number. */
    public static Tensor scalar(double value, DType dtype) {
        TensorArrays.verifyDtype(dtype);
        Tensor exact = copyOf(MemorySegment.ofArray(new double[] {value}), DType.FLOAT64);
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
        return Native.describe(handle).elements();
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

    /**
     * Tells whether the elements lie in the order of a memory format without gaps ({@code is_contiguous(memory_format=)}).
     * A tensor may do so in several, one of a single channel for instance; none of other than four dimensions is in
     * {@link MemoryFormat#CHANNELS_LAST}, of other than five in {@link MemoryFormat#CHANNELS_LAST_3D}.
     */
    public boolean isContiguous(MemoryFormat format) {
        if (format == null) {
            throw new IllegalArgumentException("isContiguous: the memory format is null");
        }
        return Native.describe(handle).isIn(format);
    }

    /** Returns dtype and shape in words: {@code float32[2, 3]}. */
    public String summary() {
        Native.Description description = Native.describe(handle);
        return description.dtype() + Arrays.toString(description.sizes());
    }

    // ------------------------------------------------------------------------------------------ parts

    /** Returns {@code x[places]}: a view with one dimension less for each place, which counts from the end where it is negative. */
    public Tensor get(long... places) {
        return Indexing.get(this, Indexing.at(places));
    }

    /**
     * Returns {@code x[indices]} with PyTorch's meaning: a view where all indices are integers, slices, ellipsis and new axes, a
     * copy as soon as one is a tensor. Autograd goes through it.
     *
     * @throws IllegalArgumentException where an index lies outside its dimension or there are too many, in PyTorch's words
     * @throws TorchException where libtorch refuses an index tensor
     */
    public Tensor get(Index... indices) {
        return Indexing.get(this, indices);
    }

    /** Returns {@code x[text]}, written as in Python: {@code x.get("1:4, ..., None, -1")}; see {@link Index#of(String)}. */
    public Tensor get(String indices) {
        return Indexing.get(this, Index.of(indices));
    }

    /** Does {@code x[places] = value}; returns this tensor. */
    public Tensor set(Tensor value, long... places) {
        return Indexing.set(this, value, Indexing.at(places));
    }

    /** Does {@code x[places] = value}, the number cast to this tensor's dtype; returns this tensor. */
    public Tensor set(Number value, long... places) {
        return Indexing.set(this, value, Indexing.at(places));
    }

    /**
     * Does {@code x[indices] = value} with PyTorch's meaning: the value is broadcast to the place; among index tensors that name
     * a place twice, any may win. Returns this tensor.
     *
     * @throws IllegalArgumentException where an index lies outside its dimension or there are too many, in PyTorch's words
     * @throws TorchException where libtorch refuses an index tensor, or the value's shape or dtype
     */
    public Tensor set(Tensor value, Index... indices) {
        return Indexing.set(this, value, indices);
    }

    /** Does {@code x[indices] = value}, the number cast to this tensor's dtype; returns this tensor. */
    public Tensor set(Number value, Index... indices) {
        return Indexing.set(this, value, indices);
    }

    /** Does {@code x[text] = value}, the text written as in Python: {@code x.set(y, "1:4, ..., -1")}; returns this tensor. */
    public Tensor set(Tensor value, String indices) {
        return Indexing.set(this, value, Index.of(indices));
    }

    /** Does {@code x[text] = value}, the text written as in Python: {@code x.set(0, "::2")}; returns this tensor. */
    public Tensor set(Number value, String indices) {
        return Indexing.set(this, value, Index.of(indices));
    }

    // ------------------------------------------------------------------------------------------ to Java

    /** Returns the one element of a tensor that has one, as a double; {@link #itemLong()} is exact for large integers. */
    public double item() {
        return TensorArrays.item(this, "item").doubleValue();
    }

    /** Returns the one element of a tensor of integers or truth values (1 and 0) that has one. */
    public long itemLong() {
        TensorArrays.verifyIntegers(dtype(), "itemLong", DType.INT64);
        return TensorArrays.item(this, "itemLong").longValue();
    }

    /** Returns the one element of a bool tensor that has one. */
    public boolean itemBoolean() {
        TensorArrays.verifyBoolean(dtype(), "itemBoolean");
        return TensorArrays.item(this, "itemBoolean").longValue() != 0;
    }

    /** Copies the elements, row-major; any dtype but complex and quantized ones, converted to float. */
    public float[] toFloatArray() {
        return TensorArrays.floats(this);
    }

    /** Copies the elements, row-major; any dtype but complex and quantized ones, converted to double. */
    public double[] toDoubleArray() {
        return TensorArrays.doubles(this);
    }

    /** Copies the elements of a tensor of integers or truth values, row-major. */
    public long[] toLongArray() {
        return TensorArrays.longs(this);
    }

    /** Copies the elements of a tensor of integers of at most 32 bits, uint8 as 0 to 255, or of truth values, row-major. */
    public int[] toIntArray() {
        return TensorArrays.ints(this);
    }

    /** Copies the elements of a tensor of integers of at most 16 bits, uint8 as 0 to 255, or of truth values, row-major. */
    public short[] toShortArray() {
        return TensorArrays.shorts(this);
    }

    /** Copies the elements of an int8, uint8 or bool tensor, row-major, as their bits are: of uint8, 255 becomes -1. */
    public byte[] toByteArray() {
        return TensorArrays.bytes(this);
    }

    /** Copies the elements of a bool tensor, row-major. */
    public boolean[] toBooleanArray() {
        return TensorArrays.booleans(this);
    }

    /**
     * Copies the elements into nested arrays of the tensor's shape: {@code float[][] rows = x.toNestedArray(float[][].class)}.
     * The innermost arrays take what {@code toFloatArray} and its like take.
     *
     * @throws IllegalArgumentException where the class has another number of dimensions or no numbers, or they may not fit it
     */
    public <A> A toNestedArray(Class<A> arrayType) {
        return NestedArray.of(this, arrayType);
    }

    /** Copies the elements, row-major and of this tensor's dtype in the processor's byte order, to memory that is exactly as large. */
    public void copyTo(MemorySegment target) {
        TensorArrays.read(this, target);
    }

    /**
     * Copies the elements, row-major, to a buffer of the same type of numbers from its position on, in its byte order, and moves
     * the position behind them. A ByteBuffer takes int8, uint8 and bool.
     */
    public void copyTo(Buffer target) {
        TensorArrays.read(this, target);
    }

    /** Copies the tensor, made contiguous, into memory of Java's own. */
    public StoredTensor toStored() {
        DType dtype = dtype();
        TensorArrays.verifyPlain(dtype, "toStored");
        var bytes = Arena.ofAuto().allocate(Math.multiplyExact(elements(), dtype.byteSize()), 8);
        copyTo(bytes);
        return new StoredTensor(dtype, shape(), bytes);
    }

    /**
     * Returns the memory of a contiguous tensor on the CPU, without a copy: what is written there is in the tensor.
     *
     * <p>Its elements lie row-major; any other order is an {@link IllegalArgumentException}. The segment keeps the memory alive for
     * as long as it is reachable, even after the tensor was closed. For a buffer, set its byte order:
     * {@code x.segment().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer()}.
     */
    public MemorySegment segment() {
        return Native.data(handle, bytesOnCpu(Native.describe(handle), true), Arena.ofAuto());
    }

    /**
     * Lends the memory of several tensors to a function, without a copy, and takes it back when that returns.
     *
     * <p>Each must lie without gaps (contiguous, or contiguous in {@link MemoryFormat#CHANNELS_LAST}); a segment holds its
     * elements in the order in which they lie. Any thread may use the segments until the function returns; later use is an
     * {@link IllegalStateException}. Java cannot read the memory of a GPU: a tensor on {@code cuda} lends an address, a segment of no bytes, for a
     * {@link CudaKernel}. This is for code that updates many tensors in place, such as a fused optimizer step.
     */
    public static <R> R borrow(List<Tensor> tensors, Function<List<MemorySegment>, R> use) {
        try (Arena arena = Arena.ofShared()) {
            var segments = new ArrayList<MemorySegment>(tensors.size());
            for (Tensor tensor : tensors) {
                Native.Description description = Native.describe(tensor.handle);
                boolean onGpu = Native.deviceName(description.deviceType()).equals("cuda");
                segments.add(onGpu ? Native.address(tensor.handle, tensor.bytes(description, false), arena)
                        : Native.data(tensor.handle, tensor.bytesOnCpu(description, false), arena));
            }
            return use.apply(segments);
        }
    }

    private long bytesOnCpu(Native.Description description, boolean rowMajor) {
        if (!Device.of(description.deviceType(), description.deviceIndex()).equals(Device.CPU)) {
            throw new IllegalArgumentException("the memory of a tensor on " + device() + " cannot be read from Java; copy it to the CPU first");
        }
        return bytes(description, rowMajor);
    }

    /** The bytes of a tensor that lies without gaps, row-major or in whatever order of its dimensions. */
    private long bytes(Native.Description description, boolean rowMajor) {
        if (!description.isStrided()) {
            throw new IllegalArgumentException("the elements of a sparse or opaque tensor do not lie side by side; make it dense first");
        }
        if (!(rowMajor ? description.isRowMajor() : description.isDense())) {
            throw new IllegalArgumentException("the elements of this view do not lie side by side" + (rowMajor ? ", row-major" : "") + " (shape "
                    + Arrays.toString(description.sizes()) + ", strides " + Arrays.toString(description.strides()) + "); use contiguous() first");
        }
        if (TensorArrays.isLazy(this, description.dtype())) {
            throw new IllegalArgumentException("the memory of a conjugate or negative view holds what it is a view of; use resolveConj().resolveNeg() first");
        }
        return Math.multiplyExact(description.elements(), description.dtype().byteSize());
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

    /**
     * Returns the values as PyTorch prints them, four digits of each, more than 1000 shortened to the outer ones, and
     * what they do not tell: {@code tensor([1., 2.], dtype=torch.float64, requires_grad=True)}.
     *
     * <p>It never throws: a closed tensor says so, one without values that can be read has {@code ...} in their place. The name of
     * the function that made a tensor, which PyTorch prints as {@code grad_fn}, is not known here: {@code requires_grad} stands for it.
     */
    @Override
    public String toString() {
        return TensorText.of(this);
    }
}
