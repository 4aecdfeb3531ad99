package org.resupply.optaplanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.core.api.solver.SolutionManager;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.AcceptorType;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.resupply.bubble.Bubbles;
import org.resupply.model.Crew;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.plan.Tour;
import org.resupply.solve.Allowance;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveListener.Progress;
import org.resupply.solve.SolveOptions;

/**
 * Rosters: which crew drives which tour over the days, by OptaPlanner.
 *
 * <p>Kept are the judge's rules for crews: their base and bubble, what they can drive, the validity of their tests, one tour a
 * day of at most their hours, rest between shifts, lost crews, fixed crews. Then as few tours as possible stay without a crew, loads are fair,
 * and crews keep their vehicles. Tours at bases for which the scenario names no crew need none. Embedding systems add rules of
 * their own with {@link #with} and {@link #knowing}. One thread; an iteration is one calculation of the score, and the
 * same seed and iterations give the same roster.
 *
 * <pre>{@code
 * Roster roster = CrewRoster.create().with(NoNightsForTrainees.class).assign(scenario, plan, SolveOptions.defaults());
 * }</pre>
 */
public final class CrewRoster {
    /** The size that OptaPlanner recommends to begin with, as for routes. */
    private static final int LATE_ACCEPTANCE = 400;

    /** Steps without a better roster after which climbing ends. */
    private static final int CLIMB = 1000;

    /** Steps without a better roster after which the search ends. */
    private static final int PATIENCE = 20_000;

    /** Calculations of the score after which the search ends whatever its budget; where no move is good enough it takes no step. */
    private static final long LEAST_EFFORT = 100_000;

    private static final long EFFORT_PER_TOUR = 20_000;

    private static final long REPORT_NANOS = 100_000_000;

    private final List<Class<? extends RosterRule>> rules;
    private final List<Object> facts;

    private CrewRoster(List<Class<? extends RosterRule>> rules, List<Object> facts) {
        this.rules = List.copyOf(rules);
        this.facts = List.copyOf(facts);
    }

    /** Rosters by the judge's rules alone. */
    public static CrewRoster create() {
        return new CrewRoster(List.of(), List.of());
    }

    /** The same with one more rule; its class is loaded by the context class loader of the thread that assigns. */
    public CrewRoster with(Class<? extends RosterRule> rule) {
        List<Class<? extends RosterRule>> more = new ArrayList<>(rules);
        more.add(rule);
        return new CrewRoster(more, facts);
    }

    /** The same with facts that rules may join, such as who is on leave; each may be of a class of the caller's own. */
    public CrewRoster knowing(Collection<?> moreFacts) {
        List<Object> more = new ArrayList<>(facts);
        more.addAll(moreFacts);
        return new CrewRoster(rules, more);
    }

    /** Gives the plan's tours crews, beginning with those that it names where they fit. */
    public Roster assign(Scenario scenario, Plan plan, SolveOptions options) {
        return assign(scenario, plan, options, new Cancellation());
    }

    /** Gives the plan's tours crews; whoever holds the cancellation can end the search and gets the best roster so far. */
    public Roster assign(Scenario scenario, Plan plan, SolveOptions options, Cancellation cancellation) {
        return new Assignment(scenario, plan, options).solve(options.budget().start(cancellation));
    }

    /** One roster being made. */
    private final class Assignment {
        private final Outlook outlook;
        private final Plan plan;
        private final SolveOptions options;
        private final List<Duty> duties = new ArrayList<>();
        private final List<CrewMember> members = new ArrayList<>();
        private final List<String> unmanned = new ArrayList<>();
        private long reported = System.nanoTime() - REPORT_NANOS;

        Assignment(Scenario scenario, Plan plan, SolveOptions options) {
            outlook = Outlook.of(scenario);
            Bubbles bubbles = Bubbles.of(outlook);
            this.plan = plan;
            this.options = options;
            Map<String, List<CrewMember>> atBase = new HashMap<>();
            for (Crew crew : scenario.crews()) {
                atBase.computeIfAbsent(crew.base(), base -> new ArrayList<>()).addAll(membersOf(crew));
            }
            Map<String, Fleet> fleets = new HashMap<>();
            scenario.fleets().forEach(fleet -> fleets.put(fleet.id(), fleet));
            for (Tour tour : plan.tours()) {
                Fleet fleet = fleets.get(tour.fleet());
                if (fleet == null) {
                    throw new IllegalArgumentException("Tour (%s) names a fleet (%s) that scenario (%s) does not know."
                            .formatted(tour.id(), tour.fleet(), scenario.id()));
                }
                List<CrewMember> candidates = atBase.get(fleet.base());
                if (candidates != null && candidates.isEmpty()) {
                    unmanned.add(tour.id());
                } else if (candidates != null) {
                    duties.add(new Duty(duties.size(), tour, fleet, bubbles.fixedCrews(fleet.id()), candidates));
                }
            }
        }

        private List<CrewMember> membersOf(Crew crew) {
            Scenario scenario = outlook.scenario();
            Set<String> types = scenario.vehicleTypes().stream()
                    .map(VehicleType::id)
                    .filter(type -> outlook.canDrive(crew.id(), type))
                    .collect(Collectors.toSet());
            List<CrewMember> all = new ArrayList<>();
            for (int number = 0; number < crew.count(); number++) {
                BitSet days = new BitSet();
                for (int day = 0; day < scenario.days(); day++) {
                    days.set(day, number < outlook.crews(crew.id(), day));
                }
                all.add(new CrewMember(members.size() + all.size(), crew, number, types, days));
            }
            members.addAll(all);
            return all;
        }

        Roster solve(Allowance allowance) {
            begin();
            Duties best = new Duties(duties, members, facts);
            if (!duties.isEmpty()) {
                SolverFactory<Duties> factory = SolverFactory.create(config(allowance));
                SolutionManager.create(factory).update(best);
                if (!allowance.isOver()) {
                    best = improved(best, factory, allowance);
                }
            }
            return roster(best, allowance);
        }

        private Duties improved(Duties start, SolverFactory<Duties> factory, Allowance allowance) {
            Solver<Duties> solver = factory.buildSolver();
            solver.addEventListener(event -> report(event.getNewBestSolution(), allowance));
            return Deadline.keep(allowance, solver::terminateEarly, () -> solver.solve(start));
        }

        private void report(Duties better, Allowance allowance) {
            long now = System.nanoTime();
            if (now - reported >= REPORT_NANOS) {
                reported = now;
                double seconds = allowance.secondsSpent();
                double fraction = allowance.isTimed() ? seconds / (seconds + allowance.secondsLeft()) : 0;
                int open = (int) -better.score.mediumScore();
                options.listener()
                        .onProgress(new Progress("roster", seconds, 0, -better.score.softScore(), open, fraction));
            }
        }

        private SolverConfig config(Allowance allowance) {
            long calculations = Math.min(allowance.iterations(), LEAST_EFFORT + EFFORT_PER_TOUR * duties.size());
            ScoreDirectorFactoryConfig score = new ScoreDirectorFactoryConfig()
                    .withConstraintProviderClass(RosterConstraints.class)
                    .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);
            if (!rules.isEmpty()) {
                String names = rules.stream().map(Class::getName).collect(Collectors.joining(","));
                score.withConstraintProviderCustomProperties(Map.of("rules", names));
            }
            return new SolverConfig()
                    .withSolutionClass(Duties.class)
                    .withEntityClasses(Duty.class)
                    .withScoreDirectorFactory(score)
                    .withRandomSeed(options.seed())
                    .withTerminationConfig(new TerminationConfig().withScoreCalculationCountLimit(calculations))
                    .withPhases(
                            phase(
                                    new LocalSearchAcceptorConfig()
                                            .withAcceptorTypeList(List.of(AcceptorType.HILL_CLIMBING)),
                                    new TerminationConfig()
                                            .withUnimprovedStepCountLimit(CLIMB)
                                            .withScoreCalculationCountLimit(Math.max(1, calculations / 3))),
                            phase(
                                    new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE),
                                    new TerminationConfig().withUnimprovedStepCountLimit(PATIENCE)));
        }

        private static LocalSearchPhaseConfig phase(LocalSearchAcceptorConfig acceptor, TerminationConfig end) {
            return new LocalSearchPhaseConfig()
                    .withTerminationConfig(end)
                    .withMoveSelectorConfig(new UnionMoveSelectorConfig()
                            .withMoveSelectors(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig()))
                    .withAcceptorConfig(acceptor)
                    .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
        }

        // ------------------------------------------------------------------ where the search begins

        /** Gives each duty, in the order of time, the idlest who can take it: of the kind that the plan names if there is one. */
        private void begin() {
            Map<CrewMember, List<Duty>> taken = new HashMap<>();
            Map<CrewMember, Long> minutes = new HashMap<>();
            List<Duty> order = new ArrayList<>(duties);
            order.sort(Comparator.comparingInt(Duty::begin)
                    .thenComparing(duty -> duty.tour().id()));
            beginFixed(order);
            for (Duty duty : order) {
                if (duty.isFixed()) {
                    continue;
                }
                duty.atBase().stream()
                        .filter(member -> canTake(duty, member, taken.getOrDefault(member, List.of())))
                        .min(Comparator.comparing((CrewMember member) ->
                                        !member.crew().id().equals(duty.tour().crew()))
                                .thenComparing(member -> minutes.getOrDefault(member, 0L)))
                        .ifPresent(member -> {
                            duty.assign(member);
                            taken.computeIfAbsent(member, of -> new ArrayList<>())
                                    .add(duty);
                            minutes.merge(member, duty.minutes(), Long::sum);
                        });
            }
        }

        /**
         * Gives each vehicle that keeps its crew one of its own: who can take most of its tours, of the kind that the plan names if as many.
         * Of one kind the last first, as crews are lost from the highest number down.
         */
        private static void beginFixed(List<Duty> order) {
            Map<String, List<Duty>> byVehicle = new LinkedHashMap<>();
            order.stream()
                    .filter(Duty::isFixed)
                    .forEach(duty -> byVehicle
                            .computeIfAbsent(
                                    duty.fleet().id() + '\n' + duty.tour().vehicle(), vehicle -> new ArrayList<>())
                            .add(duty));
            Set<CrewMember> given = new HashSet<>();
            for (List<Duty> tours : byVehicle.values()) {
                String named = tours.get(0).tour().crew();
                tours.get(0).atBase().stream()
                        .filter(member -> !given.contains(member)
                                && !ofThese(tours, member).isEmpty())
                        .max(Comparator.comparingInt((CrewMember member) ->
                                        ofThese(tours, member).size())
                                .thenComparing(member -> member.crew().id().equals(named))
                                .thenComparing(CrewMember::number))
                        .ifPresent(member -> {
                            given.add(member);
                            ofThese(tours, member).forEach(duty -> duty.assign(member));
                        });
            }
        }

        /** Those of these tours, given in the order of time, that a member can take. */
        private static List<Duty> ofThese(List<Duty> tours, CrewMember member) {
            List<Duty> taken = new ArrayList<>();
            for (Duty tour : tours) {
                if (canTake(tour, member, taken)) {
                    taken.add(tour);
                }
            }
            return taken;
        }

        private static boolean canTake(Duty duty, CrewMember member, List<Duty> others) {
            return Arrays.stream(Fitness.values()).allMatch(fitness -> fitness.holds(duty, member))
                    && others.stream()
                            .allMatch(other -> other.day() != duty.day()
                                    && Duty.missingRest(
                                                    other, duty, member.crew().restSeconds())
                                            == 0);
        }

        // ------------------------------------------------------------------ the answer

        private Roster roster(Duties best, Allowance allowance) {
            Map<String, String> crewOf = new HashMap<>();
            List<Roster.Shift> shifts = new ArrayList<>();
            List<String> open = new ArrayList<>(unmanned);
            for (Duty duty : best.duties) {
                CrewMember member = duty.member();
                if (member == null) {
                    open.add(duty.tour().id());
                    if (duty.isFixed()) {
                        crewOf.put(duty.tour().id(), "");
                    }
                    continue;
                }
                crewOf.put(duty.tour().id(), member.crew().id());
                shifts.add(new Roster.Shift(
                        member.crew().id(),
                        member.number(),
                        duty.tour().id(),
                        duty.day(),
                        duty.begin(),
                        duty.end(),
                        duty.fleet().id(),
                        duty.tour().vehicle()));
            }
            shifts.sort(Comparator.comparingInt(Roster.Shift::day)
                    .thenComparingInt(Roster.Shift::begin)
                    .thenComparing(Roster.Shift::tour));
            HardMediumSoftLongScore score = best.score == null ? HardMediumSoftLongScore.ZERO : best.score;
            return new Roster(crewed(crewOf, allowance.secondsSpent()), shifts, open, score);
        }

        private Plan crewed(Map<String, String> crewOf, double seconds) {
            List<Tour> tours = plan.tours().stream()
                    .map(tour -> new Tour(
                            tour.id(),
                            tour.fleet(),
                            tour.vehicle(),
                            tour.day(),
                            crewOf.getOrDefault(tour.id(), tour.crew()),
                            tour.trips()))
                    .toList();
            Map<String, Double> stages = new LinkedHashMap<>(plan.manifest().stages());
            stages.merge("roster", seconds, Double::sum);
            Plan crewed = plan.withTours(tours, plan.figures())
                    .withManifest(
                            plan.manifest().withStages(stages, plan.manifest().peakMemoryBytes()));
            // Of what the figures count crews change nothing but who meets whom.
            int contacts = Bubbles.of(outlook).contacts(crewed).size();
            return contacts == plan.figures().contacts() ? crewed : meeting(crewed, contacts);
        }

        /** The plan with as many contacts: crews of another bubble than their vehicle's were contacts, and are no more. */
        private Plan meeting(Plan crewed, int contacts) {
            Figures old = crewed.figures();
            long price = Math.max(0, outlook.scenario().policies().contactPrice());
            return crewed.withFigures(old.withContacts(contacts, old.cost() + price * (contacts - old.contacts())));
        }
    }
}
