package org.reptorch.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;

/**
 * A training run as it stands between two steps, in one safetensors file, written whole or not at all: what a resumed run needs to end with
 * the same bits as one that was never interrupted.
 *
 * <p>The data's order needs no more than the position: it follows from seed, epoch and place.
 *
 * @param model     the model's {@code state_dict}
 * @param optimizer the optimizer's state
 * @param ema       the averaged model's {@code state_dict}, or nothing
 * @param random    the generator's state by device: {@code cpu}
 * @param position  where the run stands
 * @param history   the epochs that are done
 * @param evolution what an {@link Evolution} has seen since it last changed something, or nothing
 * @param notes     anything else that belongs to the run, as text: what it trains, on what, by which recipe
 */
public record Checkpoint(Map<String, StoredTensor> model, Map<String, StoredTensor> optimizer, Map<String, StoredTensor> ema, Map<String, StoredTensor> random,
        Position position, History history, Map<String, StoredTensor> evolution, Map<String, String> notes) {

    /** A run in which nothing but numbers changes. */
    public Checkpoint(Map<String, StoredTensor> model, Map<String, StoredTensor> optimizer, Map<String, StoredTensor> ema, Map<String, StoredTensor> random,
            Position position, History history, Map<String, String> notes) {
        this(model, optimizer, ema, random, position, history, Map.of(), notes);
    }

    /**
     * A place between two steps.
     *
     * @param epoch the one that is under way, from 0
     * @param steps how many of its updates are made; all of them where its evaluation is what comes next
     * @param loss  the sum of their losses
     */
    public record Position(int epoch, int steps, double loss) {

        /** Before the first step. */
        public static final Position START = new Position(0, 0, 0);
    }

    private static final String OPTIMIZER = "optimizer.";
    private static final String EMA = "ema.";
    private static final String RANDOM = "random.";
    private static final String EVOLUTION = "evolution.";
    private static final Map<String, String> SECTIONS = Map.of(OPTIMIZER, "the optimizer's state", EMA, "the averaged weights", RANDOM, "the generators' state",
            EVOLUTION, "what is watched");
    private static final String HISTORY = "reptorch.history";
    private static final String POSITION = "reptorch.position";

    /** Returns this checkpoint with other notes. */
    Checkpoint withNotes(Map<String, String> notes) {
        return new Checkpoint(model, optimizer, ema, random, position, history, evolution, notes);
    }

    /**
     * Writes the file; the model's tensors stand in it under PyTorch's names.
     *
     * @throws ReptorchException where a tensor or a note has a name that the file needs for itself, or it cannot be written
     */
    public void write(Path file) {
        for (String name : model.keySet()) {
            SECTIONS.forEach((section, what) -> {
                if (name.startsWith(section)) {
                    throw new ReptorchException("a checkpoint keeps " + what + " under '" + section + "': call the layer of " + name + " otherwise");
                }
            });
        }
        for (String own : new String[] {HISTORY, POSITION}) {
            if (notes.containsKey(own)) {
                throw new ReptorchException("a checkpoint keeps its own data under '" + own + "': call that note otherwise");
            }
        }
        var tensors = new LinkedHashMap<>(model);
        optimizer.forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        ema.forEach((name, tensor) -> tensors.put(EMA + name, tensor));
        random.forEach((name, tensor) -> tensors.put(RANDOM + name, tensor));
        evolution.forEach((name, tensor) -> tensors.put(EVOLUTION + name, tensor));
        var metadata = new LinkedHashMap<>(notes);
        metadata.put(HISTORY, text(history));
        metadata.put(POSITION, position.epoch() + " " + position.steps() + " " + position.loss());
        Safetensors.write(file, tensors, metadata);
    }

    /** Reads a file that {@link #write} made. */
    public static Checkpoint read(Path file) {
        SafetensorsFile read = Safetensors.read(file);
        String history = read.metadata().get(HISTORY);
        String position = read.metadata().get(POSITION);
        if (history == null || position == null) {
            throw new ReptorchException(file + " is no checkpoint of a training run: its metadata has no " + (history == null ? HISTORY : POSITION)
                    + "; load it as a model instead");
        }
        var notes = new LinkedHashMap<>(read.metadata());
        notes.remove(HISTORY);
        notes.remove(POSITION);
        return new Checkpoint(modelIn(read), section(read, OPTIMIZER), section(read, EMA), section(read, RANDOM), position(file, position), history(file, history),
                section(read, EVOLUTION), notes);
    }

    private static Map<String, StoredTensor> section(SafetensorsFile file, String section) {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        file.tensors().forEach((name, tensor) -> {
            if (name.startsWith(section)) {
                tensors.put(name.substring(section.length()), tensor);
            }
        });
        return tensors;
    }

    /** Returns the model's tensors in a checkpoint, or in a file that holds nothing but a model. */
    public static Map<String, StoredTensor> modelIn(SafetensorsFile file) {
        var model = new LinkedHashMap<>(file.tensors());
        model.keySet().removeIf(name -> SECTIONS.keySet().stream().anyMatch(name::startsWith));
        return model;
    }

    private static String text(History history) {
        var lines = new StringJoiner("\n");
        for (History.EpochResult epoch : history.epochs()) {
            lines.add(epoch.epoch() + " " + epoch.loss() + " " + epoch.accuracy() + " " + epoch.learningRate() + " " + epoch.seconds() + " "
                    + epoch.imagesPerSecond() + " " + epoch.secondsWaiting() + " " + epoch.stepMegabytes() + " " + epoch.top5() + " " + epoch.testLoss() + " "
                    + epoch.emaAccuracy() + " " + epoch.dataImagesPerSecond());
        }
        return lines.toString();
    }

    private static History history(Path file, String text) {
        History history = History.NONE;
        try {
            for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
                String[] words = line.split(" ");
                history = history.with(new History.EpochResult(Integer.parseInt(words[0]), number(words[1]), number(words[2]), number(words[3]),
                        number(words[4]), number(words[5]), number(words[6]), number(words[7]), number(words[8]), number(words[9]), number(words[10]),
                        number(words[11])));
            }
        } catch (RuntimeException e) {
            throw unreadable(file, HISTORY, e);
        }
        return history;
    }

    private static Position position(Path file, String text) {
        try {
            String[] words = text.split(" ");
            return new Position(Integer.parseInt(words[0]), Integer.parseInt(words[1]), number(words[2]));
        } catch (RuntimeException e) {
            throw unreadable(file, POSITION, e);
        }
    }

    private static ReptorchException unreadable(Path file, String metadata, RuntimeException cause) {
        return new ReptorchException(file + ": the metadata " + metadata + " cannot be read; start the run again from its beginning", cause);
    }

    private static double number(String word) {
        return Double.parseDouble(word);
    }
}
