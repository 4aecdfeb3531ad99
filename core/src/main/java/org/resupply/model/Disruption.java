package org.resupply.model;

/**
 * Something that happens, laid over a scenario that stays unchanged.
 *
 * @param id unique among disruptions
 * @param kind what happens
 * @param target id of what it happens to; empty for an urgent request and for an area without roads
 * @param window when it holds
 * @param level the new control level, for {@link DisruptionKind#ZONE_CONTROL}
 * @param factor the multiplier, for {@link DisruptionKind#DEMAND_SURGE}
 * @param count how many, for lost vehicles and crews
 * @param seconds how late, for convoys
 * @param request what is asked for, for {@link DisruptionKind#URGENT_REQUEST}
 * @param area where nobody drives, for {@link DisruptionKind#ROAD_CLOSED} without a target
 */
public record Disruption(
        String id,
        DisruptionKind kind,
        String target,
        TimeWindow window,
        ControlLevel level,
        double factor,
        int count,
        int seconds,
        Demand request,
        Circle area) {

    public Disruption {
        Require.id(id, "disruption");
        Require.present(kind, "kind", "disruption", id);
        Require.present(window, "window", "disruption", id);
        target = target == null ? "" : target;
        Require.notNegative(factor, "factor", "disruption", id);
        Require.notNegative(count, "count", "disruption", id);
        Require.notNegative(seconds, "delay", "disruption", id);
        if (area != null && kind != DisruptionKind.ROAD_CLOSED) {
            throw new IllegalArgumentException(
                    "Disruption (%s) is a %s and must not have an area (%s).\nMaybe it is to be a ROAD_CLOSED?"
                            .formatted(id, kind, area));
        }
        if (kind == DisruptionKind.ZONE_CONTROL) {
            Require.present(level, "level", "disruption", id);
        }
        if (kind == DisruptionKind.URGENT_REQUEST) {
            Require.present(request, "request", "disruption", id);
        } else if (kind == DisruptionKind.ROAD_CLOSED) {
            if (target.isEmpty() == (area == null)) {
                throw new IllegalArgumentException(
                        "Disruption (%s) must name either a road as its target or an area.".formatted(id));
            }
        } else if (target.isEmpty()) {
            throw new IllegalArgumentException("Disruption (%s) must name its target.".formatted(id));
        }
    }

    /** One that is about no area. */
    public Disruption(
            String id,
            DisruptionKind kind,
            String target,
            TimeWindow window,
            ControlLevel level,
            double factor,
            int count,
            int seconds,
            Demand request) {
        this(id, kind, target, window, level, factor, count, seconds, request, null);
    }

    /** The same at another time. */
    public Disruption withWindow(TimeWindow newWindow) {
        return new Disruption(id, kind, target, newWindow, level, factor, count, seconds, request, area);
    }

    /** Roads of an area that are closed. */
    public static Disruption roadsClosed(String id, Circle area, TimeWindow window) {
        return new Disruption(id, DisruptionKind.ROAD_CLOSED, "", window, null, 1, 0, 0, null, area);
    }
}
