package org.resupply.compile;

import java.util.List;
import org.resupply.model.Lane;
import org.resupply.model.VehicleType;
import org.resupply.network.DailyTravel;
import org.resupply.network.TravelMatrix;
import org.resupply.problem.RoutingTravel;

/** How long and how far it is for a type of vehicle on a day of a scenario; -1 where there is no way. */
public final class Journeys {
    private final DailyTravel travel;

    private Journeys(DailyTravel travel) {
        this.travel = travel;
    }

    /** The journeys by the travel of each day. */
    public static Journeys of(DailyTravel travel) {
        return new Journeys(travel);
    }

    /** Seconds from one place to another. */
    public int seconds(String from, String to, VehicleType type, int day) {
        return paced(travel.on(day).seconds(type.vehicleClass(), from, to), type);
    }

    /** Metres from one place to another. */
    public int metres(String from, String to, VehicleType type, int day) {
        return travel.on(day).metres(type.vehicleClass(), from, to);
    }

    /** Seconds along a lane. */
    public int seconds(Lane lane, VehicleType type, int day) {
        return lane.seconds() > 0 ? lane.seconds() : seconds(lane.from(), lane.to(), type, day);
    }

    /** Seconds along a lane against its direction. */
    public int secondsBack(Lane lane, VehicleType type, int day) {
        return lane.seconds() > 0 ? lane.seconds() : seconds(lane.to(), lane.from(), type, day);
    }

    /** Metres along a lane. */
    public int metres(Lane lane, VehicleType type, int day) {
        return lane.metres() > 0 ? lane.metres() : metres(lane.from(), lane.to(), type, day);
    }

    /** Metres along a lane against its direction. */
    public int metresBack(Lane lane, VehicleType type, int day) {
        return lane.metres() > 0 ? lane.metres() : metres(lane.to(), lane.from(), type, day);
    }

    /** Seconds among places: row from, column to. */
    public int[][] seconds(List<String> places, VehicleType type, int day) {
        TravelMatrix.Table table = table(places, type, day);
        int[][] matrix = new int[places.size()][places.size()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                matrix[i][j] = paced(table.seconds()[i * matrix.length + j], type);
            }
        }
        return matrix;
    }

    /** Metres among places: row from, column to. */
    public int[][] metres(List<String> places, VehicleType type, int day) {
        TravelMatrix.Table table = table(places, type, day);
        int[][] matrix = new int[places.size()][places.size()];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(table.metres(), i * matrix.length, matrix[i], 0, matrix.length);
        }
        return matrix;
    }

    /** Ways among places as a routing problem takes them. */
    RoutingTravel among(List<String> places, VehicleType type, int day) {
        TravelMatrix.Table table = table(places, type, day);
        int[] metres = table.metres().clone();
        int[] seconds = table.seconds().clone();
        for (int i = 0; i < metres.length; i++) {
            metres[i] = metres[i] < 0 ? RoutingTravel.UNREACHABLE : metres[i];
            seconds[i] = seconds[i] < 0 ? RoutingTravel.UNREACHABLE : paced(seconds[i], type);
        }
        return RoutingTravel.matrix(places.size(), metres, seconds);
    }

    private TravelMatrix.Table table(List<String> places, VehicleType type, int day) {
        TravelMatrix today = travel.on(day);
        return today.table(
                type.vehicleClass(), places.stream().mapToInt(today::place).toArray());
    }

    private static int paced(int seconds, VehicleType type) {
        return seconds < 0 ? seconds : (int) Math.ceil(seconds / type.speedFactor() - 1e-9);
    }
}
