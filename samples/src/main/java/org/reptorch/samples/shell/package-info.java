/** Java snippets: scripts for jshell and the cells of notebooks, run so that the first error ends them; the prompt and the kernel that people type them into. */
package org.reptorch.samples.shell;
