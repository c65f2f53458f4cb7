/**
 * Prior, Grad Mult, update plan, step: from what a user declares to what the optimizer does (RepOptimizers, ICLR 2023).
 */
package org.reptorch.repopt;
