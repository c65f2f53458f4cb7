package org.reptorch.repopt;

import org.reptorch.train.AdamRule;

/**
 * What a step of Adam or AdamW multiplies by, as float32.
 *
 * @param beta1    of the mean
 * @param entering what the gradient enters the mean with; negative where the update climbs
 * @param beta2    of the mean square
 * @param other2   what its square enters the mean square with
 * @param eps      keeps the quotient finite
 * @param rate     the learning rate without the bias of the mean
 * @param unbias   takes the bias from the root of the mean square
 * @param decay    Adam's, a part of the gradient, and with its sign; else 0
 * @param kept     AdamW's: what is left of the weight
 */
record AdamNumbers(float beta1, float entering, float beta2, float other2, float eps, float rate, float unbias, float decay, float kept) {

    /**
     * Computes them in float64.
     *
     * @param t this step's number, from 1
     */
    static AdamNumbers of(AdamRule rule, double learningRate, double weightDecay, double t) {
        return new AdamNumbers((float) rule.beta1(), (float) (rule.maximize() ? rule.beta1() - 1 : 1 - rule.beta1()), (float) rule.beta2(), (float) (1 - rule.beta2()),
                (float) rule.eps(), (float) (learningRate / (1 - Math.pow(rule.beta1(), t))), (float) (1 / Math.sqrt(1 - Math.pow(rule.beta2(), t))),
                rule.decoupled() ? 0 : (float) (rule.maximize() ? -weightDecay : weightDecay), rule.decoupled() ? (float) (1 - learningRate * weightDecay) : 1);
    }
}
