package org.reptorch.repopt;

import java.util.List;
import java.util.Optional;

import org.reptorch.nn.Layer;
import org.reptorch.nn.Size;

/**
 * A linear operator that a prior can stand for: a convolution, a linear layer or a scaling layer, seen as a convolution.
 *
 * @param layer  what it is in the model
 * @param in     channels or features in
 * @param out    channels or features out
 * @param groups into which both are split; a scaling layer has one per channel
 * @param kernel the window; 1x1 where there is none
 */
public record Target(Layer layer, int in, int out, int groups, Size kernel) {

    /** Returns the view of a layer, or nothing where it is no linear operator with weights that train. */
    public static Optional<Target> of(Layer layer) {
        return switch (layer) {
            case Layer.Conv2d conv -> Optional.of(of(conv));
            case Layer.Linear linear -> Optional.of(new Target(linear, linear.in(), linear.out(), 1, Size.of(1)));
            case Layer.Scale scale when scale.trainable() -> Optional.of(new Target(scale, scale.features(), scale.features(), scale.features(), Size.of(1)));
            default -> Optional.empty();
        };
    }

    /** Returns the view of a convolution. */
    public static Target of(Layer.Conv2d conv) {
        return new Target(conv, conv.in(), conv.out(), conv.groups(), conv.kernel());
    }

    /** Returns how many input channels an output channel reads. */
    public int inPerGroup() {
        return in / groups;
    }

    /** Returns the number of taps of the window. */
    public int taps() {
        return kernel.height() * kernel.width();
    }

    /** Returns the shape of the weight. */
    public List<Long> shape() {
        return switch (layer) {
            case Layer.Conv2d conv -> List.of((long) out, (long) inPerGroup(), (long) kernel.height(), (long) kernel.width());
            case Layer.Linear linear -> List.of((long) out, (long) in);
            default -> List.of((long) out);
        };
    }

    /** Tells whether what comes out has the shape of what goes in, so that the input itself can be a branch. */
    public boolean keepsShape() {
        return in == out && (!(layer instanceof Layer.Conv2d conv) || conv.stride().equals(Size.of(1)) && conv.padding().equals(samePadding(conv)));
    }

    private static Size samePadding(Layer.Conv2d conv) {
        return new Size(conv.dilation().height() * (conv.kernel().height() / 2), conv.dilation().width() * (conv.kernel().width() / 2));
    }

    /** Tells whether the layer adds a number per output channel. */
    public boolean hasBias() {
        return switch (layer) {
            case Layer.Conv2d conv -> conv.bias();
            case Layer.Linear linear -> linear.bias();
            default -> false;
        };
    }

    /** Returns a few words: {@code 3x3 convolution, 16 to 32 channels, stride 2}. */
    @Override
    public String toString() {
        return switch (layer) {
            case Layer.Conv2d conv -> Branch.text(kernel) + " convolution, " + in + " to " + out + " channels" + (groups == 1 ? "" : ", " + groups + " groups")
                    + (conv.stride().equals(Size.of(1)) ? "" : ", stride " + conv.stride()) + (conv.dilation().equals(Size.of(1)) ? "" : ", dilation " + conv.dilation());
            case Layer.Linear linear -> "linear layer, " + in + " to " + out + " features";
            default -> "scaling layer of " + out + " channels";
        };
    }
}
