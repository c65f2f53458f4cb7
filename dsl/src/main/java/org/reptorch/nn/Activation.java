package org.reptorch.nn;

/** Functions of a single number without parameters, applied to every element; the shape stays. */
public enum Activation implements Layer {
    /** {@code torch.nn.ReLU}: max(x, 0). */
    RELU,
    /** {@code torch.nn.ReLU6}: min(max(x, 0), 6). */
    RELU6,
    /** {@code torch.nn.SiLU}: x / (1 + exp(-x)). */
    SILU,
    /** {@code torch.nn.GELU()}: x times the normal distribution function of x. */
    GELU,
    /** {@code torch.nn.GELU(approximate="tanh")}: x / 2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))). */
    GELU_TANH,
    /** {@code torch.nn.Sigmoid}: 1 / (1 + exp(-x)). */
    SIGMOID,
    /** {@code torch.nn.Hardsigmoid}: min(max(x + 3, 0), 6) / 6. */
    HARD_SIGMOID,
    /** {@code torch.nn.Hardswish}: x times the hard sigmoid of x. */
    HARD_SWISH
}
