package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.compile.HandOvers;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/**
 * What is handed over for each demand, and at each zone on each day, as a plan that is taken over stands.
 *
 * <p>Most places of a city have nothing to do with what has happened: a place is counted when it is first asked for.
 */
final class HandedOver {
    private final Outlook outlook;
    private final DutyRoster roster;
    private final LotFacts lots;
    private final int now;
    private final Wants wants;
    /**
     * Kilograms that had been handed over and that vehicles under way are let through with, by zone and day; {@code null} before.
     * Filled without a lock: only {@link UnderWay} asks, in one thread, before warehouses are mended side by side.
     */
    private Map<PlaceDay, Double> letThroughKg;

    /** The stops at each place as they were when somebody first asked; {@code null} before. */
    private volatile Map<String, List<Stop>> stops;

    private final Map<String, Place> places = new ConcurrentHashMap<>();

    private record PlaceDay(String place, int day) {}

    /** What is handed over at one place; for one thread at a time. Counted when somebody first asks. */
    private final class Place {
        private final Map<String, Long> byDemand = new HashMap<>();
        private final Map<Integer, Double> kgByDay = new HashMap<>();
        private final List<Stop> come;
        private final List<Stop> gone = new ArrayList<>();
        private boolean counted;

        Place(List<Stop> stops) {
            come = new ArrayList<>(stops);
        }

        void note(Stop stop, int sign) {
            if (counted) {
                count(stop, sign);
            } else {
                (sign > 0 ? come : gone).add(stop);
            }
        }

        long units(String demand) {
            count();
            return byDemand.getOrDefault(demand, 0L);
        }

        double kg(int day) {
            count();
            return kgByDay.getOrDefault(day, 0.0);
        }

        private void count() {
            if (!counted) {
                come.forEach(stop -> count(stop, 1));
                gone.forEach(stop -> count(stop, -1));
                counted = true;
            }
        }

        private void count(Stop stop, int sign) {
            double kg = 0;
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty()) {
                    byDemand.merge(handling.demand(), -sign * handling.quantity(), Long::sum);
                    kg -= sign * handling.quantity() * lots.unitKg(handling.lot());
                }
            }
            kgByDay.merge(stop.begin() / TimeWindow.DAY, kg, Double::sum);
        }
    }

    HandedOver(Outlook outlook, DutyRoster roster, LotFacts lots, Wants wants, int now) {
        this.outlook = outlook;
        this.roster = roster;
        this.lots = lots;
        this.wants = wants;
        this.now = now;
    }

    /** Notes what is handed over now; from then on every change must be {@linkplain #count counted}. */
    synchronized void begin() {
        if (stops != null) {
            return;
        }
        Map<String, List<Stop>> noted = new HashMap<>();
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                for (Stop stop : errand.trip.stops()) {
                    noted.computeIfAbsent(stop.place(), place -> new ArrayList<>())
                            .add(stop);
                }
            }
        }
        stops = noted;
    }

    /** A trip is made that was not, or with -1 no more. */
    void count(Trip trip, int sign) {
        if (stops != null) {
            for (Stop stop : trip.stops()) {
                at(stop.place()).note(stop, sign);
            }
        }
    }

    private Place at(String place) {
        if (stops == null) {
            begin();
        }
        return places.computeIfAbsent(place, id -> new Place(stops.getOrDefault(id, List.of())));
    }

    private long served(int demand) {
        return at(wants.demand(demand).place()).units(wants.demand(demand).id());
    }

    /** Units of a demand that nobody brings as the plan stands now. */
    long open(String demand) {
        Integer index = wants.index().get(demand);
        return index == null ? 0 : open(index);
    }

    /** The same of a demand by its number. */
    long open(int demand) {
        return wants.demand(demand).quantity() - served(demand);
    }

    /** Whether more of a demand is brought than is wanted, or it is not wanted at all any more. */
    boolean isTooMuch(String demand) {
        Integer index = wants.index().get(demand);
        return index == null || served(index) > wants.demand(index).quantity();
    }

    /** Kilograms that can still be carried to the doors of a place on a day. */
    double carryLeft(String place, int day) {
        return outlook.places().zone(place).map(zone -> carryLeft(zone, day)).orElse(Double.POSITIVE_INFINITY);
    }

    /** Kilograms that can still be carried to the doors of a zone on a day beyond what is planned. */
    double carryLeft(Zone zone, int day) {
        double most = HandOvers.carryKg(outlook, zone.id(), day);
        return most == Double.POSITIVE_INFINITY
                ? most
                : most * (1 + 1e-9) - at(zone.id()).kg(day);
    }

    /** Whether the doors of a zone that has just been closed can be served with this as well. */
    boolean withinCarry(Stop stop, int day) {
        Zone zone = outlook.places().zone(stop.place()).orElseThrow();
        double most = HandOvers.carryKg(outlook, zone.id(), day);
        if (most == Double.POSITIVE_INFINITY) {
            return true;
        }
        if (letThroughKg == null) {
            letThroughKg = handedOverBefore();
        }
        PlaceDay there = new PlaceDay(zone.id(), day);
        double sum = letThroughKg.getOrDefault(there, 0.0) + kg(stop);
        if (sum > most * (1 + 1e-9)) {
            return false;
        }
        letThroughKg.put(there, sum);
        return true;
    }

    /** Kilograms that had been handed over at each zone on each day when this plan took over, or will be whatever happens. */
    private Map<PlaceDay, Double> handedOverBefore() {
        Map<PlaceDay, Double> kg = new HashMap<>();
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                for (Stop stop : errand.trip.stops()) {
                    // A vehicle under way for a request is let through with all it has.
                    boolean isSure = stop.begin() < now || (errand.begun && lots.isRequested(errand.trip));
                    if (isSure && outlook.places().zone(stop.place()).isPresent()) {
                        kg.merge(new PlaceDay(stop.place(), stop.begin() / TimeWindow.DAY), kg(stop), Double::sum);
                    }
                }
            }
        }
        return kg;
    }

    /** Kilograms that are handed over at a stop; what is fetched there nobody carries to the doors. */
    private double kg(Stop stop) {
        double kg = 0;
        for (Handling handling : stop.handlings()) {
            kg += Math.max(0, -handling.quantity()) * lots.unitKg(handling.lot());
        }
        return kg;
    }
}
