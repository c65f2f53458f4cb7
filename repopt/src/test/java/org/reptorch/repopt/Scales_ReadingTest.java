package org.reptorch.repopt;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.annotations.Test;

/** Scales come out of a hyper-search model, go through a file, and are refused where they do not fit. */
public class Scales_ReadingTest {

    private static final RepOptVgg NET = RepOptVgg.of(List.of(1, 2, 1, 1), List.of(0.125, 0.125, 0.0625, 0.03125), List.of(1, 1, 2, 2, 1));
    private static final ModelSpec TARGET = NET.spec(RepOptVgg.Mode.TARGET, 5);

    @Test
    public void aSearchModelGivesTheDepthDependentStart() {
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 5), 0)) {
            Scales scales = Scales.of(Prior.REPOPT_VGG, TARGET, search);
            assertEquals(scales.blocks().size(), 6);
            assertEquals(scales.blocks().get("stage2.1.conv").values().getFirst()[0], (double) (float) Math.sqrt(2));
            assertEquals(scales.blocks().get("stage2.0.conv").values().getFirst()[0], 1.0);
            assertEquals(scales.blocks().get("stage2.1.conv").branches().size(), 3);
        }
    }

    @Test
    public void aFileGivesBackWhatWasWritten() throws IOException {
        Path file = Files.createTempFile("scales", ".safetensors");
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 5), 0)) {
            Scales scales = Scales.of(Prior.REPOPT_VGG, TARGET, search);
            scales.write(file);
            assertEquals(Scales.read(Prior.REPOPT_VGG, TARGET, file).tensors(), scales.tensors());
            assertEquals(Safetensors.read(file).metadata().get("reptorch.prior"), Prior.REPOPT_VGG.toString());
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void aFileOfAnotherPriorIsRefused() throws IOException {
        Path file = Files.createTempFile("scales", ".safetensors");
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 5), 0)) {
            Scales.of(Prior.REPOPT_VGG, TARGET, search).write(file);
            Prior other = Prior.of(Branch.kernel(3).searched(), Branch.kernel(1).searched());
            assertEquals(expectThrows(ReptorchException.class, () -> Scales.read(other, TARGET, file)).getMessage(), file
                    + " has scales of the prior W = 3x3 * searched + 1x1 * searched + identity, not of W = 3x3 * searched + 1x1 * searched; search them for this prior");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    public void theSearchedScalesOfAnyPriorTrainAndAreTakenOut() {
        Placement placement = Prior.of(Branch.kernel(3).searched(), Branch.average(3).searched(), Branch.kernel(1, 3).times(0.5), Branch.identity()).everywhere();
        ModelSpec search = Csla.model(placement, TARGET, Csla.Start.BY_DEPTH, true);
        try (Model model = Model.build(search, 0)) {
            List<String> trained = model.trainable().keySet().stream().filter(path -> path.contains("stage2.1.scale_")).toList();
            assertEquals(trained, List.of("stage2.1.scale_conv.weight", "stage2.1.scale_avg3x3.weight", "stage2.1.scale_identity.weight"));
            Scales scales = Scales.of(placement, TARGET, model);
            assertEquals(scales.blocks().get("stage2.1.conv").values().stream().map(values -> values[0]).toList(),
                    List.of((double) (float) Math.sqrt(2), (double) (float) Math.sqrt(2), 0.5, 1.0));
            assertEquals(Scales.of(placement, TARGET, "itself", scales.tensors()).tensors(), scales.tensors());
        }
    }

    @Test
    public void scalesOfAnotherModelAreRefusedByTheNameOfTheLayer() {
        Map<String, StoredTensor> state;
        try (Model search = Model.build(NET.spec(RepOptVgg.Mode.HS, 5), 0)) {
            state = search.stateDict();
        }
        assertRefused(without(state, "stage2.1.scale_identity.weight"), "the file has no stage2.1.scale_identity.weight, which repopt-vgg needs");
        var wider = new LinkedHashMap<>(state);
        wider.put("stage0.scale_conv.weight", StoredTensor.of(new float[9], 9));
        assertRefused(wider, "the file: stage0.scale_conv.weight has the shape [9] and repopt-vgg needs [8]");
        var deeper = new LinkedHashMap<>(state);
        deeper.put("stage2.2.scale_conv.weight", StoredTensor.of(new float[16], 16));
        assertRefused(deeper, "the file has stage2.2.scale_conv.weight, which repopt-vgg does not");
        var whole = new LinkedHashMap<>(state);
        whole.put("stage0.scale_conv.weight", StoredTensor.of(new long[8], 8));
        assertRefused(whole, "the file: stage0.scale_conv.weight is int64; scales are float32 or float64");
    }

    private static Map<String, StoredTensor> without(Map<String, StoredTensor> state, String name) {
        var less = new LinkedHashMap<>(state);
        less.remove(name);
        return less;
    }

    private static void assertRefused(Map<String, StoredTensor> state, String begin) {
        String message = expectThrows(ReptorchException.class, () -> Scales.of(Prior.REPOPT_VGG, TARGET, "the file", state)).getMessage();
        assertEquals(message.substring(0, Math.min(begin.length(), message.length())), begin);
    }
}
