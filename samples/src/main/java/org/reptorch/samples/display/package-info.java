/** How tensors, models, plans, histories and charts look in a cell of a notebook and on a page: as text, HTML and pictures. */
package org.reptorch.samples.display;
