package org.reptorch.torch;

/**
 * The type of a tensor's elements, with PyTorch's names ({@code torch.float32} is {@link #FLOAT32}).
 *
 * <p>libtorch's own codes are not in here: they are asked of the loaded library, which may number them as it likes.
 */
public enum DType {
    /** IEEE double. */
    FLOAT64("float64", 8, "F64"),
    /** IEEE single. */
    FLOAT32("float32", 4, "F32"),
    /** IEEE half. */
    FLOAT16("float16", 2, "F16"),
    /** Brain float: the upper half of a single. */
    BFLOAT16("bfloat16", 2, "BF16"),
    /** Signed 64 bits. */
    INT64("int64", 8, "I64"),
    /** Signed 32 bits. */
    INT32("int32", 4, "I32"),
    /** Signed 16 bits. */
    INT16("int16", 2, "I16"),
    /** Signed 8 bits. */
    INT8("int8", 1, "I8"),
    /** Unsigned 8 bits. */
    UINT8("uint8", 1, "U8"),
    /** One byte, 0 or 1. */
    BOOL("bool", 1, "BOOL"),
    /** A pair of singles, real part first. */
    COMPLEX64("complex64", 8, "C64"),
    /** A pair of doubles, real part first; safetensors has no name for it. */
    COMPLEX128("complex128", 16, null),
    /** Unsigned 16 bits; libtorch stores and converts it, few operators compute with it. */
    UINT16("uint16", 2, "U16"),
    /** Unsigned 32 bits; libtorch stores and converts it, few operators compute with it. */
    UINT32("uint32", 4, "U32"),
    /** Unsigned 64 bits; libtorch stores and converts it, few operators compute with it. */
    UINT64("uint64", 8, "U64"),
    /** Eight bits: sign, 4 of exponent, 3 of mantissa; no infinities, at most 448. */
    FLOAT8_E4M3FN("float8_e4m3fn", 1, "F8_E4M3"),
    /** Eight bits: sign, 5 of exponent, 2 of mantissa; the upper half of a float16. */
    FLOAT8_E5M2("float8_e5m2", 1, "F8_E5M2"),
    /** A pair of halves, real part first; safetensors has no name for it. */
    COMPLEX32("complex32", 4, null),
    /** Signed 8 bits that stand for a real number by scale and zero point; what operators of quantization yield. */
    QINT8("qint8", 1, null),
    /** Unsigned 8 bits that stand for a real number by scale and zero point. */
    QUINT8("quint8", 1, null),
    /** Signed 32 bits that stand for a real number by scale and zero point. */
    QINT32("qint32", 4, null);

    private final String torchName;
    private final int byteSize;
    private final String safetensorsName;

    DType(String torchName, int byteSize, String safetensorsName) {
        this.torchName = torchName;
        this.byteSize = byteSize;
        this.safetensorsName = safetensorsName;
    }

    /** Returns PyTorch's name without {@code torch.}: {@code float32}. */
    public String torchName() {
        return torchName;
    }

    /** Returns the bytes of one element. */
    public int byteSize() {
        return byteSize;
    }

    /** Returns the name in a safetensors header ({@code F32}), or null where that format has none. */
    public String safetensorsName() {
        return safetensorsName;
    }

    /** Tells whether values of this type have a fraction; complex types are not counted among them. */
    public boolean isFloatingPoint() {
        return switch (this) {
            case FLOAT64, FLOAT32, FLOAT16, BFLOAT16, FLOAT8_E4M3FN, FLOAT8_E5M2 -> true;
            case INT64, INT32, INT16, INT8, UINT64, UINT32, UINT16, UINT8, BOOL, COMPLEX128, COMPLEX64, COMPLEX32, QINT8, QUINT8, QINT32 -> false;
        };
    }

    /** Tells whether an element is a pair of a real and an imaginary part. */
    public boolean isComplex() {
        return this == COMPLEX128 || this == COMPLEX64 || this == COMPLEX32;
    }

    /** Tells whether an element means something only with the scale and the zero point of its tensor. */
    public boolean isQuantized() {
        return this == QINT8 || this == QUINT8 || this == QINT32;
    }

    /** Tells whether values of this type are whole numbers; truth values and quantized numbers are not counted among them. */
    public boolean isIntegral() {
        return this != BOOL && !isFloatingPoint() && !isComplex() && !isQuantized();
    }

    /** Returns the type of a PyTorch name ({@code float32}); the message of the exception lists all names. */
    public static DType of(String torchName) {
        for (DType dtype : values()) {
            if (dtype.torchName.equals(torchName)) {
                return dtype;
            }
        }
        var known = new java.util.StringJoiner(", ");
        for (DType dtype : values()) {
            known.add(dtype.torchName);
        }
        throw new IllegalArgumentException("no dtype is called '" + torchName + "'; known are " + known);
    }

    @Override
    public String toString() {
        return torchName;
    }
}
