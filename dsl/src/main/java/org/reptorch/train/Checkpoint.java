package org.reptorch.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.reptorch.nn.Model;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;

/**
 * Model, optimizer and history in one safetensors file, written whole or not at all.
 *
 * @param model     the model's {@code state_dict}
 * @param optimizer the optimizer's state
 * @param history   the epochs that are done
 * @param notes     anything else that belongs to the run, as text: what it trains, on what, by which recipe
 */
public record Checkpoint(Map<String, StoredTensor> model, Map<String, StoredTensor> optimizer, History history, Map<String, String> notes) {

    private static final String OPTIMIZER = "optimizer.";
    private static final String HISTORY = "reptorch.history";

    /** Takes a copy of what is to be saved. */
    public static Checkpoint of(Model model, Optimizer optimizer, History history, Map<String, String> notes) {
        return new Checkpoint(model.stateDict(), optimizer.state(), history, notes);
    }

    /**
     * Writes the file; the model's tensors stand in it under PyTorch's names.
     *
     * @throws ReptorchException where a tensor or a note has a name that the file needs for itself, or it cannot be written
     */
    public void write(Path file) {
        for (String name : model.keySet()) {
            if (name.startsWith(OPTIMIZER)) {
                throw new ReptorchException("a checkpoint keeps the optimizer's state under '" + OPTIMIZER + "': call the layer of " + name + " otherwise");
            }
        }
        if (notes.containsKey(HISTORY)) {
            throw new ReptorchException("a checkpoint keeps its history under '" + HISTORY + "': call that note otherwise");
        }
        var tensors = new LinkedHashMap<>(model);
        optimizer.forEach((name, tensor) -> tensors.put(OPTIMIZER + name, tensor));
        var metadata = new LinkedHashMap<>(notes);
        metadata.put(HISTORY, text(history));
        Safetensors.write(file, tensors, metadata);
    }

    /** Reads a file that {@link #write} made. */
    public static Checkpoint read(Path file) {
        SafetensorsFile read = Safetensors.read(file);
        String history = read.metadata().get(HISTORY);
        if (history == null) {
            throw new ReptorchException(file + " is no checkpoint of a training run: its metadata has no " + HISTORY + "; load it as a model instead");
        }
        var optimizer = new LinkedHashMap<String, StoredTensor>();
        read.tensors().forEach((name, tensor) -> {
            if (name.startsWith(OPTIMIZER)) {
                optimizer.put(name.substring(OPTIMIZER.length()), tensor);
            }
        });
        var notes = new LinkedHashMap<>(read.metadata());
        notes.remove(HISTORY);
        return new Checkpoint(modelIn(read), optimizer, history(file, history), notes);
    }

    /** Returns the model's tensors in a checkpoint, or in a file that holds nothing but a model. */
    public static Map<String, StoredTensor> modelIn(SafetensorsFile file) {
        var model = new LinkedHashMap<>(file.tensors());
        model.keySet().removeIf(name -> name.startsWith(OPTIMIZER));
        return model;
    }

    private static String text(History history) {
        var lines = new StringJoiner("\n");
        for (History.EpochResult epoch : history.epochs()) {
            lines.add(epoch.epoch() + " " + epoch.loss() + " " + epoch.accuracy() + " " + epoch.learningRate() + " " + epoch.seconds() + " "
                    + epoch.imagesPerSecond() + " " + epoch.secondsWaiting() + " " + epoch.stepMegabytes());
        }
        return lines.toString();
    }

    private static History history(Path file, String text) {
        History history = History.NONE;
        try {
            for (String line : text.isEmpty() ? new String[0] : text.split("\n")) {
                String[] words = line.split(" ");
                history = history.with(new History.EpochResult(Integer.parseInt(words[0]), number(words[1]), number(words[2]), number(words[3]),
                        number(words[4]), number(words[5]), number(words[6]), number(words[7])));
            }
        } catch (RuntimeException e) {
            throw new ReptorchException(file + ": the metadata " + HISTORY + " cannot be read; start the run again from its beginning", e);
        }
        return history;
    }

    private static double number(String word) {
        return Double.parseDouble(word);
    }
}
