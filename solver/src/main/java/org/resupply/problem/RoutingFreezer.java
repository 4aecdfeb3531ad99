package org.resupply.problem;

import static org.resupply.problem.RoutingProblem.LONG_DURATION;
import static org.resupply.problem.RoutingProblem.MOST_COSTS;
import static org.resupply.problem.RoutingProblem.NONE;
import static org.resupply.problem.RoutingProblem.NOWHERE;
import static org.resupply.problem.RoutingProblem.NO_LIMIT;
import static org.resupply.problem.RoutingProblem.UNLIMITED;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.resupply.problem.RoutingProblemBuilder.Stop;
import org.resupply.problem.RoutingProblemBuilder.Vehicles;

/** Turns what a builder was told into the arrays of a problem, and refuses what contradicts itself. */
final class RoutingFreezer {
    /** What all prizes may come to: a small part of what a long holds. */
    private static final long MOST_PRIZES = Long.MAX_VALUE / 16;

    /** Kinds of goods where some disagree: a table of them by each other takes a megabyte. */
    private static final int MOST_KINDS = 1 << 10;

    private final RoutingProblemBuilder from;
    private final RoutingArrays frozen = new RoutingArrays();

    RoutingFreezer(RoutingProblemBuilder from) {
        this.from = from;
    }

    RoutingProblem freeze() {
        if (from.profiles.isEmpty()) {
            throw new IllegalArgumentException("The problem must have at least one travel profile.");
        }
        if (from.classes.isEmpty()) {
            throw new IllegalArgumentException("The problem must have at least one vehicle class.");
        }
        frozen.dimensions = from.dimensions;
        frozen.stops = from.stops.size();
        frozen.places = from.profiles.get(0).places();
        for (RoutingTravel travel : from.profiles) {
            if (travel.places() != frozen.places) {
                throw new IllegalArgumentException(
                        "The travel profiles speak of %s and of %s places.".formatted(frozen.places, travel.places()));
            }
        }
        frozen.profiles = from.profiles.toArray(RoutingTravel[]::new);
        freezeReloadsAndBreaks();
        freezeStops();
        freezeGroups();
        freezePrizes();
        freezeGoodsAndLevels();
        freezeClasses();
        frozen.locks = List.copyOf(from.locks);
        frozen.warmStart = List.copyOf(from.warmStart);
        frozen.rules = List.copyOf(from.rules);
        var problem = new RoutingProblem(frozen);
        requireKnownRoutes(problem);
        new RoutingReach(problem, from.stopNames).requireReachable();
        return problem;
    }

    private void freezeReloadsAndBreaks() {
        frozen.reloadPlace =
                from.reloadPlaces.stream().mapToInt(Integer::intValue).toArray();
        for (int depot = 0; depot < frozen.reloadPlace.length; depot++) {
            requirePlace("reload depot " + depot, frozen.reloadPlace[depot], frozen.places);
        }
        int count = from.breaks.size();
        frozen.breakClass = new int[count];
        frozen.breakEarliest = new int[count];
        frozen.breakLatest = new int[count];
        frozen.breakDuration = new int[count];
        for (int pause = 0; pause < count; pause++) {
            frozen.breakClass[pause] = from.breaks.get(pause)[0];
            frozen.breakEarliest[pause] = from.breaks.get(pause)[1];
            frozen.breakLatest[pause] = from.breaks.get(pause)[2];
            frozen.breakDuration[pause] = from.breaks.get(pause)[3];
        }
    }

    private void freezeStops() {
        int n = frozen.stops;
        frozen.place = new int[n];
        frozen.service = new int[n];
        frozen.release = new int[n];
        frozen.level = new int[n];
        frozen.territory = new int[n];
        frozen.goods = new int[n];
        frozen.skills = new long[n];
        frozen.partner = new int[n];
        frozen.pickup = new boolean[n];
        frozen.required = new boolean[n];
        frozen.group = new int[n];
        frozen.delivered = new int[n * from.dimensions];
        frozen.collected = new int[n * from.dimensions];
        frozen.carried = new int[n * from.dimensions];
        frozen.windowOffset = new int[n + 1];
        int windows = 0;
        for (Stop stop : from.stops) {
            windows += Math.max(1, stop.windows.size());
        }
        frozen.windowOpen = new int[windows];
        frozen.windowClose = new int[windows];
        windows = 0;
        for (Stop stop : from.stops) {
            int s = stop.index;
            if (stop.place < 0 || stop.place >= frozen.places) {
                requirePlace(from.stopNames.apply(s), stop.place, frozen.places);
            }
            frozen.place[s] = stop.place;
            frozen.service[s] = stop.service;
            frozen.release[s] = stop.release;
            frozen.level[s] = stop.level;
            frozen.territory[s] = stop.territory;
            frozen.goods[s] = stop.goods;
            frozen.skills[s] = stop.skills;
            frozen.partner[s] = stop.partner;
            frozen.pickup[s] = stop.isPickup;
            frozen.required[s] = stop.required;
            frozen.group[s] = stop.group;
            System.arraycopy(stop.delivered, 0, frozen.delivered, s * from.dimensions, from.dimensions);
            System.arraycopy(stop.collected, 0, frozen.collected, s * from.dimensions, from.dimensions);
            System.arraycopy(stop.carried, 0, frozen.carried, s * from.dimensions, from.dimensions);
            frozen.windowOffset[s] = windows;
            windows = freezeWindows(stop, windows);
            if (stop.promisedClass != NONE || stop.promisedTime != NONE) {
                freezePromise(stop);
            }
        }
        frozen.windowOffset[n] = windows;
        requirePromisesFit();
        for (int dimension = 0; dimension < from.dimensions; dimension++) {
            long total = 0;
            for (int s = 0; s < n; s++) {
                int at = s * from.dimensions + dimension;
                total += (long) frozen.delivered[at] + frozen.collected[at] + Math.max(0, frozen.carried[at]);
            }
            if (total > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "The sum (%s) of all amounts in dimension %s is more than %s.\nMaybe use a coarser unit of load?"
                                .formatted(total, dimension, Integer.MAX_VALUE));
            }
        }
    }

    private int freezeWindows(Stop stop, int offset) {
        int at = offset;
        if (stop.windows.isEmpty()) {
            frozen.windowOpen[at] = 0;
            frozen.windowClose[at] = NO_LIMIT;
            return at + 1;
        }
        stop.windows.sort((one, other) -> Integer.compare(one[0], other[0]));
        for (int[] window : stop.windows) {
            if (at > offset && window[0] <= frozen.windowClose[at - 1]) {
                throw new IllegalArgumentException(
                        "The windows of %s overlap: one closes (%s) after the next opens (%s)."
                                .formatted(from.stopNames.apply(stop.index), frozen.windowClose[at - 1], window[0]));
            }
            frozen.windowOpen[at] = window[0];
            frozen.windowClose[at] = window[1];
            at++;
        }
        return at;
    }

    private void freezePromise(Stop stop) {
        if (frozen.promisedClass == null) {
            frozen.promisedClass = new int[frozen.stops];
            frozen.promisedVehicle = new int[frozen.stops];
            frozen.vehiclePrice = new long[frozen.stops];
            frozen.promisedTime = new int[frozen.stops];
            frozen.timePrice = new long[frozen.stops];
            Arrays.fill(frozen.promisedClass, NONE);
            Arrays.fill(frozen.promisedTime, NONE);
        }
        frozen.promisedClass[stop.index] = stop.promisedClass;
        frozen.promisedVehicle[stop.index] = stop.promisedVehicle;
        frozen.vehiclePrice[stop.index] = stop.vehiclePrice;
        frozen.promisedTime[stop.index] = stop.promisedTime;
        frozen.timePrice[stop.index] = stop.timePrice;
        if (stop.promisedClass >= from.classes.size()) {
            throw new IllegalArgumentException("The promised vehicle class (%s) of %s does not exist."
                    .formatted(stop.promisedClass, from.stopNames.apply(stop.index)));
        }
    }

    private void requirePromisesFit() {
        int latest = 0;
        for (Vehicles vehicles : from.classes) {
            latest = Math.max(latest, vehicles.shiftEnd);
        }
        for (Stop stop : from.stops) {
            // As costs of vehicles: whoever is left out must weigh more than any promise.
            double sum =
                    (stop.vehiclePrice + (double) stop.timePrice * Math.min(latest, LONG_DURATION)) * from.stops.size();
            if (sum > MOST_COSTS) {
                throw new IllegalArgumentException(
                        "The prices of broken promises (%s for another vehicle, %s per unit of time at %s) come to %s if all stops have such, which is too large.\nMaybe use a coarser unit of cost?"
                                .formatted(stop.vehiclePrice, stop.timePrice, from.stopNames.apply(stop.index), sum));
            }
        }
    }

    private void freezeGroups() {
        int count = from.groups.size();
        frozen.groupStops = new int[count][];
        frozen.groupRequired = new boolean[count];
        frozen.groupPrize = new long[count];
        for (int group = 0; group < count; group++) {
            frozen.groupStops[group] = from.groups.get(group).stops().clone();
            frozen.groupRequired[group] = from.groups.get(group).required();
            frozen.groupPrize[group] = from.groups.get(group).prize();
            for (int stop : frozen.groupStops[group]) {
                if (frozen.partner[stop] != NONE) {
                    throw new IllegalArgumentException("%s cannot be both in a pair and in a group of alternatives."
                            .formatted(from.stopNames.apply(stop)));
                }
                frozen.required[stop] = false;
            }
        }
    }

    private void freezePrizes() {
        frozen.prize = new long[frozen.stops];
        List<Stop> lowestFirst = from.stops.stream()
                .filter(stop -> !stop.required && stop.group == NONE)
                .sorted(Comparator.comparingInt((Stop stop) -> stop.priority).reversed())
                .toList();
        long below = 0; // all prizes of the classes below the present one
        long sum = 0;
        for (int i = 0; i < lowestFirst.size(); i++) {
            Stop stop = lowestFirst.get(i);
            below = i > 0 && lowestFirst.get(i - 1).priority != stop.priority ? sum : below;
            frozen.prize[stop.index] = addPrizes(stop.prize, below, () -> from.stopNames.apply(stop.index));
            sum = addPrizes(sum, frozen.prize[stop.index], () -> from.stopNames.apply(stop.index));
        }
        for (RoutingProblemBuilder.Group group : from.groups) {
            sum = addPrizes(sum, group.prize(), () -> "the alternatives " + Arrays.toString(group.stops()));
        }
        for (Stop stop : from.stops) {
            if (!stop.isPickup) {
                continue;
            }
            int s = stop.index;
            int other = stop.partner;
            frozen.prize[s] = addPrizes(frozen.prize[s], frozen.prize[other], () -> from.stopNames.apply(s));
            frozen.prize[other] = 0;
            boolean required = frozen.required[s] && frozen.required[other];
            frozen.required[s] = required;
            frozen.required[other] = required;
            if (required) {
                frozen.prize[s] = 0;
            }
        }
    }

    private static long addPrizes(long one, long other, Supplier<String> last) {
        long sum = one + other;
        if (sum < 0 || sum > MOST_PRIZES) {
            throw new IllegalArgumentException(
                    "The sum of the prizes (%s and %s), that of %s the last, is too large.\nMaybe use fewer priority classes or smaller prizes?"
                            .formatted(one, other, last.get()));
        }
        return sum;
    }

    private void freezeGoodsAndLevels() {
        requireFewKinds();
        int kinds = 1;
        int levels = from.disinfection == null ? 1 : from.disinfection.length;
        for (Stop stop : from.stops) {
            kinds = Math.max(kinds, stop.goods + 1);
            if (from.disinfection != null && stop.level >= from.disinfection.length) {
                throw new IllegalArgumentException(
                        "The level (%s) of %s has no disinfection times: they end at level %s."
                                .formatted(stop.level, from.stopNames.apply(stop.index), from.disinfection.length - 1));
            }
            levels = Math.max(levels, stop.level + 1);
        }
        for (int[] pair : from.disagreements) {
            kinds = Math.max(kinds, Math.max(pair[0], pair[1]) + 1);
        }
        frozen.goodsKinds = kinds;
        frozen.levels = levels;
        frozen.levelOrder = from.levelOrder;
        if (!from.disagreements.isEmpty()) {
            frozen.disagreeing = new boolean[kinds * kinds];
            for (int[] pair : from.disagreements) {
                frozen.disagreeing[pair[0] * kinds + pair[1]] = true;
                frozen.disagreeing[pair[1] * kinds + pair[0]] = true;
            }
        }
        if (from.disinfection != null) {
            frozen.disinfection = new int[levels * levels];
            for (int level = 0; level < levels; level++) {
                System.arraycopy(from.disinfection[level], 0, frozen.disinfection, level * levels, levels);
            }
        }
    }

    private void requireFewKinds() {
        if (from.disagreements.isEmpty()) {
            return;
        }
        for (Stop stop : from.stops) {
            if (stop.goods >= MOST_KINDS) {
                throw tooManyKinds(stop.goods, "of " + from.stopNames.apply(stop.index));
            }
        }
        for (int[] pair : from.disagreements) {
            if (Math.max(pair[0], pair[1]) >= MOST_KINDS) {
                throw tooManyKinds(
                        Math.max(pair[0], pair[1]), "that disagrees with (%s)".formatted(Math.min(pair[0], pair[1])));
            }
        }
    }

    private static IllegalArgumentException tooManyKinds(int kind, String whose) {
        return new IllegalArgumentException(
                "The kind of goods (%s) %s is too large: where kinds disagree they are numbered 0 to %s."
                        .formatted(kind, whose, MOST_KINDS - 1));
    }

    private void freezeClasses() {
        int n = frozen.stops;
        frozen.classes = new RoutingProblem.VehicleClass[from.classes.size()];
        frozen.allowed = new boolean[from.classes.size() * n];
        frozen.classService = new int[from.classes.size()][];
        for (Vehicles vehicles : from.classes) {
            int c = vehicles.index;
            requirePlaceOrOpen("start of " + vehicles.name, vehicles.start, frozen.places);
            requirePlaceOrOpen("end of " + vehicles.name, vehicles.end, frozen.places);
            if (vehicles.profile >= frozen.profiles.length) {
                throw new IllegalArgumentException(
                        "The travel profile (%s) of %s does not exist.".formatted(vehicles.profile, vehicles.name));
            }
            for (int depot : vehicles.reloads) {
                if (depot < 0 || depot >= frozen.reloadPlace.length) {
                    throw new IllegalArgumentException(
                            "The reload depot (%s) of %s does not exist.".formatted(depot, vehicles.name));
                }
            }
            if (vehicles.maxTrips > 1 && vehicles.reloads.isEmpty()) {
                throw new IllegalArgumentException(
                        "%s may make %s trips but has no reload depot.".formatted(vehicles.name, vehicles.maxTrips));
            }
            requireCostsFit(vehicles);
            frozen.classes[c] = new RoutingProblem.VehicleClass(
                    vehicles.name,
                    vehicles.count,
                    vehicles.capacity,
                    vehicles.fixedCost,
                    vehicles.distanceCost,
                    vehicles.durationCost,
                    vehicles.start,
                    vehicles.end,
                    vehicles.shiftStart,
                    vehicles.shiftEnd,
                    vehicles.maxDistance,
                    vehicles.maxDuration,
                    vehicles.maxStops,
                    vehicles.profile,
                    vehicles.maxTrips,
                    vehicles.turnRound,
                    vehicles.reloads.stream().mapToInt(Integer::intValue).toArray(),
                    vehicles.pauses.stream().mapToInt(Integer::intValue).toArray());
            requireEntryPerStop(
                    "allowed stops", vehicles, vehicles.onlyStops == null ? n : vehicles.onlyStops.length, n);
            requireEntryPerStop("service times", vehicles, vehicles.service == null ? n : vehicles.service.length, n);
            frozen.classService[c] = vehicles.service;
            for (int s = 0; s < n; s++) {
                frozen.allowed[c * n + s] = (frozen.skills[s] & ~vehicles.skills) == 0
                        && (frozen.territory[s] == NONE || frozen.territory[s] == vehicles.territory)
                        && (vehicles.onlyStops == null || vehicles.onlyStops[s]);
            }
        }
    }

    private void requireCostsFit(Vehicles vehicles) {
        double longest = frozen.profiles[vehicles.profile].longestDistance();
        double alone = vehicles.fixedCost
                + 4 * longest * vehicles.distanceCost
                + (double) Math.min(vehicles.shiftEnd, LONG_DURATION) * vehicles.durationCost;
        double worst = alone * Math.max(1, frozen.stops);
        if (worst > MOST_COSTS) {
            throw new IllegalArgumentException(
                    "The costs of %s (up to %s for %s stops) are too large: they must stay below %s.\nMaybe use a coarser unit of cost?"
                            .formatted(vehicles.name, worst, frozen.stops, MOST_COSTS));
        }
    }

    private static void requireEntryPerStop(String what, Vehicles vehicles, int entries, int stops) {
        if (entries != stops) {
            throw new IllegalArgumentException(
                    "The %s of %s have %s entries for %s stops.".formatted(what, vehicles.name, entries, stops));
        }
    }

    private static void requirePlaceOrOpen(String what, int place, int places) {
        if (place != NOWHERE) {
            requirePlace(what, place, places);
        }
    }

    private static void requirePlace(String what, int place, int places) {
        if (place < 0 || place >= places) {
            throw new IllegalArgumentException(
                    "The place (%s) of %s does not exist: places are 0 to %s.".formatted(place, what, places - 1));
        }
    }

    private void requireKnownRoutes(RoutingProblem problem) {
        for (RoutingSolution.Route lock : from.locks) {
            requireKnown("locked", lock, problem);
        }
        new LockedPrefixes(problem, from.stopNames).requirePossible(from.locks);
        for (RoutingSolution.Route route : from.warmStart) {
            requireKnown("given", route, problem);
        }
    }

    private static void requireKnown(String what, RoutingSolution.Route route, RoutingProblem problem) {
        if (route.vehicleClass() >= problem.vehicleClasses()) {
            throw new IllegalArgumentException(
                    "The vehicle class (%s) of a %s route does not exist.".formatted(route.vehicleClass(), what));
        }
        int count = problem.vehicleCount(route.vehicleClass());
        if (count != UNLIMITED && route.vehicle() >= count) {
            throw new IllegalArgumentException("The vehicle (%s) of a %s route does not exist: %s has %s."
                    .formatted(route.vehicle(), what, problem.vehicleName(route.vehicleClass()), count));
        }
        for (int visit : route.visits()) {
            if (visit < 0 || visit >= problem.visits()) {
                throw new IllegalArgumentException(
                        "The visit (%s) of a %s route does not exist.".formatted(visit, what));
            }
        }
    }
}
