package org.resupply.compile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.VehicleType;
import org.resupply.problem.RouteRule;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;

/**
 * Writes a day's transport requests down as a {@link RoutingProblem} of pickups and deliveries: stop {@code 2 i} fetches load
 * {@code i}, stop {@code 2 i + 1} brings it; a vehicle class for each squad. Seconds, metres, tenths of kilograms and litres.
 */
public final class TransportCompiler {
    /** Minor units, more than any way costs, that leaving a request of the first class out counts; a tenth for each class below. */
    private static final long PRIZE = 10_000_000;

    private static final int AS_CLOSED_AS_WHAT_COMES = -1;

    private final Outlook outlook;
    private final Bubbles bubbles;
    private final HandOvers handOvers;
    private final Journeys journeys;
    private final Map<String, Commodity> commodities = new HashMap<>();
    private final Map<String, Integer> rank;

    public TransportCompiler(Outlook outlook, Bubbles bubbles, Journeys journeys) {
        this.outlook = outlook;
        this.bubbles = bubbles;
        handOvers = new HandOvers(outlook, bubbles);
        this.journeys = journeys;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        rank = PriorityClass.order(outlook.scenario().priorityClasses());
    }

    /** Units of a request that a vehicle of a type can carry at once; 0 when it carries no such thing, or stops at no such places. */
    public long mostUnits(TransportRequest request, VehicleType type) {
        Commodity carried = commodities.get(request.commodity());
        if (!type.storage().contains(carried.storage())
                || !stopsAt(request.from(), type)
                || !stopsAt(request.to(), type)) {
            return 0;
        }
        return (long)
                Math.floor(Math.min(type.payloadKg() / carried.massKg(), type.volumeL() / carried.volumeL()) + 1e-9);
    }

    /** Seconds from where a request is fetched to where it is brought on a day; -1 where there is no way. */
    public int seconds(TransportRequest request, VehicleType type, int day) {
        return journeys.seconds(handOvers.at(request.from(), day), handOvers.at(request.to(), day), type, day);
    }

    /** How many classes come before that of a request. */
    public int rank(TransportRequest request) {
        return rank.get(request.priorityClass());
    }

    private boolean stopsAt(String place, VehicleType type) {
        return type.vehicleClass().stopsAtZones()
                || outlook.places().facility(place).isPresent();
    }

    /** Whether a squad may go to a place on a day without breaking its bubble. */
    public boolean mayGo(Squad squad, String place, int day) {
        return handOvers.mayCall(squad.fleet(), place, day);
    }

    /** The routing problem of these loads on a day. */
    public RoutingProblem compile(int day, List<TransportLoad> loads, List<Squad> squads) {
        Map<String, Integer> placeIndex = new LinkedHashMap<>();
        squads.forEach(squad -> placeIndex.putIfAbsent(squad.fleet().base(), placeIndex.size()));
        for (TransportLoad load : loads) {
            placeIndex.putIfAbsent(handOvers.at(load.request().from(), day), placeIndex.size());
            placeIndex.putIfAbsent(handOvers.at(load.request().to(), day), placeIndex.size());
        }
        List<String> places = List.copyOf(placeIndex.keySet());
        RoutingProblemBuilder builder = new RoutingProblemBuilder(2);
        Map<String, Integer> profiles = new HashMap<>();
        for (Squad squad : squads) {
            profiles.computeIfAbsent(
                    squad.type().id(), type -> builder.profile(journeys.among(places, squad.type(), day)));
        }
        boolean[] inTime = new boolean[loads.size()];
        for (int i = 0; i < loads.size(); i++) {
            TransportLoad load = loads.get(i);
            Demand wanted = load.request().demand();
            String from = load.request().from();
            // Whoever handles them, there is time for it.
            TimeWindow fetch = handOvers.begins(from, day, longest(from, load, squads));
            TimeWindow bring = handOvers.begins(wanted, day, longest(wanted.place(), load, squads));
            inTime[i] = fetch != null && bring != null;
            if (!inTime[i]) {
                // No vehicle may take it.
                fetch = OpeningHours.ALWAYS.on(day);
                bring = fetch;
            }
            int pickup = builder.stop(placeIndex.get(handOvers.at(from, day)))
                    .window(fetch.start(), fetch.end())
                    .prize(prize(load))
                    .index();
            int delivery = builder.stop(placeIndex.get(handOvers.at(wanted.place(), day)))
                    .window(bring.start(), bring.end())
                    .prize(prize(load))
                    .index();
            builder.pair(pickup, delivery, RoundCompiler.tenthsUp(kg(load)), RoundCompiler.tenthsUp(litres(load)));
        }
        boolean[] pointToPoint = new boolean[squads.size()];
        for (int s = 0; s < squads.size(); s++) {
            pointToPoint[s] = bubbles.pointToPoint(squads.get(s).fleet().id());
            addSquad(builder, day, loads, inTime, squads.get(s), placeIndex, profiles);
        }
        int[] levels = new int[2 * loads.size()];
        String[] to = new String[2 * loads.size()];
        for (int i = 0; i < loads.size(); i++) {
            TransportRequest request = loads.get(i).request();
            to[2 * i + 1] = handOvers.at(request.to(), day);
            levels[2 * i] = level(request.from(), day).ordinal();
            levels[2 * i + 1] = outlook.places().facility(request.to()).isPresent()
                    ? AS_CLOSED_AS_WHAT_COMES
                    : level(request.to(), day).ordinal();
        }
        builder.rule(PointToPoint.rule(pointToPoint, to));
        builder.rule(levelsNeverFall(levels));
        builder.stopNames(
                stop -> "transport request " + loads.get(stop / 2).request().id());
        return builder.build();
    }

    /** Half of what leaving a load out counts: by class, and the more, the larger a part of its request it is. */
    private long prize(TransportLoad load) {
        TransportRequest request = load.request();
        double part = (double) load.quantity() / request.quantity();
        return (long) (PRIZE / Math.pow(10, rank(request)) * (1 + part)) * 3600 / 2;
    }

    private void addSquad(
            RoutingProblemBuilder builder,
            int day,
            List<TransportLoad> loads,
            boolean[] inTime,
            Squad squad,
            Map<String, Integer> placeIndex,
            Map<String, Integer> profiles) {
        VehicleType type = squad.type();
        boolean[] only = new boolean[2 * loads.size()];
        int[] service = new int[2 * loads.size()];
        for (int i = 0; i < loads.size(); i++) {
            TransportLoad load = loads.get(i);
            boolean able = inTime[i]
                    && mostUnits(load.request(), type) >= load.quantity()
                    && mayGo(squad, load.request().from(), day)
                    && mayGo(squad, load.request().to(), day);
            only[2 * i] = able;
            only[2 * i + 1] = able;
            service[2 * i] = seconds(load.request().from(), squad, load);
            service[2 * i + 1] = seconds(load.request().to(), squad, load);
        }
        builder.vehicles(squad.vehicles().size(), placeIndex.get(squad.fleet().base()))
                .name(squad.fleet().id())
                .profile(profiles.get(type.id()))
                .capacity(RoundCompiler.tenthsDown(type.payloadKg()), RoundCompiler.tenthsDown(type.volumeL()))
                .cost(type.fixedCost() * RoundCompiler.COST_UNIT, RoundCompiler.costPerMetre(type), type.costPerHour())
                .shift(squad.shift().start(), squad.shift().end())
                .maxDistance(type.rangeM() == 0 ? RoutingProblem.NO_LIMIT : type.rangeM())
                .onlyStops(only)
                .service(service);
    }

    private static RouteRule levelsNeverFall(int[] levels) {
        return route -> {
            int level = 0;
            for (int i = 0; i < route.size(); i++) {
                int here = levels[route.visit(i)];
                if (here != AS_CLOSED_AS_WHAT_COMES) {
                    if (here < level) {
                        return RouteRule.VETO;
                    }
                    level = here;
                }
            }
            return 0;
        };
    }

    private ControlLevel level(String place, int day) {
        return outlook.places().facility(place).isPresent() ? ControlLevel.OPEN : outlook.control(place, day);
    }

    private int longest(String place, TransportLoad load, List<Squad> squads) {
        return squads.stream()
                .mapToInt(squad -> seconds(place, squad, load))
                .max()
                .orElse(0);
    }

    private int seconds(String place, Squad squad, TransportLoad load) {
        return outlook.places()
                .facility(place)
                .map(facility -> handling(facility, load))
                .orElseGet(() -> RoundCompiler.serviceSeconds(squad, kg(load)));
    }

    private int handling(Facility facility, TransportLoad load) {
        return RoundCompiler.loadingSeconds(facility, kg(load));
    }

    private double kg(TransportLoad load) {
        return load.quantity() * commodities.get(load.request().commodity()).massKg();
    }

    private double litres(TransportLoad load) {
        return load.quantity() * commodities.get(load.request().commodity()).volumeL();
    }
}
