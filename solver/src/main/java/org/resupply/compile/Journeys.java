package org.resupply.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.VehicleType;
import org.resupply.network.DailyTravel;
import org.resupply.network.TravelMatrix;
import org.resupply.problem.RoutingTravel;

/**
 * How long and how far it is for a type of vehicle on a day of a scenario; -1 where there is no way. Where a lane of the
 * vehicle's mode joins two facilities and states seconds or metres of its own, those count.
 */
public final class Journeys {
    private final DailyTravel travel;
    private final Links links;

    private Journeys(DailyTravel travel, Links links) {
        this.travel = travel;
        this.links = links;
    }

    /** The journeys by the travel of each day and the lanes of an outlook. */
    public static Journeys of(Outlook outlook, DailyTravel travel) {
        return new Journeys(travel, new Links(outlook));
    }

    /** The lanes between facilities. */
    public Links links() {
        return links;
    }

    /** Seconds from one place to another. */
    public int seconds(String from, String to, VehicleType type, int day) {
        Lane stated = links.stated(from, to, type.mode(), day);
        return stated != null && stated.seconds() > 0
                ? stated.seconds()
                : paced(travel.on(day).seconds(type.vehicleClass(), from, to), type);
    }

    /** Metres from one place to another. */
    public int metres(String from, String to, VehicleType type, int day) {
        Lane stated = links.stated(from, to, type.mode(), day);
        return stated != null && stated.metres() > 0
                ? stated.metres()
                : travel.on(day).metres(type.vehicleClass(), from, to);
    }

    /** Seconds from where a lane begins to its end, by the lane that is taken there. */
    public int seconds(Lane lane, VehicleType type, int day) {
        return seconds(lane.from(), lane.to(), type, day);
    }

    /** Seconds from where a lane ends to its beginning, by the lane that is taken there. */
    public int secondsBack(Lane lane, VehicleType type, int day) {
        return seconds(lane.to(), lane.from(), type, day);
    }

    /** Metres from where a lane begins to its end, by the lane that is taken there. */
    public int metres(Lane lane, VehicleType type, int day) {
        return metres(lane.from(), lane.to(), type, day);
    }

    /** Metres from where a lane ends to its beginning, by the lane that is taken there. */
    public int metresBack(Lane lane, VehicleType type, int day) {
        return metres(lane.to(), lane.from(), type, day);
    }

    /** Ways among places as a routing problem takes them. */
    RoutingTravel among(List<String> places, VehicleType type, int day) {
        TravelMatrix today = travel.on(day);
        TravelMatrix.Table table = today.table(
                type.vehicleClass(), places.stream().mapToInt(today::place).toArray());
        int size = places.size();
        int[] metres = table.metres().clone();
        int[] seconds = table.seconds().clone();
        for (int i = 0; i < metres.length; i++) {
            seconds[i] = paced(seconds[i], type);
        }
        int[] measured = IntStream.range(0, size)
                .filter(place -> links.isMeasured(places.get(place)))
                .toArray();
        for (int from : measured) {
            for (int to : measured) {
                seconds[from * size + to] = seconds(places.get(from), places.get(to), type, day);
                metres[from * size + to] = metres(places.get(from), places.get(to), type, day);
            }
        }
        for (int i = 0; i < metres.length; i++) {
            if (metres[i] < 0 || seconds[i] < 0) {
                metres[i] = RoutingTravel.UNREACHABLE;
                seconds[i] = RoutingTravel.UNREACHABLE;
            }
        }
        return RoutingTravel.matrix(size, metres, seconds);
    }

    private static int paced(int seconds, VehicleType type) {
        return seconds < 0 ? seconds : (int) Math.ceil(seconds / type.speedFactor() - 1e-9);
    }
}
