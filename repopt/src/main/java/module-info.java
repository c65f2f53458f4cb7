/** RepOptimizers: priors declared as branches and scales, compiled into Grad Mults and fused update steps. */
module org.reptorch.repopt {
    requires transitive org.reptorch.dsl;
    // Without it (no --add-modules jdk.incubator.vector) the reference step is used.
    requires static jdk.incubator.vector;

    exports org.reptorch.reparam;
    exports org.reptorch.repopt;
}
