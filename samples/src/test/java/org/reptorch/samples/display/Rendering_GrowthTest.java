package org.reptorch.samples.display;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.reptorch.nn.Layers;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.Block;
import org.reptorch.reparam.Network;
import org.reptorch.reparam.Operation;
import org.reptorch.reparam.Structure;
import org.reptorch.samples.picture.Drawing;
import org.reptorch.samples.picture.GrowthTimeline;
import org.reptorch.samples.picture.StructurePicture;
import org.reptorch.samples.report.LineChart;
import org.testng.annotations.Test;

/** What a notebook and a run's folder show of growth and cuts. */
public class Rendering_GrowthTest {

    private static final ModelSpec BASE = new ModelSpec("net", Layers.sequence().then("a", Layers.conv(3, 8, 3).padding(1)).then("b", Layers.conv(8, 8, 3).padding(1)), 0);

    /** Behind epoch 1 a grows, behind 2 it is cut and b grows, where the costs are so many times those of the beginning. */
    private static GrowthTimeline timeline(long times) {
        var both = new LinkedHashMap<String, Set<Operation>>();
        both.put("a", EnumSet.of(Operation.KERNEL));
        both.put("b", EnumSet.of(Operation.KERNEL, Operation.POINTWISE));
        var first = new Adjustment(1, Map.of(), Optional.of("a"), new Augmentation(Map.of("a", EnumSet.of(Operation.KERNEL, Operation.ROW, Operation.COLUMN))),
                Map.of("a", 2.0, "b", 1.0), new Adjustment.Size(100 * times, 10 * times), 0, 0, 0);
        var second = new Adjustment(2, Map.of("a", new Adjustment.Cut(EnumSet.of(Operation.ROW, Operation.COLUMN), Map.of())), Optional.of("b"), new Augmentation(both),
                Map.of("b", 3.0), new Adjustment.Size(100 * times, 10 * times), 0, 0, 0);
        return new GrowthTimeline(new Account(new Adjustment.Size(100, 10), List.of(first, second), 4), BASE);
    }

    private static String svg(Object value) {
        Rendering rendering = Rendering.of(value);
        assertTrue(rendering.html().contains("src=\"data:image/svg+xml;base64,"), rendering.html());
        return rendering.svg();
    }

    @Test
    public void aTimelineShowsWhatGrewAndWhatWasCut() {
        String svg = svg(timeline(2));
        assertTrue(svg.contains(">a</text>") && svg.contains(">b</text>"), svg);
        assertTrue(svg.contains(">2</text>") && svg.contains(">2.10x</text>") && svg.contains(">1.00x</text>"), svg);
        assertTrue(svg.contains("FLOPs, on average 0.0001750 M"), svg);
        Drawing drawing = timeline(2).drawing();
        List<Drawing.Line> marks = drawing.shapes().stream().filter(shape -> shape instanceof Drawing.Line line && line.thickness() == 4 && line.x1() == line.x2() && line.y2() - line.y1() > 5 && line.y2() - line.y1() < 12)
                .map(Drawing.Line.class::cast).toList();
        // Two of the legend, a's growth and cut, b's growth: those of growth are in the upper half of a row.
        assertEquals(marks.size(), 5);
        assertTrue(marks.get(2).y2() <= marks.get(3).y1(), marks.toString());
    }

    /** In the gradient form nothing costs more, and labels must not stand in each other. */
    @Test
    public void costsThatStayHaveOneLabel() {
        String svg = svg(timeline(1));
        assertTrue(svg.contains(">1.00x</text>"), svg);
        assertFalse(svg.contains(">1.10x</text>"), svg);
    }

    @Test
    public void scoresAreCurvesThatEndWhereAnOperationHasGrown() {
        LineChart chart = Charts.scores(timeline(2).account().after());
        assertEquals(chart.series().stream().map(series -> series.name()).sorted().toList(), List.of("a", "b"));
        chart.series().forEach(series -> assertEquals(series.y(), series.name().equals("a") ? new double[] {2, Double.NaN} : new double[] {1, 3}));
        assertTrue(svg(chart).contains("<svg"));
        assertTrue(Rendering.of(chart).html().contains("alt=\"Who contributes most to the loss grows next\""));
    }

    @Test
    public void aStructureShowsTheImportanceOfEveryBranch() {
        try (Model model = Model.build(Structure.of(Block.dyRep()).in(BASE), 0)) {
            String svg = svg(new StructurePicture(Network.of(model)));
            assertTrue(svg.contains("net: blocks, and the importance of each branch"), svg);
            assertEquals(svg.split("avg 3x3").length - 1, 2, svg);
            assertTrue(svg.contains("identity"), svg);
        }
    }
}
