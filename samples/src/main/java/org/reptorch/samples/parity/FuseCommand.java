package org.reptorch.samples.parity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.reptorch.nn.Model;
import org.reptorch.reparam.Convolution;
import org.reptorch.reparam.Network;
import org.reptorch.samples.option.JsonOption;
import org.reptorch.samples.option.MachineOptions;
import org.reptorch.torch.DType;
import org.reptorch.torch.NoGrad;
import org.reptorch.torch.Ops;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.Torch;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Folds a diverse-branch block into one convolution. */
@Command(name = "fuse", mixinStandardHelpOptions = true, description = "Folds the diverse-branch block of a folder into one convolution: weight and bias.",
        footer = {"", "Example: ./reptorch fuse cases/dbb-full --out folded.safetensors"})
public final class FuseCommand implements Callable<Integer> {

    private static final double TOLERANCE = 1e-12;

    @Parameters(paramLabel = "CASE", description = "A folder with case.json and block.safetensors.")
    private Path folder;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The .safetensors to write.")
    private Path out;

    @Mixin
    private MachineOptions machine;

    @Mixin
    private JsonOption json;

    /** What {@code --json} prints. */
    private record Told(int branches, double difference, String out) {
    }

    @Override
    public Integer call() {
        machine.applyOnCpu("fuse");
        Network block = BlockCase.read(folder).block(folder);
        Fused fused = fuse(block, machine.seed());
        Safetensors.write(out, fused.tensors(), Map.of());
        System.err.println("folded %d branches into %s; on random images block and convolution differ by %.1e, relative, in float64%s"
                .formatted(block.spec().root().children().size(), out, fused.difference(), recorded(fused.tensors())));
        json.printIfAsked(new Told(block.spec().root().children().size(), fused.difference(), out.toString()));
        return 0;
    }

    /** The folded {@code weight} and {@code bias}, and how far its output was from the block's, relative to the largest number. */
    record Fused(Map<String, StoredTensor> tensors, double difference) {
    }

    /** Folds in float64, checks the result, and rounds it to the block's dtype. */
    static Fused fuse(Network block, long seed) {
        Map<String, StoredTensor> state = block.state();
        DType dtype = state.get("dbb_kxk.conv.weight").dtype();
        try (var scope = Scope.open(); var noGrad = NoGrad.open(); Model model = block.build(DType.FLOAT64).eval()) {
            Convolution folded = Convolution.of(block.spec().root(), "", path -> Tensor.of(state.get(path)).to(DType.FLOAT64), DType.FLOAT64);
            var kernel = folded.kernel();
            Torch.manualSeed(seed);
            Tensor images = Ops.randn(new long[] {2, folded.shape().in(), 4L * folded.shape().kernel().height(), 4L * folded.shape().kernel().width() + 1}, DType.FLOAT64);
            Tensor expected = model.forward(images);
            double difference = expected.sub(folded.apply(images)).abs().amax().item() / Math.max(Double.MIN_NORMAL, expected.abs().amax().item());
            if (!(difference <= TOLERANCE)) {
                throw new ReptorchException("the folded convolution is off by " + difference + " of the block's largest output; are there NaN or huge numbers in it?");
            }
            var tensors = new LinkedHashMap<String, StoredTensor>();
            tensors.put("weight", kernel.weight().to(dtype).toStored());
            tensors.put("bias", kernel.biasOrZeros().to(dtype).toStored());
            return new Fused(tensors, difference);
        }
    }

    /** Says how far the result is from a recorded one, where there is one. */
    private String recorded(Map<String, StoredTensor> tensors) {
        Path file = folder.resolve("expected.safetensors");
        if (!Files.isRegularFile(file)) {
            return "";
        }
        Map<String, StoredTensor> expected = Safetensors.read(file).tensors();
        double worst = 0;
        for (Map.Entry<String, StoredTensor> tensor : tensors.entrySet()) {
            StoredTensor known = expected.get(tensor.getKey());
            if (known != null) {
                try (var scope = Scope.open()) {
                    worst = Math.max(worst, Tensor.of(known).to(DType.FLOAT64).sub(Tensor.of(tensor.getValue()).to(DType.FLOAT64)).abs().amax().item());
                }
            }
        }
        return "; from the recorded numbers it differs by %.1e".formatted(worst);
    }
}
