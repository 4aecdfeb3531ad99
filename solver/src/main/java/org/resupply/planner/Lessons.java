package org.resupply.planner;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.Experience;
import org.resupply.compile.SupplyModel;
import org.resupply.compile.SupplyModel.VehiclePool;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.Dispatcher;
import org.resupply.dispatch.Leftover;
import org.resupply.model.Commodity;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/**
 * Draws from a carried-out plan what vehicles could really take and what runs really cost.
 *
 * <p>Where goods were left behind for want of vehicles, the day's capacity becomes what was taken of what the allocation had
 * ordered. Where everything was taken and the allocation had used the capacity up, it may be more.
 */
final class Lessons {
    /** What else vehicles to the doors leave because they could take no more: it would be too late, or rules forbid the trip. */
    private static final Set<Cause> ALSO_AT_DOORS = EnumSet.of(Cause.ARRIVAL, Cause.BUBBLE, Cause.RULE);

    /** Part of the orders that may stay behind without a lesson: crumbs below a load. */
    private static final double CRUMBS = 0.005;

    /** From this part of the capacity on the allocation counts as limited by it. */
    private static final double USED_UP = 0.97;

    /** Part of the orders that counts as taken at least. */
    private static final double LEAST = 0.3;

    /** How much more is tried where everything was taken. */
    private static final double MORE = 1.25;

    private final Vehicles vehicles;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Fleet> fleets = new HashMap<>();
    private final Map<String, Double> massOfLot = new HashMap<>();

    private record Day(String base, int day) {}

    Lessons(Outlook outlook, Vehicles vehicles) {
        this.vehicles = vehicles;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
        outlook.scenario()
                .lots()
                .forEach(lot ->
                        massOfLot.put(lot.id(), commodities.get(lot.commodity()).massKg()));
        outlook.scenario().convoys().forEach(convoy -> {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                massOfLot.put(
                        convoy.lotId(i),
                        commodities.get(convoy.cargo().get(i).commodity()).massKg());
            }
        });
    }

    /** What was known before, and what the dispatch of these flows adds to it. */
    Experience after(Experience before, SupplyModel supply, AllocationSolution flows, Dispatcher.Dispatch dispatch) {
        AllocationProblem problem = supply.problem();
        int days = problem.days();
        Experience.Builder learnt = before.toBuilder();
        double[][] used = new double[problem.pools()][days];
        double[][] orderedKg = new double[problem.pools()][days];
        for (int flow = 0; flow < flows.flows(); flow++) {
            int lane = flows.flowLane(flow);
            double grams = (double) flows.flowQuantity(flow)
                    * problem.unitMass(problem.vintageCommodity(flows.flowVintage(flow)));
            for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                used[problem.poolAt(at)][flows.flowDay(flow)] += grams * problem.weightAt(at);
                orderedKg[problem.poolAt(at)][flows.flowDay(flow)] += grams / 1000;
            }
        }
        Map<Day, Double> leftRuns = new HashMap<>();
        Map<Day, Double> leftDoors = new HashMap<>();
        for (Leftover leftover : dispatch.leftovers()) {
            double kg =
                    leftover.quantity() * commodities.get(leftover.commodity()).massKg();
            boolean tooMuch = leftover.cause() == Cause.VEHICLE || leftover.cause() == Cause.CREW;
            if (leftover.doors() && (tooMuch || ALSO_AT_DOORS.contains(leftover.cause()))) {
                leftDoors.merge(new Day(leftover.from(), leftover.day()), kg, Double::sum);
            } else if (tooMuch) {
                leftRuns.merge(new Day(leftover.bottleneck(), leftover.day()), kg, Double::sum);
            }
        }
        Map<Day, Double> takenRuns = new HashMap<>();
        Map<Day, Double> takenDoors = new HashMap<>();
        taken(dispatch, takenRuns, takenDoors);
        for (VehiclePool pool : supply.vehiclePools()) {
            for (int day = 0; day < days; day++) {
                boolean doors = pool.use() == Experience.Use.DOORS;
                Day here = new Day(pool.base(), day);
                double ordered = orderedKg[pool.pool()][day];
                boolean both = pool.use() == Experience.Use.RUNS && vehicles.doBoth(pool.base());
                double left = (doors ? leftDoors : leftRuns).getOrDefault(here, 0.0)
                        + (both ? leftDoors.getOrDefault(here, 0.0) : 0);
                double capacity = problem.poolCapacity(pool.pool(), day);
                if (ordered == 0 || capacity == 0) {
                    continue;
                }
                double multiple = before.capacity(pool.use(), pool.base(), day);
                if (left > CRUMBS * ordered) {
                    // What was owed from the days before was taken too, or left; so what was left says less than what
                    // was taken.
                    double taken = pool.use() == Experience.Use.SAME_DAY_RUNS
                            ? 1 - left / ordered
                            : ((doors ? takenDoors : takenRuns).getOrDefault(here, 0.0)
                                            + (both ? takenDoors.getOrDefault(here, 0.0) : 0))
                                    / ordered;
                    learnt.capacity(
                            pool.use(),
                            pool.base(),
                            day,
                            multiple * used[pool.pool()][day] * Math.max(LEAST, taken) / capacity);
                } else if (used[pool.pool()][day] > USED_UP * capacity) {
                    learnt.capacity(pool.use(), pool.base(), day, multiple * MORE);
                }
            }
        }
        costs(learnt, supply, dispatch);
        return learnt.build();
    }

    /** Kilograms that the vehicles of a base took on a day, to doors and elsewhere. */
    private void taken(Dispatcher.Dispatch dispatch, Map<Day, Double> runs, Map<Day, Double> doors) {
        for (Tour tour : dispatch.tours()) {
            Day day = new Day(fleets.get(tour.fleet()).base(), tour.day());
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        if (handling.quantity() < 0) {
                            (handling.demand().isEmpty() ? runs : doors)
                                    .merge(day, -handling.quantity() * massOfLot.get(handling.lot()), Double::sum);
                        }
                    }
                }
            }
        }
    }

    /** What a kilogram really cost on each lane that was used. */
    private void costs(Experience.Builder learnt, SupplyModel supply, Dispatcher.Dispatch dispatch) {
        record Way(String from, String to) {}
        Map<Way, double[]> spent = new HashMap<>();
        for (Tour tour : dispatch.tours()) {
            VehicleType type = vehicles.type(fleets.get(tour.fleet()));
            for (Trip trip : tour.trips()) {
                String from = null;
                double kg = 0;
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        if (handling.quantity() > 0) {
                            from = stop.place();
                            kg += handling.quantity() * massOfLot.get(handling.lot());
                        } else if (handling.demand().isEmpty() && from != null && kg > 0) {
                            double[] sum = spent.computeIfAbsent(new Way(from, stop.place()), way -> new double[2]);
                            sum[0] += type.costPerKm() * (trip.metres() / 1000.0)
                                    + type.costPerHour() * ((trip.end() - trip.start()) / 3600.0);
                            sum[1] += kg;
                            kg = 0;
                        }
                    }
                }
            }
        }
        for (Lane lane : supply.lanes()) {
            double[] sum = spent.get(new Way(lane.from(), lane.to()));
            if (sum != null && sum[1] > 0) {
                learnt.costPerKg(lane.from(), lane.to(), sum[0] / sum[1] + lane.costPerTonne() / 1000.0);
            }
        }
    }
}
