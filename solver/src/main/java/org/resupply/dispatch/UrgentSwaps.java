package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.resupply.compile.Parcel;
import org.resupply.problem.RoutingSolution;

/**
 * Gives urgent goods that routes leave behind the room of less urgent goods for the same place and hours that they carry: of
 * the same commodity, so that masses, times and lots stay as they are.
 */
final class UrgentSwaps {
    private UrgentSwaps() {}

    /** Exchanges goods between parcels, in place. */
    static void swap(List<Parcel> parcels, RoutingSolution solution, IntPredicate isUrgent) {
        Set<Integer> left = new HashSet<>();
        solution.unserved().forEach(unserved -> left.add(unserved.stop()));
        for (RoutingSolution.Unserved unserved : solution.unserved()) {
            Parcel stays = parcels.get(unserved.stop());
            for (int other = 0; other < parcels.size(); other++) {
                Parcel goes = parcels.get(other);
                if (!left.contains(other)
                        && goes.place().equals(stays.place())
                        && goes.window().equals(stays.window())) {
                    exchange(parcels, unserved.stop(), other, isUrgent);
                }
            }
        }
    }

    private static void exchange(List<Parcel> parcels, int left, int carried, IntPredicate isUrgent) {
        List<Parcel.Item> staying = new ArrayList<>(parcels.get(left).items());
        List<Parcel.Item> going = new ArrayList<>(parcels.get(carried).items());
        for (int i = 0; i < staying.size(); i++) {
            for (int j = 0; j < going.size(); j++) {
                Parcel.Item urgent = staying.get(i);
                Parcel.Item other = going.get(j);
                if (isUrgent.test(urgent.demand())
                        && !isUrgent.test(other.demand())
                        && urgent.commodity().equals(other.commodity())) {
                    long part = Math.min(urgent.quantity(), other.quantity());
                    give(staying, i, other.demand(), part);
                    give(going, j, urgent.demand(), part);
                }
            }
        }
        parcels.set(left, parcels.get(left).with(staying));
        parcels.set(carried, parcels.get(carried).with(going));
    }

    /** Lets a part of an item be for another demand. */
    private static void give(List<Parcel.Item> items, int at, int demand, long part) {
        Parcel.Item item = items.get(at);
        if (part == item.quantity()) {
            items.set(at, new Parcel.Item(demand, item.commodity(), part));
        } else {
            items.set(at, new Parcel.Item(item.demand(), item.commodity(), item.quantity() - part));
            items.add(new Parcel.Item(demand, item.commodity(), part));
        }
    }
}
