package org.resupply.optaplanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;
import org.optaplanner.core.api.score.stream.Joiners;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Rule;
import org.resupply.verify.Verifier;

class CrewRosterTest {
    private static final int HOUR = 3600;
    private static final int DAY = TimeWindow.DAY;
    private static final int DAYS = 4;
    private static final int NO_TEST = Integer.MAX_VALUE;
    private static final SolveOptions STEPS = SolveOptions.defaults().withBudget(Budget.iterations(20_000));

    // ------------------------------------------------------------------ a depot with crews

    /** A depot with three vans and two trucks in one loop, two vans in another one, for four days. */
    private static Scenario depot(Crew... crews) {
        GeoPoint here = new GeoPoint(121.4, 31.2);
        OpeningHours always = OpeningHours.ALWAYS;
        return Scenario.builder("depot", LocalDate.of(2022, 4, 10), DAYS)
                .zones(List.of(Zone.builder("city", ZoneLevel.CITY, "", here).build()))
                .facilities(List.of(facility("depot", here), facility("other", here)))
                .vehicleTypes(List.of(type("van", VehicleClass.VAN), type("truck", VehicleClass.HEAVY_TRUCK)))
                .fleets(List.of(
                        new Fleet("vans", null, "van", "depot", 3, always, "a", 1, 0),
                        new Fleet("trucks", null, "truck", "depot", 2, always, "a", 1, 0),
                        new Fleet("b-vans", null, "van", "depot", 2, always, "b", 1, 0),
                        new Fleet("free", null, "van", "other", 1, always, "", 1, 0)))
                .bubbles(List.of(
                        new Bubble("a", null, Set.of(), ControlLevel.SEALED, false),
                        new Bubble("b", null, Set.of(), ControlLevel.SEALED, false)))
                .crews(Arrays.asList(crews))
                .build();
    }

    private static Facility facility(String id, GeoPoint here) {
        return Facility.builder(id, FacilityKind.STREET_WAREHOUSE, here)
                .zone("city")
                .storageKg(Map.of(StorageClass.AMBIENT, 1000.0))
                .docks(9)
                .build();
    }

    private static VehicleType type(String id, VehicleClass vehicleClass) {
        return VehicleType.builder(id, vehicleClass, 1000, 1000, Set.of(StorageClass.AMBIENT))
                .build();
    }

    private static Crew crew(String id, int count, String bubble, int restHours, int testValidUntil, String... skills) {
        return new Crew(id, null, "depot", count, bubble, 12 * HOUR, restHours * HOUR, testValidUntil, Set.of(skills));
    }

    private static Tour tour(String fleet, int vehicle, int day, int from, int to) {
        String base = fleet.equals("free") ? "other" : "depot";
        int begin = day * DAY + from * HOUR;
        int end = day * DAY + to * HOUR;
        return new Tour(
                "%s-%s/%s".formatted(fleet, vehicle, day),
                fleet,
                vehicle,
                day,
                "",
                List.of(new Trip(
                        List.of(
                                new Stop(base, begin, begin, begin, List.of()),
                                new Stop(base, end, end, end, List.of())),
                        0)));
    }

    private static Plan plan(List<Tour> tours) {
        Manifest manifest = new Manifest("", "", 1, 1, 1, 1, "", "", Map.of(), 0, true);
        return new Plan("depot", manifest, List.of(), List.of(), tours, List.of(), Figures.NONE);
    }

    /** The vans' tours of every day, 8 to 16 h. */
    private static List<Tour> vans(int vehicles) {
        List<Tour> tours = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int vehicle = 0; vehicle < vehicles; vehicle++) {
                tours.add(tour("vans", vehicle, day, 8, 16));
            }
        }
        return tours;
    }

    /** What the judge says of crews and contacts, codes only. */
    private static Set<Rule> faults(Scenario scenario, Plan plan) {
        return Verifier.of(scenario).verify(plan).counts().keySet().stream()
                .filter(rule -> rule.name().startsWith("CREW") || rule == Rule.CONTACT)
                .collect(Collectors.toSet());
    }

    private static Set<String> crewsOf(Roster roster, String fleet, int day) {
        return roster.shifts().stream()
                .filter(shift -> shift.fleet().equals(fleet) && shift.day() == day)
                .map(shift -> shift.crew() + "-" + shift.number())
                .collect(Collectors.toSet());
    }

    private static Map<String, Long> shiftsByMember(Roster roster) {
        return roster.shifts().stream()
                .collect(Collectors.groupingBy(shift -> shift.crew() + "-" + shift.number(), Collectors.counting()));
    }

    // ------------------------------------------------------------------ what the judge asks

    @Test
    void everyRuleOfTheJudgeIsKept() {
        Scenario scenario = depot(
                crew("drivers", 3, "a", 8, NO_TEST, "van"),
                crew("truckers", 2, "a", 8, NO_TEST, "truck"),
                crew("tested", 3, "a", 8, 2 * DAY),
                crew("loop-b", 1, "b", 8, NO_TEST));
        List<Tour> tours = new ArrayList<>(vans(3));
        for (int day = 0; day < DAYS; day++) {
            tours.add(tour("trucks", 0, day, 6, 18));
            tours.add(tour("b-vans", 0, day, 6, 14));
        }
        tours.add(tour("free", 0, 0, 6, 14));
        Plan bare = plan(tours);
        assertThat(faults(scenario, bare)).containsExactly(Rule.CREW_MISSING);

        Roster roster = CrewRoster.create().assign(scenario, bare, STEPS);

        assertThat(roster.isComplete()).isTrue();
        assertThat(faults(scenario, roster.plan())).isEmpty();
        assertThat(roster.shifts()).hasSize(20).noneMatch(shift -> shift.fleet().equals("free"));
        assertThat(crewsOf(roster, "b-vans", 3)).containsExactly("loop-b-0");
        for (int day = 0; day < DAYS; day++) {
            assertThat(crewsOf(roster, "trucks", day)).noneMatch(member -> member.startsWith("drivers"));
            assertThat(crewsOf(roster, "vans", day)).noneMatch(member -> member.startsWith("truckers"));
        }
        assertThat(roster.shifts()).noneMatch(shift -> shift.crew().equals("tested") && shift.end() > 2 * DAY);
        assertThat(roster.plan().manifest().stages()).containsKey("roster");
    }

    @Test
    void whoWorksLateRestsBeforeTheNextShift() {
        Scenario scenario = depot(crew("drivers", 2, "a", 10, NO_TEST));
        List<Tour> tours = List.of(
                tour("vans", 0, 0, 14, 23),
                tour("vans", 0, 1, 6, 14),
                tour("vans", 0, 2, 0, 8),
                tour("vans", 0, 3, 6, 9));

        Roster roster = CrewRoster.create().assign(scenario, plan(tours), STEPS);

        assertThat(roster.isComplete()).isTrue();
        assertThat(faults(scenario, roster.plan())).isEmpty();
        List<Integer> numbers =
                roster.shifts().stream().map(Roster.Shift::number).toList();
        assertThat(numbers.get(1)).isNotEqualTo(numbers.get(0));
        // From 14 h to midnight are ten hours: long enough.
        assertThat(Duty.missingRest(
                        new Duty(0, tours.get(1), scenario.fleets().get(0), false, List.of()),
                        new Duty(1, tours.get(2), scenario.fleets().get(0), false, List.of()),
                        10 * HOUR))
                .isZero();
    }

    @Test
    void toursThatNobodyCanTakeAreNamed() {
        Scenario few = depot(crew("drivers", 2, "a", 8, NO_TEST));
        Roster roster = CrewRoster.create().assign(few, plan(vans(3)), STEPS);
        assertThat(roster.isComplete()).isFalse();
        assertThat(roster.open()).hasSize(DAYS);
        assertThat(roster.score().mediumScore()).isEqualTo(-DAYS);
        assertThat(faults(few, roster.plan())).containsExactly(Rule.CREW_MISSING);

        Scenario nobody = depot(crew("drivers", 0, "a", 8, NO_TEST));
        assertThat(CrewRoster.create().assign(nobody, plan(vans(1)), STEPS).open())
                .hasSize(DAYS);
        Roster without = CrewRoster.create().assign(depot(), plan(vans(1)), STEPS);
        assertThat(without.isComplete()).isTrue();
        assertThat(without.shifts()).isEmpty();
    }

    @Test
    void crewsThatAreLostStayAtHome() {
        Scenario scenario = depot(crew("drivers", 2, "a", 8, NO_TEST)).toBuilder()
                .disruptions(List.of(lost()))
                .build();
        Roster roster = CrewRoster.create().assign(scenario, plan(vans(1)), STEPS);
        assertThat(crewsOf(roster, "vans", 1)).containsExactly("drivers-0");
        assertThat(faults(scenario, roster.plan())).isEmpty();
    }

    /** The fairest loads were found by changing vehicles, and the judge refused the plan. */
    @Test
    void fixedCrewsKeepTheirVehiclesWhateverTheLoads() {
        Scenario scenario = fixed(depot(crew("one", 1, "a", 8, NO_TEST), crew("other", 1, "a", 8, NO_TEST)));
        List<Tour> tours = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            tours.add(tour("vans", 0, day, 6, 18));
            tours.add(tour("vans", 1, day, 6, 8));
        }
        Roster roster = CrewRoster.create().assign(scenario, plan(tours), STEPS);
        assertThat(roster.isComplete()).isTrue();
        assertThat(faults(scenario, roster.plan())).isEmpty();
    }

    /** Its crew is lost on the second day; who drove it then was of another kind than the vehicle's crew. */
    @Test
    void aTourThatTheFixedCrewCannotTakeHasNone() {
        Scenario scenario =
                fixed(depot(crew("drivers", 1, "a", 8, NO_TEST), crew("rested", 1, "a", 8, DAY))).toBuilder()
                        .disruptions(List.of(lost()))
                        .build();
        List<Tour> tours = vans(1).stream()
                .map(tour -> new Tour(tour.id(), tour.fleet(), tour.vehicle(), tour.day(), "rested", tour.trips()))
                .toList();
        Roster roster = CrewRoster.create().assign(scenario, plan(tours), STEPS);
        assertThat(roster.open()).containsExactly("vans-0/1");
        assertThat(faults(scenario, roster.plan())).containsExactly(Rule.CREW_MISSING);
    }

    private static Scenario fixed(Scenario scenario) {
        return scenario.toBuilder()
                .bubbles(scenario.bubbles().stream()
                        .map(bubble -> new Bubble(
                                bubble.id(),
                                bubble.name(),
                                bubble.zones(),
                                bubble.highest(),
                                bubble.pointToPoint(),
                                true,
                                ""))
                        .toList())
                .build();
    }

    private static Disruption lost() {
        TimeWindow secondDay = new TimeWindow(DAY, 2 * DAY);
        return new Disruption("ill", DisruptionKind.CREWS_LOST, "drivers", secondDay, null, 1, 1, 0, null);
    }

    @Test
    void aFleetThatTheScenarioDoesNotKnowIsNamed() {
        Plan plan = plan(List.of(tour("ghosts", 0, 0, 8, 9)));
        Scenario scenario = depot(crew("drivers", 2, "a", 8, NO_TEST));
        assertThatThrownBy(() -> CrewRoster.create().assign(scenario, plan, STEPS))
                .hasMessageContaining("(ghosts)")
                .hasMessageContaining("(depot)");
    }

    // ------------------------------------------------------------------ what is weighed

    @Test
    void loadsAreFair() {
        Scenario scenario = depot(crew("drivers", 4, "a", 8, NO_TEST));
        Roster roster = CrewRoster.create().assign(scenario, plan(vans(3)), STEPS);
        // Twelve equal tours for four crews.
        assertThat(shiftsByMember(roster))
                .hasSize(4)
                .allSatisfy((member, shifts) -> assertThat(shifts).isEqualTo(3));
    }

    @Test
    void longToursAreSharedOutAndNotOnlyTheirNumber() {
        Scenario scenario = depot(crew("drivers", 2, "a", 0, NO_TEST));
        List<Tour> tours = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            tours.add(tour("vans", 0, day, 6, 18));
            tours.add(tour("vans", 1, day, 6, 8));
        }
        Roster roster = CrewRoster.create().assign(scenario, plan(tours), STEPS);
        Map<Integer, Integer> seconds = roster.shifts().stream()
                .collect(Collectors.groupingBy(
                        Roster.Shift::number, Collectors.summingInt(shift -> shift.end() - shift.begin())));
        assertThat(seconds.get(0)).isEqualTo(seconds.get(1)).isEqualTo(28 * HOUR);
    }

    @Test
    void crewsKeepTheirVehicleWhereLoadsAreEqualAnyway() {
        Scenario scenario = depot(crew("drivers", 3, "a", 8, NO_TEST));
        Roster roster = CrewRoster.create().assign(scenario, plan(vans(3)), STEPS);
        Map<Integer, Set<Integer>> vehicles = roster.shifts().stream()
                .collect(Collectors.groupingBy(
                        Roster.Shift::number, Collectors.mapping(Roster.Shift::vehicle, Collectors.toSet())));
        assertThat(vehicles.values()).allSatisfy(own -> assertThat(own).hasSize(1));
    }

    @Test
    void theSameSeedAndStepsGiveTheSameRoster() {
        Scenario scenario = depot(
                crew("drivers", 4, "a", 8, NO_TEST),
                crew("others", 3, "a", 10, 3 * DAY),
                crew("b", 2, "b", 8, NO_TEST));
        List<Tour> tours = new ArrayList<>(vans(3));
        for (int day = 0; day < DAYS; day++) {
            tours.add(tour("trucks", 0, day, 4, 13));
            tours.add(tour("b-vans", 1, day, 10, 19));
        }
        SolveOptions few = SolveOptions.defaults().withSeed(5).withBudget(Budget.iterations(3000));
        Roster one = CrewRoster.create().assign(scenario, plan(tours), few);
        Roster same = CrewRoster.create().assign(scenario, plan(tours), few);
        assertThat(same.shifts()).isEqualTo(one.shifts());
        assertThat(same.score()).isEqualTo(one.score());
        assertThat(same.plan().tours()).isEqualTo(one.plan().tours());
    }

    // ------------------------------------------------------------------ rules of the embedding system

    /** A member on leave on a day. */
    public record Leave(String crew, int number, int day) {}

    /** Who is on leave does not work. */
    public static final class LeaveIsKept implements RosterRule {
        @Override
        public Constraint constraint(ConstraintFactory factory) {
            return factory.forEach(Duty.class)
                    .join(
                            Leave.class,
                            Joiners.equal(Duty::day, Leave::day),
                            Joiners.equal(duty -> duty.member().number(), Leave::number),
                            Joiners.equal(duty -> duty.member().crew().id(), Leave::crew))
                    .penalizeLong(HardMediumSoftLongScore.ONE_HARD, (duty, leave) -> 1)
                    .asConstraint("leave");
        }
    }

    @Test
    void ownRulesAreKeptWithOwnFacts() {
        Scenario scenario = depot(crew("drivers", 3, "a", 8, NO_TEST));
        List<Leave> leaves =
                List.of(new Leave("drivers", 0, 0), new Leave("drivers", 1, 1), new Leave("drivers", 0, 3));
        Roster roster =
                CrewRoster.create().with(LeaveIsKept.class).knowing(leaves).assign(scenario, plan(vans(2)), STEPS);
        assertThat(roster.isComplete()).isTrue();
        assertThat(crewsOf(roster, "vans", 0)).containsExactlyInAnyOrder("drivers-1", "drivers-2");
        assertThat(crewsOf(roster, "vans", 1)).containsExactlyInAnyOrder("drivers-0", "drivers-2");
        assertThat(crewsOf(roster, "vans", 3)).containsExactlyInAnyOrder("drivers-1", "drivers-2");
    }

    /** A rule that cannot be made: its constructor asks for something. */
    public static final class Unmakeable implements RosterRule {
        /** Never called. */
        public Unmakeable(String what) {
            throw new IllegalStateException(what);
        }

        @Override
        public Constraint constraint(ConstraintFactory factory) {
            throw new IllegalStateException();
        }
    }

    @Test
    void aRuleThatCannotBeMadeIsNamed() {
        Scenario scenario = depot(crew("drivers", 3, "a", 8, NO_TEST));
        assertThatThrownBy(() -> CrewRoster.create().with(Unmakeable.class).assign(scenario, plan(vans(1)), STEPS))
                .hasStackTraceContaining("Unmakeable")
                .hasStackTraceContaining("public constructor");
    }

    // ------------------------------------------------------------------ discovery

    @Property(tries = 25)
    void whateverTheToursTheJudgeFindsNothingButOpenOnes(@ForAll @LongRange(min = 0, max = 100_000) long seed) {
        Random random = new Random(seed);
        List<Crew> crews = new ArrayList<>();
        for (int kind = 0; kind < 4; kind++) {
            String[] skills = random.nextInt(3) == 0 ? new String[] {"van", "careful"} : new String[0];
            int test = random.nextInt(3) == 0 ? random.nextInt(DAYS * DAY) : NO_TEST;
            String bubble = random.nextInt(3) == 0 ? "b" : "a";
            crews.add(crew("crew" + kind, random.nextInt(3), bubble, random.nextInt(16), test, skills));
        }
        Scenario anyCrews = depot(crews.toArray(Crew[]::new));
        Scenario scenario = random.nextBoolean() ? fixed(anyCrews) : anyCrews;
        List<Tour> tours = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (Fleet fleet : scenario.fleets()) {
                for (int vehicle = 0; vehicle < fleet.count(); vehicle++) {
                    if (random.nextInt(3) > 0) {
                        int from = random.nextInt(20);
                        tours.add(tour(fleet.id(), vehicle, day, from, Math.min(24, from + 1 + random.nextInt(13))));
                    }
                }
            }
        }
        Roster roster = CrewRoster.create()
                .assign(scenario, plan(tours), SolveOptions.defaults().withBudget(Budget.iterations(2000)));
        Set<Rule> faults = faults(scenario, roster.plan());
        assertThat(faults).isSubsetOf(Set.of(Rule.CREW_MISSING));
        assertThat(faults.isEmpty()).isEqualTo(roster.open().isEmpty());
        assertThat(roster.score().hardScore()).isZero();
    }
}
