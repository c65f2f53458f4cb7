package org.reptorch.samples.parity;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.reptorch.nn.Model;
import org.reptorch.reparam.Cutting;
import org.reptorch.reparam.Deployment;
import org.reptorch.reparam.Network;
import org.reptorch.samples.run.DeployedFile;
import org.reptorch.torch.DType;
import org.reptorch.torch.Device;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.testng.SkipException;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Recorded blocks folded, and a recorded training run deployed. The larger cases lie beside some checkouts only. */
public class Fuse_ParityTest {

    private static final Path SHARED = Path.of("..", "..", "shared", "parity");

    @DataProvider
    static Object[][] blocks() throws IOException {
        try (Stream<Path> own = Files.list(Path.of(URI.create(Fuse_ParityTest.class.getResource("blocks").toString())));
                Stream<Path> shared = Stream.of(SHARED.resolve("dbb-full"))) {
            return Stream.concat(own, shared).filter(Files::isDirectory).sorted().map(folder -> new Object[] {folder}).toArray(Object[][]::new);
        }
    }

    @Test(dataProvider = "blocks")
    public void theFoldedKernelComputesWhatTheBlockComputes(Path folder) {
        BlockCase recorded = BlockCase.read(folder);
        Network block = recorded.block(folder);
        FuseCommand.Fused fused = FuseCommand.fuse(block, 3);
        assertTrue(fused.difference() < 1e-12, folder + " is off by " + fused.difference());
        Map<String, StoredTensor> expected = Safetensors.read(folder.resolve("expected.safetensors")).tensors();
        try (var scope = Scope.open(); var noGrad = NoGrad.open(); Model model = block.build(DType.FLOAT64).eval()) {
            Tensor x = Tensor.of(expected.get("x"));
            Tensor y = Ops.conv2d(x, Tensor.of(fused.tensors().get("weight")), Tensor.of(fused.tensors().get("bias")), recorded.target().stride().toArray(),
                    recorded.target().padding().toArray(), recorded.target().dilation().toArray(), recorded.groups());
            assertTrue(farthest(model.forward(x), y) < 1e-12, folder.toString());
            assertTrue(farthest(Tensor.of(expected.get("y")), y) < 1e-7, folder.toString());
            for (String name : fused.tensors().keySet()) {
                assertEquals(fused.tensors().get(name).dtype(), expected.get(name).dtype());
                assertTrue(farthest(Tensor.of(expected.get(name)), Tensor.of(fused.tensors().get(name))) < 1e-7, folder + " " + name);
            }
        }
    }

    private static double farthest(Tensor expected, Tensor actual) {
        return expected.sub(actual).abs().amax().item();
    }

    @Test
    public void theImportanceOfEveryBranchIsTheRecordedOne() throws IOException {
        Path folder = recorded("dbb-full");
        JsonNode weights = new ObjectMapper().readTree(folder.resolve("case.json").toFile()).get("branchWeights");
        var actual = new ArrayList<Double>(Cutting.relativeToKernel(Cutting.importances(BlockCase.read(folder).block(folder), "")).values());
        assertEquals(actual.size(), weights.size());
        for (int i = 0; i < actual.size(); i++) {
            assertEquals(actual.get(i), weights.get(i).asDouble(), 1e-12);
        }
    }

    @Test
    public void aReplayedRepVggComputesTheSameWhenItIsDeployed() {
        Path folder = recorded("repvgg-sgd");
        TrainingCase run = TrainingCase.read(folder);
        var state = new java.util.LinkedHashMap<>(ReplayCommand.replay(folder, run, DType.FLOAT64, Device.CPU).state());
        StoredTensor logits = state.remove("probe.logits");
        try (Model model = Model.of(run.network().spec(run.mode(), run.model().classes()), DType.FLOAT64, state); Model deployed = Deployment.deploy(model);
                var scope = Scope.open(); var noGrad = NoGrad.open()) {
            Tensor images = Tensor.of(Safetensors.read(folder.resolve("batches.safetensors")).tensors().get("probe.x")).to(DType.FLOAT64);
            assertTrue(farthest(Tensor.of(logits), deployed.forward(images)) < 1e-10);
            assertTrue(deployed.buffers().isEmpty());
            assertTrue(DeployedFile.difference(model.eval(), deployed, 1) < 1e-10);
        }
    }

    private static Path recorded(String name) {
        if (!Files.isDirectory(SHARED.resolve(name))) {
            throw new SkipException("no " + SHARED.resolve(name));
        }
        return SHARED.resolve(name);
    }
}
