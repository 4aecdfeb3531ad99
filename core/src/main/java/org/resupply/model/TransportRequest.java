package org.resupply.model;

/**
 * People, empties or refuse to be fetched at one place and brought to another, in one vehicle: pickup and delivery.
 *
 * <p>What is carried is no stock: it lies nowhere before and nowhere after. In a plan its lot and its demand both bear the
 * request's id.
 *
 * @param id unique among requests, lots and demands
 * @param commodity id of what is carried; its mass, volume and storage class say which vehicles can
 * @param from id of the zone or facility where it is fetched
 * @param to id of the zone or facility to which it is brought
 * @param priorityClass id of the class it is for
 * @param day the day, from 0, on which it is wanted; it may be late as {@link Policies#lateDays} allows
 * @param window when it may arrive; {@code null} for the whole of the place's usual hours
 * @param quantity units, at least 0; people one by one
 */
public record TransportRequest(
        String id,
        String commodity,
        String from,
        String to,
        String priorityClass,
        int day,
        TimeWindow window,
        long quantity) {

    public TransportRequest {
        Require.id(id, "transport request");
        Require.id(commodity, "commodity", "transport request", id);
        Require.id(from, "start", "transport request", id);
        Require.id(to, "end", "transport request", id);
        Require.id(priorityClass, "priority class", "transport request", id);
        Require.notNegative(day, "day", "transport request", id);
        Require.notNegative(quantity, "quantity", "transport request", id);
        if (from.equals(to)) {
            throw new IllegalArgumentException(
                    "Transport request (%s) must not end where it begins (%s).".formatted(id, from));
        }
    }

    /** What is wanted at its end, as a demand. */
    public Demand demand() {
        return new Demand(id, commodity, to, priorityClass, day, window, quantity);
    }
}
