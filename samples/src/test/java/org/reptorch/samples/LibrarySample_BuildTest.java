package org.reptorch.samples;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.GeneratedImages;
import org.reptorch.data.GeneratedScenes;
import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.torch.io.Safetensors;
import org.reptorch.torch.io.SafetensorsFile;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;
import org.reptorch.vision.Classifier;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * A project that knows nothing of this build but the artifacts is built from them, and its programs run by the commands of its README, small; what they print
 * has the form that the README shows.
 */
public class LibrarySample_BuildTest {

    private static final Path README = Path.of("library", "README.md");
    private static final Path WORK = Path.of("target", "library");

    private Path folder;
    private String built;
    private ImageDataset images;
    /** What training on them printed; its files are in {@code classifier}. */
    private String trained;

    @BeforeClass
    void build() throws Exception {
        if (!Files.exists(Path.of("../quant/target/reptorch-quant-0.1.0-SNAPSHOT.jar"))) {
            throw new SkipException("the jars are not packaged; run mvn verify, not mvn test");
        }
        folder = Files.createTempDirectory("reptorch-library");
        var script = new ProcessBuilder("bash", "../.ci/library").redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = script.start();
        process.getOutputStream().close();
        built = new String(process.getInputStream().readAllBytes());
        assertEquals(process.waitFor(), 0, built);
        images = GeneratedImages.of(3, 30, 1, 32, 0).train();
        for (int i = 0; i < images.size(); i++) {
            Path file = folder.resolve("mine").resolve(images.classes().get(images.label(i))).resolve(i + ".png");
            Files.createDirectories(file.getParent());
            ImageIO.write(images.image(i).toBufferedImage(), "png", file.toFile());
        }
        trained = run(0, command("ImageClassification train"), Map.of("DIR", folder.resolve("mine").toString(), "OUT", folder.resolve("classifier").toString()), "epochs=1", "batch=8");
    }

    /** The copy of libtorch's jar is a hundred megabytes. */
    @AfterClass
    void delete() throws IOException {
        for (Path tree : folder == null ? new Path[0] : new Path[] {WORK.resolve("repository"), folder}) {
            try (Stream<Path> paths = Files.walk(tree)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------ what the README says

    /** The README's command that has these words in it. */
    private static String command(String words) throws IOException {
        List<String> found = Files.readString(README).lines().filter(line -> line.startsWith("    java ") && line.contains(words)).toList();
        assertEquals(found.size(), 1, "commands of the README with '" + words + "': " + found);
        return found.getFirst().strip();
    }

    /** Starts a command of the README with other words for some of it, and with settings behind it. */
    private Process start(String command, Map<String, String> words, String... settings) throws IOException {
        var all = new ArrayList<String>();
        for (String word : command.split(" ")) {
            all.add(all.isEmpty() ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : words.getOrDefault(word, word));
        }
        all.addAll(List.of(settings));
        return new ProcessBuilder(all).directory(WORK.resolve("project").toFile()).redirectErrorStream(true).start();
    }

    private String run(int status, String command, Map<String, String> words, String... settings) throws Exception {
        Process process = start(command, words, settings);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), out);
        assertEquals(process.exitValue(), status, out);
        assertFalse(out.contains("restricted method"), out);
        return out;
    }

    /** Every line has one of the forms, and every form is there: in what a program printed, and in what the README says that it prints. */
    private static void assertLines(String out, String section, String... forms) throws IOException {
        Matcher shown = Pattern.compile("## " + section + "\n.*?```text\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
        assertTrue(shown.find(), "the README has a section " + section + " with output");
        for (String text : List.of(out, shown.group(1))) {
            List<String> lines = text.lines().filter(line -> !line.startsWith("reptorch: ") && !line.equals("...")).toList(); // that the Vector API is not there; left out
            lines.forEach(line -> assertTrue(Stream.of(forms).anyMatch(line::matches), "no form fits '" + line + "' in\n" + text));
            Stream.of(forms).forEach(form -> assertTrue(lines.stream().anyMatch(line -> line.matches(form)), "nothing has the form '" + form + "' in\n" + text));
        }
    }

    private static final String NUMBER = "[\\d,.]+";
    private static final String EPOCH = "epoch \\d+/\\d+  loss " + NUMBER + "  ";

    // ------------------------------------------------------------------------------------------ the programs

    @Test
    public void theExampleRuns() {
        assertTrue(built.contains("SGD with Grad Mults on 5 of 17 parameters"), built);
        assertFalse(built.contains("restricted method"), built);
    }

    @Test
    public void aFolderOfImagesIsLearntAndClassified() throws Exception {
        assertLines(trained, "ImageClassification", NUMBER + " images to learn from, " + NUMBER + " to be judged by, classes \\[.*]",
                "search  " + EPOCH + "top-1 " + NUMBER + " %  \\d+ images/s", "train  " + EPOCH + "top-1 " + NUMBER + " %  \\d+ images/s",
                NUMBER + " % of the test images are right; most confused:", " +\\d+ times \\S+ taken for \\S+", "wrote model.safetensors and int8.safetensors to \\S+");
        String first = images.classes().getFirst();
        Path image = folder.resolve("mine").resolve(first).resolve("0.png");
        String answer = run(0, command("ImageClassification classify"), Map.of("OUT/model.safetensors", folder.resolve("classifier/model.safetensors").toString(), "photo.jpg", image.toString()));
        String label = images.classes().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
        assertTrue(answer.strip().matches(Pattern.quote(image.toString()) + ": (" + NUMBER + " % " + label + "(, |$)){3}"), answer);
    }

    /** The file is as torchvision publishes it, with random numbers; the oracle of its names is its paper's table, not our ResNet. */
    @Test
    public void aPublishedCheckpointIsTrainedOnFromItsFirstFrozenStages() throws Exception {
        Path checkpoint = folder.resolve("resnet18.pth");
        Map<String, StoredTensor> published = resNet18();
        published.put("extra.weight", StoredTensor.of(new float[2], 2));
        TensorFile.write(checkpoint, published);
        String out = run(0, command("FineTuning"), Map.of("DIR", folder.resolve("mine").toString(), "resnet18.pth", checkpoint.toString(), "OUT", folder.resolve("tuned").toString()),
                "size=32", "epochs=1", "freeze=2");
        assertLines(out, "FineTuning", "\\S+: 100 tensors fit; missing: fc.weight, fc.bias(; unexpected: extra.weight)?",
                "resnet18 \\(" + NUMBER + " parameters, float32, training\\), of which " + NUMBER + " parameters train",
                "fine-tuning  " + EPOCH + "top-1 " + NUMBER + " %  \\d+ images/s", NUMBER + " % of the test images are right", "wrote \\S+model.safetensors");
        assertTrue(out.contains("unexpected: extra.weight"), out);

        SafetensorsFile tuned = Safetensors.read(folder.resolve("tuned/model.safetensors"));
        published.remove("extra.weight");
        assertEquals(tuned.tensors().get("fc.weight").shape(), new long[] {3, 512});
        published.forEach((name, before) -> {
            if (name.matches("(conv1|bn1|layer1|layer2)\\..*")) {
                assertEquals(tuned.tensors().get(name), before, name);
            } else if (!name.startsWith("fc.")) {
                assertNotEquals(tuned.tensors().get(name), before, name);
            }
        });
    }

    /** Returns the tensors of torchvision's ResNet-18: without counters, as its file is. */
    private static Map<String, StoredTensor> resNet18() {
        var random = new SplittableRandom(0);
        var state = new LinkedHashMap<String, StoredTensor>();
        convolution(state, random, "conv1", 64, 3, 7);
        norm(state, "bn1", 64);
        int in = 64;
        for (int stage = 1; stage <= 4; stage++) {
            int width = 64 << stage - 1;
            for (int block = 0; block < 2; block++) {
                String path = "layer" + stage + "." + block + ".";
                convolution(state, random, path + "conv1", width, in, 3);
                norm(state, path + "bn1", width);
                convolution(state, random, path + "conv2", width, width, 3);
                norm(state, path + "bn2", width);
                if (in != width) {
                    convolution(state, random, path + "downsample.0", width, in, 1);
                    norm(state, path + "downsample.1", width);
                }
                in = width;
            }
        }
        state.put("fc.weight", StoredTensor.of(new float[1000 * 512], 1000, 512));
        state.put("fc.bias", StoredTensor.of(new float[1000], 1000));
        return state;
    }

    private static void convolution(Map<String, StoredTensor> state, SplittableRandom random, String path, int out, int in, int kernel) {
        float[] weight = new float[out * in * kernel * kernel];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) (random.nextGaussian() * Math.sqrt(2.0 / (out * kernel * kernel)));
        }
        state.put(path + ".weight", StoredTensor.of(weight, out, in, kernel, kernel));
    }

    private static void norm(Map<String, StoredTensor> state, String path, int channels) {
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        state.put(path + ".weight", StoredTensor.of(ones, channels));
        state.put(path + ".bias", StoredTensor.of(new float[channels], channels));
        state.put(path + ".running_mean", StoredTensor.of(new float[channels], channels));
        state.put(path + ".running_var", StoredTensor.of(ones, channels));
    }

    @Test
    public void scenesAreSegmentedAndDrawn() throws Exception {
        Path out = folder.resolve("scenes");
        assertLines(run(0, command("SceneSegmentation"), Map.of("OUT", out.toString()), "epochs=1", "scenes=16"), "SceneSegmentation",
                "repopt-vgg-segmentation \\(" + NUMBER + " parameters, float32, training\\) on \\d+ training and 40 test scenes, \\[disc, ring, square, triangle, cross]",
                EPOCH + "mIoU " + NUMBER + "  pixels " + NUMBER + "  background " + NUMBER + "(  (disc|ring|square|triangle|cross) " + NUMBER + "){5}  \\(%\\)",
                "wrote \\S+scenes.png: images, truth and prediction");
        BufferedImage picture = ImageIO.read(out.resolve("scenes.png").toFile());
        AnnotatedImage second = GeneratedScenes.of(16, 40, 64, 0).test().get(1);
        BufferedImage image = second.image().toBufferedImage();
        int side = 2 * 64 + 4;
        assertEquals(List.of(picture.getWidth(), picture.getHeight()), List.of(3 * side, 6 * side));
        for (int i = 0; i < 64 * 64; i++) {
            assertEquals(picture.getRGB(2 * (i % 64), side + 2 * (i / 64)), image.getRGB(i % 64, i / 64));
            assertEquals(picture.getRGB(side + 2 * (i % 64), side + 2 * (i / 64)) == 0xFF000000, second.mask()[i] == 0);
        }
    }

    // ------------------------------------------------------------------------------------------ the server

    /** What a request came to. */
    private record Answer(int status, String text) {
    }

    private static Answer ask(String url, byte[] body) throws IOException {
        var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setReadTimeout(60_000);
        if (body != null) {
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void assertRefused(Answer answer, int status, String line) {
        assertEquals(answer, new Answer(status, line + "\n"));
    }

    @Test
    public void theServerAnswersManyAtOnceRefusesWhatIsNoImageAndStops() throws Exception {
        Path model = folder.resolve("classifier/int8.safetensors");
        Process server = start(command("InferenceServer"), Map.of("OUT/int8.safetensors", model.toString()), "port=0");
        try (BufferedReader reader = server.inputReader()) {
            String first = reader.readLine();
            Matcher listening = Pattern.compile("repopt-vgg, .*, listening on (http://localhost:\\d+/)").matcher(first);
            assertTrue(listening.matches(), first);
            String url = listening.group(1);
            assertEquals(ask(url + "health", null), new Answer(200, "ok\n"));
            assertTrue(ask(url, null).text().contains("<input type=\"file\""));

            var png = new ArrayList<byte[]>();
            for (int i = 0; i < images.size(); i += 5) {
                png.add(Files.readAllBytes(folder.resolve("mine").resolve(images.classes().get(images.label(i))).resolve(i + ".png")));
            }
            try (var clients = Executors.newFixedThreadPool(6)) {
                var asked = new ArrayList<Callable<Answer>>();
                IntStream.range(0, 3 * png.size()).forEach(i -> asked.add(() -> ask(url + "classify", png.get(i % png.size()))));
                var answers = clients.invokeAll(asked);
                for (int i = 0; i < answers.size(); i++) {
                    assertAnswered(model, png.get(i % png.size()), answers.get(i).get());
                }
            }

            byte[] broken = Arrays.copyOf(png.getFirst(), png.getFirst().length / 2);
            assertEquals(ask(url + "classify", broken).status(), 415);
            assertEquals(ask(url + "classify", broken).text().lines().count(), 1);
            assertRefused(ask(url + "classify", "not an image".getBytes()), 415,
                    "these bytes cannot be read as an image: not a JPEG, PNG or BMP image; give those of a JPEG, PNG or BMP file");
            assertRefused(ask(url + "classify", new byte[8_000_001]), 413, "an image has at most 8000000 bytes here");
            assertRefused(ask(url + "classify", null), 404, "there is GET /, GET /health and POST /classify");
            assertEquals(ask(url + "classify", png.getFirst()).status(), 200, "it answers behind all that");

            server.toHandle().destroy(); // SIGTERM ends it as Ctrl-C does; Process.destroy would close our end of its output, too
            assertEquals(reader.readLine(), "stopped");
            assertTrue(server.waitFor(30, TimeUnit.SECONDS));
        } finally {
            server.destroyForcibly();
        }
    }

    /** The same engine in this process says the same. */
    private static void assertAnswered(Path file, byte[] image, Answer answer) throws IOException {
        assertEquals(answer.status(), 200, answer.text());
        JsonNode json = new ObjectMapper().readTree(answer.text());
        assertTrue(json.get("milliseconds").asDouble() > 0, answer.text());
        QuantizedModel model = QuantizedModel.read(file);
        try (Engine engine = model.engine()) {
            var classifier = new Classifier(engine::predict, ImagePreparation.of(file.toString(), model.notes()));
            List<Classifier.Answer> expected = classifier.classify(Image.decode(image, Long.MAX_VALUE), 5);
            assertEquals(json.get("top").size(), expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(json.get("top").get(i).get("label").asText(), expected.get(i).label(), answer.text());
                assertEquals(json.get("top").get(i).get("percent").asDouble(), expected.get(i).percent(), 0.01, answer.text());
            }
        }
    }

    // ------------------------------------------------------------------------------------------ errors

    @Test
    public void anErrorIsOneLineAndStatusOne() throws Exception {
        Path nowhere = folder.resolve("nowhere");
        String classify = command("ImageClassification classify");
        assertEquals(run(1, classify, Map.of("OUT/model.safetensors", nowhere.toString())), nowhere + ": no such file; check the path\n");
        assertEquals(run(1, command("SceneSegmentation"), Map.of("OUT", folder.resolve("x").toString()), "epochs=none"), "epochs must be a whole number from 1 to 10000, not 'none'\n");
        assertEquals(run(1, command("ImageClassification train"), Map.of("DIR", nowhere.toString(), "OUT", folder.resolve("x").toString()), "epoch=1"),
                "epoch=1 is one argument too many; usage: train DIR OUT [network=small] [epochs=10] [size=32] [batch=32] [lr=0.05]\n");
    }
}
