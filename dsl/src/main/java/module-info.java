/** Layers, models, data and training for image classification, and heads for segmentation and detection. */
module org.reptorch.dsl {
    requires transitive org.reptorch.bindings;
    requires java.desktop;
    requires org.apache.commons.compress;
    requires org.tukaani.xz;

    exports org.reptorch.nn;
    exports org.reptorch.data;
    exports org.reptorch.train;
    exports org.reptorch.vision;
}
