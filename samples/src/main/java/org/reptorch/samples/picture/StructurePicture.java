package org.reptorch.samples.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.reptorch.nn.Layer;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.Pooling;
import org.reptorch.reparam.Cutting;
import org.reptorch.reparam.Network;
import org.reptorch.reparam.Operation;

/**
 * The blocks of a network with what their branches are, side by side, and how much each matters (DyRep, fig. 6): the mean of |gamma| of its last batch norm
 * stands below it, and the darker it is the more it has of the block's largest. A block inside a branch is drawn inside it.
 *
 * @param network with blocks
 */
public record StructurePicture(Network network) {

    private static final Color INK = new Color(0x333333);
    private static final Color FRAME = new Color(0x999999);
    private static final double BOX_WIDTH = 58;
    private static final double BOX_HEIGHT = 20;
    private static final double GAP = 6;
    private static final double HEADING = 20;
    private static final double CAPTION = 16;
    private static final double WIDEST = 1100;

    /** Something that takes room and stands somewhere: a layer's box, or a block. */
    private sealed interface Part {
        double width();

        double height();
    }

    private record LayerBox(String label) implements Part {

        @Override
        public double width() {
            return BOX_WIDTH;
        }

        @Override
        public double height() {
            return BOX_HEIGHT;
        }
    }

    private record BlockBox(String title, List<Branch> branches) implements Part {

        @Override
        public double width() {
            return Math.max(branches.stream().mapToDouble(Branch::width).sum() + GAP * (branches.size() + 1), Drawing.width(title) + 2 * GAP);
        }

        @Override
        public double height() {
            return HEADING + branches.stream().mapToDouble(Branch::height).max().orElse(0) + CAPTION + GAP;
        }
    }

    private record Branch(List<Part> parts, double importance, double share) {

        double width() {
            return parts.stream().mapToDouble(Part::width).max().orElse(BOX_WIDTH);
        }

        double height() {
            return parts.stream().mapToDouble(part -> part.height() + GAP).sum();
        }
    }

    /** Returns the picture of all blocks that are in no other. */
    public Drawing drawing() {
        var shapes = new ArrayList<Drawing.Shape>();
        shapes.add(new Drawing.Words(GAP, 16, network.spec().name() + ": blocks, and the importance of each branch (mean |gamma| of its last batch norm)", 0, true, INK));
        double x = GAP;
        double y = HEADING + GAP;
        double deepest = 0;
        double widest = 620;
        for (Map.Entry<String, Layer.Sum> block : outermost().entrySet()) {
            BlockBox box = block(GrowthTimeline.shortened(block.getKey()), block.getKey(), block.getValue());
            if (x > GAP && x + box.width() > WIDEST) {
                x = GAP;
                y += deepest + 2 * GAP;
                deepest = 0;
            }
            draw(shapes, box, x, y, Color.WHITE);
            x += box.width() + 2 * GAP;
            deepest = Math.max(deepest, box.height());
            widest = Math.max(widest, x);
        }
        return new Drawing(widest, y + deepest + GAP, shapes);
    }

    private Map<String, Layer.Sum> outermost() {
        var outermost = new LinkedHashMap<String, Layer.Sum>();
        network.blocks().forEach((path, block) -> {
            if (outermost.keySet().stream().noneMatch(outer -> path.startsWith(outer + "."))) {
                outermost.put(path, block);
            }
        });
        return outermost;
    }

    private BlockBox block(String title, String path, Layer.Sum block) {
        Map<Operation, Double> importances = Cutting.importances(network, path);
        double largest = importances.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var branches = new ArrayList<Branch>();
        for (Layer.Named child : block.children()) {
            double importance = importances.get(Operation.ofBranch(child.name()).orElseThrow());
            var parts = new ArrayList<Part>();
            collect(child.layer(), ModelSpec.join(path, child.name()), parts);
            branches.add(new Branch(parts.isEmpty() ? List.of(new LayerBox("identity")) : parts, importance, largest == 0 ? 0 : importance / largest));
        }
        return new BlockBox(title, branches);
    }

    private void collect(Layer layer, String path, List<Part> parts) {
        switch (layer) {
            case Layer.Conv2d conv -> parts.add(new LayerBox(conv.kernel().height() + "x" + conv.kernel().width()));
            case Pooling.Average average -> parts.add(new LayerBox("avg " + average.kernel().height() + "x" + average.kernel().width()));
            case Layer.Sum sum -> parts.add(block("", path, sum));
            default -> layer.children().forEach(child -> collect(child.layer(), ModelSpec.join(path, child.name()), parts));
        }
    }

    private static void draw(List<Drawing.Shape> shapes, BlockBox block, double x, double y, Color fill) {
        shapes.add(new Drawing.Box(x, y, block.width(), block.height(), fill, FRAME));
        shapes.add(new Drawing.Words(x + GAP, y + 14, block.title().isEmpty() ? "block" : block.title(), 0, !block.title().isEmpty(), INK));
        double left = x + GAP;
        double bottom = y + block.height() - CAPTION - GAP;
        for (Branch branch : block.branches()) {
            double middle = left + branch.width() / 2;
            double at = y + HEADING;
            shapes.add(new Drawing.Line(middle, at, middle, bottom, FRAME, 1));
            for (Part part : branch.parts()) {
                switch (part) {
                    case LayerBox box -> {
                        shapes.add(new Drawing.Box(middle - BOX_WIDTH / 2, at, BOX_WIDTH, BOX_HEIGHT, shade(branch.share()), FRAME));
                        shapes.add(new Drawing.Words(middle, at + 14, box.label(), 0.5, false, branch.share() > 0.6 ? Color.WHITE : INK));
                    }
                    case BlockBox inner -> draw(shapes, inner, middle - inner.width() / 2, at, new Color(0xF7F7F7));
                }
                at += part.height() + GAP;
            }
            shapes.add(new Drawing.Words(middle, bottom + CAPTION - 2, String.format(Locale.ROOT, "%.3g", branch.importance()), 0.5, true, INK));
            left += branch.width() + GAP;
        }
    }

    private static Color shade(double share) {
        float s = (float) Math.max(0, Math.min(1, share));
        return new Color(1 - 0.9f * s, 1 - 0.55f * s, 1 - 0.3f * s);
    }
}
