package org.resupply.verify;

import static org.resupply.verify.World.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Crew;
import org.resupply.model.Fleet;
import org.resupply.plan.Tour;

/** Who drives: crews of the vehicle's base who can drive it, as many as there are, rested, tested, no longer than they may. */
final class Crews implements Check {

    @Override
    public void examine(World world, Replay plan, Findings findings) {
        Set<Integer> basesWithCrews = new HashSet<>();
        Arrays.stream(world.baseOfCrew).forEach(basesWithCrews::add);
        int days = world.scenario.days();
        int[] working = new int[world.crews.size() * days];
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            int crew = plan.tourCrew[tour];
            if (crew != NONE) {
                if (plan.isAllBegun(tour)) {
                    continue;
                }
                working[crew * days + plan.tours.get(tour).day()]++;
                tour(world, plan, tour, world.crews.get(crew), findings);
            } else if (basesWithCrews.contains(world.baseOfFleet[plan.tourFleet[tour]])) {
                findings.add(
                        Rule.CREW_MISSING,
                        1,
                        List.of(plan.tours.get(tour).id()),
                        "Tour (%s) has no crew, there are crews at its base (%s).",
                        plan.tours.get(tour).id(),
                        world.fleets.get(plan.tourFleet[tour]).base());
            }
        }
        count(world, working, findings);
        rest(world, plan, working, findings);
        fixed(world, plan, findings);
    }

    /** Where a bubble has fixed crews, each vehicle is one crew of its kind, and rests as that crew must. */
    private static void fixed(World world, Replay plan, Findings findings) {
        Map<List<Integer>, List<Integer>> toursOfVehicle = new LinkedHashMap<>();
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            Fleet fleet = world.fleets.get(plan.tourFleet[tour]);
            if (plan.tourCrew[tour] != NONE && world.bubbles.fixedCrews(fleet.id())) {
                toursOfVehicle
                        .computeIfAbsent(
                                List.of(
                                        plan.tourFleet[tour],
                                        plan.tours.get(tour).vehicle()),
                                none -> new ArrayList<>())
                        .add(tour);
            }
        }
        int[] vehicles = new int[world.crews.size()];
        toursOfVehicle.forEach((vehicle, tours) -> {
            tours.sort(Comparator.comparingInt(plan::start));
            vehicles[plan.tourCrew[tours.get(0)]]++;
            for (int i = 1; i < tours.size(); i++) {
                pair(world, plan, tours.get(i - 1), tours.get(i), findings);
            }
        });
        for (int crew = 0; crew < vehicles.length; crew++) {
            Crew kind = world.crews.get(crew);
            if (vehicles[crew] > kind.count()) {
                findings.add(
                        Rule.CREW_FIXED,
                        vehicles[crew] - kind.count(),
                        List.of(kind.id()),
                        "Crews (%s) drive %d vehicles, there are %d of them, and each keeps its vehicle.",
                        kind.id(),
                        vehicles[crew],
                        kind.count());
            }
        }
    }

    private static void pair(World world, Replay plan, int before, int after, Findings findings) {
        Tour given = plan.tours.get(after);
        if (plan.isAllBegun(after)) {
            return;
        }
        Crew crew = world.crews.get(plan.tourCrew[before]);
        if (plan.tourCrew[before] != plan.tourCrew[after]) {
            findings.add(
                    Rule.CREW_FIXED,
                    1,
                    List.of(given.id(), given.crew()),
                    "Tour (%s) of vehicle %d of fleet (%s) has crew (%s), the one before has crew (%s).",
                    given.id(),
                    given.vehicle(),
                    given.fleet(),
                    given.crew(),
                    crew.id());
            return;
        }
        long rests = (long) plan.start(after) - plan.end(before);
        if (rests < crew.restSeconds()) {
            findings.add(
                    Rule.CREW_REST,
                    (double) crew.restSeconds() - rests,
                    List.of(given.id(), crew.id()),
                    "The crew (%s) of vehicle %d of fleet (%s) rests for %d s before tour (%s), it must rest for %d s.",
                    crew.id(),
                    given.vehicle(),
                    given.fleet(),
                    rests,
                    given.id(),
                    crew.restSeconds());
        }
    }

    private static void tour(World world, Replay plan, int tour, Crew crew, Findings findings) {
        Tour given = plan.tours.get(tour);
        List<String> where = List.of(given.id(), crew.id());
        if (world.baseOfCrew[plan.tourCrew[tour]] != world.baseOfFleet[plan.tourFleet[tour]]) {
            findings.add(
                    Rule.CREW_BASE,
                    1,
                    where,
                    "Crew (%s) starts at (%s), the vehicle of tour (%s) at (%s).",
                    crew.id(),
                    crew.base(),
                    given.id(),
                    world.fleets.get(plan.tourFleet[tour]).base());
        }
        String type = world.fleets.get(plan.tourFleet[tour]).vehicleType();
        if (!world.outlook.canDrive(crew.id(), type)) {
            findings.add(
                    Rule.CREW_SKILL,
                    1,
                    where,
                    "Crew (%s) can drive %s, tour (%s) is driven by a vehicle of type (%s).",
                    crew.id(),
                    crew.skills(),
                    given.id(),
                    type);
        }
        long works = (long) plan.end(tour) - plan.start(tour);
        if (works > crew.maxSecondsPerDay()) {
            findings.add(
                    Rule.CREW_HOURS,
                    (double) works - crew.maxSecondsPerDay(),
                    where,
                    "Crew (%s) works %d s on tour (%s), it may work %d s a day.",
                    crew.id(),
                    works,
                    given.id(),
                    crew.maxSecondsPerDay());
        }
        if (plan.end(tour) > crew.testValidUntil()) {
            findings.add(
                    Rule.CREW_TEST,
                    (double) plan.end(tour) - crew.testValidUntil(),
                    where,
                    "Crew (%s) works on tour (%s) until second %d, its test is valid until second %d.",
                    crew.id(),
                    given.id(),
                    plan.end(tour),
                    crew.testValidUntil());
        }
    }

    private static void count(World world, int[] working, Findings findings) {
        int days = world.scenario.days();
        for (int crew = 0; crew < world.crews.size(); crew++) {
            String id = world.crews.get(crew).id();
            for (int day = 0; day < days; day++) {
                int can = working[crew * days + day] == 0 ? 0 : world.outlook.crews(id, day);
                if (working[crew * days + day] > can) {
                    findings.add(
                            Rule.CREW_COUNT,
                            working[crew * days + day] - can,
                            List.of(id),
                            "%d crews (%s) work on day %d, there are %d.",
                            working[crew * days + day],
                            id,
                            day,
                            can);
                }
            }
        }
    }

    /**
     * Whether the crews of a kind can share its tours so that each rests between two of them: exactly when at no instant more
     * crews work or rest than there are.
     */
    private static void rest(World world, Replay plan, int[] working, Findings findings) {
        int[] tours = new int[world.crews.size() + 1];
        for (int crew : plan.tourCrew) {
            if (crew != NONE) {
                tours[crew]++;
            }
        }
        long[][] begins = new long[world.crews.size()][];
        long[][] free = new long[world.crews.size()][];
        for (int crew = 0; crew < world.crews.size(); crew++) {
            begins[crew] = new long[tours[crew]];
            free[crew] = new long[tours[crew]];
        }
        for (int tour = 0; tour < plan.tours.size(); tour++) {
            int crew = plan.tourCrew[tour];
            if (crew != NONE) {
                int at = --tours[crew];
                begins[crew][at] = plan.start(tour);
                free[crew][at] = (long) Math.max(plan.start(tour), plan.end(tour))
                        + world.crews.get(crew).restSeconds();
            }
        }
        int days = world.scenario.days();
        for (int crew = 0; crew < world.crews.size(); crew++) {
            int most = mostAtOnce(begins[crew], free[crew]);
            Crew kind = world.crews.get(crew);
            // More tours on one day than crews is another rule's; this one is about the nights between.
            if (most > kind.count() && (kind.restSeconds() > 0 || mostOnADay(working, crew, days) <= kind.count())) {
                findings.add(
                        Rule.CREW_REST,
                        most - kind.count(),
                        List.of(kind.id()),
                        "%d crews (%s) work, or rest for %d s, at the same time, there are %d.",
                        most,
                        kind.id(),
                        kind.restSeconds(),
                        kind.count());
            }
        }
    }

    private static int mostOnADay(int[] working, int crew, int days) {
        return Arrays.stream(working, crew * days, (crew + 1) * days).max().orElse(0);
    }

    private static int mostAtOnce(long[] begins, long[] ends) {
        Arrays.sort(begins);
        Arrays.sort(ends);
        int most = 0;
        int ended = 0;
        for (int i = 0; i < begins.length; i++) {
            while (ended < i && ends[ended] <= begins[i]) {
                ended++;
            }
            most = Math.max(most, i + 1 - ended);
        }
        return most;
    }
}
