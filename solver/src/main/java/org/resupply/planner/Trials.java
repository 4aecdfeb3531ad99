package org.resupply.planner;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.Journeys;
import org.resupply.compile.PlanAssembler;
import org.resupply.dispatch.City;
import org.resupply.dispatch.Leftovers;
import org.resupply.dispatch.Takeover;
import org.resupply.dispatch.TripRule;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.TransportRequest;
import org.resupply.network.DailyTravel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Explanation.Cure;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;
import org.resupply.plan.Tour;
import org.resupply.plan.Unmet;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.UnsoundPlan;
import org.resupply.verify.Verifier;

/**
 * Asks for what is missing again, in scenarios in which something binds less than in the one that a plan was made for: the plan stays, and what is
 * spare is brought with it.
 */
final class Trials {
    private final Scenario scenario;
    private final Plan plan;
    private final RoadGraph roads;
    private final RoutingEngine routing;
    private final List<TripRule> rules;
    private final SolveOptions options;
    private final Allowance budget;
    private final Outlook outlook;
    private final DailyTravel travel;
    private final Map<String, Double> unitKg = new HashMap<>();
    private final Map<String, TransportRequest> requests = new LinkedHashMap<>();
    private int tests;
    /** How much is done of what there is to explain, from 0 to 1. */
    private double done;

    /**
     * What is asked for again.
     *
     * @param wishes units by demand
     * @param concerned the tours that call on the way to it or where it changes hands
     * @param obeys whether the rules of the embedding system are obeyed
     */
    record Ask(Map<String, Long> wishes, Predicate<Tour> concerned, boolean obeys) {

        Ask(Map<String, Long> wishes, Predicate<Tour> concerned) {
            this(wishes, concerned, true);
        }

        /** The same where all tours are carried out: those of others may have to take other lots. */
        Ask ofAll() {
            return new Ask(wishes, tour -> true, obeys);
        }

        /** The same without the rules of the embedding system, where one of these causes is that they forbid something. */
        Ask without(Collection<Cause> relaxed) {
            return relaxed.contains(Cause.RULE) ? new Ask(wishes, concerned, false) : this;
        }
    }

    /** A cure, and the steps of which it consists. */
    record Proof(List<Relaxation> steps, Cure cure) {}

    Trials(
            Outlook outlook,
            Plan plan,
            RoadGraph roads,
            RoutingEngine routing,
            List<TripRule> rules,
            SolveOptions options,
            Allowance budget) {
        this.outlook = outlook;
        this.plan = plan;
        this.roads = roads;
        this.routing = routing;
        this.rules = rules;
        this.options = options;
        this.budget = budget;
        scenario = outlook.scenario();
        travel = DailyTravel.of(outlook, roads);
        scenario.commodities().forEach(commodity -> unitKg.put(commodity.id(), commodity.massKg()));
        scenario.transportRequests().forEach(request -> requests.put(request.id(), request));
    }

    /** How many rules of the embedding system there are. */
    int rules() {
        return rules.size();
    }

    /** Mass of one unit of a commodity. */
    double unitKg(String commodity) {
        return unitKg.get(commodity);
    }

    /** How many there have been. */
    synchronized int count() {
        return tests;
    }

    /** Notes how much has been explained, as a part of all that is to be. */
    synchronized void done(double part) {
        done = Math.max(done, part);
    }

    /** What measures bring, of which each was taken on top of those before it. */
    double gainKg(Ask ask, List<Relaxation> measures) {
        return gainKg(
                ask, measures.get(measures.size() - 1).scenario(), changeReceipts(measures), obeyed(ask, measures));
    }

    /** The rules that trips have to obey when measures are taken. */
    private List<TripRule> obeyed(Ask ask, List<Relaxation> measures) {
        Set<String> waived = measures.stream()
                .filter(measure -> measure.remedy() == Remedy.WAIVE_RULE)
                .map(Relaxation::target)
                .collect(Collectors.toSet());
        return ask.obeys
                ? IntStream.range(0, rules.size())
                        .filter(rule -> !waived.contains(Integer.toString(rule + 1)))
                        .mapToObj(rules::get)
                        .toList()
                : List.of();
    }

    /** What is done, with the name of a rule that is waived. */
    private Explanation.Measure measure(Relaxation relaxation) {
        Explanation.Measure measure = relaxation.measure();
        return measure.remedy() == Remedy.WAIVE_RULE
                ? measure.withName(
                        rules.get(Integer.parseInt(measure.target()) - 1).name())
                : measure;
    }

    private static boolean changeReceipts(List<Relaxation> measures) {
        return measures.stream().anyMatch(Relaxation::changesReceipts);
    }

    /** Counts a test, and tells the host; tests go side by side. */
    private synchronized void tell() {
        tests++;
        double spent = budget.isTimed() ? budget.secondsSpent() / (budget.secondsSpent() + budget.secondsLeft()) : 0;
        done = Math.min(1, Math.max(done, spent));
        options.listener()
                .onProgress(new SolveListener.Progress("explanation", budget.secondsSpent(), tests, 0, 0, done));
    }

    /** Kilograms by which a whole plan is served more when what is missing is asked for again in this scenario. */
    double gainKg(Ask ask, Scenario relaxed, boolean receiveAnew) {
        return gainKg(ask, relaxed, receiveAnew, obeyed(ask, List.of()));
    }

    private double gainKg(Ask ask, Scenario relaxed, boolean receiveAnew, List<TripRule> obeyed) {
        tell();
        Outlook there = Outlook.of(relaxed, outlook);
        Takeover.Result result = bringMore(there, travel(there), ask, receiveAnew, obeyed);
        double kg = 0;
        for (Map.Entry<String, Long> more : result.served().entrySet()) {
            TransportRequest request = requests.get(more.getKey());
            String commodity = request != null
                    ? request.commodity()
                    : there.demand(more.getKey()).map(Demand::commodity).orElse(null);
            kg += commodity == null ? 0 : more.getValue() * unitKg.get(commodity);
        }
        return kg;
    }

    private Takeover.Result bringMore(
            Outlook there, DailyTravel ways, Ask ask, boolean receiveAnew, List<TripRule> obeyed) {
        City city = City.of(there, Journeys.of(there, ways), obeyed);
        SolveOptions quiet = options.withThreads(1).withListener(SolveListener.SILENT);
        return Takeover.bringMore(city, plan, ask.concerned, ask.wishes, receiveAnew, routing, quiet, budget.rest());
    }

    /** The ways there are in a scenario that differs from this one somewhere: the same ones where places and closures are. */
    DailyTravel travel(Outlook there) {
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
    Proof proved(Ask ask, double search, List<Relaxation> measures) {
        Outlook there = Outlook.of(measures.get(measures.size() - 1).scenario(), outlook);
        DailyTravel ways = travel(there);
        Takeover.Result result = bringMore(there, ways, ask.ofAll(), changeReceipts(measures), obeyed(ask, measures));
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
        double before = broughtKg(plan) + search;
        double after = broughtKg(cured);
        return after - before <= 1e-9
                ? null
                : new Proof(
                        measures,
                        new Cure(
                                measures.stream().map(this::measure).toList(),
                                before,
                                after,
                                cured.figures().cost() - plan.figures().cost()));
    }

    /** Kilograms that a plan serves or, for transport requests, carries. */
    private double broughtKg(Plan made) {
        double kg = made.figures().servedKg();
        for (TransportRequest request : requests.values()) {
            kg += request.quantity() * unitKg.get(request.commodity());
        }
        for (Unmet unmet : made.unmet()) {
            TransportRequest request = requests.get(unmet.demand());
            kg -= request == null ? 0 : unmet.quantity() * unitKg.get(request.commodity());
        }
        return kg;
    }
}
