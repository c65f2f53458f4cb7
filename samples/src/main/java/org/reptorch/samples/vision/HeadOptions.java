package org.reptorch.samples.vision;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.data.GeneratedScenes;
import org.reptorch.nn.Architecture;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.train.Schedule;
import org.reptorch.train.StepSpec;
import org.reptorch.vision.TaskTrainer;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a head is trained on and how: the options that segmentation and detection share. */
final class HeadOptions {

    /** Maps of these strides are merged: finer ones cost much, coarser ones see more than there is on small images. */
    private static final int FINEST = 4;
    private static final int COARSEST = 16;

    /** The default, small enough for a minute. */
    private static final RepOptVgg SMALL = RepOptVgg.of(List.of(1, 2, 3, 1), List.of(0.5, 0.375, 0.25, 0.25), List.of(2, 2, 2, 2, 1));

    @Option(names = "--model", defaultValue = "repopt-vgg", paramLabel = "NAME",
            description = "The backbone: any network's name, such as resnet18 or repoptghostnet-0.5, or repopt-vgg for a small one (default: ${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--images", defaultValue = "1600", paramLabel = "N", description = "Generated training images (default: ${DEFAULT-VALUE}); a tenth as many to test on.")
    private int images;

    @Option(names = "--resolution", defaultValue = "64", paramLabel = "N", description = "Their height and width, a multiple of 16 (default: ${DEFAULT-VALUE}).")
    private int resolution;

    @Option(names = "--epochs", defaultValue = "6", paramLabel = "N", description = "Of every training (default: ${DEFAULT-VALUE}).")
    private int epochs;

    @Option(names = "--batch", defaultValue = "8", paramLabel = "N", description = "Images in a step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--lr", defaultValue = "0.1", paramLabel = "RATE", description = "The learning rate behind the warm-up (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--width", defaultValue = "64", paramLabel = "N", description = "Channels of the head (default: ${DEFAULT-VALUE}).")
    private int width;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "runs/${COMMAND-NAME}", description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object instead of the table.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Returns the network to stand on; a name that is none is a wrong argument. */
    Architecture architecture() {
        try {
            return model.equals("repopt-vgg") ? SMALL : Architecture.of(model);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** Returns the network cut where the head reads it. */
    Backbone backbone() {
        return cut(Backbone.of(architecture()));
    }

    /** Returns the network in another mode, cut in the same places. */
    static Backbone cut(Backbone whole) {
        return whole.strides(FINEST, COARSEST);
    }

    /** Draws the images; refuses numbers with which there is nothing to do. */
    GeneratedScenes scenes(long seed) {
        if (resolution < 32 || resolution % COARSEST != 0) {
            throw wrong("--resolution " + resolution + " must be a multiple of " + COARSEST + " from 32 on");
        }
        if (batch < 2 || images < batch) {
            throw wrong("--images " + images + " and --batch " + batch + ": a batch has at least 2 images, and there are at least as many as one batch has");
        }
        if (epochs < 1) {
            throw wrong("--epochs " + epochs + " must be at least 1");
        }
        if (width < 1) {
            throw wrong("--width " + width + " must be at least 1");
        }
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw wrong("--lr " + rate + " must be a positive number");
        }
        return GeneratedScenes.of(images, Math.max(1, images / 10), resolution, seed);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    TaskTrainer.Setting setting(long seed) {
        return new TaskTrainer.Setting(epochs, batch, Schedule.cosine(rate, Math.min(1, epochs / 2.0)), StepSpec.PLAIN, seed);
    }

    /** Returns what was asked for, by the options' names. */
    Map<String, Object> described(long seed) {
        var all = new LinkedHashMap<String, Object>();
        all.put("command", command.name());
        all.put("model", model);
        all.put("images", images);
        all.put("resolution", resolution);
        all.put("epochs", epochs);
        all.put("batch", batch);
        all.put("lr", rate);
        all.put("width", width);
        all.put("seed", seed);
        return all;
    }

    int width() {
        return width;
    }

    Path out() {
        return out;
    }

    boolean json() {
        return json;
    }
}
