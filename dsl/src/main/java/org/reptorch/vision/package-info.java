/**
 * What trained networks are for: a {@link org.reptorch.vision.Classifier} names what is on an image of any size. And what backbones do besides telling whole
 * images apart: a semantic segmentation head and a single-stage detection head, their losses, what their outputs mean, how good they are, and the training
 * of both on {@linkplain org.reptorch.data.AnnotatedImage annotated images}.
 */
package org.reptorch.vision;
