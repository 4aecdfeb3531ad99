package org.resupply.dispatch;

import java.util.List;
import java.util.Map;
import org.resupply.compile.Journeys;
import org.resupply.compile.Squad;
import org.resupply.model.OpeningHours;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * Which ways the tours of a warehouse take on a day on which a crossing or road closes or opens: those that hold all day, or
 * those of a part of the day, in which all trips must then begin and end.
 */
final class WaysOfDay {
    private WaysOfDay() {}

    /**
     * The ways by which these vehicles can bring most, the first of several.
     *
     * @param wantedKg what is wanted, by the place where vehicles call
     */
    static Journeys choose(Journeys all, String base, Map<String, Double> wantedKg, List<Squad> squads, int day) {
        Journeys best = all;
        List<Journeys> steady = all.steady(day);
        double most = steady.isEmpty() ? 0 : kg(all, base, wantedKg, squads, day);
        for (Journeys part : steady) {
            double kg = kg(part, base, wantedKg, squads, day);
            if (kg > most) {
                best = part;
                most = kg;
            }
        }
        return best;
    }

    /** What is wanted where the ways lead, as far as vehicles can bring it in full loads to one place each. */
    private static double kg(Journeys ways, String base, Map<String, Double> wantedKg, List<Squad> squads, int day) {
        double reached = 0;
        double carried = 0;
        for (Squad squad : within(squads, ways, day)) {
            VehicleType type = squad.type();
            double there = 0;
            double seconds = 0;
            for (Map.Entry<String, Double> wanted : wantedKg.entrySet()) {
                int out = ways.seconds(base, wanted.getKey(), type, day);
                int back = ways.seconds(wanted.getKey(), base, type, day);
                if (out >= 0 && back >= 0) {
                    there += wanted.getValue();
                    seconds += wanted.getValue() * (out + back + type.stopSeconds());
                }
            }
            double trips =
                    there == 0 ? 0 : (squad.shift().end() - squad.shift().start()) / Math.max(1, seconds / there);
            carried += squad.vehicles().size() * type.payloadKg() * Math.min(squad.trips(), trips);
            reached = Math.max(reached, there);
        }
        return Math.min(reached, carried);
    }

    /** The squads in the time for which ways hold; those that are not free then are left out. */
    static List<Squad> within(List<Squad> squads, Journeys ways, int day) {
        TimeWindow holds = ways.holds(day);
        if (holds.equals(OpeningHours.ALWAYS.on(day))) {
            return squads;
        }
        return squads.stream()
                .filter(squad -> squad.shift().start() < holds.end()
                        && holds.start() < squad.shift().end())
                .map(squad -> within(squad, holds))
                .toList();
    }

    private static Squad within(Squad squad, TimeWindow holds) {
        int start = Math.max(squad.shift().start(), holds.start());
        int end = Math.min(squad.shift().end(), holds.end());
        return new Squad(
                squad.fleet(), squad.type(), squad.crew(), squad.vehicles(), new TimeWindow(start, end), squad.trips());
    }
}
