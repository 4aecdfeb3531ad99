package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.resupply.compile.Journeys;
import org.resupply.model.Lane;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/** The ways of a type of vehicle on a lane on a day, there and back, by the second at which it leaves. */
final class LaneWays {
    private final Journeys journeys;
    private final VehicleType type;
    private final int day;
    private final OneWay there;
    private final OneWay back;

    /**
     * The seconds from which on a way is faster than just before, since something opens.
     *
     * @param second when
     * @param there whether it is the way there
     * @param back whether it is the way back
     */
    record Opening(int second, boolean there, boolean back) {}

    /** Those of the day, in order. */
    final List<Opening> openings;

    /** Seconds that the way takes at least on the day, there and back; -1 where there is none. */
    final int fewestThere;

    final int fewestBack;

    LaneWays(Journeys journeys, Lane lane, VehicleType type, int day) {
        this.journeys = journeys;
        this.type = type;
        this.day = day;
        there = new OneWay(lane.from(), lane.to());
        back = new OneWay(lane.to(), lane.from());
        fewestThere = journeys.fewestSeconds(lane.from(), lane.to(), type, day);
        fewestBack = journeys.fewestSeconds(lane.to(), lane.from(), type, day);
        openings = openings();
    }

    /** The fastest way there for who leaves at a second. */
    Journeys.Leg there(int leaves) {
        return there.leg(leaves);
    }

    /** The fastest way back for who leaves at a second. */
    Journeys.Leg back(int leaves) {
        return back.leg(leaves);
    }

    private List<Opening> openings() {
        List<TimeWindow> parts = journeys.parts(day);
        List<Opening> found = new ArrayList<>();
        for (int part = 1; part < parts.size(); part++) {
            boolean sooner = there.isFasterThanBefore(part);
            boolean home = back.isFasterThanBefore(part);
            if (sooner || home) {
                found.add(new Opening(parts.get(part).start(), sooner, home));
            }
        }
        return found;
    }

    private final class OneWay {
        private final String from;
        private final String to;
        private final Journeys.Leg allDay;
        private final boolean isTheSame;
        /** By part of the day between closures of roads and crossings; empty where these change nothing. */
        private final List<Journeys.Leg> legs = new ArrayList<>();

        OneWay(String from, String to) {
            this.from = from;
            this.to = to;
            allDay = journeys.ofDay(from, to, type, day);
            isTheSame = journeys.isTheSame(from, to, type, day);
            if (!isTheSame) {
                for (TimeWindow part : journeys.parts(day)) {
                    legs.add(journeys.within(part).ofDay(from, to, type, day));
                }
            }
        }

        boolean isFasterThanBefore(int part) {
            if (legs.isEmpty()) {
                return false;
            }
            int now = legs.get(part).seconds();
            int before = legs.get(part - 1).seconds();
            return now >= 0 && (before < 0 || now < before);
        }

        Journeys.Leg leg(int leaves) {
            if (isTheSame
                    && leaves >= day * TimeWindow.DAY
                    && leaves + Math.max(0, allDay.seconds()) <= (day + 1) * TimeWindow.DAY) {
                return allDay;
            }
            return journeys.leg(from, to, type, leaves);
        }
    }
}
