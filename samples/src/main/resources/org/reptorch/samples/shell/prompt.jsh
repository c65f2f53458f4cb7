void show(Object value) { System.out.println(value); }
{
    Scope.openSession();
    System.out.println("Reptorch on libtorch " + Torch.version() + ", " + Torch.threads() + " threads. Imported: tensors (Tensor, Ops, Torch), layers and models\n"
            + "(conv, Model, Architecture), priors (Prior, kernel, Equivalence, UpdatePlan), data, training, quantization.\n"
            + "jshell cuts what is long: show(value) prints all of it. Try: show(Architecture.of(\"resnet18\").spec(10).table(3, 224, 224))");
}
