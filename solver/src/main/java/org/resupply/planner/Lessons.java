package org.resupply.planner;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
 * ordered. Where everything was taken and the allocation had used the capacity up, it may be more. Where what was left was for want of
 * whole trips, as those that there were had much room, each way on which something was left takes what it took.
 */
final class Lessons {
    /** What else vehicles to the doors leave because they could take no more: it would be too late, or rules forbid the trip. */
    private static final Set<Cause> ALSO_AT_DOORS = EnumSet.of(Cause.ARRIVAL, Cause.BUBBLE, Cause.RULE);

    /** Part of the orders that may stay behind without a lesson: crumbs below a load. */
    private static final double CRUMBS = 0.005;

    /** From this part of the capacity on the allocation counts as limited by it. */
    private static final double USED_UP = 0.97;

    /** Runs that fill less than this of what their vehicles carry leave goods for want of trips, not of room. */
    private static final double HAVE_ROOM = 0.8;

    /** Part of the orders that counts as taken at least. */
    private static final double LEAST = 0.3;

    /** How much more is tried where everything was taken. */
    private static final double MORE = 1.25;

    private static final Trips NONE = new Trips();

    private final Vehicles vehicles;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Fleet> fleets = new HashMap<>();
    private final Map<String, Commodity> goodsOfLot = new HashMap<>();

    private record Day(String base, int day) {}

    private record Run(String from, String to, int day) {}

    /** Runs between two facilities on a day, or of a base: how many, which part of their vehicles they filled, added up, and what they brought. */
    private static final class Trips {
        int count;
        double filled;
        double kg;

        void add(double part, double broughtKg) {
            count++;
            filled += part;
            kg += broughtKg;
        }

        boolean haveRoom() {
            return filled < HAVE_ROOM * count;
        }
    }

    Lessons(Outlook outlook, Vehicles vehicles) {
        this.vehicles = vehicles;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        outlook.scenario().fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
        outlook.scenario().lots().forEach(lot -> goodsOfLot.put(lot.id(), commodities.get(lot.commodity())));
        outlook.scenario().convoys().forEach(convoy -> {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                goodsOfLot.put(
                        convoy.lotId(i), commodities.get(convoy.cargo().get(i).commodity()));
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
        Map<Day, Set<Run>> leftWays = new HashMap<>();
        for (Leftover leftover : dispatch.leftovers()) {
            double kg =
                    leftover.quantity() * commodities.get(leftover.commodity()).massKg();
            boolean tooMuch = leftover.cause() == Cause.VEHICLE || leftover.cause() == Cause.CREW;
            if (leftover.doors() && (tooMuch || ALSO_AT_DOORS.contains(leftover.cause()))) {
                leftDoors.merge(new Day(leftover.from(), leftover.day()), kg, Double::sum);
            } else if (tooMuch) {
                Day base = new Day(leftover.bottleneck(), leftover.day());
                leftRuns.merge(base, kg, Double::sum);
                leftWays.computeIfAbsent(base, key -> new LinkedHashSet<>())
                        .add(new Run(leftover.from(), leftover.to(), leftover.day()));
            }
        }
        Map<Day, Double> takenRuns = new HashMap<>();
        Map<Day, Double> takenDoors = new HashMap<>();
        taken(dispatch, takenRuns, takenDoors);
        Map<Day, Trips> tripsOfBase = new HashMap<>();
        Map<Run, Trips> tripsOfWay = new HashMap<>();
        trips(dispatch, tripsOfBase, tripsOfWay);
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
                double stuck = doors ? 0 : leftRuns.getOrDefault(here, 0.0);
                boolean wantsTrips = stuck > CRUMBS * ordered
                        && tripsOfBase.getOrDefault(here, NONE).haveRoom();
                if (wantsTrips) {
                    for (Run way : leftWays.get(here)) {
                        learnt.mostKg(way.from(), way.to(), day, tripsOfWay.getOrDefault(way, NONE).kg);
                    }
                }
                if (left - (wantsTrips ? stuck : 0) > CRUMBS * ordered) {
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
                } else if (!wantsTrips && used[pool.pool()][day] > USED_UP * capacity) {
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
                                    .merge(
                                            day,
                                            -handling.quantity()
                                                    * goodsOfLot
                                                            .get(handling.lot())
                                                            .massKg(),
                                            Double::sum);
                        }
                    }
                }
            }
        }
    }

    /** The runs of a plan, by base and day and by way and day. */
    private void trips(Dispatcher.Dispatch dispatch, Map<Day, Trips> ofBase, Map<Run, Trips> ofWay) {
        for (Tour tour : dispatch.tours()) {
            Fleet fleet = fleets.get(tour.fleet());
            VehicleType type = vehicles.type(fleet);
            for (Trip trip : tour.trips()) {
                String from = null;
                for (Stop stop : trip.stops()) {
                    double kg = 0;
                    double litres = 0;
                    for (Handling handling : stop.handlings()) {
                        if (handling.quantity() > 0) {
                            from = stop.place();
                        } else if (handling.demand().isEmpty()) {
                            Commodity goods = goodsOfLot.get(handling.lot());
                            kg -= handling.quantity() * goods.massKg();
                            litres -= handling.quantity() * goods.volumeL();
                        }
                    }
                    if (from != null && kg > 0) {
                        double part = type.filled(kg, litres);
                        ofBase.computeIfAbsent(new Day(fleet.base(), tour.day()), base -> new Trips())
                                .add(part, kg);
                        ofWay.computeIfAbsent(new Run(from, stop.place(), tour.day()), way -> new Trips())
                                .add(part, kg);
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
                            kg += handling.quantity()
                                    * goodsOfLot.get(handling.lot()).massKg();
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
