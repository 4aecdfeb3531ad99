package org.resupply.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.resupply.beside.SideBySide;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.City;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Explanation.Area;
import org.resupply.plan.Explanation.Binding;
import org.resupply.plan.Explanation.Cure;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.solve.AllocationStrategy;
import org.resupply.solve.Allowance;
import org.resupply.solve.SolveOptions;

/**
 * Finds out why something is missing: relaxes one thing, asks for what is missing again, and looks whether more comes.
 *
 * <p>What is asked for are all missing quantities of one street; the plan stays, and what is spare is brought with it. First
 * nothing is relaxed, so that no cause gets the credit for another look; then each cause by itself; and where none helps by
 * itself all, and each left out in turn. Causes that help are cured in small steps, the most binding first; a cure counts when
 * the whole plan with it passes the judge. When the time is over no further cure is tried, and no further street.
 *
 * <p>Where no single change brings nearly all, several that help are combined. What is nowhere is missing for want of stock; what lies
 * somewhere on the way in the end, or waits outside, is missing because of what keeps it there. To an area that closures cut off
 * more goods come from before the closures, and what these keep from it is what it would have if everything were shared out without them.
 *
 * <p>Goods for a street come through the facilities on the way to it alone, so that a test carries out the tours that call there,
 * or where the goods change hands, and leaves all others as they are; a proof carries out all.
 */
final class Explainer {
    private static final List<Cause> TESTED = List.of(
            Cause.STOCK,
            Cause.ARRIVAL,
            Cause.VEHICLE,
            Cause.CREW,
            Cause.CLOSURE,
            Cause.BUBBLE,
            Cause.RULE,
            Cause.LAST_HUNDRED_METRES,
            Cause.THROUGHPUT,
            Cause.DOCK,
            Cause.STORAGE,
            Cause.SHELF_LIFE,
            Cause.RESERVE,
            Cause.WHOLE_LOTS);

    /** A cause is named when it brings at least this part of what is missing. */
    static final double WORTH_NAMING = 0.01;

    /** What may keep a request from being carried: nothing is issued for it. */
    private static final List<Cause> OF_REQUESTS =
            List.of(Cause.VEHICLE, Cause.CREW, Cause.CLOSURE, Cause.BUBBLE, Cause.LAST_HUNDRED_METRES);

    private final Scenario scenario;
    private final Plan plan;
    private final Allowance budget;
    private final int threads;
    private final Outlook outlook;
    private final ServiceArea service;
    private final Bubbles bubbles;
    private final Trials trials;
    private final AllocationStrategy strategy;
    private final SolveOptions options;
    private final KeptOut keptOut;

    /**
     * Of a plan.
     *
     * @param strategy who gets how much without closures, where they cut somebody off
     */
    Explainer(
            Outlook outlook,
            Plan plan,
            Trials trials,
            AllocationStrategy strategy,
            SolveOptions options,
            Allowance budget) {
        this.outlook = outlook;
        this.plan = plan;
        this.trials = trials;
        this.strategy = strategy;
        this.options = options;
        this.budget = budget;
        threads = options.threads();
        scenario = outlook.scenario();
        City city = City.of(outlook, Journeys.of(outlook, trials.travel(outlook)), List.of());
        service = city.area();
        bubbles = city.bubbles();
        keptOut = new KeptOut(city);
    }

    Explanation explain(int areas) {
        Map<String, Map<Demand, Long>> missing = new LinkedHashMap<>();
        for (Unmet unmet : plan.unmet()) {
            outlook.demand(unmet.demand())
                    .ifPresent(demand -> missing.computeIfAbsent(area(demand.place()), area -> new LinkedHashMap<>())
                            .merge(demand, unmet.quantity(), Long::sum));
        }
        Map<Demand, Long> lacks = new HashMap<>();
        outlook.demands().forEach(demand -> lacks.put(demand, 0L));
        missing.values().forEach(lacks::putAll);
        keptOut.test(lacks, strategy, options, budget);
        List<String> worst = new ArrayList<>(missing.keySet());
        worst.sort(Comparator.comparingDouble((String area) -> -kg(missing.get(area)))
                .thenComparing(area -> area));
        Map<String, TransportRequest> requests = new HashMap<>();
        scenario.transportRequests().forEach(request -> requests.put(request.id(), request));
        Map<String, Long> left = new LinkedHashMap<>();
        plan.unmet().stream()
                .filter(unmet -> requests.containsKey(unmet.demand()))
                .forEach(unmet -> left.merge(unmet.demand(), unmet.quantity(), Long::sum));
        int all = Math.min(areas, worst.size()) + Math.min(areas, left.size());
        List<Area> explained = new ArrayList<>();
        for (String area : worst.subList(0, Math.min(areas, worst.size()))) {
            if (!explained.isEmpty() && budget.isOver()) {
                break;
            }
            explained.add(area(area, missing.get(area)));
            trials.done((double) explained.size() / all);
        }
        for (String request : left.keySet().stream().limit(areas).toList()) {
            if (!explained.isEmpty() && budget.isOver()) {
                break;
            }
            explained.add(request(requests.get(request), left.get(request)));
            trials.done((double) explained.size() / all);
        }
        return new Explanation(explained, trials.count());
    }

    /** What keeps a transport request from being carried: all tours are looked at, since any vehicle may take it. */
    private Area request(TransportRequest request, long units) {
        Set<String> bases = new HashSet<>();
        Set<String> ends = new HashSet<>();
        for (String end : List.of(request.from(), request.to())) {
            service.servers(end).forEach(base -> bases.add(base.id()));
            outlook.places().facility(end).ifPresent(facility -> {
                ends.add(end);
                bases.add(end);
            });
            for (int day = request.day(); day <= outlook.lastDay(request.demand()); day++) {
                ends.add(bubbles.called(end, day));
            }
        }
        Approach approach = new Approach(scenario, bases, Map.of(request.demand(), units), Map.of(), ends, 0);
        return area(
                request.id(),
                approach,
                new Trials.Ask(Map.of(request.id(), units), tour -> true),
                OF_REQUESTS,
                new ArrayList<>(),
                0);
    }

    /** The street of a place, or the zone above it where it lies in none. */
    private String area(String place) {
        String zone = outlook.places().facility(place).map(Facility::zone).orElse(place);
        return outlook.places()
                .above(zone, ZoneLevel.STREET)
                .map(Zone::id)
                .orElseGet(() -> outlook.places().zone(zone).map(Zone::parent).orElse(""));
    }

    private double kg(Map<Demand, Long> missing) {
        double kg = 0;
        for (Map.Entry<Demand, Long> part : missing.entrySet()) {
            kg += part.getValue() * trials.unitKg(part.getKey().commodity());
        }
        return kg;
    }

    private Area area(String id, Map<Demand, Long> missing) {
        double missingKg = kg(missing);
        Set<String> bases = new HashSet<>();
        for (Demand demand : missing.keySet()) {
            service.servers(demand.place()).forEach(base -> bases.add(base.id()));
        }
        double keptKg = 0;
        int lastDay = 0;
        Set<String> closures = new HashSet<>();
        for (Map.Entry<Demand, Long> lack : missing.entrySet()) {
            Demand demand = lack.getKey();
            lastDay = Math.max(lastDay, outlook.lastDay(demand));
            if (keptOut.isCutOff(demand)) {
                keptKg += keptOut.units(demand, lack.getValue()) * trials.unitKg(demand.commodity());
                closures.addAll(keptOut.closures(demand));
            }
        }
        List<Binding> causes = new ArrayList<>();
        Approach approach = new Approach(
                        scenario,
                        bases,
                        missing,
                        Nowhere.units(outlook, service, plan, new Approach(scenario, bases, missing)),
                        handOvers(missing),
                        trials.rules())
                .cutOff(keptOut.nearSide(bases, lastDay), closures);
        double cutOffKg = cutOffKg(approach, missing);
        if (cutOffKg > WORTH_NAMING * missingKg) {
            causes.add(new Binding(Cause.UNREACHABLE, cutOffKg));
        }
        return area(id, approach, ask(approach, missing), TESTED, causes, keptKg);
    }

    /** Kilograms that nothing can get to, not even when nothing is closed. */
    private double cutOffKg(Approach approach, Map<Demand, Long> missing) {
        Map<Demand, Long> cutOff = new LinkedHashMap<>(missing);
        keepUnreachable(cutOff, outlook);
        Relaxation open = cutOff.isEmpty() ? null : new Relaxer(approach).whole(Cause.CLOSURE);
        if (open != null) {
            Outlook there = Outlook.of(open.scenario(), outlook);
            keepUnreachable(cutOff, there);
        }
        return kg(cutOff);
    }

    private void keepUnreachable(Map<Demand, Long> cutOff, Outlook there) {
        Journeys ways = Journeys.of(there, trials.travel(there));
        Vehicles vehicles = Vehicles.of(there.scenario(), service.bases(there));
        Map<Want, Boolean> known = new HashMap<>();
        cutOff.keySet()
                .removeIf(demand -> known.computeIfAbsent(
                        new Want(demand.place(), demand.day(), outlook.lastDay(demand)),
                        want -> isReachable(want, vehicles, ways)));
    }

    /**
     * What binds and what helps.
     *
     * @param causes what is known to bind without a test
     * @param keptKg kilograms that closures keep from the area, as everything is shared out without them
     */
    private Area area(
            String id, Approach approach, Trials.Ask ask, List<Cause> tested, List<Binding> causes, double keptKg) {
        double missingKg = approach.missingKg();
        Relaxer relaxer = new Relaxer(approach);
        List<Callable<Double>> looks = new ArrayList<>();
        looks.add(() -> trials.gainKg(ask, scenario, false));
        for (Cause cause : tested) {
            looks.add(() -> {
                Relaxation whole = relaxer.whole(cause);
                if (budget.isCancelled() || (whole == null && !(cause == Cause.RULE && trials.rules() > 0))) {
                    return Double.NEGATIVE_INFINITY;
                }
                return whole == null
                        ? trials.gainKg(ask.without(List.of(cause)), scenario, false)
                        : trials.gainKg(ask, whole.scenario(), whole.changesReceipts());
            });
        }
        List<Double> gains = SideBySide.answers(looks, threads, budget::cancel);
        double search = Math.max(0, gains.get(0));
        List<Binding> alone = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            double gain = Math.max(gains.get(i + 1) - search, tested.get(i) == Cause.CLOSURE ? keptKg : 0);
            if (gain > WORTH_NAMING * missingKg) {
                alone.add(new Binding(tested.get(i), gain));
            }
        }
        boolean together = alone.isEmpty() && causes.isEmpty() && !budget.isCancelled();
        List<Binding> joint = together ? jointly(relaxer, ask, tested, search, missingKg) : List.of();
        causes.addAll(together ? joint : alone);
        causes.sort(Comparator.comparingDouble((Binding binding) -> -binding.gainKg()));
        alone.sort(Comparator.comparingDouble((Binding binding) -> -binding.gainKg()));
        Remedies remedies = new Remedies(approach);
        Cures found = new Cures(trials, approach, ask, search, budget, threads);
        List<Trials.Proof> proofs = new ArrayList<>();
        for (Binding binding : alone) {
            proofs.addAll(found.cures(remedies.of(binding.cause())));
        }
        proofs.addAll(found.jointCures(joint.stream().map(Binding::cause).toList()));
        if (proofs.isEmpty() && keptKg > 0) {
            // Nothing is left for who was cut off: with the way open, more goods before it.
            proofs.addAll(found.jointCures(List.of(Cause.CLOSURE, Cause.STOCK)));
        }
        if (proofs.isEmpty() && !causes.isEmpty() && !approach.bases().isEmpty() && tested == TESTED) {
            proofs.addAll(found.cures(remedies.goods(causes.get(0).cause())));
        }
        Trials.Proof several = found.several(proofs, tested);
        if (several != null) {
            proofs.add(several);
        }
        List<Cure> cures =
                Cures.worthNaming(proofs.stream().map(Trials.Proof::cure).toList());
        return new Area(id, missingKg, search, causes, together, cures);
    }

    private Trials.Ask ask(Approach approach, Map<Demand, Long> missing) {
        Map<String, Long> wishes = new LinkedHashMap<>();
        missing.forEach((demand, units) -> wishes.put(demand.id(), units));
        Set<String> handOvers = handOvers(missing);
        Set<Tour> concerned = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Tour tour : plan.tours()) {
            if (tour.trips().stream()
                    .flatMap(trip -> trip.stops().stream())
                    .anyMatch(stop -> approach.leadsThrough(stop.place())
                            || approach.lacks(stop.place())
                            || handOvers.contains(bubbles.called(stop.place(), tour.day())))) {
                concerned.add(tour);
            }
        }
        return new Trials.Ask(wishes, concerned::contains);
    }

    /** Where goods for these demands change hands on the days on which they may be served. */
    private Set<String> handOvers(Map<Demand, Long> missing) {
        Set<String> handOvers = new HashSet<>();
        for (Demand demand : missing.keySet()) {
            for (int day = demand.day(); day <= outlook.lastDay(demand); day++) {
                handOvers.add(bubbles.called(demand.place(), day));
            }
        }
        return handOvers;
    }

    /** Where something is wanted, and on which days it may be served. */
    private record Want(String place, int day, int lastDay) {}

    /** Whether a vehicle that serves the place can get there on some day on which it may be served. */
    private boolean isReachable(Want want, Vehicles vehicles, Journeys ways) {
        for (int day = want.day; day <= want.lastDay; day++) {
            for (Facility base : service.servers(want.place)) {
                for (Fleet fleet : vehicles.delivery(base.id())) {
                    if (ways.fewestSeconds(base.id(), bubbles.called(want.place, day), vehicles.type(fleet), day)
                            >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Of all causes relaxed at once, those without which less comes. */
    private List<Binding> jointly(
            Relaxer relaxer, Trials.Ask ask, List<Cause> tested, double search, double missingKg) {
        double all = trials.gainKg(ask.without(tested), relaxer.whole(tested), true) - search;
        List<Binding> needed = new ArrayList<>();
        if (all > WORTH_NAMING * missingKg) {
            List<Callable<Double>> looks = new ArrayList<>();
            for (Cause left : tested) {
                List<Cause> others = new ArrayList<>(tested);
                others.remove(left);
                looks.add(() -> budget.isCancelled()
                        ? all
                        : trials.gainKg(ask.without(others), relaxer.whole(others), true) - search);
            }
            List<Double> without = SideBySide.answers(looks, threads, budget::cancel);
            for (int i = 0; i < tested.size(); i++) {
                if (all - without.get(i) > WORTH_NAMING * missingKg) {
                    needed.add(new Binding(tested.get(i), all - without.get(i)));
                }
            }
        }
        return needed;
    }
}
