package org.reptorch.samples;

import org.reptorch.nn.RepOptVgg;

/** How a network of the family is trained. */
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

    RepOptVgg.Mode mode() {
        return mode;
    }

    String title() {
        return title;
    }
}
