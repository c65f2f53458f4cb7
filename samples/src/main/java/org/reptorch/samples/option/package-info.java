/** Options that several commands have with the same meaning, each a mixin. */
package org.reptorch.samples.option;
