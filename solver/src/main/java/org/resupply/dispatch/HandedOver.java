package org.resupply.dispatch;

import java.util.HashMap;
import java.util.Map;
import org.resupply.model.ControlLevel;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** What is handed over for each demand, and at each zone on each day, as a plan that is taken over stands; counted when asked for. */
final class HandedOver {
    private final Outlook outlook;
    private final DutyRoster roster;
    private final LotFacts lots;
    private final int now;
    private final Wants wants;
    private final long[] served;
    private final Map<PlaceDay, Double> handedOverKg = new HashMap<>();
    private boolean counted;

    private record PlaceDay(String place, int day) {}

    HandedOver(Outlook outlook, DutyRoster roster, LotFacts lots, Wants wants, int now) {
        this.outlook = outlook;
        this.roster = roster;
        this.lots = lots;
        this.wants = wants;
        this.now = now;
        served = new long[outlook.demands().size()];
    }

    /** Goes on with what another has counted, unless nobody asked it to. */
    void after(HandedOver first) {
        if (first.counted) {
            counted = true;
            System.arraycopy(first.served, 0, served, 0, served.length);
            handedOverKg.putAll(first.handedOverKg);
        }
    }

    /** Forgets what vehicles under way were let through with, before anything has been counted. */
    void forgetUnderWay() {
        if (!counted) {
            handedOverKg.clear();
        }
    }

    /** Counts what is handed over for each demand, and at each zone on each day. */
    void count() {
        if (counted) {
            return;
        }
        counted = true;
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                count(errand.trip, 1);
            }
        }
    }

    void count(Trip trip, int sign) {
        if (!counted) {
            return;
        }
        Map<String, Integer> index = wants.index();
        for (Stop stop : trip.stops()) {
            double kg = 0;
            for (Handling handling : stop.handlings()) {
                if (!handling.demand().isEmpty()) {
                    Integer demand = index.get(handling.demand());
                    if (demand != null) {
                        served[demand] -= sign * handling.quantity();
                    }
                    kg -= sign * handling.quantity() * lots.unitKg(handling.lot());
                }
            }
            if (kg != 0) {
                handedOverKg.merge(new PlaceDay(stop.place(), stop.begin() / TimeWindow.DAY), kg, Double::sum);
            }
        }
    }

    /** Units of a demand that nobody brings as the plan stands now. */
    long open(String demand) {
        count();
        Integer index = wants.index().get(demand);
        return index == null ? 0 : wants.demand(index).quantity() - served[index];
    }

    /** Whether more of a demand is brought than is wanted, or it is not wanted at all any more. */
    boolean isTooMuch(String demand) {
        count();
        Integer index = wants.index().get(demand);
        return index == null || served[index] > wants.demand(index).quantity();
    }

    /** Kilograms that can still be carried to the doors of a place on a day. */
    double carryLeft(String place, int day) {
        return outlook.places().zone(place).map(zone -> carryLeft(zone, day)).orElse(Double.POSITIVE_INFINITY);
    }

    /** Kilograms that can still be carried to the doors of a zone on a day beyond what is planned. */
    double carryLeft(Zone zone, int day) {
        if (outlook.control(zone.id(), day).compareTo(ControlLevel.CONTROLLED) < 0) {
            return Double.POSITIVE_INFINITY;
        }
        count();
        return zone.carryKgPerDay() * (1 + 1e-9) - handedOverKg.getOrDefault(new PlaceDay(zone.id(), day), 0.0);
    }

    /** Whether the doors of a zone that has just been closed can be served with this as well. */
    boolean withinCarry(Stop stop, int day) {
        Zone zone = outlook.places().zone(stop.place()).orElseThrow();
        if (outlook.control(zone.id(), day).compareTo(ControlLevel.CONTROLLED) < 0
                || zone.carryKgPerDay() == Double.POSITIVE_INFINITY) {
            return true;
        }
        double kg = stop.handlings().stream()
                .mapToDouble(handling -> -handling.quantity() * lots.unitKg(handling.lot()))
                .sum();
        double before = handedOverBefore(zone.id(), day);
        PlaceDay there = new PlaceDay(zone.id(), day);
        double sum = handedOverKg.getOrDefault(there, before) + kg;
        if (sum > zone.carryKgPerDay() * (1 + 1e-9)) {
            return false;
        }
        handedOverKg.put(there, sum);
        return true;
    }

    /** Kilograms that had been handed over at a zone on a day when this plan took over. */
    private double handedOverBefore(String zone, int day) {
        double kg = 0;
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                for (Stop stop : errand.trip.stops()) {
                    if (stop.begin() < now
                            && stop.begin() / TimeWindow.DAY == day
                            && stop.place().equals(zone)) {
                        kg += stop.handlings().stream()
                                .mapToDouble(handling -> -handling.quantity() * lots.unitKg(handling.lot()))
                                .sum();
                    }
                }
            }
        }
        return kg;
    }
}
