package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Convoy;
import org.resupply.model.HandOver;
import org.resupply.model.Outlook;
import org.resupply.plan.Receipt;

/**
 * The trailers that convoys leave at gates where they are swapped, all of a convoy loaded alike: a heavy truck may take one as it
 * came, which takes no time and no dock.
 */
final class Trailers {
    /** By gate, those who were looked at first first. */
    private final Map<String, List<Convoy>> dropped = new HashMap<>();

    private final Map<String, Commodity> commodities = new HashMap<>();

    /**
     * One part of what is on a trailer.
     *
     * @param commodity id of the commodity
     * @param lot id of the lot
     * @param lastDay last day on which it may be handed to people
     * @param quantity units
     */
    record Part(String commodity, String lot, int lastDay, long quantity) {}

    Trailers(Outlook outlook, List<Receipt> receipts) {
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        Map<String, Convoy> convoys = new HashMap<>();
        outlook.convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        List<Receipt> byTime = new ArrayList<>(receipts);
        byTime.sort(Comparator.comparingInt(Receipt::released).thenComparing(Receipt::convoy));
        for (Receipt receipt : byTime) {
            Convoy convoy = convoys.get(receipt.convoy());
            if (convoy.trailers()
                    && outlook.places()
                                    .facility(receipt.facility())
                                    .orElseThrow()
                                    .handOver()
                            == HandOver.DROP_AND_SWAP) {
                dropped.computeIfAbsent(receipt.facility(), gate -> new ArrayList<>())
                        .add(convoy);
            }
        }
    }

    /** One trailer of each convoy at a gate that has any left as they came, with nothing on it that is not wanted. */
    List<List<Part>> wanted(String gate, Map<String, Long> wanted, StockLedger.Day stock) {
        List<List<Part>> trailers = new ArrayList<>();
        for (Convoy convoy : dropped.getOrDefault(gate, List.of())) {
            List<Part> trailer = trailer(convoy, stock);
            Map<String, Long> units = units(trailer);
            if (!units.isEmpty()
                    && units.entrySet().stream()
                            .allMatch(part -> part.getValue() <= wanted.getOrDefault(part.getKey(), 0L))) {
                trailers.add(trailer);
            }
        }
        return trailers;
    }

    /** The next trailer of a convoy; nothing when what is left of it is no longer as it came. */
    private List<Part> trailer(Convoy convoy, StockLedger.Day stock) {
        List<Part> trailer = new ArrayList<>();
        for (int i = 0; i < convoy.cargo().size(); i++) {
            Convoy.Cargo cargo = convoy.cargo().get(i);
            int lotUnits = commodities.get(cargo.commodity()).lotUnits();
            long left = stock.unclaimedOf(cargo.commodity(), convoy.lotId(i));
            long most = convoy.mostOnTrailer(i, lotUnits);
            long units = left <= most ? left : convoy.leastOnTrailer(i, lotUnits);
            if (units < convoy.leastOnTrailer(i, lotUnits) || units % lotUnits != 0) {
                return List.of();
            }
            if (units > 0) {
                trailer.add(new Part(cargo.commodity(), convoy.lotId(i), cargo.lastDay(), units));
            }
        }
        return trailer;
    }

    /** Units on a trailer by commodity. */
    static Map<String, Long> units(List<Part> trailer) {
        Map<String, Long> units = new HashMap<>();
        trailer.forEach(part -> units.merge(part.commodity(), part.quantity(), Long::sum));
        return units;
    }
}
