package org.resupply.dispatch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Convoy;
import org.resupply.model.Lot;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Receipt;
import org.resupply.plan.Trip;

/** What each lot of a scenario is, those that convoys bring included. */
final class LotFacts {
    private final Map<String, String> commodity = new HashMap<>();
    private final Map<String, Integer> lastDay = new HashMap<>();
    private final Map<String, Double> unitKg = new HashMap<>();
    private final Map<String, Double> kgOfCommodity = new HashMap<>();
    private final Map<String, Double> litresOfCommodity = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    LotFacts(Scenario scenario) {
        scenario.commodities().forEach(what -> {
            kgOfCommodity.put(what.id(), what.massKg());
            litresOfCommodity.put(what.id(), what.volumeL());
        });
        scenario.lots().forEach(lot -> put(lot.id(), lot.commodity(), lot.lastDay()));
        scenario.transportRequests().forEach(request -> {
            put(request.id(), request.commodity(), Lot.NEVER);
            requests.add(request.id());
        });
        for (Convoy convoy : scenario.convoys()) {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                Convoy.Cargo cargo = convoy.cargo().get(i);
                put(convoy.lotId(i), cargo.commodity(), cargo.lastDay());
            }
        }
    }

    /** Whether a lot is what a transport request carries, and no stock. */
    boolean isRequest(String lot) {
        return requests.contains(lot);
    }

    /** Whether there is any transport request. */
    boolean hasRequests() {
        return !requests.isEmpty();
    }

    /** Whether a trip carries transport requests. */
    boolean isRequested(Trip trip) {
        return hasRequests()
                && trip.stops().stream()
                        .flatMap(stop -> stop.handlings().stream())
                        .anyMatch(handling -> isRequest(handling.lot()));
    }

    /** Kilograms of one unit of a lot. */
    double unitKg(String lot) {
        return unitKg.get(lot);
    }

    /** Litres of one unit of a lot. */
    double unitL(String lot) {
        return litresOfCommodity.get(commodity.get(lot));
    }

    private void put(String lot, String what, int last) {
        commodity.put(lot, what);
        lastDay.put(lot, last);
        unitKg.put(lot, kgOfCommodity.get(what));
    }

    String commodity(String lot) {
        return commodity.get(lot);
    }

    int lastDay(String lot) {
        return lastDay.get(lot);
    }

    /** The commodity of each lot. */
    Map<String, String> commodities() {
        return commodity;
    }

    /** What is told of goods that come into stock. */
    interface Arrival {
        void comes(String facility, String lot, int second, long units);
    }

    /** Tells of all that receipts bring into stock, convoy by convoy. */
    static void arrivals(Outlook outlook, List<Receipt> receipts, Arrival arrival) {
        Map<String, Receipt> byConvoy = new HashMap<>();
        receipts.forEach(receipt -> byConvoy.put(receipt.convoy(), receipt));
        outlook.convoys().forEach(convoy -> {
            Receipt receipt = byConvoy.get(convoy.id());
            for (int i = 0; receipt != null && i < convoy.cargo().size(); i++) {
                arrival.comes(
                        receipt.facility(),
                        convoy.lotId(i),
                        receipt.released(),
                        convoy.cargo().get(i).quantity());
            }
        });
    }
}
