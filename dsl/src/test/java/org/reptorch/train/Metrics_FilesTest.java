package org.reptorch.train;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class Metrics_FilesTest {

    private Path folder;

    @BeforeMethod
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("reptorch-metrics");
    }

    @AfterMethod(alwaysRun = true)
    void deleteFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Progress.Step step(long number) {
        return new Progress.Step("run", (int) number / 2, (int) number % 2, 2, number, 1.5 / (number + 1), 0.1, Double.NaN, 100, 1000, 3);
    }

    private static void tell(Progress progress, long from, long to) {
        progress.runBegins("run", Recipe.DEFAULT, from);
        for (long number = from; number < to; number++) {
            progress.stepEnds(step(number));
            if (number % 2 == 1) {
                progress.epochEnds("run", new History.EpochResult((int) number / 2, 0.5, 40, 0.1, 2, 100, 0, 1, 80, 1.25, Double.NaN, 1000));
            }
        }
        progress.runEnds("run", new Trainer.Result(null, History.NONE, Trainer.Ending.FINISHED, Checkpoint.Position.START, Map.of(), Optional.empty(), List.of()));
    }

    @Test
    public void everyStepAndEveryEpochIsALineOfJson() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        tell(new MetricsFile(file), 0, 2);
        assertEquals(Files.readAllLines(file), List.of(
                "{\"step\":0,\"epoch\":0,\"loss\":1.5,\"lr\":0.1,\"gradient_norm\":null,\"images_per_s\":100.0,\"data_images_per_s\":1000.0}",
                "{\"step\":1,\"epoch\":0,\"loss\":0.75,\"lr\":0.1,\"gradient_norm\":null,\"images_per_s\":100.0,\"data_images_per_s\":1000.0}",
                "{\"step\":1,\"epoch\":0,\"event\":\"epoch\",\"loss\":0.5,\"top1\":40.0,\"top5\":80.0,\"test_loss\":1.25,\"ema_top1\":null,\"seconds\":2.0,"
                        + "\"images_per_s\":100.0,\"data_images_per_s\":1000.0,\"seconds_waiting\":0.0}"));
    }

    @Test
    public void aRunThatGoesOnReplacesTheLinesOfStepsThatItMakesAgain() throws IOException {
        Path file = folder.resolve("metrics.jsonl");
        Path whole = folder.resolve("whole.jsonl");
        tell(new MetricsFile(whole), 0, 6);
        tell(new MetricsFile(file), 0, 5);
        Files.writeString(file, Files.readString(file) + "{\"step\":5,\"ep");
        tell(new MetricsFile(file), 3, 6);
        assertEquals(Files.readString(file), Files.readString(whole));

        tell(new MetricsFile(file), 0, 1);
        assertEquals(Files.readAllLines(file).size(), 1);
    }

    @Test
    public void eventsAreRecordsOfTensorBoard() throws IOException {
        tell(new TensorBoardFile(folder), 0, 2);
        Path file;
        try (var files = Files.list(folder)) {
            file = files.findFirst().orElseThrow();
        }
        assertTrue(file.getFileName().toString().matches("events\\.out\\.tfevents\\.\\d{13}\\.reptorch"), file.toString());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int records = 0;
        while (bytes.hasRemaining()) {
            byte[] event = record(bytes);
            if (records == 0) {
                assertEquals(text(event).substring(text(event).length() - 13), "brain.Event:2");
            }
            if (records == 1) {
                // Behind time and step 0: summary { value { tag: "train/loss" simple_value: 1.5 } }
                assertEquals(HexFormat.of().formatHex(event, 9, event.length), "1000" + "2a13" + "0a11" + "0a0a" + HexFormat.of().formatHex("train/loss".getBytes(
                        StandardCharsets.US_ASCII)) + "15" + "0000c03f");
            }
            records++;
        }
        // The version, four scalars a step (no norm), three an epoch (no average).
        assertEquals(records, 1 + 2 * 4 + 3);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] record(ByteBuffer bytes) {
        byte[] length = new byte[8];
        bytes.get(length);
        assertEquals(bytes.getInt(), masked(length));
        byte[] event = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
        bytes.get(event);
        assertEquals(bytes.getInt(), masked(event));
        return event;
    }

    private static int masked(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        int crc = (int) checksum.getValue();
        return (crc >>> 15 | crc << 17) + 0xa282ead8;
    }
}
