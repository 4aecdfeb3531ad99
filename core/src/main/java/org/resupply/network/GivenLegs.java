package org.resupply.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Travel;

/** Legs that somebody measured, laid over others that answer for all further pairs. */
final class GivenLegs implements Legs {

    private final int size;
    private final int[] rowOfPlace;
    private final long[] legs;
    private final Legs others;

    GivenLegs(Travel.Given given, List<String> places, Legs others) {
        this.others = others;
        size = given.places().size();
        int[][] seconds = given.seconds();
        int[][] metres = given.metres();
        legs = new long[size * size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                boolean reachable = seconds[from][to] >= 0 && metres[from][to] >= 0;
                legs[from * size + to] =
                        reachable ? PackedLeg.of(seconds[from][to] * 1000L, metres[from][to] * 10L) : PackedLeg.NONE;
            }
        }
        Map<String, Integer> rows = new HashMap<>();
        for (int row = 0; row < size; row++) {
            rows.put(given.places().get(row), row);
        }
        rowOfPlace = new int[places.size()];
        Arrays.setAll(rowOfPlace, place -> rows.getOrDefault(places.get(place), -1));
    }

    @Override
    public long leg(int from, int to) {
        int row = rowOfPlace[from];
        int column = rowOfPlace[to];
        return row < 0 || column < 0 ? others.leg(from, to) : legs[row * size + column];
    }

    @Override
    public long[] among(int[] places) {
        boolean allGiven = Arrays.stream(places).allMatch(place -> rowOfPlace[place] >= 0);
        long[] all = allGiven ? new long[places.length * places.length] : others.among(places);
        for (int from = 0; from < places.length; from++) {
            for (int to = 0; to < places.length; to++) {
                int row = rowOfPlace[places[from]];
                int column = rowOfPlace[places[to]];
                if (row >= 0 && column >= 0) {
                    all[from * places.length + to] = legs[row * size + column];
                }
            }
        }
        return all;
    }

    @Override
    public Unreachable why(int from, String fromName, int to, String toName) {
        return rowOfPlace[from] < 0 || rowOfPlace[to] < 0
                ? others.why(from, fromName, to, toName)
                : new Unreachable(
                        List.of(),
                        "There is no way from %s to %s: the travel given says so.".formatted(fromName, toName));
    }
}
