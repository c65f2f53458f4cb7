package org.reptorch.torch.io;

import java.util.Map;

import org.reptorch.torch.DType;

/** A Python name that a checkpoint may mention: all there are. Each stands for code of ours; none is ever looked up. */
sealed interface TorchGlobal {

    /** A name that is called with arguments. */
    enum Function implements TorchGlobal {
        /** collections.OrderedDict. */
        ORDERED_DICT,
        /** set and frozenset. */
        SET,
        /** torch.Size. */
        SIZE,
        /** torch.device. */
        DEVICE,
        /** torch._utils._rebuild_tensor_v2, which PyTorch puts before every tensor. */
        REBUILD_TENSOR,
        /** torch._utils._rebuild_parameter, which PyTorch puts around a tensor that is trained. */
        REBUILD_PARAMETER
    }

    /**
     * A class of storages such as torch.FloatStorage, which is never called: it tells the type of the elements.
     *
     * @param dtype the type of the elements
     */
    record StorageType(DType dtype) implements TorchGlobal {
    }

    /** The allow-list. Python 2 said {@code __builtin__}, and pickle's protocol 2 still does. */
    Map<String, TorchGlobal> ALLOWED = Map.ofEntries(
            Map.entry("collections.OrderedDict", Function.ORDERED_DICT),
            Map.entry("builtins.set", Function.SET),
            Map.entry("builtins.frozenset", Function.SET),
            Map.entry("__builtin__.set", Function.SET),
            Map.entry("__builtin__.frozenset", Function.SET),
            Map.entry("torch.Size", Function.SIZE),
            Map.entry("torch.device", Function.DEVICE),
            Map.entry("torch._utils._rebuild_tensor_v2", Function.REBUILD_TENSOR),
            Map.entry("torch._utils._rebuild_parameter", Function.REBUILD_PARAMETER),
            Map.entry("torch.FloatStorage", new StorageType(DType.FLOAT32)),
            Map.entry("torch.DoubleStorage", new StorageType(DType.FLOAT64)),
            Map.entry("torch.HalfStorage", new StorageType(DType.FLOAT16)),
            Map.entry("torch.BFloat16Storage", new StorageType(DType.BFLOAT16)),
            Map.entry("torch.LongStorage", new StorageType(DType.INT64)),
            Map.entry("torch.IntStorage", new StorageType(DType.INT32)),
            Map.entry("torch.ShortStorage", new StorageType(DType.INT16)),
            Map.entry("torch.CharStorage", new StorageType(DType.INT8)),
            Map.entry("torch.ByteStorage", new StorageType(DType.UINT8)),
            Map.entry("torch.BoolStorage", new StorageType(DType.BOOL)),
            Map.entry("torch.ComplexFloatStorage", new StorageType(DType.COMPLEX64)),
            Map.entry("torch.ComplexDoubleStorage", new StorageType(DType.COMPLEX128)));
}
