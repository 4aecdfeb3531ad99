package org.resupply.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.compile.HandOvers;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.Dispatcher;
import org.resupply.dispatch.Receiving;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.problem.AllocationCause;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/** What is missing, and why: what the allocation could not give, and what could not be carried. */
final class Shortages {
    private static final Map<AllocationCause, Cause> CAUSES = new EnumMap<>(Map.ofEntries(
            Map.entry(AllocationCause.THROUGHPUT, Cause.THROUGHPUT),
            Map.entry(AllocationCause.DOCK, Cause.DOCK),
            Map.entry(AllocationCause.STORAGE, Cause.STORAGE),
            Map.entry(AllocationCause.TRANSPORT_CAPACITY, Cause.VEHICLE),
            Map.entry(AllocationCause.LANE_CLOSED, Cause.CLOSURE),
            Map.entry(AllocationCause.UNREACHABLE, Cause.UNREACHABLE)));

    /** Causes of which only part is what the last unit met: {@link Scarcity} says how much is what. */
    private static final Set<AllocationCause> SCARCE = EnumSet.of(
            AllocationCause.NONE,
            AllocationCause.STOCK,
            AllocationCause.ARRIVAL,
            AllocationCause.RESERVE,
            AllocationCause.PALLET,
            AllocationCause.OUTRANKED,
            AllocationCause.SHELF_LIFE);

    /** Causes of what the allocation found no way for, though there would be one without closures. */
    private static final Set<AllocationCause> NO_WAY =
            EnumSet.of(AllocationCause.LANE_CLOSED, AllocationCause.UNREACHABLE);

    /** The index of a demand that the allocation does not know. */
    private static final int NOWHERE = -1;

    private Shortages() {}

    /** One entry for each demand and cause, in the order of the demands. */
    static List<Unmet> of(
            Outlook outlook,
            SupplyModel supply,
            AllocationSolution flows,
            KeptOut keptOut,
            List<Receipt> receipts,
            Dispatcher.Dispatch dispatch) {
        List<Demand> demands = outlook.demands();
        Map<String, Integer> numbers = outlook.demandNumbers();
        long[] served = new long[demands.size()];
        serve(served, numbers, dispatch.tours());
        Map<Integer, Map<Cause, Unmet>> carried = new HashMap<>();
        for (Dispatcher.Shortfall shortfall : dispatch.shortfalls()) {
            String demand = supply.demands().get(shortfall.demand()).id();
            carried.computeIfAbsent(numbers.get(demand), number -> new LinkedHashMap<>())
                    .merge(
                            shortfall.cause(),
                            new Unmet(demand, shortfall.quantity(), shortfall.cause(), shortfall.bottleneck()),
                            (one, other) -> new Unmet(
                                    demand, one.quantity() + other.quantity(), one.cause(), one.bottleneck()));
        }
        int[] indices = new int[served.length];
        Arrays.fill(indices, NOWHERE);
        for (int i = 0; i < supply.demands().size(); i++) {
            indices[numbers.get(supply.demands().get(i).id())] = i;
        }
        Scarcity scarcity = new Scarcity(outlook, supply, receipts);
        LastMetres lastMetres = new LastMetres(outlook, supply, flows);
        List<Unmet> unmet = new ArrayList<>();
        for (int number = 0; number < served.length; number++) {
            Demand demand = demands.get(number);
            long missing = demand.quantity() - served[number];
            for (Unmet part : carried.getOrDefault(number, Map.of()).values()) {
                long quantity = Math.min(missing, part.quantity());
                if (quantity > 0) {
                    unmet.add(new Unmet(demand.id(), quantity, part.cause(), part.bottleneck()));
                    missing -= quantity;
                }
            }
            long kept = keptOut.units(demand, missing);
            if (kept > 0) {
                unmet.add(new Unmet(demand.id(), kept, Cause.CLOSURE, keptOut.closure(demand)));
                missing -= kept;
            }
            if (missing > 0) {
                int at = indices[number];
                if (at != NOWHERE && NO_WAY.contains(flows.cause(at)) && keptOut.isTested(demand)) {
                    scarcity.attribute(demand, at, missing, Cause.CLOSURE, unmet);
                } else if (at != NOWHERE && SCARCE.contains(flows.cause(at))) {
                    // A kilogram that spoils elsewhere would otherwise stand for all that there is too little of.
                    Cause rest = flows.cause(at) == AllocationCause.SHELF_LIFE ? Cause.SHELF_LIFE : Cause.VEHICLE;
                    scarcity.attribute(demand, at, missing, rest, unmet);
                } else {
                    Cause cause = at == NOWHERE ? Cause.ARRIVAL : CAUSES.get(flows.cause(at));
                    if (cause == Cause.THROUGHPUT && lastMetres.isFull(demand)) {
                        cause = Cause.LAST_HUNDRED_METRES;
                    }
                    unmet.add(new Unmet(demand.id(), missing, cause, ""));
                }
            }
        }
        return unmet;
    }

    /** Adds the units that tours hand over, by number of the demand. */
    private static void serve(long[] served, Map<String, Integer> numbers, List<Tour> tours) {
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        Integer number = handling.demand().isEmpty() ? null : numbers.get(handling.demand());
                        if (number != null) {
                            served[number] -= handling.quantity();
                        }
                    }
                }
            }
        }
    }

    /** What the allocation hands over at the edges of zones, beside what can be carried from there to the doors. */
    private static final class LastMetres {
        private final Outlook outlook;
        private final Map<String, double[]> kgByPlace = new HashMap<>();

        LastMetres(Outlook outlook, SupplyModel supply, AllocationSolution flows) {
            this.outlook = outlook;
            AllocationProblem problem = supply.problem();
            for (int flow = 0; flow < flows.flows(); flow++) {
                if (flows.flowDemand(flow) != AllocationSolution.TRANSFER) {
                    String place = supply.demands().get(flows.flowDemand(flow)).place();
                    kgByPlace.computeIfAbsent(place, p -> new double[problem.days()])[flows.flowDay(flow)] +=
                            flows.flowQuantity(flow)
                                    * problem.unitMass(problem.vintageCommodity(flows.flowVintage(flow)))
                                    / 1000.0;
                }
            }
        }

        /** Whether no unit more of a demand can be carried to the doors on any of its days. */
        boolean isFull(Demand demand) {
            Zone zone = outlook.places().zone(demand.place()).orElse(null);
            if (zone == null) {
                return false;
            }
            double unit = outlook.scenario().commodities().stream()
                    .filter(commodity -> commodity.id().equals(demand.commodity()))
                    .findFirst()
                    .orElseThrow()
                    .massKg();
            double[] kg = kgByPlace.getOrDefault(
                    zone.id(), new double[outlook.scenario().days()]);
            for (int day = demand.day(); day <= outlook.lastDay(demand); day++) {
                if (kg[day] + unit <= HandOvers.carryKg(outlook, zone.id(), day)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Why somebody else was served instead: of a commodity some may be withheld, there may be too little in all, or too little by
     * the day it is wanted; what was there in time could not be brought, or did not keep. What there is too little of in all, and what
     * reaches the gates too late to be carried on any day, is missing on whichever days the allocation chose.
     */
    private static final class Scarcity {
        private final AllocationProblem problem;
        private final long[] withheld;
        private final long[] neverEnough;
        /** By what keeps goods outside, or until too late, units by commodity. */
        private final Map<Cause, long[]> outside;

        private final long[] onlyLate;
        private final long[][] notYet;

        Scarcity(Outlook outlook, SupplyModel supply, List<Receipt> receipts) {
            problem = supply.problem();
            outside = outside(outlook, supply, receipts);
            int days = problem.days();
            long[][] there = new long[problem.commodities()][days];
            long[][] wanted = new long[problem.commodities()][days];
            withheld = new long[problem.commodities()];
            for (int lot = 0; lot < problem.lots(); lot++) {
                there[problem.lotCommodity(lot)][problem.lotAvailable(lot)] += problem.lotQuantity(lot);
                withheld[problem.lotCommodity(lot)] += problem.lotReserved(lot);
            }
            for (int demand = 0; demand < problem.demands(); demand++) {
                wanted[problem.demandCommodity(demand)][problem.demandFirst(demand)] += problem.openQuantity(demand);
            }
            neverEnough = new long[problem.commodities()];
            onlyLate = new long[problem.commodities()];
            notYet = new long[problem.commodities()][days];
            for (int commodity = 0; commodity < neverEnough.length; commodity++) {
                long lack = 0;
                long balance = 0;
                for (int day = 0; day < days; day++) {
                    balance += there[commodity][day] - wanted[commodity][day];
                    notYet[commodity][day] = Math.max(0, -balance - lack);
                    lack += notYet[commodity][day];
                }
                long never = Math.max(0, -balance);
                for (long[] units : outside.values()) {
                    units[commodity] = Math.min(units[commodity], never);
                    never -= units[commodity];
                }
                neverEnough[commodity] = never;
                onlyLate[commodity] = lack - Math.max(0, -balance);
            }
        }

        /** Units by commodity that convoys bring within the days planned, but not early enough for the allocation, by what keeps them. */
        private static Map<Cause, long[]> outside(Outlook outlook, SupplyModel supply, List<Receipt> receipts) {
            Map<String, Receipt> byConvoy = new HashMap<>();
            receipts.forEach(receipt -> byConvoy.put(receipt.convoy(), receipt));
            Set<String> counted = new HashSet<>(supply.lots());
            Map<Cause, long[]> units = new EnumMap<>(Cause.class);
            for (Cause cause : List.of(Cause.CLOSURE, Cause.DOCK, Cause.ARRIVAL)) {
                units.put(cause, new long[supply.commodities().size()]);
            }
            for (Convoy convoy : outlook.convoys()) {
                int day = convoy.arrival() / TimeWindow.DAY;
                for (int i = 0; i < convoy.cargo().size(); i++) {
                    Convoy.Cargo cargo = convoy.cargo().get(i);
                    boolean usable = cargo.lastDay() == Lot.NEVER || cargo.lastDay() >= day;
                    if (usable && day < outlook.scenario().days() && !counted.contains(convoy.lotId(i))) {
                        units.get(keeping(outlook, convoy, byConvoy.get(convoy.id())))[
                                        supply.commodities().indexOf(cargo.commodity())] +=
                                cargo.quantity();
                    }
                }
            }
            return units;
        }

        /**
         * Why a convoy is not unloaded early enough: if it came alone it would be so sooner, by more than its unloading takes; or its points are
         * closed when it comes; or it comes too late.
         */
        private static Cause keeping(Outlook outlook, Convoy convoy, Receipt receipt) {
            Receipt alone = Receiving.alone(outlook, convoy);
            if (alone == null) {
                boolean tooMany = convoy.points().stream()
                        .allMatch(point ->
                                outlook.places().facility(point).orElseThrow().trucksPerDay() < convoy.vehicles());
                return tooMany ? Cause.DOCK : Cause.CLOSURE;
            }
            int unloading = alone.released() - alone.begin();
            if (receipt == null || receipt.released() - alone.released() > unloading) {
                return Cause.DOCK;
            }
            return alone.begin() - convoy.arrivalAt(alone.facility()) > unloading ? Cause.CLOSURE : Cause.ARRIVAL;
        }

        /** @param there why what is there in time does not come */
        void attribute(Demand demand, int index, long missing, Cause there, List<Unmet> unmet) {
            int commodity = problem.demandCommodity(index);
            int day = problem.demandFirst(index);
            long kept = Math.min(missing, withheld[commodity]);
            withheld[commodity] -= kept;
            add(demand, kept, Cause.RESERVE, unmet);
            long never = Math.min(missing - kept, neverEnough[commodity]);
            neverEnough[commodity] -= never;
            add(demand, never, Cause.STOCK, unmet);
            long rest = missing - kept - never;
            long after = 0;
            for (Map.Entry<Cause, long[]> kind : outside.entrySet()) {
                long waits = Math.min(rest, kind.getValue()[commodity]);
                kind.getValue()[commodity] -= waits;
                rest -= waits;
                if (kind.getKey() == Cause.ARRIVAL) {
                    after = waits;
                } else {
                    add(demand, waits, kind.getKey(), unmet);
                }
            }
            long late = Math.min(rest, Math.min(notYet[commodity][day], onlyLate[commodity]));
            notYet[commodity][day] -= late;
            onlyLate[commodity] -= late;
            add(demand, after + late, Cause.ARRIVAL, unmet);
            add(demand, rest - late, there, unmet);
        }

        private static void add(Demand demand, long quantity, Cause cause, List<Unmet> unmet) {
            if (quantity > 0) {
                unmet.add(new Unmet(demand.id(), quantity, cause, ""));
            }
        }
    }
}
