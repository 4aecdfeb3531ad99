package org.resupply.problem;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The validated arrays of a routing problem on their way into it. */
final class RoutingArrays {
    int places;
    int dimensions;
    int stops;
    RoutingTravel[] profiles;
    int[] place;
    int[] service;
    int[] release;
    int[] level;
    int[] territory;
    int[] goods;
    long[] skills;
    int[] partner;
    boolean[] pickup;
    boolean[] required;
    long[] prize;
    int[] group;
    int[] delivered;
    int[] collected;
    int[] carried;
    int[] windowOffset;
    int[] windowOpen;
    int[] windowClose;
    int[] promisedClass;
    int[] promisedVehicle;
    long[] vehiclePrice;
    int[] promisedTime;
    long[] timePrice;
    int[][] groupStops;
    boolean[] groupRequired;
    long[] groupPrize;
    RoutingProblem.VehicleClass[] classes;
    boolean[] allowed;
    int[][] classService;
    int[] reloadPlace;
    int[] breakClass;
    int[] breakEarliest;
    int[] breakLatest;
    int[] breakDuration;
    boolean levelOrder;
    int levels;
    int[] disinfection;
    boolean[] disagreeing;
    int goodsKinds;
    List<RoutingSolution.Route> locks;
    List<RoutingSolution.Route> warmStart;
    List<RouteRule> rules;

    /** Drops the rules that nothing in the problem can break or pay for, so that no search asks for them. */
    void dropUnusedRules() {
        levelOrder = levelOrder && kinds(level).length > 1;
        if (disagreeing != null && !anyTwo(goods, goodsKinds, i -> disagreeing[i])) {
            disagreeing = null;
        }
        boolean severalTrips = Arrays.stream(classes).anyMatch(vehicles -> vehicles.maxTrips() > 1);
        if (disinfection != null && !(severalTrips && anyTwo(level, levels, i -> disinfection[i] > 0))) {
            disinfection = null;
        }
        for (int c = 0; c < classService.length; c++) {
            if (Arrays.equals(classService[c], service)) {
                classService[c] = null;
            }
        }
        if (promisedClass != null && isNone(promisedClass) && isNone(promisedTime)) {
            promisedClass = null;
            promisedVehicle = null;
            vehiclePrice = null;
            promisedTime = null;
            timePrice = null;
        }
    }

    private static int[] kinds(int[] values) {
        return Arrays.stream(values).distinct().toArray();
    }

    /** Whether an entry of a square table holds, in the row of what one stop has and the column of what any has. */
    private static boolean anyTwo(int[] values, int width, IntPredicate entry) {
        int[] kinds = kinds(values);
        return Arrays.stream(kinds)
                .anyMatch(one -> Arrays.stream(kinds).anyMatch(other -> entry.test(one * width + other)));
    }

    private static boolean isNone(int[] values) {
        return Arrays.stream(values).allMatch(value -> value == RoutingProblem.NONE);
    }
}
