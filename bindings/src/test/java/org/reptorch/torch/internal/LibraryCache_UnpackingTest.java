package org.reptorch.torch.internal;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.reptorch.torch.ChildJava;
import org.testng.SkipException;
import org.testng.annotations.Test;

/** Libraries are unpacked once, whole or not at all. */
public class LibraryCache_UnpackingTest extends ScratchFolder {

    private static final String WAYS = ". It needs about 450 MB there; name another folder with REPTORCH_CACHE=/folder, or an unpacked libtorch with"
            + " REPTORCH_LIBTORCH=/folder.";

    private LinkedHashMap<String, URL> files(int bytes) throws IOException {
        var files = new LinkedHashMap<String, URL>();
        for (String name : List.of("one.so", "two.so")) {
            Path file = scratch.resolve("jar-" + name);
            var content = new byte[bytes];
            Arrays.fill(content, (byte) name.charAt(0));
            Files.write(file, content);
            files.put(name, file.toUri().toURL());
        }
        return files;
    }

    @Test
    public void aSetIsUnpackedOnceAndThenTaken() throws IOException {
        var cache = new LibraryCache(scratch.resolve("deep/cache"));
        Path folder = cache.unpack("set", files(1000));
        assertEquals(folder, scratch.resolve("deep/cache/set"));
        assertEquals(names(folder), List.of("complete", "one.so", "two.so"));
        assertEquals(Files.readAllLines(folder.resolve("complete")), List.of("1000 one.so", "1000 two.so"));
        Files.delete(scratch.resolve("jar-one.so"));
        assertEquals(cache.unpack("set", Map.of()), folder);
        assertEquals(names(cache.root()), List.of("set"));
    }

    @Test
    public void damageIsReportedWithTheRemedy() throws IOException {
        var cache = new LibraryCache(scratch.resolve("cache"));
        LinkedHashMap<String, URL> files = files(1000);
        Path folder = cache.unpack("set", files);
        String remedy = "; delete the folder " + folder + " and start again, it is unpacked anew";
        try (var file = new RandomAccessFile(folder.resolve("two.so").toFile(), "rw")) {
            file.setLength(999);
        }
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("two.so") + " is damaged: it has 999 bytes and was unpacked with 1000" + remedy);
        Files.delete(folder.resolve("two.so"));
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("two.so") + " cannot be read (NoSuchFile: " + folder.resolve("two.so") + ")" + remedy);
        Files.writeString(folder.resolve("complete"), "not a manifest");
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("complete") + " cannot be read" + remedy);
        Files.delete(folder.resolve("complete"));
        assertEquals(refusal(() -> cache.unpack("set", files)), folder.resolve("complete") + " cannot be read" + remedy);
        Files.delete(folder.resolve("one.so"));
        Files.delete(folder);
        assertEquals(names(cache.unpack("set", files)), List.of("complete", "one.so", "two.so"));
    }

    @Test
    public void aCacheThatCannotBeWrittenIsNamedWithTheWaysOut() throws IOException {
        LinkedHashMap<String, URL> files = files(10);
        Path file = Files.createFile(scratch.resolve("file"));
        assertEquals(refusal(() -> new LibraryCache(file).unpack("set", files)), "cannot unpack libtorch to " + file + ": FileAlreadyExists: " + file + WAYS);
        Path inFile = file.resolve("cache");
        String message = refusal(() -> new LibraryCache(inFile).unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + inFile + ": ") && message.endsWith(WAYS), message);
        Path readOnly = Path.of("/proc/reptorch");
        message = refusal(() -> new LibraryCache(readOnly).unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + readOnly + ": ") && message.endsWith(WAYS), message);
    }

    @Test
    public void anUnpackingThatFailsLeavesNothing() throws IOException {
        var cache = new LibraryCache(scratch.resolve("cache"));
        LinkedHashMap<String, URL> files = files(10);
        Files.delete(scratch.resolve("jar-two.so"));
        String message = refusal(() -> cache.unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + cache.root() + ": "), message);
        assertEquals(names(cache.root()), List.of());
    }

    @Test
    public void aFileInTheSetsPlaceIsReported() throws IOException {
        var cache = new LibraryCache(scratch);
        LinkedHashMap<String, URL> files = files(10);
        Files.createFile(scratch.resolve("set"));
        String message = refusal(() -> cache.unpack("set", files));
        assertTrue(message.startsWith("cannot unpack libtorch to " + scratch + ": "), message);
        assertEquals(names(scratch), List.of("jar-one.so", "jar-two.so", "set"));
    }

    @Test
    public void threadsThatUnpackAtOnceEndWithOneWholeSet() throws Exception {
        LinkedHashMap<String, URL> files = files(3_000_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int round = 0; round < 5; round++) {
                var cache = new LibraryCache(scratch.resolve("cache" + round));
                var start = new CyclicBarrier(4);
                var folders = new ArrayList<Future<Path>>();
                for (int i = 0; i < 4; i++) {
                    folders.add(threads.submit(() -> {
                        start.await();
                        return cache.unpack("set", files);
                    }));
                }
                for (Future<Path> folder : folders) {
                    assertEquals(folder.get(), cache.root().resolve("set"));
                }
                assertEquals(names(cache.root()), List.of("set"));
                cache.unpack("set", files);
            }
        }
    }

    @Test
    public void processesThatUnpackAtOnceEndWithOneWholeSet() throws Exception {
        files(20_000_000);
        String[] arguments = {scratch.resolve("cache").toString(), "set", scratch.resolve("jar-one.so").toString(), scratch.resolve("jar-two.so").toString()};
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            var outcomes = new ArrayList<Future<ChildJava.Outcome>>();
            for (int i = 0; i < 3; i++) {
                outcomes.add(threads.submit(() -> ChildJava.run(LoadProgram.class, Map.of(), arguments)));
            }
            for (Future<ChildJava.Outcome> outcome : outcomes) {
                assertEquals(outcome.get(), new ChildJava.Outcome(0, scratch.resolve("cache/set") + "\n", ""));
            }
        }
        assertEquals(names(scratch.resolve("cache")), List.of("set"));
        assertEquals(names(scratch.resolve("cache/set")), List.of("complete", "jar-one.so", "jar-two.so"));
    }

    /** Unpacks three megabytes in a process that a command starts. */
    private String refusalUnder(String... command) throws IOException, InterruptedException {
        files(1_500_000);
        Path cache = cache();
        ChildJava.Outcome outcome = ChildJava.run(ChildJava.Launch.PLAIN.withPrefix(command), LoadProgram.class, Map.of(), cache.toString(), "set",
                scratch.resolve("jar-one.so").toString(), scratch.resolve("jar-two.so").toString());
        String message = outcome.out().strip();
        assertTrue(message.startsWith("cannot unpack libtorch to " + cache + ": ") && message.endsWith(WAYS), outcome.toString());
        return message;
    }

    private Path cache() throws IOException {
        return Files.createDirectories(scratch.resolve("cache"));
    }

    /** As the other, with a small disk of its own mounted over the cache folder. */
    private String refusalOn(String mountOptions) throws IOException, InterruptedException {
        String mount = "mount -t tmpfs -o " + mountOptions + " none \"$0\"";
        if (new ProcessBuilder("unshare", "-rm", "sh", "-c", mount, cache().toString()).start().waitFor() != 0) {
            throw new SkipException("this user may not mount a disk");
        }
        return refusalUnder("unshare", "-rm", "sh", "-c", mount + " && exec \"$@\"", cache().toString());
    }

    @Test
    public void aFullDiskIsSaidToBeFull() throws IOException, InterruptedException {
        String message = refusalOn("size=2m");
        assertTrue(message.contains(": the disk is full: 0 MB free of 3 MB ("), message);
    }

    @Test
    public void aReadOnlyDiskIsSaidToBeSo() throws IOException, InterruptedException {
        String message = refusalOn("ro");
        assertTrue(message.contains(": " + scratch.resolve("cache") + " cannot be written ("), message);
    }

    @Test
    public void aQuotaThatEndsLeavesNothing() throws IOException, InterruptedException {
        String message = refusalUnder("sh", "-c", "ulimit -f 1000 && exec \"$@\"", "sh");
        assertTrue(message.contains(": IO: ") || message.contains(": FileSystem: "), message);
        assertEquals(names(scratch.resolve("cache")), List.of());
    }
}
