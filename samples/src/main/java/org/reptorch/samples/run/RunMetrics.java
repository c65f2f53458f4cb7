package org.reptorch.samples.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.reptorch.samples.file.JsonFile;
import org.reptorch.samples.report.Series;
import org.reptorch.torch.ReptorchException;
import org.reptorch.train.History;

/**
 * What {@code metrics.jsonl} of a run says, which {@link org.reptorch.train.MetricsFile} writes as it goes.
 *
 * @param steps      in order
 * @param history    the epochs that are done; what the file does not have of them is NaN
 * @param unreadable how many images could not be read
 */
record RunMetrics(List<Line> steps, History history, int unreadable) {

    /** So many points a curve has at most: more are no more than a blot. */
    private static final int POINTS = 300;

    /** A line of the file; what it does not have, or has as null, is NaN or null. */
    record Line(long step, int epoch, String event, @JsonProperty("loss") Double loss, @JsonProperty("lr") Double learningRate,
            @JsonProperty("images_per_s") Double imagesPerSecond, @JsonProperty("data_images_per_s") Double dataImagesPerSecond, Double top1, Double top5,
            @JsonProperty("test_loss") Double testLoss, @JsonProperty("ema_top1") Double emaTop1, Double seconds,
            @JsonProperty("seconds_waiting") Double secondsWaiting, List<String> images) {

        /** Whether it is of a step. */
        boolean isStep() {
            return event == null;
        }
    }

    /** Reads a run's file; of one that is not there, nothing. */
    static RunMetrics read(Path file) {
        var steps = new ArrayList<Line>();
        var history = History.NONE;
        int unreadable = 0;
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Line line;
            try {
                line = JsonFile.parse(lines.get(i), Line.class);
            } catch (ReptorchException e) {
                if (i == lines.size() - 1) {
                    break; // A run that was killed may have left half a line.
                }
                throw new ReptorchException(file + ", line " + (i + 1) + ": " + e.getMessage() + "; delete that line", e);
            }
            if (line.isStep()) {
                steps.add(line);
            } else if (line.event().equals("epoch")) {
                history = history.with(epoch(line, steps));
            } else if (line.event().equals("unreadable")) {
                unreadable += line.images().size();
            }
        }
        return new RunMetrics(steps, history, unreadable);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static History.EpochResult epoch(Line line, List<Line> steps) {
        double rate = steps.isEmpty() ? Double.NaN : number(steps.getLast().learningRate());
        return new History.EpochResult(line.epoch(), number(line.loss()), number(line.top1()), rate, number(line.seconds()), number(line.imagesPerSecond()),
                number(line.secondsWaiting()), Double.NaN, number(line.top5()), number(line.testLoss()), number(line.emaTop1()), number(line.dataImagesPerSecond()));
    }

    private static double number(Double value) {
        return value == null ? Double.NaN : value;
    }

    /** Returns a curve over the steps, the mean of so many neighbours as make it {@value #POINTS} points. */
    Series curve(String name, ToDoubleFunction<Line> value) {
        int each = Math.max(1, Math.ceilDiv(steps.size(), POINTS));
        int points = Math.ceilDiv(steps.size(), each);
        List<List<Line>> parts = IntStream.range(0, points).mapToObj(i -> steps.subList(i * each, Math.min(steps.size(), (i + 1) * each))).toList();
        return new Series(name, parts.stream().mapToDouble(part -> part.stream().mapToDouble(Line::step).average().orElseThrow()).toArray(),
                parts.stream().mapToDouble(part -> part.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN)).toArray());
    }

    /** Returns the curves of the numbers that steps have. */
    Series loss(String name) {
        return curve(name, line -> number(line.loss()));
    }

    Series learningRate(String name) {
        return curve(name, line -> number(line.learningRate()));
    }

    Series imagesPerSecond(String name) {
        return curve(name, line -> number(line.imagesPerSecond()));
    }

    Series dataImagesPerSecond(String name) {
        return curve(name, line -> number(line.dataImagesPerSecond()));
    }
}
