package org.reptorch.samples.vision;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Image;
import org.reptorch.data.ObjectBox;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.io.AtomicFile;
import org.reptorch.vision.Detected;

/**
 * Images with what is on them and what was found on them, side by side: a row per image, a colour per class.
 *
 * @param classes the names for the legend
 * @param images  one per row
 * @param columns what is drawn over each, from left to right behind the plain image
 */
record ScenePicture(List<String> classes, List<AnnotatedImage> images, List<Column> columns) {

    /** Boxes less sure than this would hide the others. */
    static final double LEAST_SCORE = 0.3;

    /** What is drawn over every image. */
    sealed interface Column {

        String title();
    }

    /** A class or nothing per pixel, image by image. */
    record Masks(String title, List<byte[]> masks) implements Column {
    }

    /** Rectangles with what they are and how sure, image by image; a score that is no number is not written. */
    record Boxes(String title, List<List<Detected>> boxes) implements Column {
    }

    /** Distinct for people who do not tell red from green (Okabe and Ito's palette). */
    private static final List<Color> COLOURS = List.of(new Color(0xE69F00), new Color(0x56B4E9), new Color(0x009E73), new Color(0xF0E442), new Color(0xCC79A7),
            new Color(0xD55E00), new Color(0x0072B2));
    private static final int SIDE = 224;
    private static final int GAP = 8;
    private static final int HEADING = 24;

    /** Writes the picture as PNG. */
    void write(Path file) {
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(drawn(), "png", png);
        } catch (IOException e) {
            throw new ReptorchException(file + " cannot be written: " + e.getMessage(), e);
        }
        AtomicFile.write(file, png.toByteArray());
    }

    private BufferedImage drawn() {
        int width = (columns.size() + 1) * (SIDE + GAP) + GAP;
        int height = 2 * HEADING + images.size() * (SIDE + GAP) + GAP;
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        legend(pen);
        for (int column = 0; column <= columns.size(); column++) {
            int left = GAP + column * (SIDE + GAP);
            pen.setColor(Color.BLACK);
            pen.drawString(column == 0 ? "image" : columns.get(column - 1).title(), left, 2 * HEADING - 6);
            for (int row = 0; row < images.size(); row++) {
                int top = 2 * HEADING + row * (SIDE + GAP);
                pen.drawImage(images.get(row).image().toBufferedImage(), left, top, SIDE, SIDE, null);
                if (column > 0) {
                    switch (columns.get(column - 1)) {
                        case Masks masks -> pen.drawImage(veil(masks.masks().get(row), images.get(row).image()), left, top, SIDE, SIDE, null);
                        case Boxes boxes -> boxes((Graphics2D) pen.create(left, top, SIDE, SIDE), boxes.boxes().get(row),
                                (double) SIDE / images.get(row).image().width());
                    }
                }
            }
        }
        pen.dispose();
        return picture;
    }

    private void legend(Graphics2D pen) {
        int left = GAP;
        for (int i = 0; i < classes.size(); i++) {
            pen.setColor(colour(i));
            pen.fillRect(left, 8, 14, 14);
            pen.setColor(Color.BLACK);
            pen.drawString(classes.get(i), left + 20, 20);
            left += 40 + pen.getFontMetrics().stringWidth(classes.get(i));
        }
    }

    private static Color colour(int label) {
        return COLOURS.get(label % COLOURS.size());
    }

    /** The classes' colours, the background darkened. */
    private static BufferedImage veil(byte[] mask, Image image) {
        var veil = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < mask.length; i++) {
            veil.setRGB(i % image.width(), i / image.width(), mask[i] == 0 ? 0xA0000000 : 0xFF000000 | colour(mask[i] - 1).getRGB() & 0xFFFFFF);
        }
        return veil;
    }

    private static void boxes(Graphics2D pen, List<Detected> boxes, double scale) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
        for (Detected detected : boxes) {
            ObjectBox box = detected.box();
            int left = (int) Math.round(box.left() * scale);
            int top = (int) Math.round(box.top() * scale);
            int width = (int) Math.round(box.right() * scale) - left - 1;
            int height = (int) Math.round(box.bottom() * scale) - top - 1;
            pen.setStroke(new BasicStroke(5));
            pen.setColor(Color.BLACK);
            pen.drawRect(left, top, width, height);
            pen.setStroke(new BasicStroke(3));
            pen.setColor(colour(box.label()));
            pen.drawRect(left, top, width, height);
            if (!Double.isNaN(detected.score())) {
                pen.fillRect(left, top, 28, 15);
                pen.setColor(Color.BLACK);
                pen.drawString(String.format(Locale.ROOT, "%.2f", detected.score()), left + 2, top + 12);
            }
        }
        pen.dispose();
    }
}
