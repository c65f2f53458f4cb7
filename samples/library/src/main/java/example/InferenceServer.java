package example;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.*;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.reptorch.data.Image;
import org.reptorch.data.ImagePreparation;
import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Torch;
import org.reptorch.vision.Classifier;

/**
 * Classifies images that are posted to it, by the INT8 engine.
 *
 * <pre>
 * java --enable-native-access=ALL-UNNAMED -cp target/example.jar example.InferenceServer OUT/int8.safetensors
 *
 * MODEL             int8.safetensors of ImageClassification, or what ./reptorch quantize wrote
 * GET /             a page to choose an image in
 * POST /classify    the bytes of a JPEG or PNG file, for example: curl --data-binary @photo.jpg http://localhost:8080/classify
 *                   answers {"top": [{"label": "cat", "percent": 97.1}, ...], "milliseconds": 3.2}
 * GET /health       ok
 * </pre>
 *
 * <p>A virtual thread waits for each client; as many requests are computed at once as there are cores, each on one. Ctrl-C lets those under way end.
 */
public final class InferenceServer {

    private static final int MOST_BYTES = 8_000_000;
    private static final long MOST_PIXELS = 50_000_000;
    /** Requests whose bytes are held at once. */
    private static final int MOST_REQUESTS = 64;

    private final ExecutorService cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private final Semaphore places = new Semaphore(MOST_REQUESTS);
    private final Classifier classifier;

    private InferenceServer(Classifier classifier) {
        this.classifier = classifier;
    }

    /** Serves until it is stopped. */
    public static void main(String[] arguments) {
        CommandLine.run(arguments, new CommandLine.Usage("MODEL [host=localhost] [port=8080]", InferenceServer::serve));
    }

    private static void serve(CommandLine line) {
        Path file = line.path(0);
        QuantizedModel model = QuantizedModel.read(file);
        Engine engine = model.engine();
        var program = new InferenceServer(new Classifier(engine::predict, ImagePreparation.of(file.toString(), model.notes())));
        System.setProperty("sun.net.httpserver.maxReqTime", "30"); // seconds in which a request must have come
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(line.text("host"), line.whole("port", 0, 65_535)), 0);
        } catch (IOException e) {
            throw new ReptorchException("cannot listen on port " + line.text("port") + ": " + e.getMessage() + "; choose another with port=", e);
        }
        server.createContext("/", program::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.stop(5);
            program.cores.close();
            engine.close();
            System.out.println("stopped");
        }));
        server.start();
        System.out.println(engine + ", listening on http://" + line.text("host") + ":" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
                case "GET /" -> send(exchange, 200, "text/html", page());
                case "GET /health" -> send(exchange, 200, "text/plain", "ok\n");
                case "POST /classify" -> classify(exchange);
                default -> send(exchange, 404, "text/plain", "there is GET /, GET /health and POST /classify\n");
            }
        }
    }

    private static String page() throws IOException {
        try (InputStream page = InferenceServer.class.getResourceAsStream("page.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void classify(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            send(exchange, 503, "text/plain", "too many requests at once; try again in a second\n");
            return;
        }
        try {
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                send(exchange, 413, "text/plain", "an image has at most " + MOST_BYTES + " bytes here\n");
            } else {
                send(exchange, 200, "application/json", CompletableFuture.supplyAsync(() -> json(body), cores).join());
            }
        } catch (CompletionException e) {
            boolean theirs = e.getCause() instanceof ReptorchException;
            send(exchange, theirs ? 415 : 500, "text/plain", (theirs ? e.getCause().getMessage() : e.getCause().toString()) + "\n");
        } finally {
            places.release();
        }
    }

    /** Runs in a thread of its own core: a mode of libtorch belongs to a platform thread, which a virtual one may leave. */
    private String json(byte[] body) {
        Torch.setThreads(1);
        long start = System.nanoTime();
        String top = classifier.classify(Image.decode(body, MOST_PIXELS), 5).stream()
                .map(one -> String.format(Locale.ROOT, "{\"label\": %s, \"percent\": %.2f}", quoted(one.label()), one.percent())).collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "{\"top\": [%s], \"milliseconds\": %.1f}%n", top, (System.nanoTime() - start) / 1e6);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
