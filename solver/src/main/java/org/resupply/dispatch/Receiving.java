package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.HandOver;
import org.resupply.model.Lot;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * Assigns convoys to the points and docks where their cargo is released first.
 *
 * <p>In the order of arrival, each convoy takes the dock of one of its points from which its cargo {@linkplain Onward goes on} soonest,
 * the way to the farther ones counted, within opening hours and the trucks a day that the point can take; of equal ones, such as
 * those from which nothing goes on, the one that releases it first, and of those the one it prefers.
 */
public final class Receiving {
    private final Outlook outlook;
    private final Onward onward;
    private final Map<String, Double> massKg = new HashMap<>();
    private final Map<String, int[]> dockFree = new HashMap<>();
    private final Map<String, double[]> trucks = new HashMap<>();

    private final Set<String> cautious;
    private final Map<String, double[]> filledKg = new HashMap<>();
    private final Map<String, StorageClass> storage = new HashMap<>();
    /** Second before which no unloading begins. */
    private int earliest;

    private Receiving(Outlook outlook, Onward onward, Set<String> cautious) {
        this.outlook = outlook;
        this.onward = onward;
        this.cautious = cautious;
        for (Commodity commodity : outlook.scenario().commodities()) {
            massKg.put(commodity.id(), commodity.massKg());
            storage.put(commodity.id(), commodity.storage());
        }
        for (Lot lot : outlook.lots()) {
            filledKg(lot.place())[storage.get(lot.commodity()).ordinal()] +=
                    lot.quantity() * massKg.get(lot.commodity());
        }
    }

    /**
     * A receipt for every convoy that can be unloaded within the horizon, in the order of arrival.
     *
     * @param cautious ids of points that take in no more than they can hold if nothing ever leaves them
     */
    public static List<Receipt> plan(City city, Set<String> cautious) {
        return of(city, cautious).plan(city.outlook().convoys());
    }

    /** The earliest receipt of a convoy at any of its points as if no other came; {@code null} when it cannot be unloaded there at all. */
    public static Receipt alone(Outlook outlook, Convoy convoy) {
        Receipt earliest = null;
        for (String point : convoy.points()) {
            Receipt here = new Receiving(outlook, null, Set.of())
                    .earliest(convoy, outlook.places().facility(point).orElseThrow());
            if (here != null && (earliest == null || here.released() < earliest.released())) {
                earliest = here;
            }
        }
        return earliest;
    }

    private static Receiving of(City city, Set<String> cautious) {
        return new Receiving(city.outlook(), new Onward(city), cautious);
    }

    /**
     * Receipts that take over at an instant: those that stand stay, and convoys that lost theirs are unloaded as early as can be.
     *
     * @param standing receipts that have begun or can be kept
     * @param lost ids of the convoys to be given another one
     * @param cautious ids of points that take in no more than they can hold if nothing ever leaves them
     * @param now second from which on an unloading may begin
     */
    static List<Receipt> resume(City city, List<Receipt> standing, Set<String> lost, Set<String> cautious, int now) {
        Outlook outlook = city.outlook();
        Receiving receiving = of(city, cautious);
        Map<String, Convoy> convoys = new HashMap<>();
        outlook.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        receiving.earliest = now;
        for (Receipt receipt : standing) {
            Facility point = outlook.places().facility(receipt.facility()).orElseThrow();
            receiving.take(receipt, point, convoys.get(receipt.convoy()));
        }
        List<Receipt> receipts = new ArrayList<>(standing);
        receipts.addAll(receiving.plan(outlook.convoys().stream()
                .filter(convoy -> lost.contains(convoy.id()))
                .toList()));
        return receipts;
    }

    /** Whether a receipt that has not begun can still be kept: the convoy is there by then, and the point works. */
    static boolean stands(Outlook outlook, Receipt receipt, Convoy convoy) {
        if (receipt.begin() < convoy.arrivalAt(receipt.facility())) {
            return false;
        }
        return outlook.isOpen(receipt.facility(), receipt.begin(), receipt.released());
    }

    /** The ids of the points that, by these tours, at some instant hold more than they can. */
    public static Set<String> overfull(Outlook outlook, List<Receipt> receipts, List<Tour> tours) {
        Receiving receiving = new Receiving(outlook, null, Set.of());
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        receipts.forEach(receipt -> changes.put(receipt.facility(), new ArrayList<>()));
        Map<String, Convoy> convoys = new HashMap<>();
        Map<String, String> commodityOfLot = new HashMap<>();
        outlook.scenario().lots().forEach(lot -> commodityOfLot.put(lot.id(), lot.commodity()));
        for (Convoy convoy : outlook.convoys()) {
            convoys.put(convoy.id(), convoy);
            for (int i = 0; i < convoy.cargo().size(); i++) {
                commodityOfLot.put(convoy.lotId(i), convoy.cargo().get(i).commodity());
            }
        }
        for (Receipt receipt : receipts) {
            convoys.get(receipt.convoy())
                    .cargo()
                    .forEach(cargo -> changes.get(receipt.facility())
                            .add(receiving.change(receipt.released(), cargo.commodity(), cargo.quantity())));
        }
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    List<Change> here = changes.get(stop.place());
                    if (here != null) {
                        for (Handling handling : stop.handlings()) {
                            int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                            String commodity = commodityOfLot.get(handling.lot());
                            // What transport requests carry is no stock.
                            if (handling.demand().isEmpty() && commodity != null) {
                                here.add(receiving.change(second, commodity, -handling.quantity()));
                            }
                        }
                    }
                }
            }
        }
        Set<String> overfull = new TreeSet<>();
        changes.forEach((point, list) -> {
            if (receiving.overflows(point, list)) {
                overfull.add(point);
            }
        });
        return overfull;
    }

    private record Change(int second, int storage, double kg) {}

    private Change change(int second, String commodity, long quantity) {
        return new Change(second, storage.get(commodity).ordinal(), quantity * massKg.get(commodity));
    }

    private boolean overflows(String point, List<Change> changes) {
        Map<StorageClass, Double> holds =
                outlook.places().facility(point).orElseThrow().storageKg();
        double[] kg = filledKg(point).clone();
        changes.sort(Comparator.comparingInt(Change::second));
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            kg[change.storage()] += change.kg();
            boolean last = i + 1 == changes.size() || changes.get(i + 1).second() > change.second();
            for (StorageClass held : StorageClass.values()) {
                if (last && kg[held.ordinal()] > holds.getOrDefault(held, 0.0) + 1e-6) {
                    return true;
                }
            }
        }
        return false;
    }

    private double[] filledKg(String point) {
        return filledKg.computeIfAbsent(point, id -> new double[StorageClass.values().length]);
    }

    /** Whether the point can hold the convoy's cargo: in an empty store, or, when it is cautious, on top of all before. */
    private boolean holds(Facility point, double[] cargoKg) {
        for (StorageClass held : StorageClass.values()) {
            double kg = cargoKg[held.ordinal()];
            double before = cautious.contains(point.id()) ? filledKg(point.id())[held.ordinal()] : 0;
            if (kg > 0 && before + kg > point.storageKg().getOrDefault(held, 0.0)) {
                return false;
            }
        }
        return true;
    }

    private double[] cargoKg(Convoy convoy) {
        double[] kg = new double[StorageClass.values().length];
        convoy.cargo()
                .forEach(cargo -> kg[storage.get(cargo.commodity()).ordinal()] +=
                        cargo.quantity() * massKg.get(cargo.commodity()));
        return kg;
    }

    private List<Receipt> plan(List<Convoy> toUnload) {
        List<Convoy> convoys = new ArrayList<>(toUnload);
        convoys.sort(Comparator.comparingInt(Convoy::arrival).thenComparing(Convoy::id));
        List<Receipt> receipts = new ArrayList<>();
        for (Convoy convoy : convoys) {
            Receipt best = null;
            int soonest = Onward.NEVER;
            double[] cargoKg = cargoKg(convoy);
            for (String point : convoy.points()) {
                Facility at = outlook.places().facility(point).orElseThrow();
                Receipt candidate = holds(at, cargoKg) ? earliest(convoy, at) : null;
                if (candidate == null) {
                    continue;
                }
                int goesOn = onward.at(at, candidate.released(), cargoKg);
                if (best == null || goesOn < soonest || (goesOn == soonest && candidate.released() < best.released())) {
                    best = candidate;
                    soonest = goesOn;
                }
            }
            if (best != null) {
                take(best, outlook.places().facility(best.facility()).orElseThrow(), convoy);
                receipts.add(best);
            }
        }
        return receipts;
    }

    private void take(Receipt receipt, Facility point, Convoy convoy) {
        int[] free = dockFree(point);
        free[receipt.dock()] = Math.max(free[receipt.dock()], receipt.released());
        trucks(point)[receipt.begin() / TimeWindow.DAY] += convoy.vehicles();
        double[] cargoKg = cargoKg(convoy);
        double[] filled = filledKg(point.id());
        Arrays.setAll(filled, held -> filled[held] + cargoKg[held]);
    }

    private int[] dockFree(Facility point) {
        return dockFree.computeIfAbsent(point.id(), id -> {
            int[] free = new int[point.docks()];
            Arrays.fill(free, earliest);
            return free;
        });
    }

    private double[] trucks(Facility point) {
        return trucks.computeIfAbsent(
                point.id(), id -> new double[outlook.scenario().days()]);
    }

    private Receipt earliest(Convoy convoy, Facility point) {
        int days = outlook.scenario().days();
        int[] free = dockFree(point);
        double[] taken = trucks(point);
        int dock = 0;
        for (int i = 1; i < free.length; i++) {
            if (free[i] < free[dock]) {
                dock = i;
            }
        }
        double kg = convoy.cargo().stream()
                .mapToDouble(cargo -> cargo.quantity() * massKg.get(cargo.commodity()))
                .sum();
        boolean swapped = point.handOver() == HandOver.DROP_AND_SWAP && convoy.trailers();
        long duration =
                point.convoySeconds() + (swapped ? 0 : (long) Math.ceil(kg / 1000 * point.handlingSecondsPerTonne()));
        boolean always = point.hours().equals(OpeningHours.ALWAYS);
        int soonest = Math.max(convoy.arrivalAt(point.id()), free[dock]);
        for (int day = soonest / TimeWindow.DAY; day < days; day++) {
            for (TimeWindow open : outlook.openings(point.id(), day)) {
                int begin = Math.max(soonest, open.start());
                long released = begin + duration;
                boolean fits = released <= open.end()
                        || (always
                                && begin < open.end()
                                && released <= Integer.MAX_VALUE
                                && outlook.isOpen(point.id(), begin, (int) released));
                if (fits && taken[day] + convoy.vehicles() <= point.trucksPerDay()) {
                    return new Receipt(convoy.id(), point.id(), dock, begin, (int) released);
                }
            }
        }
        return null;
    }
}
