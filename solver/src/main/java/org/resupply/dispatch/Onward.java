package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.Journeys;
import org.resupply.compile.Vehicles;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;

/**
 * How soon what convoys bring can go on from the points where it is released: by lanes that are open, with vehicles that are there, as many
 * kilograms a day as the lanes carry and the point issues. How many vehicles there are does not count.
 */
final class Onward {
    /** In place of a second: it never goes on. */
    static final int NEVER = Integer.MAX_VALUE;

    private final Outlook outlook;
    private final Journeys journeys;
    private final Vehicles vehicles;
    private final int days;
    private final Map<String, List<Lane>> lanes = new HashMap<>();
    private final Map<Goods, int[]> seconds = new HashMap<>();

    private record Goods(String point, StorageClass storage) {}

    Onward(City city) {
        outlook = city.outlook();
        journeys = city.journeys();
        vehicles = city.vehicles();
        days = outlook.scenario().days();
        Lanes.of(outlook.scenario())
                .forEach(lane -> lanes.computeIfAbsent(lane.from(), from -> new ArrayList<>())
                        .add(lane));
    }

    /**
     * The second at which all of a cargo can be at the next facilities; {@link #NEVER} where some of it cannot within the days planned.
     *
     * @param cargoKg by storage class
     */
    int at(Facility point, int released, double[] cargoKg) {
        int last = released;
        for (StorageClass storage : StorageClass.values()) {
            if (cargoKg[storage.ordinal()] > 0) {
                last = Math.max(last, at(new Goods(point.id(), storage), released));
            }
        }
        double kgPerDay = Math.min(
                point.throughputKgPerDay(),
                lanes.getOrDefault(point.id(), List.of()).stream()
                        .mapToDouble(Lane::capacityKgPerDay)
                        .sum());
        double wholeDays = Math.ceil(Arrays.stream(cargoKg).sum() / kgPerDay) - 1;
        double all = last + Math.max(0, wholeDays) * TimeWindow.DAY;
        return all < (double) days * TimeWindow.DAY ? (int) all : NEVER;
    }

    private int at(Goods goods, int released) {
        int[] byDay = seconds.computeIfAbsent(goods, this::byDay);
        for (int day = released / TimeWindow.DAY; day < days; day++) {
            if (byDay[day] < NEVER) {
                return Math.max(released, day * TimeWindow.DAY) + byDay[day];
            }
        }
        return NEVER;
    }

    /** The shortest way on of each day. */
    private int[] byDay(Goods goods) {
        int[] byDay = new int[days];
        Arrays.fill(byDay, NEVER);
        for (Lane lane : lanes.getOrDefault(goods.point, List.of())) {
            for (Fleet fleet : vehicles.trunk(lane.from(), lane.to(), lane.mode())) {
                VehicleType type = vehicles.type(fleet);
                for (int day = 0; day < days && type.storage().contains(goods.storage); day++) {
                    int there = journeys.fewestSeconds(lane, type, day);
                    boolean goes = there >= 0
                            && journeys.links().isOpen(lane, day)
                            && outlook.facilityOpen(lane.to(), day)
                            && outlook.fleetCount(fleet.id(), day) > 0;
                    byDay[day] = goes ? Math.min(byDay[day], there) : byDay[day];
                }
            }
        }
        return byDay;
    }
}
