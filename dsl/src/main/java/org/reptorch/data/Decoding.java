package org.reptorch.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.reptorch.data.ImageFiles.ImageFile;
import org.reptorch.torch.ReptorchException;

/** The decoding of all files of a data set on all cores; the outcome does not depend on how many there are. */
final class Decoding {

    /** What became of one file. */
    sealed interface Outcome permits Readable, Unreadable, Undecoded {
        Place place();
    }

    /** An image: height x width x RGB bytes. */
    record Readable(Place place, Image image) implements Outcome {
    }

    /** A file that is no image, and why. */
    record Unreadable(Place place, String reason) implements Outcome {
        @Override
        public String toString() {
            return UnreadableImageException.line(place.toString(), reason);
        }
    }

    /** A file that is too large to be kept decoded. */
    record Undecoded(Place place, ImageFiles.Bytes file) implements Outcome {
    }

    /** Images of more pixels than this stay encoded: there are mostly many of them. */
    private static final int SMALL = 128 * 128;

    private final Path path;
    private final ImageFiles files;
    private volatile boolean failed;

    Decoding(Path path, ImageFiles files) {
        this.path = path;
        this.files = files;
    }

    /**
     * Returns what became of every file, in the order of their places. If the first image is large, all are left as they are, so that not
     * every image of a large data set is read only to open it; otherwise the large ones are.
     *
     * @throws ReptorchException if the files cannot be read on, or memory runs out
     */
    List<Outcome> run() {
        List<ImageFile> begin = files.next();
        if (isLarge(begin)) {
            return undecoded(begin);
        }
        List<Outcome> outcomes = new ArrayList<>();
        try (ImageDecoder decoder = new ImageDecoder()) {
            begin.forEach(file -> outcomes.add(decode(file, decoder)));
        }
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Callable<List<Outcome>> share = this::decodeShare;
            for (var part : pool.invokeAll(Collections.nCopies(threads, share))) {
                outcomes.addAll(part.get());
            }
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while decoding " + path);
        }
        outcomes.sort(Comparator.comparing(Outcome::place));
        return outcomes;
    }

    private List<Outcome> decodeShare() {
        List<Outcome> outcomes = new ArrayList<>();
        try (ImageDecoder decoder = new ImageDecoder()) {
            while (!failed) {
                List<ImageFile> few = files.next();
                if (few.isEmpty()) {
                    break;
                }
                for (ImageFile file : few) {
                    outcomes.add(decode(file, decoder));
                }
            }
            return outcomes;
        } catch (RuntimeException | Error e) {
            failed = true;
            throw e;
        }
    }

    private static Outcome decode(ImageFile file, ImageDecoder decoder) {
        try {
            Image image = decoder.decode(file.bytes().read());
            return isLarge(image) ? new Undecoded(file.place(), file.bytes()) : new Readable(file.place(), image);
        } catch (IOException e) {
            return new Unreadable(file.place(), e.getMessage());
        }
    }

    private static boolean isLarge(Image image) {
        return (long) image.height() * image.width() > SMALL;
    }

    /** Tells whether the first of some files that is an image is a large one. */
    private static boolean isLarge(List<ImageFile> few) {
        try (ImageDecoder decoder = new ImageDecoder()) {
            return few.stream().map(file -> decode(file, decoder)).filter(outcome -> !(outcome instanceof Unreadable)).findFirst()
                    .map(Undecoded.class::isInstance).orElse(false);
        }
    }

    private List<Outcome> undecoded(List<ImageFile> begin) {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<ImageFile> few = begin; !few.isEmpty(); few = files.next()) {
            few.forEach(file -> outcomes.add(new Undecoded(file.place(), file.bytes())));
        }
        outcomes.sort(Comparator.comparing(Outcome::place));
        return outcomes;
    }

    private RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case ReptorchException e -> e;
            case OutOfMemoryError e -> new ReptorchException(path + ": the images do not fit into the "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB that Java may take; raise -Xmx or take fewer", e);
            default -> new IllegalStateException("decoding " + path + " failed: " + cause, cause);
        };
    }
}
