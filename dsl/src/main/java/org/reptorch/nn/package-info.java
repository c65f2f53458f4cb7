/** Layers and models as immutable descriptions, and the models that are built from them. */
package org.reptorch.nn;
