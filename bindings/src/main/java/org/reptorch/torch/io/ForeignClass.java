package org.reptorch.torch.io;

/**
 * A Python class or function that a checkpoint mentions by its name and that was not looked up.
 *
 * @param name module and name: {@code argparse.Namespace}
 */
public record ForeignClass(String name) {
}
