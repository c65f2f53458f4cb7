/** Pictures in files: charts of a report, and drawings for what is no chart. */
package org.reptorch.samples.picture;
