/set mode reptorch normal -command
/set truncation reptorch 20000
/set prompt reptorch "reptorch> " "     ...> "
/set feedback reptorch
Scope.openSession();
System.out.println("Reptorch on libtorch " + Torch.version() + ", " + Torch.threads() + " threads. Imported: tensors (Tensor, Ops, Torch), layers and models (conv, Model, Architecture),");
System.out.println("priors (Prior, kernel, Equivalence, UpdatePlan), data, training, quantization. Try: Architecture.of(\"resnet18\").spec(10).table(3, 224, 224)   /exit ends.");
