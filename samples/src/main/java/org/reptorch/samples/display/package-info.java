/** How tensors, models, plans, histories and charts look in a cell of a notebook: as text, HTML and pictures. */
package org.reptorch.samples.display;
