package org.reptorch.nn;

import org.reptorch.nn.Initialization.Constant;
import org.reptorch.nn.Initialization.Normal;
import org.reptorch.nn.Initialization.Uniform;
import org.reptorch.nn.Layer.Conv2d;
import org.reptorch.nn.Layer.Linear;

/** How the families start that do not start as PyTorch's layers do; each is a {@link ModelSpec.InitializationRule}. */
final class Starts {

    private static final Initialization ZERO = new Constant(0);

    private Starts() {
    }

    /** torchvision's ResNet: He's normal distribution by fan-out for convolutions, PyTorch's default for the classifier. */
    static Initialization resNet(String path, Layer layer, ParameterSpec parameter) {
        return layer instanceof Conv2d ? Normal.kaimingFanOut(parameter.shape()) : null;
    }

    /** torchvision's VGG: He's normal distribution by fan-out, N(0, 0.01) for linear layers, no bias. */
    static Initialization vgg(String path, Layer layer, ParameterSpec parameter) {
        return switch (layer) {
            case Conv2d conv -> isWeight(parameter) ? Normal.kaimingFanOut(parameter.shape()) : ZERO;
            case Linear linear -> isWeight(parameter) ? new Normal(0, 0.01) : ZERO;
            default -> null;
        };
    }

    /** torchvision's EfficientNet: He's normal distribution by fan-out, U(+-1/sqrt(out)) for the classifier, no bias. */
    static Initialization efficientNet(String path, Layer layer, ParameterSpec parameter) {
        return switch (layer) {
            case Conv2d conv -> isWeight(parameter) ? Normal.kaimingFanOut(parameter.shape()) : ZERO;
            case Linear linear -> classifier(linear, parameter);
            default -> null;
        };
    }

    /** That of the DyRep experiments: the same as EfficientNet's but for the last bit, on which the draws depend. */
    static Initialization dyRep(String path, Layer layer, ParameterSpec parameter) {
        return switch (layer) {
            case Conv2d conv -> isWeight(parameter) ? new Normal(0, Math.sqrt(2.0 / (conv.kernel().height() * conv.kernel().width() * conv.out()))) : ZERO;
            case Linear linear -> classifier(linear, parameter);
            default -> null;
        };
    }

    private static Initialization classifier(Linear linear, ParameterSpec parameter) {
        return isWeight(parameter) ? new Uniform(1 / Math.sqrt(linear.out())) : ZERO;
    }

    private static boolean isWeight(ParameterSpec parameter) {
        return parameter.name().equals("weight");
    }
}
