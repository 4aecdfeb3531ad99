package org.resupply.dispatch;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Lane;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleType;

/** What can still be sent between facilities on a day: room where it goes, throughput where it comes from, what lanes may carry. */
final class RunLoads {
    private final Outlook outlook;
    private final StockLedger ledger;
    private final int day;
    private final Map<String, Commodity> commodities = new LinkedHashMap<>();
    private final Map<String, double[]> room = new HashMap<>();
    /** Kilograms that each facility has issued on the day, and that each lane has carried. */
    private final Map<String, Double> issuedKg = new HashMap<>();

    private final Map<String, Double> carriedKg = new HashMap<>();
    /** Units that demand above the lowest class still waits for, by facility and commodity. */
    private final Map<String, Long> urgent;

    private enum Portion {
        URGENT,
        ALIKE,
        TO_THE_BRIM
    }

    /**
     * What a vehicle takes.
     *
     * @param units by commodity
     * @param release second from which all of it is there
     * @param until second until which all of it may leave
     * @param hurried the commodity of which some may leave until then only; {@code null} for none
     */
    record Load(Map<String, Long> units, int release, int until, String hurried) {}

    /** @param urgent units that demand above the lowest class still waits for, by facility and commodity */
    RunLoads(Outlook outlook, StockLedger ledger, int day, Map<String, Long> urgent) {
        this.outlook = outlook;
        this.ledger = ledger;
        this.day = day;
        this.urgent = new HashMap<>(urgent);
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** Notes what a facility issues otherwise on the day. */
    void issued(String facility, double kg) {
        issuedKg.merge(facility, kg, Double::sum);
    }

    /** Notes what a lane carries otherwise on the day. */
    void carried(String lane, double kg) {
        carriedKg.merge(lane, kg, Double::sum);
    }

    /** Notes what is brought to a facility otherwise on the day. */
    void brings(String facility, String commodity, long quantity) {
        Commodity goods = commodities.get(commodity);
        room(facility)[goods.storage().ordinal()] -= quantity * goods.massKg();
    }

    /** Notes what goes over a lane that stands for another, or for itself. */
    void sent(Lane lane, Lane on, Map<String, Long> load) {
        load.forEach((commodity, quantity) -> {
            double kg = quantity * commodities.get(commodity).massKg();
            issued(lane.from(), kg);
            carried(on.id(), kg);
            brings(lane.to(), commodity, quantity);
            urgent.computeIfPresent(lane.to() + '\n' + commodity, (key, waits) -> Math.max(0, waits - quantity));
        });
    }

    /** Kilograms that the facility before the lane may still issue on the day and the lane still carry. */
    double mayTakeKg(Lane lane) {
        double throughput = outlook.places().facility(lane.from()).orElseThrow().throughputKgPerDay();
        return Math.min(
                throughput - issuedKg.getOrDefault(lane.from(), 0.0),
                lane.capacityKgPerDay() - carriedKg.getOrDefault(lane.id(), 0.0));
    }

    /**
     * Kilograms of each storage class that a facility can still take in on the day: what it holds when full, less what lies
     * there in the morning and what has been sent to it since, whatever leaves it in between.
     */
    private double[] room(String facility) {
        return room.computeIfAbsent(facility, id -> {
            double[] left = ledger.kg(id, day);
            Map<StorageClass, Double> holds =
                    outlook.places().facility(id).orElseThrow().storageKg();
            for (StorageClass storage : StorageClass.values()) {
                left[storage.ordinal()] = holds.getOrDefault(storage, 0.0) - left[storage.ordinal()];
            }
            return left;
        });
    }

    /** Whether a vehicle, the lane and the facilities at its ends have room for a whole load. */
    boolean takes(VehicleType type, Lane lane, Map<String, Long> load) {
        double[] left = room(lane.to()).clone();
        double kg = 0;
        double litres = 0;
        for (Map.Entry<String, Long> part : load.entrySet()) {
            Commodity goods = commodities.get(part.getKey());
            int storage = goods.storage().ordinal();
            left[storage] -= part.getValue() * goods.massKg();
            kg += part.getValue() * goods.massKg();
            litres += part.getValue() * goods.volumeL();
            if (left[storage] < 0 || !type.storage().contains(goods.storage())) {
                return false;
            }
        }
        return kg <= Math.min(type.payloadKg(), mayTakeKg(lane)) && litres <= type.volumeL();
    }

    /** A load of what comes in on the day. */
    Load load(Lane lane, Map<String, Long> wanted, VehicleType type, StockDay stock) {
        return load(lane, wanted, type, stock, Integer.MAX_VALUE);
    }

    /**
     * A load of what is there by a second: first what is meant for urgent demand, then of everything else that is wanted the same part, so that
     * whatever comes first can be shared out.
     */
    Load load(Lane lane, Map<String, Long> wanted, VehicleType type, StockDay stock, int by) {
        Map<String, Long> units = fill(lane, wanted, type, stock, by);
        int release = 0;
        int until = Integer.MAX_VALUE;
        String hurried = null;
        for (Map.Entry<String, Long> part : units.entrySet()) {
            StockDay.Span span = stock.span(part.getKey(), part.getValue());
            release = Math.max(release, span.from());
            if (span.until() < until) {
                until = span.until();
                hurried = part.getKey();
            }
        }
        return new Load(units, release, until, hurried);
    }

    private Map<String, Long> fill(Lane lane, Map<String, Long> wanted, VehicleType type, StockDay stock, int by) {
        double[] room = room(lane.to()).clone();
        Map<String, Long> most = new LinkedHashMap<>();
        double kg = 0;
        double litres = 0;
        for (Commodity commodity : commodities.values()) {
            long want = Math.min(wanted.getOrDefault(commodity.id(), 0L), stock.unclaimed(commodity.id(), by));
            double left = Math.max(0, room[commodity.storage().ordinal()]);
            want = (long) Math.min(want, Math.floor(left / commodity.massKg() + 1e-9));
            want -= want % commodity.lotUnits();
            if (want > 0 && type.storage().contains(commodity.storage())) {
                most.put(commodity.id(), want);
                room[commodity.storage().ordinal()] -= want * commodity.massKg();
                kg += want * commodity.massKg();
                litres += want * commodity.volumeL();
            }
        }
        double kgLeft = Math.max(0, Math.min(type.payloadKg(), mayTakeKg(lane)));
        double part = Math.min(1, Math.min(kgLeft / kg, type.volumeL() / litres));
        Map<String, Long> load = new LinkedHashMap<>();
        double litresLeft = type.volumeL();
        for (Portion portion : Portion.values()) {
            for (Map.Entry<String, Long> entry : most.entrySet()) {
                Commodity commodity = commodities.get(entry.getKey());
                long has = load.getOrDefault(commodity.id(), 0L);
                long share = switch (portion) {
                    case URGENT ->
                        Math.min(entry.getValue(), urgent.getOrDefault(lane.to() + '\n' + commodity.id(), 0L));
                    case ALIKE -> (long) Math.floor(entry.getValue() * part + 1e-9);
                    case TO_THE_BRIM -> entry.getValue();
                };
                long fits = (long)
                        Math.floor(Math.min(kgLeft / commodity.massKg(), litresLeft / commodity.volumeL()) + 1e-9);
                long more = Math.min(share - has, fits);
                more -= more % commodity.lotUnits();
                if (more > 0) {
                    load.merge(commodity.id(), more, Long::sum);
                    kgLeft -= more * commodity.massKg();
                    litresLeft -= more * commodity.volumeL();
                }
            }
        }
        return load;
    }

    /** Which part of a vehicle a load fills, by mass or by volume. */
    double filled(VehicleType type, Load load) {
        double kg = 0;
        double litres = 0;
        for (Map.Entry<String, Long> part : load.units.entrySet()) {
            Commodity goods = commodities.get(part.getKey());
            kg += part.getValue() * goods.massKg();
            litres += part.getValue() * goods.volumeL();
        }
        return type.filled(kg, litres);
    }

    /** Whether a load has as much as another of what demand above the lowest class waits for where a lane leads. */
    boolean isAsUrgent(Lane lane, Load load, Load other) {
        return other.units.entrySet().stream().allMatch(part -> {
            long waits = urgent.getOrDefault(lane.to() + '\n' + part.getKey(), 0L);
            return load.units.getOrDefault(part.getKey(), 0L) >= Math.min(part.getValue(), waits);
        });
    }

    /** Whether not even one unit of a commodity finds room where a lane leads. */
    boolean isFull(Lane lane, Commodity goods) {
        return room(lane.to())[goods.storage().ordinal()] < goods.massKg();
    }
}
