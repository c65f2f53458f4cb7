/** Java snippets: scripts for jshell and the cells of notebooks, run so that the first error ends them. */
package org.reptorch.samples.shell;
