package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Loss;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;

/** What lies in each facility, by commodity and lot, and since when. */
final class StockLedger {
    private static final Set<StorageClass> COOLED =
            EnumSet.of(StorageClass.CHILLED, StorageClass.FROZEN, StorageClass.BLOOD);

    /** By facility; what lies in one is for one thread at a time. */
    private final Map<String, Map<String, List<Batch>>> stock = new ConcurrentHashMap<>();

    private final Map<String, Map<String, Long>> reserves = new HashMap<>();
    /** What is lost in the course of each day, by day, facility and commodity. */
    private final Map<Integer, Map<String, Map<String, Long>>> doomed = new HashMap<>();

    /** By facility what vehicles bring on later days than they leave. */
    private final Map<String, List<Announced>> announced = new ConcurrentHashMap<>();

    /** By facility what happens there and nobody has asked about yet, in this order. */
    private final Map<String, List<Runnable>> due = new ConcurrentHashMap<>();

    /** What there was at the mark in each facility that was looked at since; {@code null} before there is a mark. */
    private Map<String, Content> marked;

    private Map<Integer, Map<String, Map<String, Long>>> doomedAtMark;

    private final Outlook outlook;
    private final Map<String, Commodity> commodities = new HashMap<>();

    private record Content(Map<String, List<Batch>> stock, List<Announced> announced) {}

    private record Announced(int day, StorageClass storage, double kg) {}

    StockLedger(Outlook outlook) {
        this.outlook = outlook;
        outlook.scenario().commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    void reserve(String facility, String commodity, long quantity) {
        reserves.computeIfAbsent(facility, f -> new HashMap<>()).merge(commodity, quantity, Long::sum);
    }

    /** Puts a quantity of a lot into a facility from this second on. */
    void add(String facility, String commodity, String lot, int lastDay, int since, long quantity) {
        if (quantity > 0 && outlook.losses().stream().anyMatch(loss -> takesOnArrival(loss, facility, lot, since))) {
            doom(since / TimeWindow.DAY, facility, commodity, quantity);
        } else if (quantity > 0) {
            open(facility);
            stock.computeIfAbsent(facility, f -> new HashMap<>())
                    .computeIfAbsent(commodity, c -> new ArrayList<>())
                    .add(new Batch(lot, lastDay, since, until(facility, commodity, since), quantity));
        }
    }

    /** Puts a quantity of a lot that a vehicle brings into a facility; what comes in later than on this day needs room from now on. */
    void bring(String facility, String commodity, String lot, int lastDay, int since, long quantity, int day) {
        add(facility, commodity, lot, lastDay, since, quantity);
        if (since / TimeWindow.DAY > day) {
            open(facility);
            announced
                    .computeIfAbsent(facility, f -> new ArrayList<>())
                    .add(new Announced(
                            since / TimeWindow.DAY,
                            commodities.get(commodity).storage(),
                            quantity * commodities.get(commodity).massKg()));
        }
    }

    /** Puts a quantity of a lot where it really came to, losses of the day aside: what was taken from it before is known. */
    void arrived(String facility, String commodity, String lot, int lastDay, int since, long quantity) {
        open(facility);
        stock.computeIfAbsent(facility, f -> new HashMap<>())
                .computeIfAbsent(commodity, c -> new ArrayList<>())
                .add(new Batch(lot, lastDay, since, until(facility, commodity, since), quantity));
    }

    /**
     * Takes a quantity of this very lot, what came first first and was not lost before, and gives back how much of it was there
     * at this second.
     */
    long take(String facility, String commodity, String lot, long quantity, int second) {
        long left = quantity;
        List<Batch> list = at(facility).getOrDefault(commodity, List.of());
        while (left > 0) {
            Batch oldest = null;
            for (Batch batch : list) {
                if (batch.quantity > 0
                        && batch.lot.equals(lot)
                        && batch.since <= second
                        && second <= batch.until
                        && !isLostBefore(second, facility, batch)
                        && (oldest == null || batch.since < oldest.since)) {
                    oldest = batch;
                }
            }
            if (oldest == null) {
                break;
            }
            long part = Math.min(left, oldest.quantity);
            oldest.quantity -= part;
            left -= part;
            if (oldest.quantity == 0) {
                list.remove(oldest);
            }
        }
        return quantity - left;
    }

    /**
     * Something that happens at a facility after all that has happened there so far. It is done when somebody asks about that facility:
     * most are never asked about. Where there are losses, which look at all of them, it is done at once.
     */
    void later(String facility, Runnable deed) {
        if (outlook.losses().isEmpty()) {
            due.computeIfAbsent(facility, f -> new ArrayList<>()).add(deed);
        } else {
            deed.run();
        }
    }

    /** Notes what there is now, to go back to; nothing may be due. */
    void mark() {
        marked = new ConcurrentHashMap<>();
        doomedAtMark = copy(doomed, byFacility -> copy(byFacility, HashMap::new));
    }

    /** Goes back to what there was at the mark. */
    void backToMark() {
        due.clear();
        marked.forEach((facility, content) -> {
            stock.put(facility, content.stock);
            announced.put(facility, content.announced);
        });
        doomed.clear();
        doomed.putAll(doomedAtMark);
        mark();
    }

    /** What lies in a facility, all that is due there done. */
    private Map<String, List<Batch>> at(String facility) {
        open(facility);
        return stock.getOrDefault(facility, Map.of());
    }

    private void open(String facility) {
        if (marked != null && !marked.containsKey(facility)) {
            marked.put(
                    facility,
                    new Content(
                            copy(stock.getOrDefault(facility, Map.of())),
                            new ArrayList<>(announced.getOrDefault(facility, List.of()))));
        }
        List<Runnable> deeds = due.remove(facility);
        if (deeds != null) {
            deeds.forEach(Runnable::run);
        }
    }

    private static <K, V> Map<K, V> copy(Map<K, V> map, UnaryOperator<V> each) {
        Map<K, V> copy = new HashMap<>();
        map.forEach((key, value) -> copy.put(key, each.apply(value)));
        return copy;
    }

    /** A copy of what lies in a facility, to go back to. */
    Object snapshot(String facility) {
        return copy(at(facility));
    }

    /** Puts back what lay in a facility at a {@linkplain #snapshot}. */
    @SuppressWarnings("unchecked")
    void backTo(String facility, Object snapshot) {
        stock.put(facility, copy((Map<String, List<Batch>>) snapshot));
    }

    private static Map<String, List<Batch>> copy(Map<String, List<Batch>> byCommodity) {
        Map<String, List<Batch>> copy = new HashMap<>();
        byCommodity.forEach((commodity, list) -> copy.put(
                commodity,
                new ArrayList<>(list.stream()
                        .map(batch -> new Batch(batch.lot, batch.lastDay, batch.since, batch.until, batch.quantity))
                        .toList())));
        return copy;
    }

    /** Until when cooled goods may be issued at a facility that lets them wait only so long. */
    private int until(String facility, String commodity, int since) {
        Facility there = outlook.places().facility(facility).orElseThrow();
        return (int) Math.min(Integer.MAX_VALUE, (long) since + mayWait(there, commodities.get(commodity)));
    }

    /** Seconds for which a commodity may wait at a facility; {@link Integer#MAX_VALUE} without a limit. */
    static int mayWait(Facility facility, Commodity commodity) {
        return facility.dwellLimitSeconds() == 0 || !COOLED.contains(commodity.storage())
                ? Integer.MAX_VALUE
                : facility.dwellLimitSeconds();
    }

    /**
     * Takes away what is lost in the course of the day, from its beginning: what will be lost at noon is not sent out in the
     * morning either.
     */
    void beginDay(int day) {
        for (Loss loss : outlook.losses()) {
            if (loss.second() / TimeWindow.DAY == day) {
                stock.keySet().stream()
                        .filter(facility -> takesAny(loss, facility))
                        .forEach(facility -> at(facility).forEach((commodity, list) -> {
                            for (Batch batch : list) {
                                if (takes(loss, facility, batch.lot, batch.since)) {
                                    doom(day, facility, commodity, batch.quantity);
                                }
                            }
                            list.removeIf(batch -> takes(loss, facility, batch.lot, batch.since));
                        }));
            }
        }
    }

    /** Whether a loss takes anything that lies in a facility; where there are losses nothing is due. */
    private boolean takesAny(Loss loss, String facility) {
        return stock.get(facility).values().stream()
                .flatMap(List::stream)
                .anyMatch(batch -> takes(loss, facility, batch.lot, batch.since));
    }

    private void doom(int day, String facility, String commodity, long quantity) {
        doomed.computeIfAbsent(day, d -> new HashMap<>())
                .computeIfAbsent(facility, f -> new HashMap<>())
                .merge(commodity, quantity, Long::sum);
    }

    /** Whether a loss has taken, or will take, anything that lay or came in at a facility until today. */
    boolean hasLost(String facility) {
        return doomed.values().stream().anyMatch(byFacility -> byFacility.containsKey(facility));
    }

    private static boolean takes(Loss loss, String facility, String lot, int since) {
        boolean meant = loss.lot().isEmpty()
                ? loss.facility().equals(facility)
                : loss.lot().equals(lot);
        return meant && since <= loss.second();
    }

    private boolean isLostBefore(int second, String facility, Batch batch) {
        List<Loss> losses = outlook.losses();
        for (int i = 0; i < losses.size(); i++) {
            Loss loss = losses.get(i);
            if (loss.second() < second && takes(loss, facility, batch.lot, batch.since)) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesOnArrival(Loss loss, String facility, String lot, int since) {
        return since / TimeWindow.DAY == loss.second() / TimeWindow.DAY && takes(loss, facility, lot, since);
    }

    /**
     * Kilograms of each storage class, by ordinal, that lie in a facility in the course of a day or are announced for later ones,
     * what will be lost included.
     */
    double[] kg(String facility, int day) {
        double[] kg = new double[StorageClass.values().length];
        at(facility).forEach((id, list) -> {
            Commodity commodity = commodities.get(id);
            for (Batch batch : list) {
                if (batch.since / TimeWindow.DAY <= day) {
                    kg[commodity.storage().ordinal()] += batch.quantity * commodity.massKg();
                }
            }
        });
        for (Announced coming : announced.getOrDefault(facility, List.of())) {
            kg[coming.storage().ordinal()] += coming.day() > day ? coming.kg() : 0;
        }
        doomed.getOrDefault(day, Map.of()).getOrDefault(facility, Map.of()).forEach((id, quantity) -> {
            Commodity commodity = commodities.get(id);
            kg[commodity.storage().ordinal()] += quantity * commodity.massKg();
        });
        return kg;
    }

    /** Units that lie in facilities and whose last day has passed when this many days are over, by commodity. */
    Map<String, Long> spoiled(int days) {
        Map<String, Long> spoiled = new HashMap<>();
        List.copyOf(due.keySet()).forEach(this::open);
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
    StockDay day(String facility, int day) {
        return new StockDay(at(facility), reserves.getOrDefault(facility, Map.of()), day);
    }
}
