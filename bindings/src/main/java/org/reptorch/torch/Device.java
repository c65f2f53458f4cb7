package org.reptorch.torch;

import org.reptorch.torch.internal.Native;

/**
 * Where a tensor's memory lies, with PyTorch's names: {@code cpu}, {@code cuda}, {@code cuda:1}.
 *
 * @param type  {@code cpu}, {@code cuda}, ...
 * @param index which of several, or -1 for the current one
 */
public record Device(String type, int index) {

    /** Checks that there is a name, and an index from -1 on. */
    public Device {
        if (type == null || type.isEmpty() || index < -1) {
            throw new IllegalArgumentException("'" + type + (index == -1 ? "" : ":" + index) + "' is no device: write cpu, cuda or cuda:N");
        }
    }

    /** The processor's own memory. */
    public static final Device CPU = new Device("cpu", -1);

    /** Parses {@code cpu} or {@code cuda:1}; throws {@link IllegalArgumentException} where that is no device's name. */
    public static Device of(String text) {
        if (text == null) {
            throw new IllegalArgumentException("null is no device: write cpu, cuda or cuda:N");
        }
        int colon = text.indexOf(':');
        try {
            return colon < 0 ? new Device(text, -1) : new Device(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no device: write cpu, cuda or cuda:N", e);
        }
    }

    /**
     * Makes an empty tensor on the device, and returns the device as its tensors name it: {@code cuda:0} for {@code cuda} where that is the current one.
     *
     * @throws TorchException where libtorch cannot use it, in libtorch's words
     */
    public Device verified() {
        if (equals(CPU)) {
            return this;
        }
        try (var scope = Scope.open()) {
            return Ops.zeros(new long[] {0}, DType.FLOAT32, this).device();
        }
    }

    /** Returns libtorch's code of the device, by asking it. */
    Native.DeviceCode code() {
        return Native.device(toString());
    }

    /** Returns the device that libtorch told as a code and an index. */
    static Device of(int deviceType, int index) {
        String name = Native.deviceName(deviceType);
        return name.equals(CPU.type()) ? CPU : new Device(name, index);
    }

    @Override
    public String toString() {
        return index < 0 ? type : type + ":" + index;
    }
}
