package org.reptorch.samples;

import java.util.Locale;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.ReptorchException;

/** How a network is trained. */
enum Method {
    /** The plain network by plain SGD: no prior at all. */
    SGD(RepOptVgg.Mode.TARGET, "plain SGD"),
    /** The plain network by the RepOptimizer, under searched scales. */
    REPOPT(RepOptVgg.Mode.TARGET, "RepOptimizer"),
    /** The network with three normalized branches per block, by plain SGD. */
    REPVGG(RepOptVgg.Mode.REPVGG, "RepVGG"),
    /** The CSLA network whose scales train: finds the scales that REPOPT needs. */
    HS(RepOptVgg.Mode.HS, "hyper-search");

    private final RepOptVgg.Mode mode;
    private final String title;

    Method(RepOptVgg.Mode mode, String title) {
        this.mode = mode;
        this.title = title;
    }

    /** Refuses a network that the method does not train: a prior, its branches and its scales are those of RepOpt-VGG. */
    void verify(Architecture network) {
        if (this != SGD && !(network instanceof RepOptVgg)) {
            throw new ReptorchException("method " + name().toLowerCase(Locale.ROOT) + " is for a RepOpt-VGG, such as repopt-vgg-b1; " + network.name()
                    + " is trained by method sgd");
        }
    }

    /** Describes the network as the method trains it. */
    ModelSpec spec(Architecture network, int classes) {
        verify(network);
        return network instanceof RepOptVgg vgg ? vgg.spec(mode, classes) : network.spec(classes);
    }

    String title() {
        return title;
    }
}
