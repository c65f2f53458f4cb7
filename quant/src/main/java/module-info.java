/** From a trained model to a deployable one: folded batch norms and INT8 weights. */
module org.reptorch.quant {
    requires transitive org.reptorch.dsl;

    exports org.reptorch.quant;
}
