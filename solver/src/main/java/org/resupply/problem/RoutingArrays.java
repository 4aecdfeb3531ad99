package org.resupply.problem;

import java.util.List;

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
}
