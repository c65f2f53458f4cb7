package org.reptorch.samples.command;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.Model;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.samples.Outcome;
import org.reptorch.torch.DType;
import org.reptorch.torch.Scope;
import org.reptorch.torch.Tensor;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TorchCheckpoint;
import org.reptorch.train.Checkpoint;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** From a trained model to an answer about an image, as a user types it. */
public class Quantize_CommandTest {

    private Path folder;
    private String model;
    private String quantized;

    @BeforeClass
    void train() throws IOException {
        folder = Files.createTempDirectory("reptorch-quantize");
        model = folder.resolve("model.safetensors").toString();
        quantized = folder.resolve("int8.safetensors").toString();
        Outcome outcome = Outcome.of("train", "--set", "blocks=[1,1,1,1]", "--set", "widths=[0.125,0.0625,0.03125,0.03125]", "--set", "batch=100", "--set", "epochs=1",
                "--set", "augmentations=[]", "--threads", "1", "--out", folder.toString());
        assertEquals(outcome.status(), 0, outcome.err());
    }

    @AfterClass
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    public void quantizeWritesOneFileAndSaysWhatItCosts() throws IOException {
        Outcome outcome = Outcome.of("quantize", model, "--out", quantized, "--images", "64", "--threads", "1", "--check", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode printed = outcome.json();
        assertEquals(printed.get("images").asInt(), 1000);
        assertTrue(printed.get("top1_int8").asDouble() > 0);
        assertTrue(printed.get("same_top1_percent").asDouble() >= 99, outcome.out());
        assertEquals(printed.get("layers").size(), 8);
    }

    @Test(dependsOnMethods = "quantizeWritesOneFileAndSaysWhatItCosts")
    public void benchInferTimesTheQuantizedFile() throws IOException {
        Outcome outcome = Outcome.of("bench", "infer", "--model", quantized, "--batch", "2", "--dtype", "int8", "--runs", "2", "--python", "no-such-python", "--threads", "1", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        assertTrue(outcome.json().get("images_per_s").asDouble() > 0);
        assertEquals(Outcome.of("bench", "infer", "--model", quantized, "--blocks", "1,1,1,1").status(), 2);
        assertTrue(Outcome.of("bench", "infer", "--model", model).err().contains("holds no quantized model"));
    }

    @Test(dependsOnMethods = "quantizeWritesOneFileAndSaysWhatItCosts")
    public void evalReadsTheQuantizedFile() throws IOException {
        Outcome outcome = Outcome.of("eval", quantized, "--threads", "1", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        assertEquals(outcome.json().get("images").asInt(), 1000);
    }

    @Test
    public void trainingUnderQuantizationGoesOnToOneFileAndResumes() throws IOException {
        Path out = folder.resolve("qat.safetensors");
        String[] command = {"quantize", model, "--qat", "--set", "epochs=1", "--set", "batch=250", "--set", "distillFeatures=1", "--images", "64", "--threads", "1", "--run",
            folder.resolve("qat").toString(), "--out", out.toString(), "--json"};
        Outcome outcome = Outcome.of(command);
        assertEquals(outcome.status(), 0, outcome.err());
        assertTrue(outcome.json().get("top1_calibrated").asDouble() > 0);
        byte[] written = Files.readAllBytes(out);
        Outcome resumed = Outcome.of(Stream.concat(Stream.of(command), Stream.of("--resume")).toArray(String[]::new));
        assertEquals(resumed.status(), 0, resumed.err());
        assertEquals(resumed.json(), outcome.json());
        assertEquals(Files.readAllBytes(out), written, "a run that is done has the same result again");
        Outcome evaluated = Outcome.of("eval", out.toString(), "--threads", "1", "--json");
        assertEquals(evaluated.json().get("top1"), outcome.json().get("top1_int8"));
        Outcome other = Outcome.of(Stream.concat(Stream.of(command), Stream.of("--resume", "--weight-bits", "4")).toArray(String[]::new));
        assertEquals(other.status(), 1);
        assertTrue(other.err().contains("holds another run: weights 8 bits per channel"), other.err());
        Outcome checkpoint = Outcome.of("eval", folder.resolve("qat").resolve("checkpoint.safetensors").toString());
        assertTrue(checkpoint.err().contains("is a checkpoint of a training under quantization; give the file that quantize --qat wrote at its end"), checkpoint.err());
    }

    @Test(dependsOnMethods = "quantizeWritesOneFileAndSaysWhatItCosts")
    public void predictNamesClassesOfAnImageOfAnySize() throws IOException {
        Path image = folder.resolve("image.png");
        ImageIO.write(new BufferedImage(50, 41, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        for (String file : List.of(quantized, model)) {
            Outcome outcome = Outcome.of("predict", file, image.toString(), "--top", "3", "--threads", "1", "--json");
            assertEquals(outcome.status(), 0, outcome.err());
            JsonNode answers = outcome.json().get("images").get(image.toString());
            assertEquals(answers.size(), 3);
            assertTrue(answers.get(0).get("percent").asDouble() >= answers.get(1).get("percent").asDouble());
        }
    }

    @Test
    public void aBudgetLeavesTheMostSensitiveLayersInFloatAndTheFileSaysWhich() throws IOException {
        String mixed = folder.resolve("mixed.safetensors").toString();
        Path plots = folder.resolve("sensitivity");
        Outcome outcome = Outcome.of("quantize", model, "--out", mixed, "--images", "64", "--sensitivity", plots.toString(), "--float-layers", "2", "--threads", "1", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        JsonNode layers = outcome.json().get("sensitivity");
        assertEquals(layers.size(), 6);
        assertEquals(new ObjectMapper().readTree(plots.resolve("sensitivity.json").toFile()).get("layers"), layers);
        assertTrue(Files.size(plots.resolve("sensitivity.png")) > 1000);
        Outcome info = Outcome.of("info", mixed, "--json");
        for (int i = 0; i < layers.size(); i++) {
            String name = layers.get(i).get("layer").asText();
            assertEquals(layers.get(i).get("float").asBoolean(), i < 2, name);
            assertTrue(i == 0 || layers.get(i - 1).get("logits_sqnr_db").asDouble() <= layers.get(i).get("logits_sqnr_db").asDouble(), name);
            assertEquals(info.json().get("float_layers").has(name), i < 2, name);
        }
    }

    @Test(dependsOnMethods = "quantizeWritesOneFileAndSaysWhatItCosts")
    public void exportWritesWhatOtherProgramsRead() throws IOException {
        Path onnx = folder.resolve("int8.onnx");
        for (String[] export : new String[][] {{quantized, "onnx", onnx.toString()}, {folder.toString(), "onnx", folder.resolve("float.onnx").toString()},
            {folder.toString(), "pth", folder.resolve("model.pth").toString()}, {quantized, "safetensors", folder.resolve("scales.safetensors").toString()},
            {model, "safetensors", folder.resolve("folded.safetensors").toString(), "--batch-norms", "fold"}}) {
            Outcome outcome = Outcome.of(Stream.concat(Stream.of("export", export[0], "--to", export[1], "--out", export[2], "--threads", "1", "--json"),
                    Stream.of(export).skip(3)).toArray(String[]::new));
            assertEquals(outcome.status(), 0, outcome.err());
            assertEquals(outcome.json().get("bytes").asLong(), Files.size(Path.of(export[2])));
        }
        assertEquals(TorchCheckpoint.read(folder.resolve("model.pth")).stateDict(), Checkpoint.modelIn(Safetensors.read(Path.of(model))));
        Map<String, StoredTensor> scaled = Safetensors.read(folder.resolve("scales.safetensors")).tensors();
        QuantizedModel whole = QuantizedModel.read(Path.of(quantized));
        try (Scope scope = Scope.open()) {
            Tensor weight = Tensor.of(scaled.get("stage1.0.conv.weight")).to(DType.FLOAT64).mul(Tensor.of(scaled.get("stage1.0.conv.weight_scale")).to(DType.FLOAT64));
            assertEquals(weight.toStored(), whole.weights().get("stage1.0.conv").dequantized());
        }
        assertEquals(scaled.get("linear.input_zero_point").dtype(), DType.UINT8);
        assertTrue(Safetensors.read(folder.resolve("folded.safetensors")).tensors().keySet().stream().noneMatch(name -> name.contains("bn")));
    }

    @Test
    public void exportTakesAFileOfTensorsThatNoRunWrote() throws IOException {
        Path published = folder.resolve("published.safetensors");
        try (Model net = Model.build(Architecture.of("repghostnet-0.5").spec(3), 0)) {
            Safetensors.write(published, net.stateDict(), Map.of());
        }
        Path onnx = folder.resolve("published.onnx");
        Outcome outcome = Outcome.of("export", published.toString(), "--model", "repghostnet-0.5", "--to", "onnx", "--out", onnx.toString(), "--resolution", "32", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        assertEquals(outcome.json().get("bytes").asLong(), Files.size(onnx));
        Outcome other = Outcome.of("export", published.toString(), "--model", "resnet18", "--to", "onnx", "--out", onnx.toString());
        assertEquals(other.status(), 1);
        assertTrue(other.err().contains("has no fc.weight, the classifier of resnet18; is it of another network?"), other.err());
    }

    @Test(dependsOnMethods = "quantizeWritesOneFileAndSaysWhatItCosts")
    public void whatCannotBeDoneIsSaidInOneLine() {
        for (String[] wrong : new String[][] {
            {"is quantized already; give the model.safetensors that it was made from", "quantize", quantized, "--out", folder.resolve("x").toString()},
            {"has no convolution or linear layer lineal to keep in floating point", "quantize", model, "--out", folder.resolve("x").toString(), "--keep-float", "lineal"},
            {"is quantized, and a state_dict is of the float model; give the model.safetensors that it was made from", "export", quantized, "--to", "pth", "--out",
                folder.resolve("x").toString()},
            {"none.safetensors: no such file", "export", folder.resolve("none.safetensors").toString(), "--to", "onnx", "--out", folder.resolve("x").toString()},
            {"cannot be written, there is no folder", "export", quantized, "--to", "onnx", "--out", folder.resolve("none").resolve("x").toString()},
            {"holds no quantized model", "info", model},
            {"there is no image ", "predict", quantized, folder.resolve("none.png").toString()},
            {"cannot be read as an image: not a JPEG, PNG or BMP image; give a JPEG, PNG or BMP file", "predict", quantized, model}}) {
            Outcome outcome = Outcome.of(Stream.of(wrong).skip(1).toArray(String[]::new));
            assertEquals(outcome.status(), 1, String.join(" ", wrong));
            assertEquals(outcome.out(), "");
            assertTrue(outcome.err().contains(wrong[0]) && outcome.err().lines().count() == 1, outcome.err());
        }
    }

    @Test
    public void wrongArgumentsAreStatusTwo() {
        for (String[] wrong : new String[][] {{"quantize", model}, {"quantize", model, "--out", "x", "--observer", "max"},
            {"quantize", model, "--out", "x", "--weight-bits", "9"}, {"quantize", model, "--out", "x", "--images", "0"},
            {"quantize", model, "--out", "x", "--qat", "--equalize"}, {"quantize", model, "--out", "x", "--resume"}, {"predict", model},
            {"quantize", model, "--out", "x", "--float-layers", "2", "--min-sqnr", "30"},
            {"quantize", model, "--out", "x", "--int8-macs", "101"}, {"export", model, "--out", "x"}, {"export", model, "--to", "tflite", "--out", "x"},
            {"export", model, "--to", "onnx", "--out", "x", "--resolution", "0"}}) {
            assertEquals(Outcome.of(wrong).status(), 2, String.join(" ", wrong));
        }
    }

    @Test
    public void benchInferChecksItsEnginesAndTimesThem() throws IOException {
        Outcome outcome = Outcome.of("bench", "infer", "--model", "repopt-vgg", "--blocks", "1,1,1,1", "--widths", "0.125,0.125,0.125,0.125", "--batch", "2", "--resolution",
                "32", "--dtype", "int8,float32,bfloat16", "--runs", "2", "--python", "no-such-python", "--threads", "1", "--json");
        assertEquals(outcome.status(), 0, outcome.err());
        assertTrue(outcome.json().get("images_per_s").asDouble() > 0);
        assertTrue(outcome.json().get("bfloat16_ms").asDouble() > 0);
    }
}
