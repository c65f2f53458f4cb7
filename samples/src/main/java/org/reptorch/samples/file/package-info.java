/** JSON files, and folders that are written to. */
package org.reptorch.samples.file;
