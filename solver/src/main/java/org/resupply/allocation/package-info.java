/**
 * Who gets how much: the strategies of allocation over a time-expanded network of layers.
 *
 * <pre>
 *   CommodityNetwork (one per commodity)      CapacityRows (what all share)      UnmetPricing (what a strategy wants)
 *            '----------------- SharedPlan: CommodityFlow by CommodityFlow, within the rows -----------------'
 *                                   |-- FirstExpiredFirstOut: layers -> vintages
 *                                   '-- Causes: why something is unmet
 * </pre>
 */
package org.resupply.allocation;
