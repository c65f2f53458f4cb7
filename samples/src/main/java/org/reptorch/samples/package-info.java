/** What {@code ./reptorch} runs. */
package org.reptorch.samples;
