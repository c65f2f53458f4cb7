package org.reptorch.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A run's scalars as TensorBoard reads them: {@code tensorboard --logdir FOLDER}.
 *
 * <p>The file is a sequence of TFRecords, each an {@code Event} protocol buffer (tensorflow/core/util/event.proto). A run that goes on from
 * a checkpoint writes a file of its own, and a session start in it lets TensorBoard drop the steps that are made again.
 */
public final class TensorBoardFile implements Progress, AutoCloseable {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final Path folder;
    private RunFile out;
    private long lastStep;

    /** Prepares writing to a folder, which must exist. */
    public TensorBoardFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public void runBegins(String run, Recipe recipe, long step) {
        close();
        lastStep = step - 1;
        // Readers sort a folder's files by name: the time comes first.
        Path file = folder.resolve("events.out.tfevents.%013d.reptorch".formatted(System.currentTimeMillis()));
        try {
            if (step == 0) {
                deleteOlder();
            }
        } catch (IOException e) {
            throw RunFile.unwritable(file, e);
        }
        out = RunFile.open(file, StandardOpenOption.CREATE_NEW);
        record(new Message().bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)), 0);
        if (step > 0) {
            record(new Message().bytes(7, new Message().varint(1, 1).toByteArray()), step);
        }
        out.flush();
    }

    /** What an earlier run from the beginning left would be drawn into this one's curves. */
    private void deleteOlder() throws IOException {
        try (var files = Files.newDirectoryStream(folder, "events.out.tfevents.*.reptorch")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void stepEnds(Step step) {
        lastStep = step.number();
        scalar("train/loss", step.loss());
        scalar("train/learning_rate", step.learningRate());
        scalar("train/gradient_norm", step.gradientNorm());
        scalar("speed/images_per_s", step.imagesPerSecond());
        scalar("speed/data_images_per_s", step.dataImagesPerSecond());
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        scalar("test/top1", result.accuracy());
        scalar("test/top5", result.top5());
        scalar("test/loss", result.testLoss());
        scalar("test/ema_top1", result.emaAccuracy());
        out.flush();
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        close();
    }

    private void scalar(String tag, double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        byte[] summaryValue = new Message().bytes(1, tag.getBytes(StandardCharsets.UTF_8)).fixed32(2, (float) value).toByteArray();
        record(new Message().bytes(5, new Message().bytes(1, summaryValue).toByteArray()), lastStep);
    }

    /** Writes an event with its time and step: length, its checksum, the bytes, their checksum. */
    private void record(Message what, long step) {
        byte[] event = new Message().fixed64(1, System.currentTimeMillis() / 1000.0).varint(2, step).append(what).toByteArray();
        byte[] length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(event.length).array();
        out.write(length);
        out.write(maskedChecksum(length));
        out.write(event);
        out.write(maskedChecksum(event));
    }

    /** TFRecord's: a CRC32C turned by 15 bits, plus a constant, since checksums of checksums are weak. */
    private static byte[] maskedChecksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        int masked = Integer.rotateRight((int) checksum.getValue(), 15) + 0xa282ead8;
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
    }

    @Override
    public void close() {
        if (out != null) {
            out.close();
        }
        out = null;
    }

    /** A protocol buffer on its way, field by field. */
    private static final class Message {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message varint(int field, long value) {
            key(field, VARINT);
            varint(value);
            return this;
        }

        Message fixed64(int field, double value) {
            key(field, FIXED64);
            bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
            return this;
        }

        Message fixed32(int field, float value) {
            key(field, FIXED32);
            bytes.writeBytes(ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
            return this;
        }

        Message bytes(int field, byte[] value) {
            key(field, BYTES);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message append(Message other) {
            bytes.writeBytes(other.toByteArray());
            return this;
        }

        private void key(int field, int type) {
            varint((long) field << 3 | type);
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }
    }
}
