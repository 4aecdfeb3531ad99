package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Receipt;

/**
 * Assigns convoys to the points and docks where their cargo is released first.
 *
 * <p>In the order of arrival, each convoy takes the dock of one of its points at which inspection and unloading end earliest,
 * within opening hours and the trucks a day that the point can take; of equal ones the point it prefers.
 */
public final class Receiving {
    private final Outlook outlook;
    private final Map<String, Double> massKg = new HashMap<>();
    private final Map<String, int[]> dockFree = new HashMap<>();
    private final Map<String, double[]> trucks = new HashMap<>();

    private Receiving(Outlook outlook) {
        this.outlook = outlook;
        for (Commodity commodity : outlook.scenario().commodities()) {
            massKg.put(commodity.id(), commodity.massKg());
        }
    }

    /** A receipt for every convoy that can be unloaded within the horizon, in the order of arrival. */
    public static List<Receipt> plan(Outlook outlook) {
        return new Receiving(outlook).plan();
    }

    private List<Receipt> plan() {
        List<Convoy> convoys = new ArrayList<>(outlook.convoys());
        convoys.sort(Comparator.comparingInt(Convoy::arrival).thenComparing(Convoy::id));
        List<Receipt> receipts = new ArrayList<>();
        for (Convoy convoy : convoys) {
            Receipt best = null;
            for (String point : convoy.points()) {
                Receipt candidate =
                        earliest(convoy, outlook.places().facility(point).orElseThrow());
                if (candidate != null && (best == null || candidate.released() < best.released())) {
                    best = candidate;
                }
            }
            if (best != null) {
                dockFree.get(best.facility())[best.dock()] = best.released();
                trucks.get(best.facility())[best.begin() / TimeWindow.DAY] += convoy.vehicles();
                receipts.add(best);
            }
        }
        return receipts;
    }

    private Receipt earliest(Convoy convoy, Facility point) {
        int days = outlook.scenario().days();
        int[] free = dockFree.computeIfAbsent(point.id(), id -> new int[point.docks()]);
        double[] taken = trucks.computeIfAbsent(point.id(), id -> new double[days]);
        int dock = 0;
        for (int i = 1; i < free.length; i++) {
            if (free[i] < free[dock]) {
                dock = i;
            }
        }
        double kg = convoy.cargo().stream()
                .mapToDouble(cargo -> cargo.quantity() * massKg.get(cargo.commodity()))
                .sum();
        int duration = point.inspectionSeconds() + (int) Math.ceil(kg / 1000 * point.handlingSecondsPerTonne());
        OpeningHours hours = point.hours();
        int begin = Math.max(convoy.arrival(), free[dock]);
        for (int day = begin / TimeWindow.DAY; day < days; day++) {
            begin = Math.max(begin, day * TimeWindow.DAY + hours.open());
            boolean fits = begin + duration <= day * TimeWindow.DAY + hours.close()
                    || (hours.equals(OpeningHours.ALWAYS) && begin < (day + 1) * TimeWindow.DAY);
            if (fits
                    && outlook.facilityOpen(point.id(), day)
                    && taken[day] + convoy.vehicles() <= point.trucksPerDay()) {
                return new Receipt(convoy.id(), point.id(), dock, begin, begin + duration);
            }
            begin = (day + 1) * TimeWindow.DAY;
        }
        return null;
    }
}
