package org.reptorch.torch.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.reptorch.torch.LibraryException;

/**
 * The per-user folder in which libraries from jars are unpacked, once, whole or not at all.
 *
 * <p>A set of libraries is unpacked to a temporary folder beside its final one and renamed: of two processes that start at
 * once, one renames first and the other takes what it finds. A manifest with every file's size is written last; a set whose
 * files disagree with it was damaged afterwards, which is reported, not guessed at.
 *
 * @param root the cache folder, made when first needed
 */
record LibraryCache(Path root) {

    private static final String MANIFEST = "complete";

    /** Returns the cache of this user: {@code $REPTORCH_CACHE}, else {@code $XDG_CACHE_HOME/reptorch}, else {@code ~/.cache/reptorch}. */
    static LibraryCache ofUser() {
        String own = System.getenv("REPTORCH_CACHE");
        if (own != null && !own.isBlank()) {
            return new LibraryCache(Path.of(own));
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache");
        return new LibraryCache(base.resolve("reptorch"));
    }

    /**
     * Returns the folder that holds the files, unpacking them if it is not there yet.
     *
     * @param name  the folder's name, which changes whenever the content does
     * @param files where each file comes from, by its name
     */
    Path unpack(String name, Map<String, URL> files) {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            verify(folder);
            return folder;
        }
        Path temporary = null;
        try {
            Files.createDirectories(root);
            temporary = Files.createTempDirectory(root, name + ".unpacking-");
            var manifest = new ArrayList<String>();
            for (Map.Entry<String, URL> file : files.entrySet()) {
                Path target = temporary.resolve(file.getKey());
                try (InputStream in = new BufferedInputStream(file.getValue().openStream(), 1 << 20)) {
                    Files.copy(in, target);
                }
                manifest.add(Files.size(target) + " " + file.getKey());
            }
            Files.write(temporary.resolve(MANIFEST), manifest);
            move(temporary, folder);
            return folder;
        } catch (IOException e) {
            throw new LibraryException("cannot unpack libtorch to " + root + ": " + reason(e, files.values()) + ". It needs about 450 MB there; name another"
                    + " folder with REPTORCH_CACHE=/folder, or an unpacked libtorch with REPTORCH_LIBTORCH=/folder.", e);
        } finally {
            delete(temporary);
        }
    }

    private static void move(Path temporary, Path folder) throws IOException {
        try {
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Another process was first: what it renamed is complete.
            if (!Files.isDirectory(folder) && !(e instanceof FileAlreadyExistsException)) {
                throw e;
            }
        }
    }

    /** Throws if a file of the folder is missing or has another size than when it was unpacked. */
    private static void verify(Path folder) {
        String remedy = "; delete the folder " + folder + " and start again, it is unpacked anew";
        for (Map.Entry<String, Long> file : manifest(folder, remedy).entrySet()) {
            Path path = folder.resolve(file.getKey());
            try {
                long size = Files.size(path);
                if (size != file.getValue()) {
                    throw new LibraryException(path + " is damaged: it has " + size + " bytes and was unpacked with " + file.getValue() + remedy);
                }
            } catch (IOException e) {
                throw new LibraryException(path + " cannot be read (" + reason(e) + ")" + remedy, e);
            }
        }
    }

    private static Map<String, Long> manifest(Path folder, String remedy) {
        var sizes = new LinkedHashMap<String, Long>();
        try {
            for (String line : Files.readAllLines(folder.resolve(MANIFEST))) {
                int space = line.indexOf(' ');
                sizes.put(line.substring(space + 1), Long.valueOf(line.substring(0, space)));
            }
        } catch (IOException | RuntimeException e) {
            throw new LibraryException(folder.resolve(MANIFEST) + " cannot be read" + remedy, e);
        }
        return sizes;
    }

    /** Says why unpacking failed: what the folder or its disk shows of itself, else what the system said. */
    private String reason(IOException e, Collection<URL> files) {
        Path existing = root.toAbsolutePath();
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        if (Files.isDirectory(existing) && !Files.isWritable(existing)) {
            return existing + " cannot be written (" + reason(e) + ")";
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            long needed = 0;
            for (URL file : files) {
                needed += Math.max(0, file.openConnection().getContentLengthLong());
            }
            if (free < needed) {
                return "the disk is full: " + (free >> 20) + " MB free of " + ((needed >> 20) + 1) + " MB (" + reason(e) + ")";
            }
        } catch (IOException unknown) {
            e.addSuppressed(unknown);
        }
        return reason(e);
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null ? kind : kind + ": " + e.getMessage();
    }

    private static void delete(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // What is left behind is in a temporary folder that nothing reads.
        }
    }
}
