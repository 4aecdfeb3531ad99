package org.resupply.allocation;

import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

/** The same problem written down otherwise: its places in another order, its quantities in another unit, a lane closed. */
final class Rewritten {
    private final AllocationProblem problem;
    private final int days;

    /** Where each place of the problem goes. */
    int[] toPlace;

    /** By what all quantities and capacities are multiplied. */
    long scale = 1;

    /** A lane that is closed, -1 for none. */
    int closedLane = -1;

    /** A pool that has so much more on day 0, -1 for none. */
    int widerPool = -1;

    long wider;

    Rewritten(AllocationProblem problem) {
        this.problem = problem;
        days = problem.days();
        toPlace = new int[problem.places()];
        for (int place = 0; place < toPlace.length; place++) {
            toPlace[place] = place;
        }
    }

    AllocationProblem write() {
        AllocationProblemBuilder b = AllocationProblem.builder(days);
        int[] fromPlace = new int[toPlace.length];
        for (int place = 0; place < toPlace.length; place++) {
            fromPlace[toPlace[place]] = place;
        }
        for (int place : fromPlace) {
            b.place(problem.placeKind(place), problem.placeRegion(place), problem.placePeople(place));
        }
        for (int c = 0; c < problem.commodities(); c++) {
            long pallet = problem.pallet(c) == 1 ? 1 : problem.pallet(c) * scale;
            b.commodity(problem.unitMass(c), problem.unitVolume(c), problem.storageClass(c), pallet);
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            b.lot(
                    toPlace[problem.lotPlace(lot)],
                    problem.lotCommodity(lot),
                    problem.lotQuantity(lot) * scale,
                    problem.lotAvailable(lot),
                    problem.lotLastUsable(lot));
        }
        for (int reserve = 0; reserve < problem.reserves(); reserve++) {
            b.reserve(
                    toPlace[problem.reservePlace(reserve)],
                    problem.reserveCommodity(reserve),
                    problem.reserveFloor(reserve) * scale);
        }
        for (int store = 0; store < problem.stores(); store++) {
            int of = store;
            b.store(
                    toPlace[problem.storePlace(store)],
                    problem.storeClasses(store),
                    problem.storeMeasure(store),
                    perDay(day -> problem.storeCapacity(of, day) * scale));
        }
        for (int lane = 0; lane < problem.lanes(); lane++) {
            writeLane(b, lane);
        }
        for (int pool = 0; pool < problem.pools(); pool++) {
            writePool(b, pool);
        }
        for (int demand = 0; demand < problem.demands(); demand++) {
            b.demand(
                    toPlace[problem.demandPlace(demand)],
                    problem.demandCommodity(demand),
                    problem.demandFirst(demand),
                    problem.demandLast(demand),
                    problem.demandQuantity(demand) * scale,
                    problem.demandClass(demand),
                    problem.unmetPrice(demand));
            b.floorShare(demand, problem.floorShare(demand));
            b.convexity(demand, problem.convexity(demand));
        }
        return b.build();
    }

    private void writeLane(AllocationProblemBuilder b, int lane) {
        b.lane(
                toPlace[problem.laneFrom(lane)],
                toPlace[problem.laneTo(lane)],
                problem.laneLead(lane),
                problem.laneCostPerKg(lane));
        long open = 0;
        for (int day = 0; day < days && lane != closedLane; day++) {
            open |= problem.laneOpen(lane, day) ? 1L << day : 0;
        }
        b.laneOpen(lane, open);
        b.laneClasses(lane, problem.laneClasses(lane));
        if (problem.laneLimited(lane)) {
            b.laneCapacity(lane, problem.laneMeasure(lane), perDay(day -> problem.laneCapacity(lane, day) * scale));
        }
        if (problem.lanePalletised(lane)) {
            b.lanePalletised(lane);
        }
    }

    private void writePool(AllocationProblemBuilder b, int pool) {
        PoolKind kind = problem.poolKind(pool);
        b.pool(
                kind,
                problem.poolMeasure(pool),
                problem.poolCounted(pool),
                perDay(day -> problem.poolCapacity(pool, day) * scale + (pool == widerPool && day == 0 ? wider : 0)));
        b.poolExtra(pool, problem.poolExtraPrice(pool), perDay(day -> problem.poolExtra(pool, day) * scale));
        for (int lane = 0; lane < problem.lanes(); lane++) {
            for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                if (problem.poolAt(at) == pool) {
                    b.share(pool, lane, problem.weightAt(at));
                }
            }
        }
    }

    private interface OfDay {
        long of(int day);
    }

    private long[] perDay(OfDay value) {
        long[] values = new long[days];
        for (int day = 0; day < days; day++) {
            values[day] = value.of(day);
        }
        return values;
    }
}
