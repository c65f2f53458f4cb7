package org.reptorch.samples.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;
import org.reptorch.train.History;
import org.reptorch.train.History.EpochResult;
import org.reptorch.train.Progress;
import org.reptorch.train.Trainer;

/** Curves of a run over its epochs, each as an SVG and a PNG in the run's folder, written when it is over or was stopped. */
final class PlotFiles implements Progress {

    private final Path folder;

    PlotFiles(Path folder) {
        this.folder = folder;
    }

    /** One curve; values that are no numbers are left out. */
    private record Curve(String name, ToDoubleFunction<EpochResult> value) {
    }

    @Override
    public void runEnds(String run, Trainer.Result result) {
        if (result.history().epochs().isEmpty()) {
            return;
        }
        try {
            write(run, result.history(), "loss", "cross-entropy", List.of(new Curve("training", EpochResult::loss), new Curve("test", EpochResult::testLoss)));
            write(run, result.history(), "accuracy", "on the test images, %", List.of(new Curve("top-1", EpochResult::accuracy),
                    new Curve("top-5", EpochResult::top5), new Curve("top-1, averaged weights", EpochResult::emaAccuracy)));
            write(run, result.history(), "learning-rate", "at an epoch's last step", List.of(new Curve("learning rate", EpochResult::learningRate)));
        } catch (IOException | ReptorchException | LinkageError e) {
            // A system without fonts cannot draw, and a full disk cannot keep it; the run's numbers stand in history.json either way.
            System.err.println("reptorch: no plots in " + folder + ": " + e);
        }
    }

    private void write(String run, History history, String name, String label, List<Curve> curves) throws IOException {
        XYChart chart = new XYChartBuilder().width(800).height(500).title(run + ": " + name).xAxisTitle("epoch").yAxisTitle(label).theme(Styler.ChartTheme.XChart)
                .build();
        chart.getStyler().setMarkerSize(4).setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal)
                .setChartBackgroundColor(java.awt.Color.WHITE);
        for (Curve curve : curves) {
            List<EpochResult> epochs = history.epochs().stream().filter(epoch -> Double.isFinite(curve.value().applyAsDouble(epoch))).toList();
            if (!epochs.isEmpty()) {
                chart.addSeries(curve.name(), epochs.stream().mapToDouble(epoch -> epoch.epoch() + 1).toArray(),
                        epochs.stream().mapToDouble(curve.value()).toArray());
            }
        }
        var svg = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart, svg, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
        AtomicFile.write(folder.resolve(name + ".svg"), svg.toByteArray());
        AtomicFile.write(folder.resolve(name + ".png"), BitmapEncoder.getBitmapBytes(chart, BitmapEncoder.BitmapFormat.PNG));
    }
}
