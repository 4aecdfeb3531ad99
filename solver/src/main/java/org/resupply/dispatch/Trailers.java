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

    /** Trailers that were taken, by convoy. */
    private final Map<String, Integer> taken = new HashMap<>();

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

    /**
     * A trailer as it came.
     *
     * @param convoy id of its convoy
     * @param parts what is on it
     */
    record Trailer(String convoy, List<Part> parts) {

        /** Units by commodity. */
        Map<String, Long> units() {
            Map<String, Long> units = new HashMap<>();
            parts.forEach(part -> units.merge(part.commodity(), part.quantity(), Long::sum));
            return units;
        }
    }

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
    List<Trailer> wanted(String gate, Map<String, Long> wanted, StockDay stock) {
        List<Trailer> trailers = new ArrayList<>();
        for (Convoy convoy : dropped.getOrDefault(gate, List.of())) {
            Trailer trailer = new Trailer(convoy.id(), next(convoy, stock));
            Map<String, Long> units = trailer.units();
            if (!units.isEmpty()
                    && units.entrySet().stream()
                            .allMatch(part -> part.getValue() <= wanted.getOrDefault(part.getKey(), 0L))) {
                trailers.add(trailer);
            }
        }
        return trailers;
    }

    /** Notes that a trailer is taken. */
    void take(Trailer trailer) {
        taken.merge(trailer.convoy(), 1, Integer::sum);
    }

    /**
     * What is on the next trailer of a convoy: those with a lot more than the others go first, one that holds part of a lot last.
     * Nothing when there is none left as it came.
     */
    private List<Part> next(Convoy convoy, StockDay stock) {
        int number = taken.getOrDefault(convoy.id(), 0);
        List<Part> trailer = new ArrayList<>();
        for (int i = 0; i < convoy.cargo().size(); i++) {
            Convoy.Cargo cargo = convoy.cargo().get(i);
            int lotUnits = commodities.get(cargo.commodity()).lotUnits();
            long lots = cargo.quantity() / lotUnits;
            boolean oneMore = number < lots % convoy.vehicles();
            long units = convoy.leastOnTrailer(i, lotUnits) + (oneMore ? lotUnits : 0);
            boolean isBroken = number == convoy.vehicles() - 1 && cargo.quantity() % lotUnits > 0;
            if (number >= convoy.vehicles()
                    || isBroken
                    || units > stock.unclaimedOf(cargo.commodity(), convoy.lotId(i))) {
                return List.of();
            }
            if (units > 0) {
                trailer.add(new Part(cargo.commodity(), convoy.lotId(i), cargo.lastDay(), units));
            }
        }
        return trailer;
    }
}
