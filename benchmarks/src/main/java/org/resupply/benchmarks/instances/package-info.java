/**
 * Public instance files as routing problems, and their solutions back as files.
 *
 * <p>VRPLIB (with the fields PyVRP documents), Solomon's and Li and Lim's texts are told apart by content. A file does not say
 * in which integers its set is measured, so that is decided by the fields it has:
 *
 * <pre>
 * fields                                                  integers                 cost stated
 * ------------------------------------------------------  -----------------------  ------------------
 * coordinates or weights, loads only                      rounded to nearest       same unit
 * windows, one kind of vehicle                            times 10, cut off        divided by 10
 *   with prizes, or with releases or reloads              times 10, cut off        times 10
 * vehicles with depots, capacities, limits, clients ...   times 1000, rounded      times 1000
 *   with unit distance costs (hundredths)                 times 1000, rounded      divided by 100,000
 * Solomon's, Li and Lim's text                            times 10,000, rounded up real distances
 * </pre>
 *
 * <p>In {@code .sol} files numbers are zero-based locations with the depots first. Where vehicles differ, route k is vehicle k;
 * a depot inside a route is a reload.
 *
 * <p>Knows {@code problem}, and no engine. Begin reading with {@code InstanceReader}.
 */
package org.resupply.benchmarks.instances;
