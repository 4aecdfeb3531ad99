package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.HandOvers;
import org.resupply.model.ControlLevel;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Trip;

/** Vehicles that are out when something happens: they go on, but leave out what they may no longer enter. */
final class UnderWay {
    private final HandOvers handOvers;
    private final Outlook outlook;
    private final DutyRoster roster;
    private final Differences differences;
    private final HandedOver handedOver;
    private final LotFacts lots;
    private final int now;

    UnderWay(City city, DutyRoster roster, Differences differences, HandedOver handedOver, LotFacts lots, int now) {
        handOvers = new HandOvers(city.outlook(), city.bubbles());
        this.roster = roster;
        this.differences = differences;
        this.handedOver = handedOver;
        this.lots = lots;
        this.now = now;
        outlook = city.outlook();
    }

    /** Vehicles under way leave out what they may no longer enter, and bring it home. */
    void letGoOnOrComeHome(TakeoverStock stock) {
        for (Duty duty : roster.duties()) {
            for (Errand errand : duty.errands) {
                Trip trip = errand.trip;
                if (errand.begun
                        && trip.end() >= now
                        && !lots.isRequested(trip)
                        && (differences.ofLevels(duty.day) || differences.ofFacilities(duty.day))) {
                    Trip home = withoutForbidden(duty, trip);
                    if (home != trip) {
                        errand.trip = home;
                        stock.alter(duty.fleet.base());
                        stock.fill(duty.fleet.base());
                        stock.alter(trip);
                    }
                }
            }
        }
    }

    private Trip withoutForbidden(Duty duty, Trip trip) {
        List<Stop> kept = new ArrayList<>();
        Map<String, Long> back = new LinkedHashMap<>();
        ControlLevel level = ControlLevel.OPEN;
        int last = trip.stops().size() - 1;
        Stop home = trip.stops().get(last);
        for (int i = 0; i < last; i++) {
            Stop stop = trip.stops().get(i);
            boolean stays = i == 0 || stop.begin() < now;
            if (!stays) {
                if (outlook.places().zone(stop.place()).isPresent()) {
                    ControlLevel here = outlook.control(stop.place(), duty.day);
                    stays = here.compareTo(level) >= 0
                            && handOvers.mayCall(duty.fleet, stop.place(), duty.day)
                            && handedOver.withinCarry(stop, duty.day);
                    level = stays ? here : level;
                } else {
                    stays = outlook.isOpen(stop.place(), stop.begin(), stop.departure())
                            || stop.place().equals(home.place())
                            || !outlook.isOpen(home.place(), home.begin(), home.departure())
                            || stop.handlings().stream().anyMatch(handling -> handling.quantity() > 0);
                }
            }
            if (stays) {
                kept.add(stop);
            } else {
                stop.handlings().forEach(handling -> back.merge(handling.lot(), -handling.quantity(), Long::sum));
            }
        }
        if (kept.size() == last) {
            return trip;
        }
        double kg = 0;
        List<Handling> unloaded = new ArrayList<>(home.handlings());
        for (Map.Entry<String, Long> lot : back.entrySet()) {
            unloaded.add(new Handling(lot.getKey(), "", -lot.getValue()));
            kg += lot.getValue() * lots.unitKg(lot.getKey());
        }
        Facility base = outlook.places().facility(home.place()).orElseThrow();
        // The time that is there already is for what is unloaded at home anyway, also for what rides home.
        int end = home.departure() + (int) Math.ceil(base.handlingSecondsPerTonne() * kg / 1000 - 1e-9);
        kept.add(new Stop(home.place(), home.arrival(), home.begin(), end, unloaded));
        return new Trip(kept, trip.metres());
    }
}
