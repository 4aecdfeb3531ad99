/**
 * The judge: replays a plan against its scenario, knows no solver, and lists every {@link org.resupply.verify.Rule} broken.
 *
 * <pre>
 *   Plan ── ids resolved ──▶ Replay ── Receipts, Ways, Vehicles, Loads, Stocks, Movements,
 *           (World)            │       Deliveries, ClosedLoops, Crews ──▶ Violations
 *                              └────── FigureCheck ──▶ Figures, computed again
 * </pre>
 *
 * <h2>What the words of a plan mean</h2>
 *
 * <p><b>Time.</b> The day of a stop or receipt is that of its {@code begin}, a day beginning at midnight; the day of a tour,
 * and of the goods it carries, is {@code Tour.day}. At every stop {@code arrival <= begin <= departure}. Goods leave a
 * facility's stock at the {@code begin} of the stop that loads them and are in stock from the {@code departure} of the stop
 * that unloads them, or from {@code Receipt.released}. All that happens at one instant counts together.
 *
 * <p><b>Ways.</b> From stop to stop, that is from departure to arrival, a vehicle takes at least the seconds of the {@link
 * org.resupply.network.TravelMatrix} in which all is closed that is so at some time {@linkplain
 * org.resupply.network.DailyTravel#during between}, divided by the type's speed factor, to the nearest second. A zone is reached at its hand-over place ({@link
 * org.resupply.bubble.Bubbles#handOver}). Where a lane of the vehicle's mode joins two facilities and states its own seconds or
 * metres, those count as they are, against the lane's direction too when no lane of its own leads there; of several lanes the
 * first one that is not closed between. The metres of a trip are the sum of those of its ways; where one leads through what is closed
 * at another time of the tour's {@linkplain org.resupply.network.DailyTravel#on day}, or of a day on which the vehicle is on it, it may go
 * round as well, and its length is anything from the one to the other.
 *
 * <p><b>Handling.</b> From begin to departure it takes, at a zone, the type's seconds per stop and its seconds per tonne
 * for all that is handed over; at a facility, the facility's seconds per tonne for all that is loaded and unloaded; in whole
 * seconds, rounded down. A stop without handlings takes no time. A receipt takes the facility's inspection, its disinfection of convoys and, unless
 * trailers are swapped, its seconds per tonne for the whole cargo.
 *
 * <p><b>Trailers.</b> Where trailers are swapped, a convoy that leaves its own has as many as vehicles, all loaded alike: an equal part of
 * each part of its cargo, in whole lots, rounded down or up. A heavy truck that takes one with all that is on it, and does nothing
 * else at the stop, is not loaded, and passes over no lot that expires earlier. Who takes part of a trailer, or of several, loads
 * tonne by tonne.
 *
 * <p><b>Docks.</b> At a transfer point, port or pad each convoy takes a dock from begin to release, and so does each vehicle that
 * loads or unloads goods which go from facility to facility, from begin to departure. A dock is for one at a time, so that two
 * bubbles never share one. Vehicles that load there for doors have a place of their own.
 *
 * <p><b>Trips.</b> Each begins and ends at the fleet's base. Within a trip, what is unloaded of a lot is what was loaded first.
 * Between two trips of a vehicle lie the fleet's turn-round and, where it is due, the base's disinfection, from the departure
 * of the last stop to the begin of the first one. A vehicle is back within its fleet's shift; where that goes round the clock it
 * may come back on a later day, and counts among the fleet's vehicles on each day that it is away.
 *
 * <p><b>Movements.</b> A movement says how much of a lot all tours of a day carry from a facility to another place; what comes
 * back to where it was loaded is no movement, unless it is handed over there: a facility can want goods itself. Between facilities it takes the first lane of the vehicle's mode that is not closed
 * on its way, and leaves within that lane's hours. From a facility to a zone no lane is needed.
 *
 * <p><b>First expired, first out.</b> When a lot is issued at a facility, stock of the same commodity that expires earlier,
 * lies there at that instant and can still be used (handed over on that day; on the next one, if the lot goes to another
 * facility) and has not waited too long must not lie there still at the end of the day. What must stay in reserve may.
 *
 * <p><b>Dwell.</b> Chilled, frozen and blood goods that have waited longer than the facility's limit, from the instant they are in
 * stock to the begin of their loading, may not leave any more; left behind they break no rule. Of a lot at a facility the units
 * that came first leave first, of those that may.
 *
 * <p><b>Demands</b> are those of {@link org.resupply.model.Outlook#demands}. They are served from their own day to {@link
 * org.resupply.model.Outlook#lastDay}; within their window when it is on their own day, else within the policies' delivery
 * hours at zones and the opening hours at facilities; the begin of the stop counts. Unmet is wanted less handed over.
 *
 * <p><b>Transport requests</b> are a lot and a demand of the same id: loaded at their start, unloaded for that demand at their end,
 * within one trip. People go without goods; anything else may ride on a trip with goods if it is unloaded at the base where that
 * ends. They are no stock, no movement, take no lane, and count in no figure of coverage. A
 * facility that takes them in is as closed as where they come from.
 *
 * <p><b>Figures</b> are defined in {@link org.resupply.plan.Figures}.
 *
 * <p>Knows {@code plan}, {@code network}, {@code bubble} and {@code model}; nothing of how a plan was made. Begin reading with {@link
 * org.resupply.verify.Verifier} and {@link org.resupply.verify.Rule}, then {@code Replay} and any {@code Check}.
 */
package org.resupply.verify;
