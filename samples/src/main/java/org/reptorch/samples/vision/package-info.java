/** Segmentation and detection: their commands, and the trainings and pictures behind them. */
package org.reptorch.samples.vision;
