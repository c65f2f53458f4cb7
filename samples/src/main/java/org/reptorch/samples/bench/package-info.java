/** The benchmarks, each a command that checks what it computes before it is timed, and PyTorch in a process beside them where it is present. */
package org.reptorch.samples.bench;
