package org.resupply.compile;

import java.util.ArrayList;
import java.util.List;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.network.RoadGraph;
import org.resupply.network.TravelMatrix;

/** How long and how far it is for a type of vehicle on a day of a scenario; -1 where there is no way. */
public final class Journeys {
    private final List<TravelMatrix> byDay = new ArrayList<>();

    private Journeys(Outlook outlook, RoadGraph roads) {
        Scenario scenario = outlook.scenario();
        for (int day = 0; day < scenario.days(); day++) {
            TravelMatrix matrix = TravelMatrix.onDay(scenario, roads, day);
            TravelMatrix before = day == 0 ? null : byDay.get(day - 1);
            boolean unchanged = before != null && before.closedCrossings().equals(matrix.closedCrossings());
            byDay.add(unchanged ? before : matrix);
        }
    }

    /** The journeys of a scenario, over a road graph or, when that is {@code null}, by its travel settings. */
    public static Journeys of(Outlook outlook, RoadGraph roads) {
        return new Journeys(outlook, roads);
    }

    /** The travel of a day. */
    public TravelMatrix travel(int day) {
        return byDay.get(day);
    }

    /** Seconds from one place to another. */
    public int seconds(String from, String to, VehicleType type, int day) {
        return paced(byDay.get(day).seconds(type.vehicleClass(), from, to), type);
    }

    /** Metres from one place to another. */
    public int metres(String from, String to, VehicleType type, int day) {
        return byDay.get(day).metres(type.vehicleClass(), from, to);
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

    private TravelMatrix.Table table(List<String> places, VehicleType type, int day) {
        TravelMatrix travel = byDay.get(day);
        return travel.table(
                type.vehicleClass(), places.stream().mapToInt(travel::place).toArray());
    }

    private static int paced(int seconds, VehicleType type) {
        return seconds < 0 ? seconds : (int) Math.ceil(seconds / type.speedFactor() - 1e-9);
    }
}
