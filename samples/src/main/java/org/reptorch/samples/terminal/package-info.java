/** Who watches a run at a terminal, and who stops it: lines, bars and Ctrl-C. */
package org.reptorch.samples.terminal;
