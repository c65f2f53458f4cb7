package org.reptorch.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import javax.imageio.ImageIO;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder for one test, with small images put into it by path. */
final class TemporaryFolder implements AutoCloseable {

    static final int SIZE = 8;

    final Path path;

    TemporaryFolder() {
        try {
            path = Files.createTempDirectory("reptorch-data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a folder with two classes of two images in each split; the colour tells which is which. */
    static TemporaryFolder withTwoClasses() {
        TemporaryFolder folder = new TemporaryFolder();
        int colour = 0x102030;
        for (String split : List.of("train", "test")) {
            for (String file : List.of("cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png")) {
                folder.image(split + "/" + file, colour);
                colour += 0x101010;
            }
        }
        return folder;
    }

    /** Adds an image of one colour in the format of its ending. */
    void image(String file, int rgb) {
        image(file, plain(SIZE, SIZE, BufferedImage.TYPE_INT_RGB, rgb));
    }

    void image(String file, BufferedImage image) {
        bytes(file, encode(image, file.substring(file.lastIndexOf('.') + 1)));
    }

    void bytes(String file, byte[] bytes) {
        try {
            Path to = path.resolve(file);
            Files.createDirectories(to.getParent());
            Files.write(to, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void emptyFolder(String folder) {
        try {
            Files.createDirectories(path.resolve(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage plain(int width, int height, int type, int rgb) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    static byte[] encode(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Packs some of the folder's children below a prefix, in reverse order as no tar promises any. */
    void pack(OutputStream to, String prefix, String... children) throws IOException {
        pack(path, to, prefix, children);
    }

    void pack(Path path, OutputStream to, String prefix, String... children) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(to)) {
            for (String child : children) {
                List<Path> files;
                try (var walk = Files.walk(path.resolve(child))) {
                    files = walk.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path file : files) {
                    String name = prefix + path.relativize(file).toString().replace('\\', '/');
                    tar.putArchiveEntry(new TarArchiveEntry(file, name));
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, tar);
                    }
                    tar.closeArchiveEntry();
                }
            }
        }
    }

    @Override
    public void close() {
        try (var walk = Files.walk(path)) {
            for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
