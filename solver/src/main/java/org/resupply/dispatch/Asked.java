package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.resupply.compile.Parcel;
import org.resupply.model.Facility;
import org.resupply.model.GeoPoint;
import org.resupply.model.Zone;
import org.resupply.model.ZoneTree;

/**
 * Which vehicles are asked to take parcels that nobody carries: of those that have nothing to do as many as can be of use, those that
 * pass nearest, and those that are back first. The others of a large warehouse keep what they have, and need not be routed again.
 */
final class Asked {
    /** So many vehicles with something to do are all asked. */
    private static final int FEW = 40;

    /** How many vehicles are asked that pass nearest to each parcel's place. */
    private static final int NEAREST = 8;

    /** How many times the mass of all parcels those can carry that are back first. */
    private static final double LOADS = 2;

    private final ZoneTree places;

    /** A place where a vehicle calls, by the number of the vehicle. */
    private record Call(int vehicle, GeoPoint point) {}

    Asked(ZoneTree places) {
        this.places = places;
    }

    /**
     * Those who are asked, in the same order.
     *
     * @param expected whether a vehicle is asked even where nothing else speaks for it
     */
    List<Free> among(List<Free> free, List<Parcel> parcels, Predicate<Free> expected) {
        Set<Integer> asked = new HashSet<>();
        List<Integer> working = new ArrayList<>();
        int[] idle = new int[parcels.size()];
        for (int vehicle = 0; vehicle < free.size(); vehicle++) {
            if (!free.get(vehicle).sketches().isEmpty()) {
                working.add(vehicle);
            } else if (isOfUse(free.get(vehicle), parcels, idle) || expected.test(free.get(vehicle))) {
                asked.add(vehicle);
                for (int i = 0; i < idle.length; i++) {
                    idle[i] += free.get(vehicle).mayTake(parcels.get(i)) ? 1 : 0;
                }
            }
        }
        if (working.size() <= FEW) {
            asked.addAll(working);
        } else {
            nearest(free, working, parcels, asked);
            backFirst(free, working, parcels, asked);
        }
        return IntStream.range(0, free.size())
                .filter(asked::contains)
                .mapToObj(free::get)
                .toList();
    }

    /** Whether a vehicle may take a parcel for which fewer idle ones are asked than there are parcels. */
    private static boolean isOfUse(Free vehicle, List<Parcel> parcels, int[] idle) {
        return IntStream.range(0, idle.length).anyMatch(i -> idle[i] < idle.length && vehicle.mayTake(parcels.get(i)));
    }

    private void nearest(List<Free> free, List<Integer> working, List<Parcel> parcels, Set<Integer> asked) {
        List<Call> calls = new ArrayList<>();
        for (int vehicle : working) {
            free.get(vehicle).sketches().stream()
                    .flatMap(sketch -> sketch.template().calls())
                    .forEach(place -> calls.add(new Call(vehicle, point(place))));
        }
        Set<String> looked = new HashSet<>();
        for (Parcel parcel : parcels) {
            if (looked.add(parcel.at())) {
                GeoPoint to = point(parcel.at());
                double[] nearest = new double[free.size()];
                Arrays.fill(nearest, Double.POSITIVE_INFINITY);
                for (Call call : calls) {
                    nearest[call.vehicle] = Math.min(nearest[call.vehicle], squared(to, call.point));
                }
                working.stream()
                        .sorted(Comparator.comparingDouble(vehicle -> nearest[vehicle]))
                        .limit(NEAREST)
                        .forEach(asked::add);
            }
        }
    }

    private static void backFirst(List<Free> free, List<Integer> working, List<Parcel> parcels, Set<Integer> asked) {
        double kg = LOADS * parcels.stream().mapToDouble(Parcel::massKg).sum();
        List<Integer> byTimeLeft = working.stream()
                .filter(vehicle -> free.get(vehicle).mayGoAgain())
                .sorted(Comparator.comparingInt(vehicle -> -free.get(vehicle).secondsLeft()))
                .toList();
        for (int vehicle : byTimeLeft) {
            if (kg <= 0) {
                break;
            }
            asked.add(vehicle);
            kg -= free.get(vehicle).squad().type().payloadKg();
        }
    }

    private GeoPoint point(String place) {
        return places.facility(place)
                .map(Facility::point)
                .orElseGet(() -> places.zone(place).map(Zone::point).orElseThrow());
    }

    /** By the square, in degrees of latitude: enough to tell who is nearer. */
    private static double squared(GeoPoint one, GeoPoint other) {
        double east = (one.lon() - other.lon()) * Math.cos(Math.toRadians(one.lat()));
        double north = one.lat() - other.lat();
        return east * east + north * north;
    }
}
