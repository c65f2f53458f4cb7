package org.reptorch.torch;

import java.util.ArrayList;
import java.util.List;

import org.reptorch.torch.internal.NativeAutograd;

/**
 * A stretch in which this thread's operators choose their precision ({@code torch.autocast}): convolutions and matrix products cast float32
 * to bfloat16 or float16, what needs the range of float32 is computed in it.
 *
 * <pre>{@code
 * Tensor loss;
 * try (var autocast = Autocast.open(DType.BFLOAT16)) {
 *     loss = model.forward(x).crossEntropyLoss(target);
 * }
 * loss.backward();
 * }</pre>
 *
 * <p>A parameter is cast once and kept until the outermost stretch ends. Which operator does what is libtorch's table.
 */
public final class Autocast extends ThreadMode {

    private final Device device;
    private final DType dtype;
    private final boolean enabled;
    private final NativeAutograd.Casting before;

    private Autocast(Device device, DType dtype, boolean enabled) {
        this.device = device;
        this.dtype = dtype;
        this.enabled = enabled;
        before = NativeAutograd.beginAutocast(device.code(), enabled, dtype);
    }

    /** Casts on the CPU to {@link DType#BFLOAT16} or {@link DType#FLOAT16} until the returned object is closed. */
    public static Autocast open(DType dtype) {
        return open(Device.CPU, dtype, true);
    }

    /**
     * Casts on one type of device or, with {@code enabled} false, stops doing so inside another stretch.
     *
     * @param dtype {@link DType#BFLOAT16} or {@link DType#FLOAT16}; any other is an {@link IllegalArgumentException}
     */
    public static Autocast open(Device device, DType dtype, boolean enabled) {
        if (device == null) {
            throw new IllegalArgumentException("autocast: the device is null; Device.CPU is one");
        }
        if (dtype != DType.BFLOAT16 && dtype != DType.FLOAT16) {
            throw new IllegalArgumentException("autocast: " + dtype + " is no dtype to cast to; use BFLOAT16 or FLOAT16");
        }
        return begun(new Autocast(device, dtype, enabled));
    }

    /** Returns what holds for this thread: the innermost stretch for each type of device. */
    static List<Autocast> current() {
        var current = new ArrayList<Autocast>();
        for (ThreadMode mode = ThreadMode.innermost(); mode != null; mode = mode.enclosing()) {
            if (mode instanceof Autocast autocast && autocast.isAbsentFrom(current)) {
                current.add(autocast);
            }
        }
        return current;
    }

    private boolean isAbsentFrom(List<Autocast> others) {
        return others.stream().noneMatch(other -> other.device.type().equals(device.type()));
    }

    /** Opens stretches in which the thread casts as it did when {@link #current} returned {@code wanted}. */
    static void reopen(List<Autocast> wanted) {
        for (Autocast now : current()) {
            if (now.enabled && now.isAbsentFrom(wanted)) {
                open(now.device, now.dtype, false);
            }
        }
        for (Autocast autocast : wanted) {
            open(autocast.device, autocast.dtype, autocast.enabled);
        }
    }

    @Override
    void restore() {
        NativeAutograd.endAutocast(before);
    }
}
