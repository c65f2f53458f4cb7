package org.reptorch.samples.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.reptorch.nn.ModelSpec;
import org.reptorch.reparam.Account;
import org.reptorch.reparam.Adjustment;
import org.reptorch.reparam.Operation;

/**
 * When which convolution grew and lost branches, epoch by epoch: a row for each, darker where there are more branches; below, what the network cost.
 *
 * @param account of the run
 * @param base    the network as it began, whose order the rows have
 */
public record GrowthTimeline(Account account, ModelSpec base) {

    private static final Color INK = new Color(0x333333);
    private static final Color GRID = new Color(0xDDDDDD);
    private static final Color GROWN = new Color(0x009E73);
    private static final Color CUT = new Color(0xD55E00);
    private static final Color MACS = new Color(0x0072B2);
    private static final Color PARAMETERS = new Color(0xE69F00);
    private static final double ROW = 20;
    private static final double TOP = 50;
    private static final double PANEL = 110;
    private static final double PLOT = 760;
    private static final double GAP = 34;

    /** Returns the picture. */
    public Drawing drawing() {
        List<String> places = places();
        double left = 20 + places.stream().mapToDouble(Drawing::width).max().orElse(100);
        double bottom = TOP + ROW * places.size();
        var shapes = new ArrayList<Drawing.Shape>();
        shapes.add(new Drawing.Words(left, 20, "Growth and cuts: branches beside kxk, by epoch", 0, true, INK));
        legend(shapes, left);
        for (int epoch : ticks()) {
            shapes.add(new Drawing.Line(x(left, epoch), TOP, x(left, epoch), bottom + GAP + PANEL, GRID, 1));
            shapes.add(new Drawing.Words(x(left, epoch), bottom + GAP + PANEL + 16, Integer.toString(epoch), 0.5, false, INK));
        }
        for (int row = 0; row < places.size(); row++) {
            row(shapes, places.get(row), left, TOP + ROW * row);
        }
        costs(shapes, left, bottom + GAP);
        shapes.add(new Drawing.Words(x(left, account.epochs() / 2.0), bottom + GAP + PANEL + 32, "epochs done", 0.5, false, INK));
        return new Drawing(left + PLOT + 70, bottom + GAP + PANEL + 44, shapes);
    }

    private static void legend(List<Drawing.Shape> shapes, double left) {
        shapes.add(new Drawing.Line(left, 31, left, 43, GROWN, 3));
        shapes.add(new Drawing.Words(left + 7, 41, "grown", 0, false, INK));
        shapes.add(new Drawing.Line(left + 70, 31, left + 70, 43, CUT, 3, true));
        shapes.add(new Drawing.Words(left + 77, 41, "branches cut", 0, false, INK));
    }

    /** Blocks in the order of the network; what is inside a block follows it, shorter by its path. */
    private List<String> places() {
        var all = new LinkedHashSet<String>();
        account.after().forEach(adjustment -> adjustment.after().blocks().keySet().forEach(all::add));
        account.after().forEach(adjustment -> all.addAll(adjustment.cuts().keySet()));
        List<String> order = List.copyOf(base.layers().keySet());
        return all.stream().sorted(Comparator.<String>comparingInt(place -> position(order, place)).thenComparing(place -> place)).toList();
    }

    private static int position(List<String> order, String place) {
        for (int i = 0; i < order.size(); i++) {
            if (place.equals(order.get(i)) || place.startsWith(order.get(i) + ".dbb_")) {
                return i;
            }
        }
        return order.size();
    }

    private double x(double left, double epoch) {
        return left + PLOT * epoch / Math.max(1, account.epochs());
    }

    private List<Integer> ticks() {
        int step = Math.max(1, (int) Math.ceil(account.epochs() / 12.0));
        var ticks = new ArrayList<Integer>();
        for (int epoch = 0; epoch <= account.epochs(); epoch += step) {
            ticks.add(epoch);
        }
        return ticks;
    }

    private void row(List<Drawing.Shape> shapes, String place, double left, double y) {
        shapes.add(new Drawing.Words(left - 8, y + 14, shortened(place), 1, false, INK));
        List<Adjustment> after = account.after();
        for (int i = 0; i < after.size(); i++) {
            Adjustment adjustment = after.get(i);
            double from = x(left, adjustment.epochs());
            double to = x(left, i + 1 < after.size() ? after.get(i + 1).epochs() : account.epochs());
            int branches = adjustment.after().blocks().getOrDefault(place, Set.of(Operation.KERNEL)).size() - 1;
            if (branches > 0) {
                shapes.add(new Drawing.Box(from, y + 2, to - from, ROW - 4, shade(branches), null));
                boolean changed = i == 0 || !after.get(i - 1).after().blocks().getOrDefault(place, Set.of()).equals(adjustment.after().blocks().get(place));
                if (changed && to - from > 12) {
                    shapes.add(new Drawing.Words(from + 5, y + 14, Integer.toString(branches), 0, false, branches > 3 ? Color.WHITE : INK));
                }
            }
            if (adjustment.grown().filter(place::equals).isPresent()) {
                shapes.add(new Drawing.Line(from, y + 1, from, y + ROW - 1, GROWN, 3));
            }
            if (adjustment.cuts().containsKey(place)) {
                shapes.add(new Drawing.Line(from, y + 1, from, y + ROW - 1, CUT, 3, true));
            }
        }
    }

    /** The prefix of the branches' names says nothing that its place in the path does not say. */
    static String shortened(String place) {
        return place.replace("dbb_", "").replaceAll("\\.conv(?=$|\\.)", "");
    }

    private static Color shade(int branches) {
        float share = Math.min(1, branches / 6f);
        return new Color(1 - 0.85f * share, 1 - 0.55f * share, 1 - 0.3f * share);
    }

    private void costs(List<Drawing.Shape> shapes, double left, double y) {
        List<Adjustment.Size> sizes = account.sizes();
        double highest = Math.max(1.1, sizes.stream().mapToDouble(size -> Math.max((double) size.macs() / account.start().macs(),
                (double) size.parameters() / account.start().parameters())).max().orElse(1) * 1.05);
        for (double times : new double[] {1, (1 + highest) / 2, highest}) {
            double at = y + PANEL * (1 - times / highest);
            shapes.add(new Drawing.Line(left, at, left + PLOT, at, GRID, 1));
            shapes.add(new Drawing.Words(left - 8, at + 4, String.format(Locale.ROOT, "%.2fx", times), 1, false, INK));
        }
        curve(shapes, sizes.stream().map(size -> (double) size.macs() / account.start().macs()).toList(), left, y, highest, MACS, false);
        curve(shapes, sizes.stream().map(size -> (double) size.parameters() / account.start().parameters()).toList(), left, y, highest, PARAMETERS, true);
        // Curves rise: there is room below them.
        shapes.add(new Drawing.Words(left + PLOT - 8, y + PANEL - 22, String.format(Locale.ROOT, "FLOPs, on average %.4g M", account.averageMacs() / 1e6), 1, true, MACS));
        shapes.add(new Drawing.Words(left + PLOT - 8, y + PANEL - 8, String.format(Locale.ROOT, "dashed: parameters, on average %.4g M", account.averageParameters() / 1e6), 1, true,
                PARAMETERS));
        shapes.add(new Drawing.Line(left, y, left, y + PANEL, INK, 1));
        shapes.add(new Drawing.Line(left, y + PANEL, left + PLOT, y + PANEL, INK, 1));
    }

    private void curve(List<Drawing.Shape> shapes, List<Double> values, double left, double y, double highest, Color colour, boolean dashed) {
        for (int epoch = 0; epoch < values.size(); epoch++) {
            double at = y + PANEL * (1 - values.get(epoch) / highest);
            shapes.add(new Drawing.Line(x(left, epoch), at, x(left, epoch + 1), at, colour, 2, dashed));
            if (epoch > 0) {
                shapes.add(new Drawing.Line(x(left, epoch), y + PANEL * (1 - values.get(epoch - 1) / highest), x(left, epoch), at, colour, 2, dashed));
            }
        }
    }
}
