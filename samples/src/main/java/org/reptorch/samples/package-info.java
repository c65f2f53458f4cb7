/**
 * What {@code ./reptorch} runs: {@link org.reptorch.samples.Reptorch} joins the commands, and the packages below do their work. Who uses whom, from the top:
 *
 * <pre>
 *     Reptorch
 *     command   bench   study                        commands on a run; benchmarks; the papers' studies
 *     run   vision   parity                          trainings and their folders; heads; recorded cases
 *     display                                        values as tables, charts and pictures, in notebooks and on pages
 *     recipe   option   picture   shell              what a recipe says; options that commands share; drawings; jshell and Jupyter
 *     file   report   terminal                       files; pages and charts; who watches and stops a run
 * </pre>
 *
 * A package uses what is on lower floors alone, which a test watches. Commands stand in the package of what they do; {@code command} has the rest of them.
 */
package org.reptorch.samples;
