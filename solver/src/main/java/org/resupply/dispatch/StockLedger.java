package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.Loss;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;

/** What lies in each facility, by commodity and lot, and since when. */
final class StockLedger {
    private static final Set<StorageClass> COOLED =
            EnumSet.of(StorageClass.CHILLED, StorageClass.FROZEN, StorageClass.BLOOD);

    private final Map<String, Map<String, List<Batch>>> stock = new HashMap<>();
    private final Map<String, Map<String, Long>> reserves = new HashMap<>();
    private final Outlook outlook;
    private final Map<String, Commodity> commodities = new HashMap<>();

    StockLedger(Outlook outlook) {
        this.outlook = outlook;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /** A quantity of one lot that lies in a facility from a second on, and may be issued until another. */
    private static final class Batch {
        final String lot;
        final int lastDay;
        final int since;
        final int until;
        long quantity;

        Batch(String lot, int lastDay, int since, int until, long quantity) {
            this.lot = lot;
            this.lastDay = lastDay;
            this.since = since;
            this.until = until;
            this.quantity = quantity;
        }
    }

    /** A quantity of one lot. */
    record Issue(String lot, int lastDay, long quantity) {}

    void reserve(String facility, String commodity, long quantity) {
        reserves.computeIfAbsent(facility, f -> new HashMap<>()).merge(commodity, quantity, Long::sum);
    }

    /** Puts a quantity of a lot into a facility from this second on. */
    void add(String facility, String commodity, String lot, int lastDay, int since, long quantity) {
        if (quantity > 0 && outlook.losses().stream().noneMatch(loss -> takesOnArrival(loss, facility, lot, since))) {
            stock.computeIfAbsent(facility, f -> new HashMap<>())
                    .computeIfAbsent(commodity, c -> new ArrayList<>())
                    .add(new Batch(lot, lastDay, since, until(facility, commodity, since), quantity));
        }
    }

    /** Until when cooled goods may be issued at a facility that lets them wait only so long. */
    private int until(String facility, String commodity, int since) {
        int limit = outlook.places().facility(facility).orElseThrow().dwellLimitSeconds();
        return limit == 0 || !COOLED.contains(commodities.get(commodity).storage()) ? Integer.MAX_VALUE : since + limit;
    }

    /**
     * Takes away what is lost in the course of the day, from its beginning: what will be lost at noon is not sent out in the
     * morning either.
     */
    void beginDay(int day) {
        for (Loss loss : outlook.losses()) {
            if (loss.second() / TimeWindow.DAY == day) {
                stock.forEach((facility, byCommodity) -> byCommodity
                        .values()
                        .forEach(list -> list.removeIf(batch -> takes(loss, facility, batch.lot, batch.since))));
            }
        }
    }

    private static boolean takes(Loss loss, String facility, String lot, int since) {
        boolean meant = loss.lot().isEmpty()
                ? loss.facility().equals(facility)
                : loss.lot().equals(lot);
        return meant && since <= loss.second();
    }

    private static boolean takesOnArrival(Loss loss, String facility, String lot, int since) {
        return since / TimeWindow.DAY == loss.second() / TimeWindow.DAY && takes(loss, facility, lot, since);
    }

    /** Kilograms of each storage class, by ordinal, that lie in a facility by the end of a day. */
    double[] kg(String facility, int day) {
        double[] kg = new double[StorageClass.values().length];
        stock.getOrDefault(facility, Map.of()).forEach((id, list) -> {
            Commodity commodity = commodities.get(id);
            for (Batch batch : list) {
                if (batch.since / TimeWindow.DAY <= day) {
                    kg[commodity.storage().ordinal()] += batch.quantity * commodity.massKg();
                }
            }
        });
        return kg;
    }

    /** Units that lie in facilities and whose last day has passed when this many days are over, by commodity. */
    Map<String, Long> spoiled(int days) {
        Map<String, Long> spoiled = new HashMap<>();
        stock.values()
                .forEach(byCommodity -> byCommodity.forEach((commodity, list) -> {
                    for (Batch batch : list) {
                        if (batch.lastDay >= 0 && batch.lastDay < days) {
                            spoiled.merge(commodity, batch.quantity, Long::sum);
                        }
                    }
                }));
        return spoiled;
    }

    /** The stock of a facility as it can be claimed on one day; everything that comes in on that day must be known. */
    Day day(String facility, int day) {
        return new Day(stock.getOrDefault(facility, Map.of()), reserves.getOrDefault(facility, Map.of()), day);
    }

    /** One day of one facility: first quantities are claimed, then lots are issued in the order of time. */
    static final class Day {
        private final Map<String, List<Batch>> batches = new HashMap<>();
        private final Map<String, long[]> claimed = new HashMap<>();
        private final Map<String, List<Batch>> all;

        private Day(Map<String, List<Batch>> all, Map<String, Long> reserves, int day) {
            this.all = all;
            all.forEach((commodity, list) -> {
                List<Batch> issuable = new ArrayList<>();
                for (Batch batch : list) {
                    if (batch.lastDay >= day
                            && batch.since / TimeWindow.DAY <= day
                            && batch.until >= day * TimeWindow.DAY) {
                        issuable.add(batch);
                    }
                }
                issuable.sort(Comparator.comparingInt((Batch batch) -> batch.since)
                        .thenComparingInt(batch -> batch.lastDay)
                        .thenComparing(batch -> batch.lot));
                batches.put(commodity, issuable);
                claimed.put(commodity, new long[] {reserves.getOrDefault(commodity, 0L)});
            });
        }

        /** Units of a commodity that nobody has claimed yet, over the whole day. */
        long unclaimed(String commodity) {
            long total = 0;
            for (Batch batch : batches.getOrDefault(commodity, List.of())) {
                total += batch.quantity;
            }
            long[] taken = claimed.get(commodity);
            return taken == null ? 0 : Math.max(0, total - taken[0]);
        }

        /** The second from which the next units of a commodity are there. */
        int thereAt(String commodity, long quantity) {
            long upTo = claimed.get(commodity)[0] + quantity;
            long sum = 0;
            for (Batch batch : batches.get(commodity)) {
                sum += batch.quantity;
                if (sum >= upTo) {
                    return batch.since;
                }
            }
            throw new IllegalStateException(
                    "%d units of %s are claimed beyond what there is.".formatted(upTo - sum, commodity));
        }

        /** The second until which the next units of a commodity may be issued. */
        int issuableUntil(String commodity, long quantity) {
            long from = claimed.get(commodity)[0];
            long upTo = from + quantity;
            long sum = 0;
            int until = Integer.MAX_VALUE;
            for (Batch batch : batches.get(commodity)) {
                sum += batch.quantity;
                if (sum > from) {
                    until = Math.min(until, batch.until);
                }
                if (sum >= upTo) {
                    break;
                }
            }
            return until;
        }

        /** Claims the next units of a commodity. */
        void claim(String commodity, long quantity) {
            claimed.get(commodity)[0] += quantity;
        }

        /**
         * Takes a quantity at this second: of what is there and may still be issued, the lots that expire first. Call in the
         * order of time. Gives less where cooled goods have waited too long.
         */
        List<Issue> issue(String commodity, long quantity, int second) {
            List<Batch> byExpiry = new ArrayList<>();
            for (Batch batch : batches.get(commodity)) {
                if (batch.since <= second && second <= batch.until && batch.quantity > 0) {
                    byExpiry.add(batch);
                }
            }
            byExpiry.sort(
                    Comparator.comparingInt((Batch batch) -> batch.lastDay).thenComparing(batch -> batch.lot));
            List<Issue> issues = new ArrayList<>();
            long left = quantity;
            for (Batch batch : byExpiry) {
                long part = Math.min(left, batch.quantity);
                if (part > 0) {
                    batch.quantity -= part;
                    left -= part;
                    Issue last = issues.isEmpty() ? null : issues.get(issues.size() - 1);
                    if (last != null && last.lot().equals(batch.lot)) {
                        issues.set(issues.size() - 1, new Issue(batch.lot, batch.lastDay, last.quantity() + part));
                    } else {
                        issues.add(new Issue(batch.lot, batch.lastDay, part));
                    }
                }
                if (left == 0) {
                    break;
                }
            }
            all.get(commodity).removeIf(batch -> batch.quantity == 0);
            return issues;
        }
    }
}
