package org.reptorch.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.reptorch.torch.io.AtomicFile;

/**
 * A run's metrics as JSON lines: an object per step, and one more per epoch.
 *
 * <pre>
 * {"step":0,"epoch":0,"loss":2.31,"lr":0.0,"gradient_norm":null,"images_per_s":880.1,"data_images_per_s":5100.0}
 * {"step":38,"epoch":0,"event":"epoch","loss":1.9,"top1":41.2,"top5":90.0,"test_loss":1.6,"ema_top1":null,"seconds":5.6,...}
 * </pre>
 *
 * <p>What an {@link Evolution} does has a line behind its epoch's: {@code {"step":38,"epoch":0,"event":"adjustment","lines":["grew ..."]}}.
 * Images that cannot be read have a line where they are met: {@code {"step":0,"event":"unreadable","images":["train/b/0.jpg (truncated)"]}}.
 * {@code step} counts from the beginning of the run; that of an epoch's line is its last. What is no number is null. A run that goes on
 * from a checkpoint takes away the lines of the steps that it makes again.
 */
public final class MetricsFile implements Progress, AutoCloseable {

    private static final Pattern STEP = Pattern.compile("\\{\"step\":(\\d+),.*}");

    private final Path file;
    private RunFile out;
    private long lastStep;

    /** Prepares writing to a file, whose folder must exist. */
    public MetricsFile(Path file) {
        this.file = file;
    }

    @Override
    public void runBegins(String run, Recipe recipe, long step) {
        close();
        lastStep = step - 1;
        try {
            if (Files.exists(file)) {
                // A run that was killed may have left half a line: it has no closing brace, and its step is made again.
                List<String> kept = step == 0 ? List.of() : Files.readAllLines(file, StandardCharsets.UTF_8).stream().filter(line -> isBefore(step, line)).toList();
                AtomicFile.write(file, kept.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw RunFile.unwritable(file, e);
        }
        out = RunFile.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean isBefore(long step, String line) {
        Matcher matcher = STEP.matcher(line);
        return matcher.matches() && Long.parseLong(matcher.group(1)) < step;
    }

    @Override
    public void stepEnds(Step step) {
        lastStep = step.number();
        write(new Line(step.number()).number("epoch", step.epoch()).number("loss", step.loss()).number("lr", step.learningRate())
                .number("gradient_norm", step.gradientNorm()).number("images_per_s", step.imagesPerSecond())
                .number("data_images_per_s", step.dataImagesPerSecond()));
    }

    @Override
    public void skips(String run, long step, List<String> images) {
        write(new Line(step).text("event", "unreadable").texts("images", images));
    }

    @Override
    public void epochEnds(String run, History.EpochResult result) {
        write(new Line(lastStep).number("epoch", result.epoch()).text("event", "epoch").number("loss", result.loss()).number("top1", result.accuracy())
                .number("top5", result.top5()).number("test_loss", result.testLoss()).number("ema_top1", result.emaAccuracy())
                .number("seconds", result.seconds()).number("images_per_s", result.imagesPerSecond())
                .number("data_images_per_s", result.dataImagesPerSecond()).number("seconds_waiting", result.secondsWaiting()));
    }

    @Override
    public void evolves(String run, int epochs, List<String> lines) {
        write(new Line(lastStep).number("epoch", epochs - 1).text("event", "adjustment").texts("lines", lines));
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        close();
    }

    private void write(Line line) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        if (out != null) {
            out.close();
        }
        out = null;
    }

    /** One JSON object. */
    private static final class Line {

        private final StringJoiner fields = new StringJoiner(",", "{", "}");

        Line(long step) {
            fields.add("\"step\":" + step);
        }

        Line number(String name, double value) {
            fields.add("\"" + name + "\":" + (Double.isFinite(value) ? Double.toString(value) : "null"));
            return this;
        }

        Line number(String name, int value) {
            fields.add("\"" + name + "\":" + value);
            return this;
        }

        Line text(String name, String value) {
            fields.add("\"" + name + "\":" + quoted(value));
            return this;
        }

        Line texts(String name, List<String> values) {
            fields.add("\"" + name + "\":" + values.stream().map(Line::quoted).collect(Collectors.joining(",", "[", "]")));
            return this;
        }

        /** Other control characters than spaces do not occur: names are on one line. */
        private static String quoted(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        @Override
        public String toString() {
            return fields.toString();
        }
    }
}
