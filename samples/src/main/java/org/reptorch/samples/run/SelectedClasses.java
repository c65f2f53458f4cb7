package org.reptorch.samples.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.reptorch.data.Image;
import org.reptorch.data.ImageDataset;
import org.reptorch.data.Splits;
import org.reptorch.torch.ReptorchException;

/**
 * Some classes of a data set, as if there were no others.
 *
 * @param all    every image
 * @param chosen positions of the classes in the data set, in their order here
 * @param images positions of their images in the data set
 */
record SelectedClasses(ImageDataset all, List<Integer> chosen, int[] images) implements ImageDataset {

    /** Returns the splits with no classes but these; with all where none is named. */
    static Splits of(Splits splits, List<Integer> chosen) {
        return chosen.isEmpty() ? splits : new Splits(of(splits.train(), chosen), of(splits.test(), chosen));
    }

    private static ImageDataset of(ImageDataset all, List<Integer> chosen) {
        int count = all.classes().size();
        for (int position : chosen) {
            if (position < 0 || position >= count || chosen.indexOf(position) != chosen.lastIndexOf(position)) {
                throw new ReptorchException("classes " + chosen + ": " + all.name() + " has " + count + " classes, 0 to " + (count - 1)
                        + "; name each wanted one once");
            }
        }
        return new SelectedClasses(all, List.copyOf(chosen), IntStream.range(0, all.size()).filter(i -> chosen.contains(all.label(i))).toArray());
    }

    @Override
    public String name() {
        return all.name() + ", classes " + chosen;
    }

    @Override
    public int size() {
        return images.length;
    }

    @Override
    public int height() {
        return all.height();
    }

    @Override
    public int width() {
        return all.width();
    }

    @Override
    public List<String> unreadable() {
        return all.unreadable();
    }

    @Override
    public Optional<String> differingSizes() {
        return all.differingSizes();
    }

    @Override
    public List<String> classes() {
        return chosen.stream().map(all.classes()::get).toList();
    }

    @Override
    public int label(int index) {
        return chosen.indexOf(all.label(images[index]));
    }

    @Override
    public Image image(int index) {
        return all.image(images[index]);
    }

    @Override
    public String describe(int index) {
        return all.describe(images[index]);
    }
}
