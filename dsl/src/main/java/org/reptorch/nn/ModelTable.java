package org.reptorch.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network layer by layer for one image of a certain size: what each gives, holds and costs. It prints as a table with totals.
 *
 * <p>Costs are counted as the papers count "FLOPs": multiply-accumulates (MACs) of convolutions and linear layers, one per weight and output
 * position, those of squeeze-and-excitation included. Biases, batch norms, scales, activations, pooling, sums and layers from lambdas count nothing.
 *
 * @param name   of the network
 * @param input  shape of the image
 * @param output shape of what the network gives for it
 * @param rows   the layers, in the order in which they compute
 */
public record ModelTable(String name, Shape input, Shape output, List<Row> rows) {

    /**
     * One layer.
     *
     * @param path       its full path; empty or its parent's where it has no name
     * @param layer      what it is
     * @param output     what it gives for one image
     * @param parameters how many numbers it holds, buffers left out
     * @param macs       its multiply-accumulates for one image
     */
    public record Row(String path, Layer layer, Shape output, long parameters, long macs) {

        /** Says what the layer is, in the few words that stand in the table. */
        public String kind() {
            return ModelTable.kind(layer);
        }

        static Row of(String path, Layer layer, Shape output) {
            return new Row(path, layer, output, ModelSpec.parameterCount(layer.parameters()), macs(layer, output));
        }

        private static long macs(Layer layer, Shape output) {
            long perOutput = switch (layer) {
                case Layer.Conv2d conv -> (long) conv.in() / conv.groups() * conv.kernel().height() * conv.kernel().width();
                case Layer.Linear linear -> linear.in();
                default -> 0;
            };
            return Math.multiplyExact(perOutput, output.elements());
        }
    }

    /** Copies the list. */
    public ModelTable {
        rows = List.copyOf(rows);
    }

    /** Returns how many numbers are trained or frozen. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** Returns the multiply-accumulates for one image: the papers' FLOPs. */
    public long macs() {
        return rows.stream().mapToLong(Row::macs).reduce(0, Math::addExact);
    }

    /** Prints a line per layer, and the totals. */
    @Override
    public String toString() {
        var lines = new ArrayList<String[]>();
        lines.add(new String[] {"layer", "kind", "output", "parameters", "MACs"});
        lines.add(new String[] {"", "input", input.toString(), "", ""});
        for (Row row : rows) {
            lines.add(new String[] {row.path(), row.kind(), row.output().toString(), grouped(row.parameters()), grouped(row.macs())});
        }
        lines.add(new String[] {name, "total", output().toString(), grouped(parameters()), grouped(macs())});
        int[] widths = new int[5];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        var text = new StringBuilder();
        for (String[] line : lines) {
            text.append(String.format(Locale.ROOT, "%-" + widths[0] + "s  %-" + widths[1] + "s  %-" + widths[2] + "s  %" + widths[3] + "s  %" + widths[4] + "s",
                    (Object[]) line).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String kind(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> "Conv2d " + conv.kernel() + (conv.stride().equals(Size.of(1)) ? "" : " / " + conv.stride())
                    + (conv.groups() == 1 ? "" : ", " + conv.groups() + " groups");
            case Activation activation -> activation.name().toLowerCase(Locale.ROOT);
            case Layer.Plain plain -> plain.name().toLowerCase(Locale.ROOT);
            case CustomLayer custom -> custom.name();
            case Pooling.Max max -> "MaxPool2d " + max.kernel() + " / " + max.stride();
            case Pooling.Average average -> "AvgPool2d " + average.kernel() + " / " + average.stride();
            case Pooling.AdaptiveAverage adaptive -> "AdaptiveAvgPool2d " + adaptive.output();
            case Pooling.AdaptiveMax adaptive -> "AdaptiveMaxPool2d " + adaptive.output();
            default -> layer.getClass().getSimpleName();
        };
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
