package org.reptorch.samples.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;

/**
 * A picture of rectangles, lines and words, for what is no chart.
 *
 * @param width  in pixels
 * @param height in pixels
 * @param shapes the later ones over the earlier
 */
public record Drawing(double width, double height, List<Shape> shapes) {

    private static final int FONT_SIZE = 11;
    private static final int DASH = 3;

    /** Something drawn. */
    sealed interface Shape {
    }

    /** A filled rectangle; a border of null is none. */
    record Box(double x, double y, double width, double height, Color fill, Color border) implements Shape {
    }

    /** A straight line, dashed where its colour alone would tell it from another. */
    record Line(double x1, double y1, double x2, double y2, Color colour, double thickness, boolean dashed) implements Shape {

        Line(double x1, double y1, double x2, double y2, Color colour, double thickness) {
            this(x1, y1, x2, y2, colour, thickness, false);
        }
    }

    /**
     * One line of words.
     *
     * @param x     of their beginning, middle or end
     * @param y     of the base line
     * @param align 0 where they begin at x, 0.5 where x is their middle, 1 where they end there
     */
    record Words(double x, double y, String text, double align, boolean bold, Color colour) implements Shape {
    }

    /** Returns about how wide words are, for a layout. */
    static double width(String text) {
        return text.length() * 0.58 * FONT_SIZE;
    }

    /** Writes {@code name.svg} and {@code name.png} into a folder; a system that cannot draw is told of and costs the PNG alone. */
    public void write(Path folder, String name) {
        try {
            AtomicFile.write(folder.resolve(name + ".svg"), svg().getBytes(StandardCharsets.UTF_8));
            AtomicFile.write(folder.resolve(name + ".png"), png());
        } catch (IOException | ReptorchException | LinkageError e) {
            System.err.println("reptorch: no picture " + name + " in " + folder + ": " + e);
        }
    }

    private byte[] png() throws IOException {
        var image = new BufferedImage((int) Math.ceil(width), (int) Math.ceil(height), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            shapes.forEach(shape -> draw(shape, graphics));
        } finally {
            graphics.dispose();
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static void draw(Shape shape, Graphics2D graphics) {
        switch (shape) {
            case Box box -> {
                var outline = new Rectangle2D.Double(box.x, box.y, box.width, box.height);
                graphics.setColor(box.fill);
                graphics.fill(outline);
                if (box.border != null) {
                    graphics.setStroke(new BasicStroke(1));
                    graphics.setColor(box.border);
                    graphics.draw(outline);
                }
            }
            case Line line -> {
                graphics.setStroke(line.dashed ? new BasicStroke((float) line.thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {DASH, DASH}, 0)
                        : new BasicStroke((float) line.thickness));
                graphics.setColor(line.colour);
                graphics.draw(new Line2D.Double(line.x1, line.y1, line.x2, line.y2));
            }
            case Words words -> {
                graphics.setFont(new Font(Font.SANS_SERIF, words.bold ? Font.BOLD : Font.PLAIN, FONT_SIZE));
                graphics.setColor(words.colour);
                double wide = graphics.getFontMetrics().stringWidth(words.text);
                graphics.drawString(words.text, (float) (words.x - words.align * wide), (float) words.y);
            }
        }
    }

    /** Returns the picture as SVG. */
    public String svg() {
        var svg = new StringBuilder(text("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$.0f\" height=\"%2$.0f\" viewBox=\"0 0 %1$.0f %2$.0f\" "
                + "font-family=\"sans-serif\" font-size=\"%3$d\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n", width, height, FONT_SIZE));
        shapes.forEach(shape -> svg.append(switch (shape) {
            case Box box -> text("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>%n", box.x, box.y, box.width, box.height,
                    hex(box.fill), box.border == null ? "none" : hex(box.border));
            case Line line -> text("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"%s/>%n", line.x1, line.y1, line.x2, line.y2,
                    hex(line.colour), line.thickness, line.dashed ? " stroke-dasharray=\"" + DASH + " " + DASH + "\"" : "");
            case Words words -> text("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"%s\">%s</text>%n", words.x, words.y,
                    words.align == 0 ? "start" : words.align == 1 ? "end" : "middle", words.bold ? "bold" : "normal", hex(words.colour),
                    words.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }));
        return svg.append("</svg>\n").toString();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace("\r\n", "\n");
    }

    private static String hex(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xFFFFFF);
    }
}
