package org.reptorch.nn;

import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.reptorch.torch.io.StoredTensor;

/** The first half of a SHA-256 in hex, as record.py writes it. */
final class Sha256 {

    private Sha256() {
    }

    static String of(StoredTensor tensor) {
        return of(tensor.data().toArray(ValueLayout.JAVA_BYTE));
    }

    static String of(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
