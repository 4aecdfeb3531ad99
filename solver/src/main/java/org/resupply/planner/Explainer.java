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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Journeys;
import org.resupply.compile.PlanAssembler;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.Vehicles;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Leftovers;
import org.resupply.dispatch.Takeover;
import org.resupply.dispatch.TripRule;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.DailyTravel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Explanation.Area;
import org.resupply.plan.Explanation.Binding;
import org.resupply.plan.Explanation.Cure;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SideBySide;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.UnsoundPlan;
import org.resupply.verify.Verifier;

/**
 * Finds out why something is missing: relaxes one thing, asks for what is missing again, and looks whether more comes.
 *
 * <p>What is asked for are all missing quantities of one street; the plan stays, and what is spare is brought with it. First
 * nothing is relaxed, so that no cause gets the credit for another look; then each cause by itself; and where none helps by
 * itself all, and each left out in turn. Causes that help are cured in small steps, the most binding first; a cure counts when
 * the whole plan with it passes the judge. When the time is over no further cure is tried, and no further street.
 *
 * <p>Goods for a street come through the facilities on the way to it alone, so that a test carries out the tours that call there,
 * or where the goods change hands, and leaves all others as they are; a proof carries out all.
 */
final class Explainer {
    /** Where the scenario states no costs, or nothing costs more, what brings most comes first. */
    static final Comparator<Cure> CHEAPEST_FIRST =
            Comparator.comparingDouble(Cure::costPerKg).thenComparingDouble(cure -> -cure.gainKg());

    private static final List<Cause> TESTED = List.of(
            Cause.STOCK,
            Cause.ARRIVAL,
            Cause.VEHICLE,
            Cause.CREW,
            Cause.CLOSURE,
            Cause.BUBBLE,
            Cause.LAST_HUNDRED_METRES,
            Cause.THROUGHPUT,
            Cause.DOCK,
            Cause.STORAGE,
            Cause.SHELF_LIFE,
            Cause.RESERVE,
            Cause.WHOLE_LOTS);

    /** A cause is named when it brings at least this part of what is missing. */
    private static final double WORTH_NAMING = 0.01;

    /** A smaller step is enough when it brings at least this part of what the largest brings. */
    private static final double ENOUGH = 0.9;

    private static final int CURES_PER_CAUSE = 3;

    /** Measures for each of several causes that are combined with those for the others. */
    private static final int COMBINED = 2;

    private final Scenario scenario;
    private final Plan plan;
    private final RoadGraph roads;
    private final RoutingEngine routing;
    private final List<TripRule> rules;
    private final SolveOptions options;
    private final Allowance budget;
    private final Outlook outlook;
    private final DailyTravel travel;
    private final ServiceArea service;
    private final Journeys journeys;
    private final Bubbles bubbles;
    private final Map<String, Double> unitKg = new HashMap<>();
    private final AtomicInteger tests = new AtomicInteger();
    private final int threads;

    Explainer(
            Scenario scenario,
            Plan plan,
            RoadGraph roads,
            RoutingEngine routing,
            List<TripRule> rules,
            SolveOptions options,
            Allowance budget) {
        this.scenario = scenario;
        this.plan = plan;
        this.roads = roads;
        this.routing = routing;
        this.rules = rules;
        threads = options.threads();
        this.options = options.withThreads(1);
        this.budget = budget;
        outlook = Outlook.of(scenario);
        travel = DailyTravel.of(outlook, roads);
        service = ServiceArea.of(outlook);
        journeys = Journeys.of(outlook, travel);
        bubbles = Bubbles.of(outlook);
        scenario.commodities().forEach(commodity -> unitKg.put(commodity.id(), commodity.massKg()));
    }

    Explanation explain(int areas) {
        Map<String, Map<Demand, Long>> missing = new LinkedHashMap<>();
        for (Unmet unmet : plan.unmet()) {
            outlook.demand(unmet.demand())
                    .ifPresent(demand -> missing.computeIfAbsent(area(demand.place()), area -> new LinkedHashMap<>())
                            .merge(demand, unmet.quantity(), Long::sum));
        }
        List<String> worst = new ArrayList<>(missing.keySet());
        worst.sort(Comparator.comparingDouble((String area) -> -kg(missing.get(area)))
                .thenComparing(area -> area));
        List<Area> explained = new ArrayList<>();
        for (String area : worst.subList(0, Math.min(areas, worst.size()))) {
            if (!explained.isEmpty() && budget.isOver()) {
                break;
            }
            explained.add(area(area, missing.get(area)));
        }
        return new Explanation(explained, tests.get());
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
            kg += part.getValue() * unitKg.get(part.getKey().commodity());
        }
        return kg;
    }

    private Area area(String id, Map<Demand, Long> missing) {
        double missingKg = kg(missing);
        Set<String> bases = new HashSet<>();
        for (Demand demand : missing.keySet()) {
            service.servers(demand.place()).forEach(base -> bases.add(base.id()));
        }
        List<Binding> causes = new ArrayList<>();
        Map<Demand, Long> reachable = new LinkedHashMap<>(missing);
        Vehicles vehicles = Vehicles.of(scenario, service.bases(outlook));
        Map<Want, Boolean> known = new HashMap<>();
        reachable
                .keySet()
                .removeIf(demand -> !known.computeIfAbsent(
                        new Want(demand.place(), demand.day(), outlook.lastDay(demand)),
                        want -> isReachable(want, vehicles)));
        double cutOffKg = missingKg - kg(reachable);
        if (cutOffKg > WORTH_NAMING * missingKg) {
            causes.add(new Binding(Cause.UNREACHABLE, cutOffKg));
        }
        Approach approach = new Approach(scenario, bases, missing);
        Ask ask = ask(approach, missing);
        Relaxer relaxer = new Relaxer(approach);
        List<Callable<Double>> looks = new ArrayList<>();
        looks.add(() -> gainKg(scenario, ask, false));
        for (Cause cause : TESTED) {
            looks.add(() -> {
                Relaxation whole = relaxer.whole(cause);
                return whole == null ? 0.0 : gainKg(whole.scenario(), ask, whole.changesReceipts());
            });
        }
        List<Double> gains = SideBySide.answers(looks, threads, budget);
        double search = gains.get(0);
        List<Binding> alone = new ArrayList<>();
        for (int i = 0; i < TESTED.size(); i++) {
            double gain = gains.get(i + 1) - search;
            if (gain > WORTH_NAMING * missingKg) {
                alone.add(new Binding(TESTED.get(i), gain));
            }
        }
        boolean together = alone.isEmpty() && causes.isEmpty();
        List<Binding> joint = together ? jointly(relaxer, ask, search, missingKg) : List.of();
        causes.addAll(together ? joint : alone);
        causes.sort(Comparator.comparingDouble((Binding binding) -> -binding.gainKg()));
        alone.sort(Comparator.comparingDouble((Binding binding) -> -binding.gainKg()));
        Remedies remedies = new Remedies(approach);
        List<Cure> cures = new ArrayList<>();
        for (Binding binding : alone) {
            cures.addAll(cures(remedies.of(binding.cause()), ask, search));
        }
        cures.addAll(jointCures(joint.stream().map(Binding::cause).toList(), bases, missing, ask, search));
        cures.sort(CHEAPEST_FIRST);
        return new Area(id, missingKg, search, causes, together, cures);
    }

    /** What is asked for again, in units by demand, and the tours that call on the way to it or where it changes hands. */
    private record Ask(Map<String, Long> wishes, Predicate<Tour> concerned) {

        /** The same where all tours are carried out: those of others may have to take other lots. */
        Ask ofAll() {
            return new Ask(wishes, tour -> true);
        }
    }

    private Ask ask(Approach approach, Map<Demand, Long> missing) {
        Map<String, Long> wishes = new LinkedHashMap<>();
        missing.forEach((demand, units) -> wishes.put(demand.id(), units));
        Set<String> handOvers = new HashSet<>();
        for (Demand demand : missing.keySet()) {
            for (int day = demand.day(); day <= outlook.lastDay(demand); day++) {
                handOvers.add(bubbles.called(demand.place(), day));
            }
        }
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
        return new Ask(wishes, concerned::contains);
    }

    /** Where something is wanted, and on which days it may be served. */
    private record Want(String place, int day, int lastDay) {}

    /** Whether a vehicle that serves the place can get there on some day on which it may be served. */
    private boolean isReachable(Want want, Vehicles vehicles) {
        for (int day = want.day; day <= want.lastDay; day++) {
            for (Facility base : service.servers(want.place)) {
                for (Fleet fleet : vehicles.delivery(base.id())) {
                    if (journeys.fewestSeconds(base.id(), want.place, vehicles.type(fleet), day) >= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Of all causes relaxed at once, those without which less comes. */
    private List<Binding> jointly(Relaxer relaxer, Ask ask, double search, double missingKg) {
        double all = gainKg(relaxer.whole(TESTED), ask, true) - search;
        List<Binding> needed = new ArrayList<>();
        if (all > WORTH_NAMING * missingKg) {
            List<Callable<Double>> looks = new ArrayList<>();
            for (Cause left : TESTED) {
                List<Cause> others = new ArrayList<>(TESTED);
                others.remove(left);
                looks.add(() -> gainKg(relaxer.whole(others), ask, true) - search);
            }
            List<Double> without = SideBySide.answers(looks, threads, budget);
            for (int i = 0; i < TESTED.size(); i++) {
                if (all - without.get(i) > WORTH_NAMING * missingKg) {
                    needed.add(new Binding(TESTED.get(i), all - without.get(i)));
                }
            }
        }
        return needed;
    }

    private List<Cure> cures(List<List<Relaxation>> ladders, Ask ask, double search) {
        List<Callable<Cure>> climbs = new ArrayList<>();
        for (List<Relaxation> ladder : ladders) {
            climbs.add(() -> budget.isOver() ? null : cure(ladder, ask, search));
        }
        return mostFirst(SideBySide.answers(climbs, threads, budget));
    }

    /** Those that were proved and bring most. */
    private static List<Cure> mostFirst(List<Cure> cures) {
        List<Cure> proved = new ArrayList<>(cures);
        proved.removeIf(cure -> cure == null);
        proved.sort(Comparator.comparingDouble((Cure cure) -> -cure.gainKg()));
        return proved.subList(0, Math.min(CURES_PER_CAUSE, proved.size()));
    }

    /**
     * The smallest step of a ladder that brings nearly what the largest does, proved; where the judge refuses it, the next smaller
     * one; {@code null} when none helps.
     */
    private Cure cure(List<Relaxation> ladder, Ask ask, double search) {
        double most = gainKg(List.of(last(ladder)), ask) - search;
        if (most <= 1e-9) {
            return null;
        }
        int enough = ladder.size() - 1;
        while (enough > 0
                && limitKg(ladder.get(enough - 1)) >= ENOUGH * most
                && gainKg(List.of(ladder.get(enough - 1)), ask) - search >= ENOUGH * most) {
            enough--;
        }
        for (int step = enough; step >= 0; step--) {
            Cure cure = step < enough && budget.isOver() ? null : proved(List.of(ladder.get(step)), ask, search);
            if (cure != null) {
                return cure;
            }
        }
        return null;
    }

    /**
     * Cures of causes that must all be relaxed: a measure for each. Which of them help is looked at where the other causes bind nothing;
     * then every combination of those that bring most there is tried.
     */
    private List<Cure> jointCures(
            List<Cause> needed, Set<String> bases, Map<Demand, Long> missing, Ask ask, double search) {
        Relaxer relaxer = new Relaxer(new Approach(scenario, bases, missing));
        List<List<Relaxation>> combinations = needed.isEmpty() ? List.of() : List.of(List.of());
        for (Cause cause : needed) {
            List<Cause> others = new ArrayList<>(needed);
            others.remove(cause);
            Approach freed = new Approach(relaxer.whole(others), bases, missing);
            List<Relaxation> best = best(new Remedies(freed).of(cause), ask, search);
            combinations = combinations.stream()
                    .flatMap(before -> best.stream()
                            .map(step -> Stream.concat(before.stream(), Stream.of(step))
                                    .toList()))
                    .toList();
        }
        List<Callable<Cure>> tries = new ArrayList<>();
        for (List<Relaxation> steps : combinations) {
            JointMeasures measures = new JointMeasures(scenario, bases, missing, steps);
            tries.add(() -> budget.isOver() ? null : cure(measures, new int[steps.size()], ask, search));
        }
        return mostFirst(SideBySide.answers(tries, threads, budget));
    }

    /** The largest steps of those ladders that bring most. */
    private List<Relaxation> best(List<List<Relaxation>> ladders, Ask ask, double search) {
        List<Callable<Double>> looks = new ArrayList<>();
        for (List<Relaxation> ladder : ladders) {
            looks.add(() -> budget.isOver() ? 0.0 : gainKg(List.of(last(ladder)), ask) - search);
        }
        List<Double> gains = SideBySide.answers(looks, threads, budget);
        return IntStream.range(0, gains.size())
                .filter(ladder -> gains.get(ladder) > 1e-9)
                .boxed()
                .sorted(Comparator.comparingDouble(ladder -> -gains.get(ladder)))
                .limit(COMBINED)
                .map(ladder -> last(ladders.get(ladder)))
                .toList();
    }

    /** One measure after the other by less, as long as all together bring nearly what the largest steps do; proved. */
    private Cure cure(JointMeasures measures, int[] below, Ask ask, double search) {
        List<Relaxation> enough = measures.at(below);
        double most = enough == null ? 0 : gainKg(enough, ask) - search;
        if (most <= 1e-9) {
            return null;
        }
        for (int measure = 0; measure < below.length; measure++) {
            below[measure]++;
            List<Relaxation> less = measures.at(below);
            while (less != null && gainKg(less, ask) - search >= ENOUGH * most) {
                enough = less;
                below[measure]++;
                less = measures.at(below);
            }
            below[measure]--;
        }
        return proved(enough, ask, search);
    }

    /** More than so much a step cannot bring: of goods no more than there are. */
    private double limitKg(Relaxation step) {
        boolean goods = step.remedy() == Remedy.MORE_STOCK || step.remedy() == Remedy.RELEASE_RESERVE;
        return goods ? step.amount() * unitKg.get(step.target()) : Double.POSITIVE_INFINITY;
    }

    private static Relaxation last(List<Relaxation> ladder) {
        return ladder.get(ladder.size() - 1);
    }

    /** What measures bring, of which each was taken on top of those before it. */
    private double gainKg(List<Relaxation> measures, Ask ask) {
        return gainKg(last(measures).scenario(), ask, changeReceipts(measures));
    }

    private static boolean changeReceipts(List<Relaxation> measures) {
        return measures.stream().anyMatch(Relaxation::changesReceipts);
    }

    /** Kilograms by which a whole plan is served more when what is missing is asked for again in this scenario. */
    private double gainKg(Scenario relaxed, Ask ask, boolean receiveAnew) {
        tests.incrementAndGet();
        Outlook there = Outlook.of(relaxed, outlook);
        Takeover.Result result = bringMore(there, travel(there), ask, receiveAnew);
        double kg = 0;
        for (Map.Entry<String, Long> more : result.served().entrySet()) {
            Demand demand = there.demand(more.getKey()).orElse(null);
            kg += demand == null ? 0 : more.getValue() * unitKg.get(demand.commodity());
        }
        return kg;
    }

    private Takeover.Result bringMore(Outlook there, DailyTravel ways, Ask ask, boolean receiveAnew) {
        City city = City.of(there, Journeys.of(there, ways), rules);
        return Takeover.bringMore(city, plan, ask.concerned, ask.wishes, receiveAnew, routing, options, budget.rest());
    }

    /** The ways there are in a scenario that differs from this one somewhere: the same ones where places and closures are. */
    private DailyTravel travel(Outlook there) {
        Scenario relaxed = there.scenario();
        boolean same = relaxed.travel() == scenario.travel()
                && relaxed.zones() == scenario.zones()
                && relaxed.disruptions() == scenario.disruptions()
                && relaxed.facilities().size() == scenario.facilities().size();
        for (int i = 0; same && i < scenario.facilities().size(); i++) {
            Facility here = scenario.facilities().get(i);
            Facility other = relaxed.facilities().get(i);
            same = here == other
                    || (here.id().equals(other.id()) && here.point().equals(other.point()));
        }
        return same ? travel : DailyTravel.of(there, roads);
    }

    /** The cure with the figures of the whole plan, when the judge finds that plan sound; else {@code null}. */
    private Cure proved(List<Relaxation> measures, Ask ask, double search) {
        Outlook there = Outlook.of(last(measures).scenario(), outlook);
        DailyTravel ways = travel(there);
        Takeover.Result result = bringMore(there, ways, ask.ofAll(), changeReceipts(measures));
        Bubbles closed = Bubbles.of(there);
        Plan cured = PlanAssembler.assemble(
                there,
                closed,
                result.receipts(),
                result.movements(),
                result.tours(),
                Replanner.unmet(there, there, plan, result),
                Leftovers.spoiled(there, result.receipts(), result.tours()),
                plan.manifest(),
                Runnable::run);
        try {
            Verifier.of(there, ways, closed).requireSound(cured);
        } catch (UnsoundPlan unsound) {
            return null;
        }
        double before = plan.figures().servedKg() + search;
        double after = cured.figures().servedKg();
        return after - before <= 1e-9
                ? null
                : new Cure(
                        measures.stream().map(Relaxation::measure).toList(),
                        before,
                        after,
                        cured.figures().cost() - plan.figures().cost());
    }
}
