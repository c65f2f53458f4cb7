package org.reptorch.samples;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.Network;
import org.reptorch.reparam.Operation;
import org.reptorch.samples.display.GrowthTimeline;
import org.reptorch.samples.display.StructurePicture;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;
import org.reptorch.train.Progress;
import org.reptorch.train.Recipe;
import org.reptorch.train.Trainer;

/**
 * The history of growth and cuts in a run's folder: {@code adjustments.jsonl}, a line for each adjustment, kept as it goes; and at the end
 * {@code adjustments.txt}, a timeline and a picture of the blocks.
 */
final class AdjustmentFiles implements Progress {

    private final Path folder;
    private final Supplier<List<Adjustment>> history;
    private final ModelSpec base;
    private final Adjustment.Size start;

    /**
     * Prepares.
     *
     * @param history as it is when it is asked for
     * @param base    the network as it began
     * @param start   what that costs
     */
    AdjustmentFiles(Path folder, Supplier<List<Adjustment>> history, ModelSpec base, Adjustment.Size start) {
        this.folder = folder;
        this.history = history;
        this.base = base;
        this.start = start;
    }

    /** A run that goes on has the history of its checkpoint; a line behind that was of an adjustment that is made again. */
    @Override
    public void runBegins(String run, Recipe recipe, long step) {
        writeLines();
    }

    @Override
    public void evolves(String run, int epochs, List<String> lines) {
        writeLines();
    }

    private void writeLines() {
        write("adjustments.jsonl", history.get().stream().map(adjustment -> JsonFile.line(fields(adjustment)) + "\n").collect(Collectors.joining()));
    }

    private void write(String name, String text) {
        try {
            AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (ReptorchException e) {
            // It stands in the checkpoint, too.
            System.err.println("reptorch: " + e.getMessage());
        }
    }

    private static Map<String, Object> fields(Adjustment adjustment) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("epochs", adjustment.epochs());
        fields.put("cuts", adjustment.cuts().entrySet().stream().map(entry -> {
            var cut = new LinkedHashMap<String, Object>();
            cut.put("place", entry.getKey());
            cut.put("branches", codes(entry.getValue().branches()));
            cut.put("importances", byCode(entry.getValue().importances()));
            return cut;
        }).toList());
        fields.put("grown", adjustment.grown().orElse(null));
        fields.put("scores", adjustment.scores());
        var blocks = new LinkedHashMap<String, Object>();
        adjustment.after().blocks().forEach((place, branches) -> blocks.put(place, codes(branches)));
        fields.put("blocks", blocks);
        fields.put("macs", adjustment.size().macs());
        fields.put("parameters", adjustment.size().parameters());
        fields.put("difference", adjustment.difference());
        fields.put("rounding", adjustment.rounding());
        fields.put("seconds", adjustment.seconds());
        return fields;
    }

    private static List<String> codes(Set<Operation> operations) {
        return operations.stream().sorted().map(Operation::code).toList();
    }

    private static Map<String, Double> byCode(Map<Operation, Double> importances) {
        var byCode = new LinkedHashMap<String, Double>();
        importances.forEach((operation, importance) -> byCode.put(operation.code(), importance));
        return byCode;
    }

    /** Returns the history in words. */
    static String text(List<Adjustment> history) {
        return history.stream().map(adjustment -> "behind epoch " + adjustment.epochs() + "\n"
                + adjustment.lines().stream().map(line -> "    " + line + "\n").collect(Collectors.joining())).collect(Collectors.joining());
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        write("adjustments.txt", text(history.get()));
        new GrowthTimeline(new Account(start, history.get(), result.history().epochs().size()), base).drawing().write(folder, "growth");
        var network = Network.of(result.model());
        if (!network.blocks().isEmpty()) {
            new StructurePicture(network).drawing().write(folder, "structure");
        }
    }
}
