/**
 * What backbones are for besides telling whole images apart: a semantic segmentation head and a single-stage detection head, their losses, what their
 * outputs mean, how good they are, and the training of both on {@linkplain org.reptorch.data.AnnotatedImage annotated images}.
 */
package org.reptorch.vision;
