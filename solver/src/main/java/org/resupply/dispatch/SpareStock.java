package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Loss;
import org.resupply.model.Outlook;
import org.resupply.model.Reserve;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * What lies in facilities that no errand takes away, on a day or later: it can be given to somebody without taking it from
 * anybody.
 */
final class SpareStock {
    /** How many lanes goods may take to where they are wanted on the same day. */
    private static final int STEPS = 3;

    private final City city;
    private final Outlook outlook;
    private final int days;
    /** Units at the end of each day, by facility, then lot. */
    private final Map<String, Map<String, long[]>> balance = new HashMap<>();

    private final Map<String, Map<String, Long>> given = new HashMap<>();
    private final Map<String, Long> reserves = new HashMap<>();
    private final Map<String, List<Lane>> lanesInto = new HashMap<>();
    private final LotFacts lots;
    private final Map<String, Integer> lotUnits = new HashMap<>();

    SpareStock(City city, LotFacts lots, List<Receipt> receipts, List<Tour> tours) {
        this.city = city;
        this.lots = lots;
        outlook = city.outlook();
        outlook.scenario().commodities().forEach(commodity -> lotUnits.put(commodity.id(), commodity.lotUnits()));
        days = outlook.scenario().days();
        for (Reserve reserve : outlook.scenario().reserves()) {
            reserves.merge(reserve.facility() + '\n' + reserve.commodity(), reserve.quantity(), Long::sum);
        }
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanesInto.computeIfAbsent(lane.to(), to -> new ArrayList<>()).add(lane);
        }
        outlook.scenario().lots().forEach(lot -> change(lot.place(), lot.id(), 0, lot.quantity()));
        Map<String, Receipt> byConvoy = new HashMap<>();
        receipts.forEach(receipt -> byConvoy.put(receipt.convoy(), receipt));
        outlook.convoys().forEach(convoy -> {
            Receipt receipt = byConvoy.get(convoy.id());
            for (int i = 0; receipt != null && i < convoy.cargo().size(); i++) {
                change(
                        receipt.facility(),
                        convoy.lotId(i),
                        receipt.released() / TimeWindow.DAY,
                        convoy.cargo().get(i).quantity());
            }
        });
        for (Tour tour : tours) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    move(stop);
                }
            }
        }
        balance.values()
                .forEach(byLot -> byLot.values().forEach(units -> {
                    for (int day = 1; day < days; day++) {
                        units[day] += units[day - 1];
                    }
                }));
        outlook.losses().forEach(this::lose);
    }

    private void move(Stop stop) {
        if (outlook.places().facility(stop.place()).isEmpty()) {
            return;
        }
        for (Handling handling : stop.handlings()) {
            if (!lots.isRequest(handling.lot())
                    && (handling.quantity() > 0 || handling.demand().isEmpty())) {
                int second = handling.quantity() > 0 ? stop.begin() : stop.departure();
                change(stop.place(), handling.lot(), second / TimeWindow.DAY, -handling.quantity());
            }
        }
    }

    private void change(String facility, String lot, int day, long units) {
        if (day < days) {
            balance.computeIfAbsent(facility, f -> new HashMap<>()).computeIfAbsent(lot, l -> new long[days])[day] +=
                    units;
        }
    }

    private void lose(Loss loss) {
        int from = loss.second() / TimeWindow.DAY;
        balance.forEach((facility, byLot) -> byLot.forEach((lot, units) -> {
            boolean meant = loss.lot().isEmpty()
                    ? loss.facility().equals(facility)
                    : loss.lot().equals(lot);
            if (meant && from < days) {
                long lost = Math.max(0, units[from]);
                for (int day = from; day < days; day++) {
                    units[day] -= lost;
                }
            }
        }));
    }

    /** Units of a commodity that can leave a facility on a day without anybody going short then or later. */
    long free(String facility, String commodity, int day) {
        long least = Long.MAX_VALUE;
        long usable = 0;
        for (int later = day; later < days; later++) {
            long there = 0;
            for (Map.Entry<String, long[]> lot :
                    balance.getOrDefault(facility, Map.of()).entrySet()) {
                if (lots.commodity(lot.getKey()).equals(commodity)) {
                    there += lot.getValue()[later];
                    if (later == day && lots.lastDay(lot.getKey()) >= day) {
                        usable += Math.max(0, lot.getValue()[day]);
                    }
                }
            }
            least = Math.min(least, there);
        }
        long taken = given.getOrDefault(facility, Map.of()).getOrDefault(commodity, 0L);
        long kept = reserves.getOrDefault(facility + '\n' + commodity, 0L);
        return Math.max(0, Math.min(least, usable) - taken - kept);
    }

    private void give(String facility, String commodity, long quantity) {
        given.computeIfAbsent(facility, f -> new HashMap<>()).merge(commodity, quantity, Long::sum);
    }

    /**
     * Finds stock for a demand on a day, at the warehouses that serve it or, by lanes, above them, and orders what is found.
     *
     * @return units found
     */
    long order(Demand demand, long quantity, int day, Extras extras) {
        long left = quantity;
        for (Facility base : city.area().servers(demand.place())) {
            if (left > 0
                    && outlook.facilityOpen(base.id(), day)
                    && !city.vehicles().delivery(base.id()).isEmpty()) {
                long here = Math.min(left, free(base.id(), demand.commodity(), day));
                give(base.id(), demand.commodity(), here);
                long brought = here < left ? bring(base.id(), demand.commodity(), left - here, day, extras, 1) : 0;
                extras.deliver(base.id(), day, demand.id(), here + brought);
                left -= here + brought;
            }
        }
        return quantity - left;
    }

    private long bring(String to, String commodity, long quantity, int day, Extras extras, int step) {
        long left = quantity;
        List<Lane> lanes = lanesInto.getOrDefault(to, List.of()).stream()
                .filter(lane -> outlook.laneOpen(lane.id(), day)
                        && outlook.facilityOpen(lane.from(), day)
                        && !city.vehicles()
                                .trunk(lane.from(), lane.to(), lane.mode())
                                .isEmpty())
                .toList();
        long lot = lotUnits.get(commodity);
        for (Lane lane : lanes) {
            // Between warehouses only whole lots go: rather more than is wanted than nothing.
            long free = free(lane.from(), commodity, day);
            long here = Math.min((left + lot - 1) / lot * lot, free - free % lot);
            give(lane.from(), commodity, here);
            extras.send(lane, day, commodity, here);
            left = Math.max(0, left - here);
        }
        for (Lane lane : lanes) {
            if (left > 0 && step < STEPS) {
                long brought = bring(lane.from(), commodity, left, day, extras, step + 1);
                extras.send(lane, day, commodity, brought);
                left = Math.max(0, left - brought);
            }
        }
        return quantity - left;
    }
}
