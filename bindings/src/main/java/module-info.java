/**
 * libtorch from Java: tensors, scopes, autograd, a typed operator facade and tensor files, over the Foreign Function and
 * Memory API.
 */
module org.reptorch.bindings {
    requires com.fasterxml.jackson.core;

    exports org.reptorch.torch;
    exports org.reptorch.torch.io;
}
