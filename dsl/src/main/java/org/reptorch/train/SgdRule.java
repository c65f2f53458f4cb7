package org.reptorch.train;

import java.util.Map;

/**
 * Stochastic gradient descent as {@code torch.optim.SGD} defines it, without learning rate and weight decay, which change
 * by step and by parameter:
 *
 * <pre>
 *     d = gradient + weightDecay * w           with maximize d = -gradient + weightDecay * w
 *     b = d                                    at the first step
 *     b = momentum * b + (1 - dampening) * d   after it
 *     d = d + momentum * b                     with Nesterov, else d = b
 *     w = w - learningRate * d
 * </pre>
 *
 * @param momentum  0 for none
 * @param dampening of the momentum
 * @param nesterov  whether to look ahead
 * @param maximize  whether to climb instead of to descend
 */
public record SgdRule(double momentum, double dampening, boolean nesterov, boolean maximize) implements UpdateRule {

    /** What the momentum is called in the state. */
    public static final String MOMENTUM = "momentum_buffer";

    /** The setting of both papers: Nesterov momentum 0.9. */
    public static final SgdRule NESTEROV = new SgdRule(0.9, 0, true);

    /** Refuses what {@code torch.optim.SGD} refuses. */
    public SgdRule {
        if (!(momentum >= 0)) {
            throw new IllegalArgumentException("momentum must not be negative, it is " + momentum);
        }
        if (nesterov && (momentum <= 0 || dampening != 0)) {
            throw new IllegalArgumentException("Nesterov needs a momentum and no dampening; momentum is " + momentum + ", dampening " + dampening);
        }
    }

    /** Makes a rule that descends. */
    public SgdRule(double momentum, double dampening, boolean nesterov) {
        this(momentum, dampening, nesterov, false);
    }

    @Override
    public Map<String, StateForm> state(int dimensions) {
        return momentum == 0 ? Map.of() : Map.of(MOMENTUM, StateForm.LIKE_PARAMETER);
    }
}
