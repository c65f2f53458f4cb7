package org.reptorch.samples.shell;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.reptorch.samples.Outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The installed kernel is started by its own command line and spoken to as Jupyter does, over ZeroMQ. */
public class NotebookKernel_RunTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "a key";
    private static final int PATIENCE = 60_000;

    private Path data;

    @BeforeMethod
    void makeFolder() throws IOException {
        data = Files.createTempDirectory("reptorch-jupyter");
    }

    @AfterMethod
    void deleteFolder() throws IOException {
        try (Stream<Path> tree = Files.walk(data)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    public void itIsInstalledListedAndRemoved() {
        String folder = data.resolve("kernels/reptorch").toString();
        for (int i = 0; i < 2; i++) {
            assertTrue(Outcome.of("notebook", "--install", "--path", data.toString()).out().startsWith("installed " + folder));
        }
        assertEquals(Outcome.of("notebook", "--list", "--path", data.toString()).out(), "Java with Reptorch (java)  " + folder + "\n");
        assertEquals(Outcome.of("notebook", "--remove", "--path", data.toString()).out(), "removed " + folder + "\n");
        assertEquals(Outcome.of("notebook", "--remove", "--path", data.toString()).out(), "there is no " + folder + "\n");
        assertFalse(Files.exists(Path.of(folder)));
        assertEquals(Outcome.of("notebook").status(), 2);
        assertEquals(Outcome.of("notebook", "--install", "--list").status(), 2);
    }

    @Test
    public void itShowsTensorsAsHtml() throws Exception {
        assertEquals(Outcome.of("notebook", "--install", "--path", data.toString()).status(), 0);
        JsonNode spec = JSON.readTree(data.resolve("kernels/reptorch/kernel.json").toFile());
        Map<String, Integer> ports = ports();
        Path connection = data.resolve("connection.json");
        var file = JSON.createObjectNode().put("transport", "tcp").put("ip", "127.0.0.1").put("key", KEY).put("signature_scheme", "hmac-sha256");
        ports.forEach(file::put);
        JSON.writeValue(connection.toFile(), file);

        var command = new ArrayList<String>();
        spec.get("argv").forEach(word -> command.add(word.asText().replace("{connection_file}", connection.toString())));
        Path log = data.resolve("log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        spec.get("env").properties().forEach(variable -> builder.environment().put(variable.getKey(), variable.getValue().asText()));
        Process kernel = builder.start();
        try (var context = new ZContext()) {
            ZMQ.Socket results = socket(context, SocketType.SUB, ports.get("iopub_port"));
            results.subscribe(ZMQ.SUBSCRIPTION_ALL);
            ZMQ.Socket shell = socket(context, SocketType.DEALER, ports.get("shell_port"));
            // The first is lost where it goes out before the subscription has gone through: wait for any answer.
            send(shell, "kernel_info_request", "{}");
            assertEquals(receive(shell, "kernel_info_reply", log).path("language_info").path("name").asText().toLowerCase(), "java");

            JsonNode shown = evaluated(shell, results, log, "Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);\nx.matmul(x)");
            assertTrue(shown.path("text/html").asText().contains("<td") && shown.path("text/html").asText().contains("22"), shown.toString());
            assertTrue(shown.path("text/plain").asText().startsWith("tensor([[ 7., 10.]"), shown.toString());
            // Another cell, perhaps another thread: the tensor is still there.
            assertTrue(evaluated(shell, results, log, "x.sum()").path("text/plain").asText().startsWith("tensor(10.)"));
            assertTrue(evaluated(shell, results, log, "GeneratedImages.of(2, 2, 1, 16, 0)").path("image/png").asText().startsWith("iVBOR"));
            send(socket(context, SocketType.DEALER, ports.get("control_port")), "shutdown_request", "{\"restart\": false}");
            assertTrue(kernel.waitFor(PATIENCE, TimeUnit.MILLISECONDS), Files.readString(log));
        } finally {
            kernel.destroyForcibly();
        }
    }

    private static Map<String, Integer> ports() throws IOException {
        var ports = new java.util.LinkedHashMap<String, Integer>();
        var held = new ArrayList<ServerSocket>();
        for (String name : List.of("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port")) {
            var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(socket);
            ports.put(name, socket.getLocalPort());
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    private static ZMQ.Socket socket(ZContext context, SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE);
        socket.setLinger(1000);
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    private static JsonNode evaluated(ZMQ.Socket shell, ZMQ.Socket results, Path log, String code) throws Exception {
        send(shell, "execute_request", JSON.createObjectNode().put("code", code).put("silent", false).put("store_history", true).put("allow_stdin", false).toString());
        JsonNode result = receive(results, "execute_result", log).path("data");
        assertEquals(receive(shell, "execute_reply", log).path("status").asText(), "ok");
        return result;
    }

    /** Sends a message: delimiter, signature, header, parent, metadata, content. */
    private static void send(ZMQ.Socket socket, String type, String content) throws GeneralSecurityException {
        String header = JSON.createObjectNode().put("msg_id", UUID.randomUUID().toString()).put("session", "test").put("username", "test")
                .put("date", "2026-01-01T00:00:00.000000Z").put("msg_type", type).put("version", "5.3").toString();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        List<String> parts = List.of(header, "{}", "{}", content);
        parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
        socket.sendMore("<IDS|MSG>");
        socket.sendMore(HexFormat.of().formatHex(mac.doFinal()));
        parts.subList(0, 3).forEach(socket::sendMore);
        socket.send(content);
    }

    /** Receives messages until one of the type comes; returns its content. An error in a cell ends the waiting. */
    private static JsonNode receive(ZMQ.Socket socket, String type, Path log) throws IOException {
        while (true) {
            var parts = new ArrayList<byte[]>();
            do {
                byte[] part = socket.recv();
                assertTrue(part != null, "no " + type + " came: " + Files.readString(log));
                parts.add(part);
            } while (socket.hasReceiveMore());
            JsonNode content = JSON.readTree(parts.getLast());
            String got = JSON.readTree(parts.get(parts.size() - 4)).path("msg_type").asText();
            assertFalse(got.equals("error"), content.toString());
            if (got.equals(type)) {
                return content;
            }
        }
    }
}
