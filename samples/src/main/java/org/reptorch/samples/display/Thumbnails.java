package org.reptorch.samples.display;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

import org.reptorch.data.Image;

/** Images side by side, small ones magnified. */
final class Thumbnails {

    private static final int SIDE = 96;
    private static final int GAP = 4;
    private static final int PER_ROW = 10;

    private Thumbnails() {
    }

    static BufferedImage of(List<Image> images) {
        int columns = Math.max(1, Math.min(PER_ROW, images.size()));
        int rows = Math.max(1, (images.size() + columns - 1) / columns);
        var picture = new BufferedImage(columns * (SIDE + GAP), rows * (SIDE + GAP), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        for (int i = 0; i < images.size(); i++) {
            Image image = images.get(i);
            double scale = (double) SIDE / Math.max(image.width(), image.height());
            // What is magnified keeps its pixels.
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
                    scale > 1 ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR : RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.drawImage(image.toBufferedImage(), i % columns * (SIDE + GAP), i / columns * (SIDE + GAP), (int) (image.width() * scale), (int) (image.height() * scale), null);
        }
        pen.dispose();
        return picture;
    }
}
