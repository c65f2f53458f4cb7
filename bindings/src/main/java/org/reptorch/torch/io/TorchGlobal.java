package org.reptorch.torch.io;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.reptorch.torch.DType;

/**
 * A Python name that a checkpoint mentions. Each stands for code of ours or for nothing; none is ever looked up.
 *
 * @param name    module and name
 * @param meaning what it stands for
 */
record TorchGlobal(String name, Meaning meaning) {

    /** What a name stands for. */
    sealed interface Meaning {
    }

    /** A name that is called with arguments. */
    enum Function implements Meaning {
        /** collections.OrderedDict. */
        ORDERED_DICT,
        /** dict and its relatives in collections: the arguments of those, a factory or a first dict, are no entries. */
        DICT,
        /** list. */
        LIST,
        /** set and frozenset. */
        SET,
        /** bytes and bytearray without arguments. */
        BYTES,
        /** _codecs.encode, with which protocol 2 writes bytes as a text. */
        ENCODE,
        /** torch.Size. */
        SIZE,
        /** torch.device. */
        DEVICE,
        /** torch._utils._rebuild_tensor, which PyTorch put before every tensor until 0.3. */
        REBUILD_TENSOR_V1,
        /** torch._utils._rebuild_tensor_v2, which PyTorch puts before every tensor. */
        REBUILD_TENSOR,
        /** torch._utils._rebuild_tensor_v3, which tells the type because the storage has none. */
        REBUILD_TENSOR_V3,
        /** torch._utils._rebuild_parameter, which PyTorch puts around a tensor that is trained. */
        REBUILD_PARAMETER,
        /** torch._tensor._rebuild_from_type_v2, which PyTorch puts around a tensor that has attributes. */
        REBUILD_FROM_TYPE
    }

    /**
     * A class of storages such as torch.FloatStorage, which is never called: it tells the type of the elements.
     *
     * @param dtype   the type of the elements, uint8 for an untyped storage
     */
    record StorageType(DType dtype) implements Meaning {
    }

    /**
     * A type of elements such as torch.float32, which is a value.
     *
     * @param dtype the type
     */
    record ElementType(DType dtype) implements Meaning {
    }

    /** A class that is named beside a tensor of it and never called. */
    enum TensorClass implements Meaning {
        /** torch.Tensor. */
        TENSOR
    }

    /** A name that is not known: data with this name around it. */
    enum Foreign implements Meaning {
        FOREIGN
    }

    /** Modules whose names in a pickle do nothing but run the author's code on the reader's machine. */
    private static final Set<String> HOSTILE_MODULES = Set.of("os", "posix", "nt", "sys", "subprocess", "commands", "popen2",
            "shutil", "socket", "pty", "ctypes", "runpy", "importlib", "webbrowser", "pdb", "bdb", "timeit", "marshal",
            "builtins", "__builtin__");
    /** The names in builtins that make data. */
    private static final Set<String> HARMLESS_BUILTINS = Set.of("int", "float", "complex", "bool", "str", "unicode", "long",
            "bytes", "bytearray", "tuple", "list", "dict", "set", "frozenset", "slice", "range", "xrange", "object", "type",
            "getattr", "Ellipsis", "NotImplemented");

    private static final Map<String, Meaning> KNOWN = known();

    /** Returns what a name stands for. */
    static TorchGlobal of(String module, String name) {
        String full = module + "." + name;
        return new TorchGlobal(full, KNOWN.getOrDefault(full, Foreign.FOREIGN));
    }

    /** Tells whether nobody mentions this name who means well. */
    static boolean isHostile(String module, String name) {
        int dot = module.indexOf('.');
        String top = dot < 0 ? module : module.substring(0, dot);
        boolean harmless = (top.equals("builtins") || top.equals("__builtin__"))
                && (HARMLESS_BUILTINS.contains(name) || name.endsWith("Error") || name.endsWith("Exception"));
        return HOSTILE_MODULES.contains(top) && !harmless;
    }

    private static Map<String, Meaning> known() {
        var known = new HashMap<String, Meaning>();
        known.put("collections.OrderedDict", Function.ORDERED_DICT);
        known.put("collections.defaultdict", Function.DICT);
        known.put("collections.Counter", Function.DICT);
        known.put("_codecs.encode", Function.ENCODE);
        // Python 2 said __builtin__, and pickle's protocol 2 still does.
        for (String module : new String[] {"builtins.", "__builtin__."}) {
            known.put(module + "set", Function.SET);
            known.put(module + "frozenset", Function.SET);
            known.put(module + "list", Function.LIST);
            known.put(module + "dict", Function.DICT);
            known.put(module + "bytes", Function.BYTES);
            known.put(module + "bytearray", Function.BYTES);
        }
        known.put("torch.Size", Function.SIZE);
        known.put("torch.device", Function.DEVICE);
        known.put("torch._utils._rebuild_tensor", Function.REBUILD_TENSOR_V1);
        known.put("torch._utils._rebuild_tensor_v2", Function.REBUILD_TENSOR);
        known.put("torch._utils._rebuild_tensor_v3", Function.REBUILD_TENSOR_V3);
        known.put("torch._utils._rebuild_parameter", Function.REBUILD_PARAMETER);
        known.put("torch._utils._rebuild_parameter_with_state", Function.REBUILD_PARAMETER);
        known.put("torch.nn.parameter.Parameter", Function.REBUILD_PARAMETER);
        known.put("torch._tensor._rebuild_from_type_v2", Function.REBUILD_FROM_TYPE);
        known.put("torch.Tensor", TensorClass.TENSOR);
        for (DType dtype : DType.values()) {
            known.put("torch." + dtype.torchName(), new ElementType(dtype));
            String storage = storageName(dtype);
            if (storage != null) {
                known.put("torch." + storage, new StorageType(dtype));
            }
        }
        known.put("torch.storage.UntypedStorage", new StorageType(DType.UINT8));
        known.put("torch.UntypedStorage", new StorageType(DType.UINT8));
        // The integers of quantized tensors; their scales are in the call around them.
        known.put("torch.QInt8Storage", new StorageType(DType.INT8));
        known.put("torch.QUInt8Storage", new StorageType(DType.UINT8));
        known.put("torch.QInt32Storage", new StorageType(DType.INT32));
        return Map.copyOf(known);
    }

    /** Returns PyTorch's name of a storage of the type, or null where PyTorch writes the bytes as an untyped one. */
    static String storageName(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> "DoubleStorage";
            case FLOAT32 -> "FloatStorage";
            case FLOAT16 -> "HalfStorage";
            case BFLOAT16 -> "BFloat16Storage";
            case INT64 -> "LongStorage";
            case INT32 -> "IntStorage";
            case INT16 -> "ShortStorage";
            case INT8 -> "CharStorage";
            case UINT8 -> "ByteStorage";
            case BOOL -> "BoolStorage";
            case COMPLEX64 -> "ComplexFloatStorage";
            case COMPLEX128 -> "ComplexDoubleStorage";
            case UINT16, UINT32, UINT64, FLOAT8_E4M3FN, FLOAT8_E5M2, COMPLEX32, QINT8, QUINT8, QINT32 -> null;
        };
    }
}
