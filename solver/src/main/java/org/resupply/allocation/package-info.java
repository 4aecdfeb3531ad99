/**
 * Who gets how much: the strategies of allocation over a time-expanded network of layers.
 *
 * <pre>
 *   CommodityNetwork (one per commodity)      CapacityRows (what all share)      UnmetPricing (what a strategy wants)
 *            '----------------- SharedPlan: CommodityFlow by CommodityFlow, within the rows -----------------'
 *                                   |-- FirstExpiredFirstOut: layers -> vintages
 *                                   '-- Causes: why something is unmet
 * </pre>
 *
 * <p>Knows {@code solve}, {@code problem} and the kernels of {@code allocation.flow}; no routing, no scenario. Begin reading with {@code Strategies}, which
 * names all strategies, then {@code MinCost} and {@code PricedPlanning}, in which they share the search.
 */
package org.resupply.allocation;
