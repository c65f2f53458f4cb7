/** Cases that were recorded with PyTorch, trained or folded again and held against what it computed. */
package org.reptorch.samples.parity;
