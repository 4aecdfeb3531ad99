package org.resupply.planner;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Crewing;
import org.resupply.compile.Experience;
import org.resupply.compile.HandOvers;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Receiving;
import org.resupply.model.Demand;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/**
 * What closures keep from places: goods that would come if nothing were closed or sealed.
 *
 * <p>A place is cut off from a source of goods when they can come from there without the closures and cannot with them, whatever it has
 * in its own warehouse. How much closures keep from those who are cut off is tested: everything is allocated once as if nothing
 * were closed. What such a place lacks then as well is not missing because of closures.
 */
final class KeptOut {
    /** Answers that this allocation may ask for where time is no limit. */
    private static final long ANSWERS = 100;

    /** What part of the time that is left it may take otherwise. */
    private static final double SHARE = 0.1;

    private static final Set<DisruptionKind> CLOSING = EnumSet.of(
            DisruptionKind.CROSSING_CLOSED,
            DisruptionKind.ROAD_CLOSED,
            DisruptionKind.LANE_CLOSED,
            DisruptionKind.FACILITY_CLOSED,
            DisruptionKind.ZONE_CONTROL);

    private final City city;
    private final Outlook outlook;
    private final Ways here;
    private final Map<Stay, Cut> cuts = new HashMap<>();
    /** As if nothing were closed; {@code null} until it is asked for, and where nothing is. */
    private Ways without;
    /** By demand the units that it lacks when nothing is closed; {@code null} until that is tested. */
    private Map<String, Long> lacking;
    /** Which part of what people lack more than without closures is not somebody else's gain. */
    private final Map<Group, Double> parts = new HashMap<>();

    private record Stay(String place, int first, int last) {}

    /** Those who want the same goods and are cut off from the same sources in all. */
    private record Group(String commodity, BitSet off) {}

    /** Units that a group lacks more than without closures: in all, and those of its members that lack more. */
    private record More(long net, long gross) {
        private static final More NONE = new More(0, 0);

        More plus(long more) {
            return new More(net + more, gross + Math.max(0, more));
        }

        double part() {
            return gross == 0 ? 0 : (double) Math.max(0, net) / gross;
        }
    }

    /** The sources from which goods can come to a place, and those from which they could if nothing were closed. */
    private record Cut(BitSet sources, BitSet withoutClosures) {
        private static final Cut NONE = new Cut(new BitSet(), new BitSet());

        boolean isWhole() {
            return sources.isEmpty() && !withoutClosures.isEmpty();
        }

        /** The sources that closures cut off. */
        BitSet off() {
            BitSet off = (BitSet) withoutClosures.clone();
            off.andNot(sources);
            return off;
        }
    }

    KeptOut(City city) {
        this.city = city;
        outlook = city.outlook();
        here = new Ways(city, null);
    }

    /** The ways of goods, with what is closed. */
    Connections connections() {
        return here.connections;
    }

    /**
     * Allocates without closures where they cut somebody off who lacks something; once, whoever lacks something later.
     *
     * @param lacks units that are missing, of all demands that were allocated
     */
    void test(Map<Demand, Long> lacks, AllocationStrategy strategy, SolveOptions options, Allowance budget) {
        if (lacking == null
                && isAnythingClosed()
                && lacks.keySet().stream().anyMatch(demand -> lacks.get(demand) > 0 && isCutOff(demand))) {
            lacking = lacking(strategy, options, budget);
            Map<Group, More> more = new HashMap<>();
            lacks.forEach((demand, units) -> {
                Long anyhow = lacking.get(demand.id());
                if (anyhow != null && isCutOff(demand)) {
                    Group group = group(demand);
                    more.put(group, more.getOrDefault(group, More.NONE).plus(units - anyhow));
                }
            });
            more.forEach((group, units) -> parts.put(group, units.part()));
        }
    }

    private Group group(Demand demand) {
        return new Group(
                demand.commodity(),
                cut(new Stay(demand.place(), 0, outlook.scenario().days() - 1)).off());
    }

    /** Whether closures alone keep some goods of the kind from a demand's place, or all goods. */
    boolean isCutOff(Demand demand) {
        Cut cut = cut(demand);
        return cut.isWhole() || cut.off().intersects(here.connections.holding(demand.commodity()));
    }

    /** Whether it was tested what a demand would lack if nothing were closed: where closures cut its place off and somebody lacks something. */
    boolean isTested(Demand demand) {
        return lacking != null && isCutOff(demand);
    }

    /**
     * How many of the units that a demand lacks it would have if nothing were closed; 0 where that is not tested. What others who are cut off
     * alike would lack instead, as scarce goods are shared out otherwise, is no fault of the closures.
     */
    long units(Demand demand, long missing) {
        if (!isTested(demand)) {
            return 0;
        }
        long more = Math.max(0, missing - lacking.getOrDefault(demand.id(), missing));
        return (long) Math.floor(more * parts.getOrDefault(group(demand), 1.0) + 1e-9);
    }

    /** Id of what cuts a demand's place off on the last day on which it may be served; empty where it is no single thing. */
    String closure(Demand demand) {
        Set<String> closures = closures(demand);
        return closures.size() == 1 ? closures.iterator().next() : "";
    }

    /** Ids of what cuts a demand's place off on the last day on which it may be served. */
    Set<String> closures(Demand demand) {
        int day = outlook.lastDay(demand);
        BitSet off = cut(demand).off();
        Set<String> closures = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (Facility base : city.area().servers(demand.place())) {
            if (without.leads(base, demand.place(), day)
                    && without.connections.sources(base.id(), day).intersects(off)) {
                if (here.leads(base, demand.place(), day)) {
                    open.add(base.id());
                } else {
                    closures.addAll(closures(base, demand.place(), day));
                }
            }
        }
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String to = open.remove();
            for (Lane lane : seen.add(to) ? here.connections.lanesTo(to) : List.<Lane>of()) {
                if (without.connections.connects(lane, day)
                        && without.connections.sources(lane.from(), day).intersects(off)) {
                    if (here.connections.connects(lane, day)) {
                        open.add(lane.from());
                    } else {
                        closures.addAll(closures(lane, day));
                    }
                }
            }
        }
        return closures;
    }

    /**
     * The facilities that can still be supplied by the end of a day, of those that deliver to a place or, where closures leave such a one nothing but
     * what it has itself, of those before it.
     */
    Set<String> nearSide(Set<String> bases, int day) {
        Set<String> near = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(bases);
        Set<String> seen = new HashSet<>(bases);
        while (!open.isEmpty()) {
            String facility = open.remove();
            boolean cut = isAnythingClosed()
                    && here.connections.isLeftAlone(facility, day)
                    && !without().connections.isLeftAlone(facility, day);
            if (!cut) {
                near.add(facility);
                continue;
            }
            here.connections.lanesTo(facility).stream()
                    .filter(lane -> without().connections.connects(lane, day))
                    .map(Lane::from)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return near;
    }

    /** What closes the way from a base to the doors of a place on a day. */
    private List<String> closures(Facility base, String place, int day) {
        return here.connections.isOpen(base.id(), day)
                ? closures(city.vehicles().delivery(base.id()), base.id(), here.handOvers.at(place, day), day)
                : List.of(base.id());
    }

    private List<String> closures(List<Fleet> fleets, String from, String to, int day) {
        return fleets.stream()
                .map(fleet -> city.journeys().closures(from, to, city.vehicles().type(fleet), day))
                .filter(closed -> !closed.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What closes a lane on a day. */
    private List<String> closures(Lane lane, int day) {
        if (!outlook.laneOpen(lane, day)) {
            return List.of(lane.id());
        }
        List<String> ends = Stream.of(lane.from(), lane.to())
                .filter(end -> !here.connections.isOpen(end, day))
                .toList();
        List<Fleet> fleets = city.vehicles().trunk(lane.from(), lane.to(), lane.mode());
        return ends.isEmpty() ? closures(fleets, lane.from(), lane.to(), day) : ends;
    }

    private boolean isAnythingClosed() {
        return !outlook.closedWays().isEmpty()
                || outlook.scenario().disruptions().stream()
                        .anyMatch(disruption -> CLOSING.contains(disruption.kind()));
    }

    private Ways without() {
        without = without == null ? new Ways(opened(), here) : without;
        return without;
    }

    private Cut cut(Demand demand) {
        int last = outlook.lastDay(demand);
        return isAnythingClosed() ? cut(new Stay(demand.place(), Math.min(demand.day(), last), last)) : Cut.NONE;
    }

    private Cut cut(Stay during) {
        return cuts.computeIfAbsent(
                during, stay -> new Cut(here.sources(stay), without().sources(stay)));
    }

    /** The city as if nothing were closed or sealed. */
    private City opened() {
        Scenario scenario = outlook.scenario();
        Travel travel = scenario.travel();
        Outlook calm = Outlook.of(
                scenario.toBuilder()
                        .disruptions(scenario.disruptions().stream()
                                .filter(disruption -> !CLOSING.contains(disruption.kind()))
                                .toList())
                        .travel(travel.withCrossings(travel.crossings().stream()
                                .map(crossing -> crossing.withHours(OpeningHours.ALWAYS))
                                .toList()))
                        .build(),
                outlook);
        Bubbles bubbles = Bubbles.of(calm);
        return new City(
                calm,
                bubbles,
                city.journeys().in(calm),
                city.vehicles(),
                new Crewing(calm, bubbles, city.area(), city.vehicles()),
                city.area(),
                city.rules());
    }

    private Map<String, Long> lacking(AllocationStrategy strategy, SolveOptions options, Allowance budget) {
        City calm = without().city;
        List<Receipt> receipts = Receiving.plan(calm, Set.of());
        SupplyModel supply = AllocationCompiler.compile(
                calm.outlook(),
                calm.bubbles(),
                calm.journeys(),
                calm.vehicles(),
                calm.area(),
                calm.crewing(),
                receipts,
                Experience.none());
        AllocationSolution flows = strategy.solve(
                supply.problem(),
                options.withListener(SolveListener.SILENT),
                budget.isTimed() ? budget.sooner(SHARE) : budget.beside(Budget.iterations(ANSWERS)));
        Map<String, Long> units = new HashMap<>();
        for (int demand = 0; demand < supply.demands().size(); demand++) {
            units.put(supply.demands().get(demand).id(), flows.unmet(demand));
        }
        return units;
    }

    /** The ways of goods to the doors. */
    private static final class Ways {
        private final City city;
        private final Connections connections;
        private final HandOvers handOvers;
        /** Those of the same city where more is closed; {@code null} for none. */
        private final Ways closed;

        Ways(City city, Ways closed) {
            this.city = city;
            this.closed = closed;
            connections = new Connections(city, closed == null ? null : closed.connections);
            handOvers = new HandOvers(city.outlook(), city.bubbles());
        }

        BitSet sources(Stay stay) {
            BitSet sources = new BitSet();
            for (int day = stay.first; day <= stay.last; day++) {
                for (Facility base : city.area().servers(stay.place)) {
                    if (leads(base, stay.place, day)) {
                        sources.or(connections.sources(base.id(), day));
                    }
                }
            }
            return sources;
        }

        /** Whether some vehicle finds a way to the doors of a place from a base that is open. */
        boolean leads(Facility base, String place, int day) {
            if (closed != null && closed.leads(base, place, day)) {
                return true;
            }
            String at = handOvers.at(place, day);
            return connections.isOpen(base.id(), day)
                    && handOvers.isOpen(place, day)
                    && city.vehicles().delivery(base.id()).stream()
                            .anyMatch(fleet -> city.journeys()
                                            .fewestSeconds(
                                                    base.id(),
                                                    at,
                                                    city.vehicles().type(fleet),
                                                    day)
                                    >= 0);
        }
    }
}
