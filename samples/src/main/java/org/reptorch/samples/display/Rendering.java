package org.reptorch.samples.display;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.imageio.ImageIO;

import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Splits;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.ModelTable;
import org.reptorch.quant.Comparison;
import org.reptorch.quant.Engine;
import org.reptorch.quant.QuantizedModel;
import org.reptorch.repopt.Equivalence;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Prior;
import org.reptorch.repopt.Scales;
import org.reptorch.repopt.UpdatePlan;
import org.reptorch.samples.picture.ChartPicture;
import org.reptorch.samples.picture.Drawing;
import org.reptorch.samples.picture.GrowthTimeline;
import org.reptorch.samples.picture.StructurePicture;
import org.reptorch.samples.report.Chart;
import org.reptorch.samples.report.Picture;
import org.reptorch.samples.report.Preformatted;
import org.reptorch.samples.report.Section;
import org.reptorch.samples.report.Table;
import org.reptorch.samples.report.Text;
import org.reptorch.torch.Tensor;
import org.reptorch.train.History;

/**
 * How a value looks in a notebook: as text always, as HTML, and as a picture where it has one. A notebook's kernel shows the richest form that
 * it can; nothing in the library knows of any kernel.
 *
 * @param text what {@code toString} gives
 * @param html the value as a piece of a page, its picture included; null for none
 * @param svg  a drawing; null for none
 * @param png  a picture; null for none
 */
public record Rendering(String text, String html, String svg, byte[] png) {

    /** Images of a data set that are shown. */
    private static final int MOST_IMAGES = 20;

    private static final List<Class<?>> TYPES = List.of(Tensor.class, Model.class, ModelSpec.class, ModelTable.class, UpdatePlan.class, Scales.class, Prior.class, Placement.class,
            Placement.Matching.class, Equivalence.Proof.class, History.class, ImageDataset.class, Splits.class, Image.class, QuantizedModel.class, Engine.class,
            Comparison.class, Section.class, Drawing.class, GrowthTimeline.class, StructurePicture.class);

    /** Returns the types that have a rendering of their own, their subtypes included. */
    public static Set<Class<?>> types() {
        return new LinkedHashSet<>(TYPES);
    }

    /** Renders a value; what has no rendering of its own is its text. */
    public static Rendering of(Object value) {
        String text = String.valueOf(value);
        return switch (value) {
            case null -> new Rendering(text, null, null, null);
            case Tensor tensor -> page(text, Html.tensor(tensor));
            case Model model -> page(text, Html.caption(text) + Html.table(Tables.of(model.spec())));
            case ModelSpec spec -> page(text, Html.caption(text) + Html.table(Tables.of(spec)));
            case ModelTable table -> page(text, Html.table(Tables.of(table)));
            case UpdatePlan plan -> page(text, Html.caption(text.lines().findFirst().orElse("")) + Html.table(Tables.of(plan)));
            case Scales scales -> drawn(text, Charts.of(scales), Html.table(Tables.of(scales)));
            case Placement.Matching matching -> page(text, Html.table(Tables.of(matching)));
            case Equivalence.Proof proof -> drawn(text, Charts.of(proof), Html.caption(text.lines().filter(line -> line.startsWith("largest")).findFirst().orElse(text)));
            case History history when !history.epochs().isEmpty() -> drawn(text, Charts.of(history), Html.table(Tables.of(history)));
            case Splits splits -> pictured(text, thumbnails(splits.train()));
            case ImageDataset images -> pictured(text, thumbnails(images));
            case Image image -> pictured(text, drawing(image));
            case Chart chart -> drawn(chart.heading(), chart, "");
            case Table table -> page(text, Html.caption(table.heading()) + Html.table(table) + Html.note(table.note()));
            case Text paragraph -> page(text, Html.caption(paragraph.heading()) + Html.note(paragraph.paragraph()));
            case Picture picture -> page(text, Html.caption(picture.heading()) + Html.picture(picture.address(), picture.description()) + Html.note(picture.note()));
            case Preformatted lines -> page(text, Html.caption(lines.heading()) + Html.lines(lines.text()));
            case Drawing drawing -> drawn("a drawing", drawing);
            case GrowthTimeline timeline -> drawn("growth and cuts", timeline.drawing());
            case StructurePicture structure -> drawn(structure.network().spec().name() + ": blocks and their branches", structure.drawing());
            default -> page(text, Html.lines(text));
        };
    }

    private static Rendering page(String text, String html) {
        return new Rendering(text, html, null, null);
    }

    private static Rendering drawn(String text, Chart chart, String below) {
        return drawn(text, new String(ChartPicture.of(chart).svg(), StandardCharsets.UTF_8), chart.heading(), below);
    }

    private static Rendering drawn(String text, Drawing drawing) {
        return drawn(text, drawing.svg(), text, "");
    }

    /** As an image of its own: two drawings in one page would share the names of their clipping paths. */
    private static Rendering drawn(String text, String svg, String alternative, String below) {
        return new Rendering(text, Html.picture("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8), alternative) + below, svg, null);
    }

    private static Rendering pictured(String text, BufferedImage picture) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Rendering(text, Html.caption(text) + Html.picture("image/png", png.toByteArray(), text), null, png.toByteArray());
    }

    private static BufferedImage thumbnails(ImageDataset data) {
        var images = new ArrayList<Image>();
        int count = Math.min(MOST_IMAGES, data.size());
        for (int i = 0; i < count; i++) {
            images.add(data.image((int) ((long) i * data.size() / count)));
        }
        return Thumbnails.of(images);
    }

    private static BufferedImage drawing(Image image) {
        return Thumbnails.of(List.of(image));
    }

    /** Returns every form under its MIME type, as Jupyter's messages carry it: pictures in bits are base64. */
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("text/plain", text);
        if (html != null) {
            data.put("text/html", html);
        }
        if (svg != null) {
            data.put("image/svg+xml", svg);
        }
        if (png != null) {
            data.put("image/png", Base64.getEncoder().encodeToString(png));
        }
        return data;
    }
}
