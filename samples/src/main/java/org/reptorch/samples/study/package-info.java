/**
 * The papers' studies: variants are described as data, trained once each in a folder of their own, and what is finished becomes tables and charts.
 * {@code Study} is the description, {@code StudyRunner} trains, {@code StudyCommand} has one command for each table.
 */
package org.reptorch.samples.study;
