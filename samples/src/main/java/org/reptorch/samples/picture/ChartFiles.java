package org.reptorch.samples.picture;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.reptorch.samples.report.Chart;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/** The charts of a report as pictures, each as an SVG and a PNG. */
public final class ChartFiles {

    private ChartFiles() {
    }

    /** Writes {@code name.svg} and {@code name.png} into a folder; a system that cannot draw, for it has no fonts, is told of and costs the pictures alone. */
    public static void write(Chart chart, Path folder, String name) {
        try {
            ChartPicture picture = ChartPicture.of(chart);
            AtomicFile.write(folder.resolve(name + ".svg"), picture.svg());
            AtomicFile.write(folder.resolve(name + ".png"), picture.png());
        } catch (UncheckedIOException | ReptorchException | LinkageError e) {
            System.err.println("reptorch: no plot " + name + " in " + folder + ": " + e);
        }
    }
}
