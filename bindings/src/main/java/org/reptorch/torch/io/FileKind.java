package org.reptorch.torch.io;

import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** What a file's first bytes promise it to be, whatever its name. */
enum FileKind {
    /** A header length and the brace that opens the header. */
    SAFETENSORS,
    /** A zip: of torch.save since PyTorch 1.6, or of numpy.savez. */
    ZIP,
    /** A pickle, or several and the storages behind them as torch.save wrote before PyTorch 1.6. */
    PICKLE,
    /** One array of numpy.save. */
    NPY,
    /** None of these. */
    UNKNOWN;

    private static final int PICKLE_PROTO = 0x80;
    private static final int NEWEST_PICKLE = 5;

    /** Returns the kind of a file. */
    static FileKind of(MappedFile file) {
        byte[] start = file.bytes().asSlice(0, Math.min(9, file.size())).toArray(ValueLayout.JAVA_BYTE);
        if (start.length == 9 && start[8] == '{') {
            long headerLength = file.bytes().get(ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN), 0);
            if (headerLength > 0 && headerLength <= SafetensorsHeader.LONGEST) {
                return SAFETENSORS;
            }
        }
        if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
            return ZIP;
        }
        if (start.length >= 2 && Byte.toUnsignedInt(start[0]) == PICKLE_PROTO && start[1] >= 0 && start[1] <= NEWEST_PICKLE) {
            return PICKLE;
        }
        return NpyHeader.begins(file.bytes()) ? NPY : UNKNOWN;
    }
}
