package org.reptorch.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.reptorch.torch.ReptorchException;

/** Opens whatever images there are at a path: the one entrance for commands and recipes. */
public final class ImageData {

    private ImageData() {
    }

    /**
     * Opens CIFAR-10 or CIFAR-100 (binary or for Python, unpacked or as the archive that is published) or an {@link ImageFolder}; data
     * without a test split of its own is divided 80 to 20.
     *
     * @param path    a folder, or a {@code .tar}, {@code .tar.gz}, {@code .tgz}, {@code .tar.xz} or {@code .zip} file
     * @param notices takes one line if images could not be read and were skipped
     * @throws ReptorchException if there is no such data set or it is damaged; one line with the remedy
     */
    public static Splits open(Path path, Consumer<String> notices) {
        return open(path, Division.DEFAULT, notices);
    }

    /**
     * Opens images as {@link #open(Path, Consumer)}.
     *
     * @param division of the images where no test split is told apart
     */
    public static Splits open(Path path, Division division, Consumer<String> notices) {
        if (Files.isDirectory(path)) {
            Optional<Cifar> cifar = Cifar.in(path);
            return cifar.isPresent() ? cifar.get().open() : ImageFolder.open(path, division, notices);
        }
        return Files.isRegularFile(path) && Archive.holdsCifar(path) ? unpackedCifar(path) : ImageFolder.open(path, division, notices);
    }

    private static Splits unpackedCifar(Path archive) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("reptorch-cifar");
            Archive.unpack(archive, Cifar::isPart, folder);
            return Cifar.in(folder).orElseThrow(() -> new ReptorchException(archive + ": lacks the parts of CIFAR; fetch it again")).open();
        } catch (IOException e) {
            throw new ReptorchException(archive + ": cannot be unpacked (" + e + "); make room in the folder for temporary files, or unpack it yourself", e);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
