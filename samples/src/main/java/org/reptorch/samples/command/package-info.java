/** The commands on a run and its model, step by step or all at once, on priors, and on the program itself; with the options that they alone have. */
package org.reptorch.samples.command;
