package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The lots that a trip takes from where it is loaded. */
final class Load {
    private final int second;
    private final int usableUntil;
    private final boolean asItCame;
    private final Map<String, List<Piece>> pieces = new LinkedHashMap<>();
    private boolean asPlanned;

    /** Units of one batch. */
    private static final class Piece {
        final Batch batch;
        long units;

        Piece(Batch batch, long units) {
            this.batch = batch;
            this.units = units;
        }
    }

    private record Loaded(Load load, Piece piece) {}

    /**
     * Nothing yet.
     *
     * @param second at which the trip is loaded
     * @param usableUntil day until which what it takes must be usable
     * @param asItCame whether its lots may not be exchanged for others
     */
    Load(int second, int usableUntil, boolean asItCame) {
        this.second = second;
        this.usableUntil = usableUntil;
        this.asItCame = asItCame;
    }

    int second() {
        return second;
    }

    int usableUntil() {
        return usableUntil;
    }

    /** Takes units out of a batch. */
    void take(String commodity, Batch batch, long units) {
        batch.quantity -= units;
        pieces.computeIfAbsent(commodity, key -> new ArrayList<>()).add(new Piece(batch, units));
    }

    /** Units that it holds of a batch. */
    long units(String commodity, Batch batch) {
        long units = 0;
        for (Piece piece : pieces.getOrDefault(commodity, List.of())) {
            units += piece.batch == batch ? piece.units : 0;
        }
        return units;
    }

    /** Units that it holds of a commodity. */
    long units(String commodity) {
        long units = 0;
        for (Piece piece : pieces.getOrDefault(commodity, List.of())) {
            units += piece.units;
        }
        return units;
    }

    /** Units that it holds of a commodity of what is there at a second. */
    long unitsAt(String commodity, int atSecond) {
        long units = 0;
        for (Piece piece : pieces.getOrDefault(commodity, List.of())) {
            units += piece.batch.since <= atSecond ? piece.units : 0;
        }
        return units;
    }

    /** Puts everything back; whoever had claimed it still has. */
    void giveBack() {
        List.copyOf(pieces.keySet()).forEach(this::giveBack);
    }

    /** Puts back what it holds of a commodity. */
    void giveBack(String commodity) {
        List<Piece> held = pieces.remove(commodity);
        if (held != null) {
            held.forEach(piece -> piece.batch.quantity += piece.units);
        }
    }

    /** Notes that these are the very lots that the plan says. */
    void noteAsPlanned() {
        asPlanned = true;
    }

    /** Whether these are the very lots that the plan says. */
    boolean isAsPlanned() {
        return asPlanned;
    }

    /** What it holds of a commodity, lot by lot. */
    List<Issue> lots(String commodity) {
        Map<String, Issue> lots = new LinkedHashMap<>();
        for (Piece piece : pieces.getOrDefault(commodity, List.of())) {
            if (piece.units > 0) {
                lots.merge(
                        piece.batch.lot,
                        new Issue(piece.batch.lot, piece.batch.lastDay, piece.units),
                        (one, other) -> new Issue(one.lot(), one.lastDay(), one.quantity() + other.quantity()));
            }
        }
        return new ArrayList<>(lots.values());
    }

    /**
     * Lets what expires earlier leave first on the day: as few loads as need be exchange what expires last for what would stay behind,
     * expires earlier, and is there when they are loaded.
     *
     * @param loads of one facility on one day
     * @param byExpiry of a commodity what lies there, what expires first first
     */
    static void firstExpiredFirst(Collection<Load> loads, Function<String, List<Batch>> byExpiry) {
        List<Load> inTime = new ArrayList<>(loads);
        inTime.sort(Comparator.comparingInt(Load::second));
        Set<String> commodities = new LinkedHashSet<>();
        inTime.forEach(load -> commodities.addAll(load.pieces.keySet()));
        for (String commodity : commodities) {
            List<Batch> batches = byExpiry.apply(commodity);
            do {
                leaveWhatCameFirst(commodity, inTime, batches);
            } while (exchange(commodity, inTime, batches));
        }
    }

    /**
     * Has loads take of each lot what came in last: of one of which units stay behind, as many were there for whoever was loaded before the
     * last of it came.
     */
    private static void leaveWhatCameFirst(String commodity, List<Load> inTime, List<Batch> batches) {
        Map<String, List<Batch>> byLot = new LinkedHashMap<>();
        for (Batch batch : batches) {
            if (batch.mayWait()) {
                byLot.computeIfAbsent(batch.lot, lot -> new ArrayList<>()).add(batch);
            }
        }
        for (List<Batch> lot : byLot.values()) {
            if (lot.size() > 1) {
                lot.sort(Comparator.comparingInt((Batch batch) -> -batch.since));
                long[] units = new long[inTime.size()];
                for (int i = 0; i < units.length; i++) {
                    units[i] = inTime.get(i).giveBack(commodity, lot);
                }
                for (int i = 0; i < units.length; i++) {
                    inTime.get(i).takeLast(commodity, lot, units[i]);
                }
            }
        }
    }

    /** Puts back what it holds of these batches; returns how much. */
    private long giveBack(String commodity, List<Batch> batches) {
        long units = 0;
        List<Piece> held = pieces.getOrDefault(commodity, List.of());
        for (int i = held.size() - 1; i >= 0; i--) {
            Piece piece = held.get(i);
            if (batches.contains(piece.batch)) {
                piece.batch.quantity += piece.units;
                units += piece.units;
                held.remove(i);
            }
        }
        return units;
    }

    private void takeLast(String commodity, List<Batch> latestFirst, long units) {
        long left = units;
        for (Batch batch : latestFirst) {
            long part = batch.since <= second ? Math.min(left, batch.quantity) : 0;
            if (part > 0) {
                take(commodity, batch, part);
                left -= part;
            }
        }
    }

    private static boolean exchange(String commodity, List<Load> loads, List<Batch> byExpiry) {
        List<Loaded> loaded = new ArrayList<>();
        for (Load load : loads) {
            for (Piece piece : load.asItCame ? List.<Piece>of() : load.pieces.getOrDefault(commodity, List.of())) {
                loaded.add(new Loaded(load, piece));
            }
        }
        loaded.sort(Comparator.comparingInt((Loaded one) -> -one.piece.batch.lastDay)
                .thenComparingInt(one -> -one.load.second));
        boolean any = false;
        for (Loaded one : loaded) {
            for (Batch batch : byExpiry) {
                if (batch.lastDay >= one.piece.batch.lastDay || one.piece.units == 0) {
                    break;
                }
                long units = batch.mayLeaveAt(one.load.second) && batch.lastDay >= one.load.usableUntil
                        ? Math.min(batch.quantity, one.piece.units)
                        : 0;
                if (units > 0) {
                    one.piece.units -= units;
                    one.piece.batch.quantity += units;
                    one.load.take(commodity, batch, units);
                    one.load.asPlanned = false;
                    any = true;
                }
            }
        }
        return any;
    }
}
