package org.resupply.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.bubble.Bubbles;
import org.resupply.model.ControlLevel;
import org.resupply.model.Facility;
import org.resupply.model.VehicleType;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingTravel;

/**
 * Writes one warehouse's deliveries of one day down as a {@link RoutingProblem}: a stop for each parcel, a vehicle class for
 * each squad, in seconds, metres, tenths of a kilogram and of a litre.
 *
 * <p>A trip is loaded before it leaves, which takes time in proportion to its load. The problem charges that time to the stops
 * instead, and closes every window and shift earlier by the time a full load takes: a route that keeps the problem's times
 * keeps the real ones.
 */
public final class RoundCompiler {
    private static final double TENTHS = 10;

    /** A minor unit of cost is so many of the problem's, so that metres and seconds keep whole prices. */
    public static final long COST_UNIT = 3600;

    private RoundCompiler() {}

    /**
     * The routing problem of one warehouse on one day; stop {@code i} is parcel {@code i}, class {@code c} is squad {@code c}.
     *
     * @param travel ways that include the places of all parcels
     * @param rules of the embedding system, in costs of {@link #COST_UNIT}
     * @param given where the search sets out from; nothing is promised
     */
    public static RoutingProblem compile(
            Facility base,
            int day,
            List<Parcel> parcels,
            List<Squad> squads,
            Bubbles bubbles,
            RoundTravel travel,
            List<RouteRule> rules,
            List<GivenRoute> given) {
        return compile(base, day, parcels, squads, bubbles, travel, rules, given, null);
    }

    /**
     * The routing problem of one warehouse on a day on which its vehicles have something to do already: the search starts from
     * that, and to change what was promised has a price.
     *
     * @param travel ways that include the places of all parcels
     * @param rules of the embedding system, in costs of {@link #COST_UNIT}
     * @param standing what was promised
     */
    public static RoutingProblem compile(
            Facility base,
            int day,
            List<Parcel> parcels,
            List<Squad> squads,
            Bubbles bubbles,
            RoundTravel travel,
            List<RouteRule> rules,
            Standing standing) {
        return compile(base, day, parcels, squads, bubbles, travel, rules, standing.given(), standing);
    }

    private static RoutingProblem compile(
            Facility base,
            int day,
            List<Parcel> parcels,
            List<Squad> squads,
            Bubbles bubbles,
            RoundTravel travel,
            List<RouteRule> rules,
            List<GivenRoute> given,
            Standing standing) {
        RoutingProblemBuilder builder = new RoutingProblemBuilder(2);
        Map<String, Integer> profiles = new LinkedHashMap<>();
        for (Squad squad : squads) {
            profiles.computeIfAbsent(squad.type().id(), type -> builder.profile(travel.of(squad.type())));
        }
        int depot = builder.reloadDepot(0);
        int fullLoad = 0;
        for (Squad squad : squads) {
            fullLoad = Math.max(fullLoad, loadingSeconds(base, squad.type().payloadKg()));
        }
        for (int p = 0; p < parcels.size(); p++) {
            Parcel parcel = parcels.get(p);
            int close = Math.max(parcel.window().start(), parcel.window().end() - fullLoad);
            boolean told = standing != null && standing.times()[p] >= 0;
            RoutingProblemBuilder.Stop stop = builder.stop(travel.place(parcel.at()))
                    .deliver(tenthsUp(parcel.massKg()), tenthsUp(parcel.volumeL()))
                    .window(parcel.window().start(), close)
                    .release(parcel.release())
                    .level(parcel.level().ordinal())
                    .prize((parcel.prize() + (told ? standing.streetPrice() : 0)) * COST_UNIT);
            if (told && standing.squads()[p] >= 0) {
                stop.promisedVehicle(standing.squads()[p], 0, standing.vehiclePrice() * COST_UNIT);
            }
            if (told) {
                stop.promisedTime(promisedTime(base, parcels, standing, p), standing.hourPrice());
            }
        }
        boolean levels = parcels.stream().map(Parcel::level).distinct().count() > 1;
        if (levels) {
            builder.levelOrder();
            builder.disinfection(disinfection(base, bubbles));
        }
        for (Squad squad : squads) {
            addSquad(
                    builder,
                    base,
                    day,
                    parcels,
                    squad,
                    profiles.get(squad.type().id()),
                    depot,
                    fullLoad);
        }
        boolean[] pointToPoint = new boolean[squads.size()];
        boolean any = false;
        for (int squad = 0; squad < pointToPoint.length; squad++) {
            pointToPoint[squad] = bubbles.pointToPoint(squads.get(squad).fleet().id());
            any |= pointToPoint[squad];
        }
        if (any) {
            builder.rule(PointToPoint.rule(
                    pointToPoint, parcels.stream().map(Parcel::at).toArray(String[]::new)));
        }
        limitTrips(builder, parcels, squads, travel);
        rules.forEach(builder::rule);
        given.forEach(route -> warmStart(builder, route, depot));
        builder.stopNames(stop -> "the parcel for " + parcels.get(stop).place());
        return builder.build();
    }

    private static int range(Squad squad) {
        return squad.type().rangeM() == 0
                ? RoutingProblem.NO_LIMIT
                : squad.type().rangeM();
    }

    /** Where vehicles with a range make several trips, each has it; of one trip it is a limit of the route, which costs less. */
    private static void limitTrips(
            RoutingProblemBuilder builder, List<Parcel> parcels, List<Squad> squads, RoundTravel travel) {
        int[] range = squads.stream()
                .mapToInt(squad -> squad.trips() > 1 ? range(squad) : RoutingProblem.NO_LIMIT)
                .toArray();
        if (Arrays.stream(range).anyMatch(metres -> metres != RoutingProblem.NO_LIMIT)) {
            builder.rule(TripRange.rule(
                    range,
                    squads.stream().map(squad -> travel.of(squad.type())).toArray(RoutingTravel[]::new),
                    parcels.stream()
                            .mapToInt(parcel -> travel.place(parcel.at()))
                            .toArray()));
        }
    }

    private static void warmStart(RoutingProblemBuilder builder, GivenRoute given, int depot) {
        List<Integer> visits = new ArrayList<>();
        for (List<Integer> trip : given.trips()) {
            if (!visits.isEmpty()) {
                visits.add(builder.reloadVisit(depot));
            }
            visits.addAll(trip);
        }
        builder.warmStart(new RoutingSolution.Route(
                given.squad(),
                given.vehicle(),
                visits.stream().mapToInt(visit -> visit).toArray()));
    }

    /** The promised second as the problem counts: what was loaded with the parcel and behind it is charged to the stops. */
    private static int promisedTime(Facility base, List<Parcel> parcels, Standing standing, int parcel) {
        List<Integer> behind = List.of(parcel);
        for (List<Integer> trip : standing.squads()[parcel] < 0
                ? List.<List<Integer>>of()
                : standing.trips().get(standing.squads()[parcel])) {
            int at = trip.indexOf(parcel);
            behind = at < 0 ? behind : trip.subList(at, trip.size());
        }
        int time = standing.times()[parcel];
        for (int loaded : behind) {
            time -= loadingSeconds(base, parcels.get(loaded).massKg());
        }
        return Math.max(0, time);
    }

    private static void addSquad(
            RoutingProblemBuilder builder,
            Facility base,
            int day,
            List<Parcel> parcels,
            Squad squad,
            int profile,
            int depot,
            int fullLoad) {
        boolean[] only = new boolean[parcels.size()];
        int[] service = new int[parcels.size()];
        for (int stop = 0; stop < only.length; stop++) {
            Parcel parcel = parcels.get(stop);
            only[stop] = parcel.fleets().contains(squad.fleet());
            service[stop] = parcel.serviceSeconds(squad.type()) + loadingSeconds(base, parcel.massKg());
        }
        int open = Math.max(squad.shift().start(), base.hours().on(day).start());
        VehicleType type = squad.type();
        builder.vehicles(squad.vehicles().size(), 0)
                .name(squad.fleet().id())
                .profile(profile)
                .capacity(tenthsDown(type.payloadKg()), tenthsDown(type.volumeL()))
                .cost(type.fixedCost() * COST_UNIT, costPerMetre(type), type.costPerHour())
                .shift(open, Math.max(open, squad.shift().end() - fullLoad))
                .maxDistance(squad.trips() > 1 ? RoutingProblem.NO_LIMIT : range(squad))
                .reload(squad.trips(), squad.fleet().turnRoundSeconds(), depot)
                .onlyStops(only)
                .service(service);
    }

    /** What a metre costs, in the unit of which a minor unit has {@link #COST_UNIT}. */
    static int costPerMetre(VehicleType type) {
        return (int) Math.min(Integer.MAX_VALUE, Math.round(type.costPerKm() * (COST_UNIT / 1000.0)));
    }

    /** Seconds that a vehicle needs at a zone to hand over this mass. */
    public static int serviceSeconds(Squad squad, double massKg) {
        return Parcel.serviceSeconds(Parcel.AS_THE_VEHICLE, squad.type(), massKg);
    }

    /** Seconds that it takes to load this mass at a warehouse. */
    public static int loadingSeconds(Facility base, double massKg) {
        return (int) Math.ceil(base.handlingSecondsPerTonne() * massKg / 1000 - 1e-9);
    }

    private static int[][] disinfection(Facility base, Bubbles bubbles) {
        ControlLevel[] all = ControlLevel.values();
        int[][] times = new int[all.length][all.length];
        for (ControlLevel finished : all) {
            for (ControlLevel next : all) {
                times[finished.ordinal()][next.ordinal()] = bubbles.disinfectionSeconds(base.id(), finished, next);
            }
        }
        return times;
    }

    static int tenthsUp(double value) {
        return (int) Math.ceil(value * TENTHS - 1e-6);
    }

    static int tenthsDown(double value) {
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.floor(value * TENTHS + 1e-6));
    }
}
