package org.resupply.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationViolation.Code;

/**
 * The independent judge of an allocation: replays the flows day by day and rebuilds balance, capacities, ages and figures
 * from the quantities alone. It shares nothing with the strategies but the problem and the solution.
 */
public final class AllocationChecker {

    /** How many violations are listed at most. */
    public static final int LIMIT = 1000;

    private final AllocationProblem problem;
    private final AllocationSolution solution;
    private final List<AllocationViolation> violations = new ArrayList<>();
    private final int days;

    private AllocationChecker(AllocationProblem problem, AllocationSolution solution) {
        this.problem = problem;
        this.solution = solution;
        this.days = problem.days();
    }

    /** Replays a solution against its problem. */
    public static AllocationCheck check(AllocationProblem problem, AllocationSolution solution) {
        return new AllocationChecker(problem, solution).replay();
    }

    private AllocationCheck replay() {
        long[] served = new long[problem.demands()];
        int[] firstServed = new int[problem.demands()];
        long[] spoiled = new long[problem.commodities()];
        if (!indicesExist()) {
            Arrays.fill(firstServed, -1);
            return new AllocationCheck(violations, served, firstServed, spoiled, 0, 0, 0, 0);
        }
        double transport = checkFlows();
        double unmetPrice = checkDemands(served, firstServed);
        double requisition = checkCapacities();
        long[][] stock = checkStock();
        checkStores(stock);
        checkReserves(stock);
        checkIssue(stock);
        countSpoiled(stock, spoiled);
        if (solution.bound() > solution.objective() + 1e-9 * Math.max(1, Math.abs(solution.objective()))) {
            report(Code.BOUND, "The bound (%s) is above the objective (%s).", solution.bound(), solution.objective());
        }
        int below = 0;
        if (NeedCoverage.matter(problem)
                || !solution.scarcityProofs().isEmpty()
                || !solution.levels().isEmpty()) {
            NeedCoverage floors = new NeedCoverage(problem, served);
            below = floors.below();
            for (ScarcityProof proof : solution.scarcityProofs()) {
                checkProof(proof, floors);
            }
            for (AllocationSolution.Level level : solution.levels()) {
                checkSum(level.proof());
                reportFault(floors.fault(level));
            }
        }
        return new AllocationCheck(
                List.copyOf(violations), served, firstServed, spoiled, transport, requisition, unmetPrice, below);
    }

    private void checkProof(ScarcityProof proof, NeedCoverage floors) {
        checkSum(proof);
        reportFault(floors.fault(proof));
    }

    private void reportFault(String fault) {
        if (fault != null) {
            report(Code.BOTTLENECK, "%s", fault);
        }
    }

    private void checkSum(ScarcityProof proof) {
        double lack = proof.lack(problem);
        if (!(proof.least() > 0 && proof.least() <= lack)) {
            report(Code.BOTTLENECK, "A bottleneck is said to lack %s, it adds up to %s.", proof.least(), lack);
        }
    }

    private void report(Code code, String message, Object... values) {
        if (violations.size() < LIMIT) {
            violations.add(new AllocationViolation(code, String.format(Locale.ROOT, message, values)));
        }
    }

    private boolean indicesExist() {
        if (solution.demands() != problem.demands()) {
            report(Code.UNKNOWN, "The solution has %d demands, not %d.", solution.demands(), problem.demands());
        }
        for (int flow = 0; flow < solution.flows(); flow++) {
            boolean known = inside(solution.flowLane(flow), problem.lanes())
                    && inside(solution.flowVintage(flow), problem.vintages())
                    && inside(solution.flowDay(flow), days)
                    && (solution.flowDemand(flow) == AllocationSolution.TRANSFER
                            || inside(solution.flowDemand(flow), problem.demands()));
            if (!known) {
                report(
                        Code.UNKNOWN,
                        "Flow (%d) names lane %d, vintage %d, day %d, demand %d.",
                        flow,
                        solution.flowLane(flow),
                        solution.flowVintage(flow),
                        solution.flowDay(flow),
                        solution.flowDemand(flow));
            }
        }
        return violations.isEmpty();
    }

    private static boolean inside(int index, int size) {
        return index >= 0 && index < size;
    }

    private int commodity(int flow) {
        return problem.vintageCommodity(solution.flowVintage(flow));
    }

    private int arrival(int flow) {
        return solution.flowDay(flow) + problem.laneLead(solution.flowLane(flow));
    }

    /** Each flow by itself; returns the cost of all of them. */
    private double checkFlows() {
        double cost = 0;
        for (int flow = 0; flow < solution.flows(); flow++) {
            int lane = solution.flowLane(flow);
            int day = solution.flowDay(flow);
            int vintage = solution.flowVintage(flow);
            int demand = solution.flowDemand(flow);
            int arrival = arrival(flow);
            cost += problem.laneCostPerUnit(lane, commodity(flow)) * solution.flowQuantity(flow);
            if (!problem.laneOpen(lane, day)) {
                report(Code.LANE_CLOSED, "Lane %d is closed on day %d.", lane, day);
            }
            if (!problem.laneCarries(lane, commodity(flow))) {
                report(Code.LANE_CLASS, "Lane %d does not carry commodity %d.", lane, commodity(flow));
            }
            if (arrival >= days) {
                report(Code.HORIZON, "Lane %d left on day %d arrives on day %d.", lane, day, arrival);
            }
            if (arrival > problem.vintageLastUsable(vintage)) {
                report(
                        Code.EXPIRED,
                        "Vintage %d, usable until day %d, arrives by lane %d on day %d.",
                        vintage,
                        problem.vintageLastUsable(vintage),
                        lane,
                        arrival);
            }
            boolean delivers = problem.placeKind(problem.laneTo(lane)) == PlaceKind.DEMAND_POINT;
            if (delivers != (demand >= 0)) {
                report(Code.DEMAND, "The flow on lane %d on day %d names demand %d.", lane, day, demand);
            } else if (delivers
                    && (problem.demandPlace(demand) != problem.laneTo(lane)
                            || problem.demandCommodity(demand) != commodity(flow)
                            || arrival < problem.demandFirst(demand)
                            || arrival > problem.demandLast(demand))) {
                report(
                        Code.DEMAND,
                        "Lane %d brings commodity %d on day %d to place %d, which demand %d does not ask for.",
                        lane,
                        commodity(flow),
                        arrival,
                        problem.laneTo(lane),
                        demand);
            }
        }
        return cost;
    }

    private double checkDemands(long[] served, int[] firstServed) {
        for (int demand = 0; demand < served.length; demand++) {
            served[demand] = problem.ownQuantity(demand);
            firstServed[demand] = problem.ownFirstDay(demand);
        }
        for (int flow = 0; flow < solution.flows(); flow++) {
            int demand = solution.flowDemand(flow);
            if (demand >= 0) {
                served[demand] += solution.flowQuantity(flow);
                int day = arrival(flow);
                firstServed[demand] = firstServed[demand] < 0 ? day : Math.min(firstServed[demand], day);
            }
        }
        double price = 0;
        for (int demand = 0; demand < served.length; demand++) {
            long missing = problem.demandQuantity(demand) - served[demand];
            price += Math.max(0, missing) * problem.unmetPrice(demand);
            if (missing < 0) {
                report(
                        Code.OVERSERVED,
                        "Demand %d asks for %d and gets %d.",
                        demand,
                        problem.demandQuantity(demand),
                        served[demand]);
            }
            if (solution.unmet(demand) != Math.max(0, missing)) {
                report(Code.UNMET, "Demand %d misses %d, not %d.", demand, missing, solution.unmet(demand));
            }
            if (missing > 0 != (solution.cause(demand) != AllocationCause.NONE)) {
                report(
                        Code.UNMET,
                        "Demand %d misses %d and gives the cause %s.",
                        demand,
                        missing,
                        solution.cause(demand));
            }
        }
        return price;
    }

    /** Lanes, pallets and pools; returns the cost of what was requisitioned. */
    private double checkCapacities() {
        long[][] poolUse = new long[problem.pools()][days];
        int flow = 0;
        while (flow < solution.flows()) {
            int lane = solution.flowLane(flow);
            int day = solution.flowDay(flow);
            int end = flow;
            long onLane = 0;
            while (end < solution.flows() && solution.flowLane(end) == lane && solution.flowDay(end) == day) {
                onLane += solution.flowQuantity(end) * problem.perUnit(commodity(end), problem.laneMeasure(lane));
                for (int at = problem.lanePools(lane); at < problem.lanePools(lane + 1); at++) {
                    int pool = problem.poolAt(at);
                    int counted = problem.poolCounted(pool) == Counted.AT_DEPARTURE ? day : arrival(end);
                    if (counted < days) {
                        poolUse[pool][counted] += solution.flowQuantity(end)
                                * problem.perUnit(commodity(end), problem.poolMeasure(pool))
                                * problem.weightAt(at);
                    }
                }
                end++;
            }
            if (onLane > problem.laneCapacity(lane, day)) {
                report(
                        Code.LANE_CAPACITY,
                        "Lane %d carries %d on day %d, its capacity is %d.",
                        lane,
                        onLane,
                        day,
                        problem.laneCapacity(lane, day));
            }
            checkPallets(flow, end);
            flow = end;
        }
        double cost = 0;
        for (int pool = 0; pool < poolUse.length; pool++) {
            for (int day = 0; day < days; day++) {
                long above = poolUse[pool][day] - problem.poolCapacity(pool, day);
                if (above > 0) {
                    cost += above * problem.poolExtraPrice(pool);
                }
                if (above > problem.poolExtra(pool, day)) {
                    report(
                            Code.POOL_CAPACITY,
                            "Pool %d carries %d on day %d, its capacity is %d and %d more.",
                            pool,
                            poolUse[pool][day],
                            day,
                            problem.poolCapacity(pool, day),
                            problem.poolExtra(pool, day));
                }
            }
        }
        return cost;
    }

    private void checkPallets(int from, int to) {
        int lane = solution.flowLane(from);
        if (!problem.lanePalletised(lane)) {
            return;
        }
        for (int flow = from; flow < to; ) {
            int commodity = commodity(flow);
            long quantity = 0;
            while (flow < to && commodity(flow) == commodity) {
                quantity += solution.flowQuantity(flow++);
            }
            if (quantity % problem.pallet(commodity) != 0) {
                report(
                        Code.PALLET,
                        "Lane %d carries %d of commodity %d on day %d, which is not a multiple of %d.",
                        lane,
                        quantity,
                        commodity,
                        solution.flowDay(from),
                        problem.pallet(commodity));
            }
        }
    }

    /**
     * The stock at the end of each day, before what expires is thrown away.
     *
     * @return per place and vintage, {@code [place * vintages + vintage][day]}; null where nothing ever lies
     */
    private long[][] checkStock() {
        int vintages = problem.vintages();
        long[][] stock = new long[Math.multiplyExact(problem.places(), Math.max(1, vintages))][];
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) != PlaceKind.DEMAND_POINT) {
                int row = problem.lotPlace(lot) * vintages + problem.lotVintage(lot);
                change(stock, row)[problem.lotAvailable(lot)] += problem.lotQuantity(lot);
            }
        }
        for (int flow = 0; flow < solution.flows(); flow++) {
            int lane = solution.flowLane(flow);
            int vintage = solution.flowVintage(flow);
            change(stock, problem.laneFrom(lane) * vintages + vintage)[solution.flowDay(flow)] -=
                    solution.flowQuantity(flow);
            if (solution.flowDemand(flow) < 0 && arrival(flow) < days) {
                change(stock, problem.laneTo(lane) * vintages + vintage)[arrival(flow)] += solution.flowQuantity(flow);
            }
        }
        for (int row = 0; row < stock.length; row++) {
            long[] byDay = stock[row];
            if (byDay == null) {
                continue;
            }
            int last = problem.vintageLastUsable(row % vintages);
            for (int day = 0; day < days; day++) {
                if (day > 0 && day - 1 < last) {
                    byDay[day] += byDay[day - 1];
                }
                if (byDay[day] < 0) {
                    report(
                            Code.BALANCE,
                            "Place %d lacks %d of vintage %d on day %d.",
                            row / vintages,
                            -byDay[day],
                            row % vintages,
                            day);
                }
            }
        }
        return stock;
    }

    private long[] change(long[][] stock, int row) {
        if (stock[row] == null) {
            stock[row] = new long[days];
        }
        return stock[row];
    }

    private void checkStores(long[][] stock) {
        int vintages = problem.vintages();
        for (int store = 0; store < problem.stores(); store++) {
            int place = problem.storePlace(store);
            for (int day = 0; day < days; day++) {
                long held = 0;
                for (int vintage = 0; vintage < vintages; vintage++) {
                    long[] byDay = stock[place * vintages + vintage];
                    if (byDay != null && day <= problem.vintageLastUsable(vintage)) {
                        held += byDay[day] * storeShare(store, problem.vintageCommodity(vintage));
                    }
                }
                long own = 0;
                if (held > problem.storeCapacity(store, day)) {
                    own = ownLots(store, day);
                }
                if (held > Math.max(problem.storeCapacity(store, day), own)) {
                    report(
                            Code.STORE_CAPACITY,
                            "Store %d at place %d holds %d on day %d, it takes %d.",
                            store,
                            place,
                            held,
                            day,
                            problem.storeCapacity(store, day));
                }
            }
        }
    }

    private long storeShare(int store, int commodity) {
        boolean takes = (problem.storeClasses(store) >>> problem.storageClass(commodity) & 1) != 0;
        return takes ? problem.perUnit(commodity, problem.storeMeasure(store)) : 0;
    }

    private long ownLots(int store, int day) {
        long own = 0;
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.lotPlace(lot) == problem.storePlace(store)
                    && problem.lotAvailable(lot) <= day
                    && day <= problem.lotLastUsable(lot)) {
                own += problem.lotQuantity(lot) * storeShare(store, problem.lotCommodity(lot));
            }
        }
        return own;
    }

    private void checkReserves(long[][] stock) {
        int vintages = problem.vintages();
        for (int reserve = 0; reserve < problem.reserves(); reserve++) {
            int place = problem.reservePlace(reserve);
            int commodity = problem.reserveCommodity(reserve);
            long[] withheld = new long[vintages];
            for (int lot = 0; lot < problem.lots(); lot++) {
                if (problem.lotPlace(lot) == place && problem.lotCommodity(lot) == commodity) {
                    withheld[problem.lotVintage(lot)] += problem.lotReserved(lot);
                }
            }
            for (int day = 0; day < days; day++) {
                long slack = 0;
                for (int vintage = problem.firstVintage(commodity + 1) - 1;
                        vintage >= problem.firstVintage(commodity) && day <= problem.vintageLastUsable(vintage);
                        vintage--) {
                    long[] byDay = stock[place * vintages + vintage];
                    slack += (byDay == null ? 0 : byDay[day]) - withheld[vintage];
                    if (slack < 0) {
                        report(
                                Code.RESERVE,
                                "Place %d lacks %d of commodity %d for its reserve on day %d.",
                                place,
                                -slack,
                                commodity,
                                day);
                        break;
                    }
                }
            }
        }
    }

    private void checkIssue(long[][] stock) {
        int vintages = problem.vintages();
        for (int flow = 0; flow < solution.flows(); flow++) {
            if (solution.flowDemand(flow) < 0) {
                continue;
            }
            int place = problem.laneFrom(solution.flowLane(flow));
            int day = solution.flowDay(flow);
            for (int older = problem.firstVintage(commodity(flow)); older < solution.flowVintage(flow); older++) {
                long[] byDay = stock[place * vintages + older];
                if (byDay != null && byDay[day] > 0 && arrival(flow) <= problem.vintageLastUsable(older)) {
                    report(
                            Code.FIRST_EXPIRED_FIRST_OUT,
                            "Place %d hands over vintage %d on day %d and keeps %d of the older vintage %d.",
                            place,
                            solution.flowVintage(flow),
                            day,
                            byDay[day],
                            older);
                }
            }
        }
    }

    private void countSpoiled(long[][] stock, long[] spoiled) {
        int vintages = problem.vintages();
        for (int row = 0; row < stock.length; row++) {
            if (stock[row] != null) {
                int last = problem.vintageLastUsable(row % vintages);
                if (last < days) {
                    spoiled[problem.vintageCommodity(row % vintages)] += stock[row][last];
                }
            }
        }
        for (int lot = 0; lot < problem.lots(); lot++) {
            if (problem.placeKind(problem.lotPlace(lot)) == PlaceKind.DEMAND_POINT
                    && problem.lotLastUsable(lot) < days) {
                spoiled[problem.lotCommodity(lot)] += problem.lotQuantity(lot) - problem.lotOwnUse(lot);
            }
        }
    }
}
