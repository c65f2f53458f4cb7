package org.reptorch.samples.recipe;

import org.reptorch.nn.RepOptVgg;

/** How a network of the family is trained. */
public enum Method {
    /** The plain network by plain SGD: no prior at all. */
    SGD(RepOptVgg.Mode.TARGET, "plain SGD"),
    /** The plain network by the RepOptimizer, under searched scales. */
    REPOPT(RepOptVgg.Mode.TARGET, "RepOptimizer"),
    /** The network with three normalized branches in the place of each convolution larger than 1x1, by plain SGD. */
    REPVGG(RepOptVgg.Mode.REPVGG, "RepVGG"),
    /** The network with a Diverse Branch Block in the place of each convolution larger than 1x1, by plain SGD. */
    DBB(RepOptVgg.Mode.TARGET, "DBB"),
    /** The network with a block of DyRep's operations in the place of each convolution larger than 1x1 from the start, by plain SGD. */
    DYREP_STATIC(RepOptVgg.Mode.TARGET, "static DyRep"),
    /** The network whose convolutions become blocks of DyRep's operations, and lose branches again, while it trains. */
    DYREP(RepOptVgg.Mode.TARGET, "DyRep"),
    /** The plain network by a RepOptimizer whose prior gets and loses the branches that DyRep would put into the network. */
    GRADIENT_DYREP(RepOptVgg.Mode.TARGET, "gradient DyRep"),
    /** The CSLA network whose scales train: finds the scales that REPOPT needs. */
    HS(RepOptVgg.Mode.HS, "hyper-search");

    private final RepOptVgg.Mode mode;
    private final String title;

    Method(RepOptVgg.Mode mode, String title) {
        this.mode = mode;
        this.title = title;
    }

    RepOptVgg.Mode mode() {
        return mode;
    }

    /** Returns what people call it. */
    public String title() {
        return title;
    }

    /** Tells whether branches come and go between epochs. */
    public boolean evolves() {
        return this == DYREP || this == GRADIENT_DYREP;
    }
}
