package org.reptorch.nn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of a model family's table: a published network, before its number of classes and its mode are chosen.
 *
 * <pre>{@code
 * ModelSpec net = Architecture.of("resnet18").spec(10);
 * }</pre>
 *
 * <p>Parameter names are those of the PyTorch implementation that the family names, so that its published checkpoints load.
 */
public sealed interface Architecture permits RepOptVgg, RepVgg, RepGhostNet, Vgg, VggCifar, ResNet, MobileNetV1, EfficientNet {

    /** Returns what people call it: {@code repvgg-b1g4}. */
    String name();

    /** Returns height and width of the images that its published numbers are for. */
    default int resolution() {
        return 224;
    }

    /** Describes the network as it is trained, for so many classes. */
    ModelSpec spec(int classes);

    /** Returns the paths of the layers behind which the feature maps become smaller, and of the last one that has any: where a {@link Backbone} is cut. */
    List<String> stages();

    /** Returns every published network by name, family by family. */
    static Map<String, Architecture> table() {
        return Table.ROWS;
    }

    /**
     * Returns a published network by its name.
     *
     * @throws IllegalArgumentException where no network has that name; the message has the nearest that there is
     */
    static Architecture of(String name) {
        Architecture row = table().get(name);
        if (row == null) {
            throw new IllegalArgumentException("no network is called '" + name + "'; the nearest name is '" + Spelling.nearest(name, table().keySet())
                    + "', and repopt-vgg with blocks, widths and strides is any RepOpt-VGG");
        }
        return row;
    }
}

/** The families' tables, one after the other. */
final class Table {

    static final Map<String, Architecture> ROWS;

    static {
        var rows = new LinkedHashMap<String, Architecture>();
        for (List<? extends Architecture> family : List.of(List.copyOf(RepOptVgg.table().values()), RepVgg.TABLE, RepGhostNet.TABLE, Vgg.TABLE,
                VggCifar.TABLE, ResNet.TABLE, MobileNetV1.TABLE, EfficientNet.TABLE)) {
            family.forEach(row -> rows.put(row.name(), row));
        }
        ROWS = Collections.unmodifiableMap(rows);
    }

    private Table() {
    }
}
