package org.reptorch.data;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes pickles of protocol 2, instruction by instruction, as CIFAR's authors published them from Python 2, or as Python 3 writes them again
 * after reading them with {@code encoding="bytes"}: {@code pickletools.dis} of both is what this follows.
 */
final class CifarPickle {

    private final ByteArrayOutputStream program = new ByteArrayOutputStream();
    private final boolean python3;
    private int memo;

    private CifarPickle(boolean python3) {
        this.python3 = python3;
    }

    /** A batch: the keys of CIFAR-10, or with fine and coarse labels those of CIFAR-100. */
    static byte[] batch(boolean python3, String name, List<Integer> labels, List<Integer> coarse, byte[] planes) {
        var pickle = new CifarPickle(python3).begin();
        pickle.text("filenames").instruction("]").put().instruction("(");
        for (int i = 0; i < labels.size(); i++) {
            pickle.text("image_" + i + ".png");
        }
        pickle.instruction("e");
        pickle.text("batch_label").text(name);
        pickle.text(coarse.isEmpty() ? "labels" : "fine_labels").numbers(labels);
        if (!coarse.isEmpty()) {
            pickle.text("coarse_labels").numbers(coarse);
        }
        return pickle.text("data").array(labels.size(), planes).end();
    }

    /** The names of classes, under their key. */
    static byte[] names(boolean python3, String key, List<String> names) {
        var pickle = new CifarPickle(python3).begin().text(key).instruction("]").put().instruction("(");
        names.forEach(pickle::text);
        return pickle.instruction("e").end();
    }

    private CifarPickle begin() {
        return instruction("\u0080\u0002}").put().instruction("(");
    }

    private byte[] end() {
        instruction("u.");
        return program.toByteArray();
    }

    private CifarPickle instruction(String latin1) {
        program.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private CifarPickle put() {
        program.write(memo < 256 ? 'q' : 'r');
        program.writeBytes(memo < 256 ? new byte[] {(byte) memo} : little(memo));
        memo++;
        return this;
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private CifarPickle text(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Python 2's str, or Python 3's bytes as a text that Latin-1 encodes. */
    private CifarPickle bytes(byte[] bytes) {
        if (python3) {
            instruction("c_codecs\nencode\n").put().unicode(new String(bytes, StandardCharsets.ISO_8859_1)).unicode("latin1");
            return instruction("\u0086").put().instruction("R").put();
        }
        instruction(bytes.length < 256 ? "U" : "T");
        program.writeBytes(bytes.length < 256 ? new byte[] {(byte) bytes.length} : little(bytes.length));
        program.writeBytes(bytes);
        return put();
    }

    private CifarPickle unicode(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        instruction("X");
        program.writeBytes(little(utf8.length));
        program.writeBytes(utf8);
        return put();
    }

    private CifarPickle numbers(List<Integer> values) {
        instruction("]").put().instruction("(");
        for (int value : values) {
            program.writeBytes(value < 256 ? new byte[] {'K', (byte) value} : new byte[] {'M', (byte) value, (byte) (value >> 8)});
        }
        return instruction("e");
    }

    /** An array as its constructor's call and its state: version, shape, element type, whether columns come first, bytes. */
    private CifarPickle array(int rows, byte[] planes) {
        instruction("cnumpy." + (python3 ? "_core" : "core") + ".multiarray\n_reconstruct\n").put().instruction("cnumpy\nndarray\n").put();
        instruction("K\0\u0085").put().text("b").instruction("\u0087").put().instruction("R").put();
        instruction("(K\u0001");
        program.writeBytes(new byte[] {'M', (byte) rows, (byte) (rows >> 8), 'M', 0, 12});
        instruction("\u0086").put().instruction("cnumpy\ndtype\n").put();
        if (python3) {
            unicode("u1").instruction("\u0089\u0088\u0087");
        } else {
            text("u1").instruction("K\0K\u0001\u0087");
        }
        put().instruction("R").put().instruction("(K\u0003");
        if (python3) {
            unicode("|");
        } else {
            text("|");
        }
        instruction("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0t").put().instruction("b\u0089");
        return bytes(planes).instruction("t").put().instruction("b");
    }
}
