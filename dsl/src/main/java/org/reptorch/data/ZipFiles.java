package org.reptorch.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.reptorch.torch.ReptorchException;

/** The images of a zip file, listed from its directory and read each by itself, also later and by several threads. */
final class ZipFiles {

    private ZipFiles() {
    }

    /**
     * Lists the images. The file stays open for as long as one of them is held.
     *
     * @param path     the zip file
     * @param split    the split that all images belong to, or nothing ("") where the paths in the file tell
     * @param contents is told of all images and class folders
     * @throws ReptorchException if it is truncated or no zip file
     */
    static List<ImageFiles.ImageFile> list(Path path, String split, Contents contents) {
        List<ImageFiles.ImageFile> images = new ArrayList<>();
        try {
            // Not closed here: the JDK closes it with the last image that holds it.
            ZipFile zip = new ZipFile(path.toFile());
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = split.isEmpty() || entry.getName().startsWith(split + "/") ? entry.getName() : split + "/" + entry.getName();
                Place.of(name).ifPresent(place -> {
                    contents.add(place);
                    if (place.isImage()) {
                        images.add(new ImageFiles.ImageFile(place, () -> read(zip, entry)));
                    }
                });
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Archive.damaged(path, e);
        }
        return images;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream bytes = zip.getInputStream(entry)) {
            return bytes.readAllBytes();
        }
    }
}
