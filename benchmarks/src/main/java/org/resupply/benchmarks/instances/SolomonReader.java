package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.problem.RoutingProblemBuilder;

/**
 * Reads Solomon's text (also that of Gehring and Homberger): a name, a VEHICLE table (number, capacity) and a CUSTOMER table
 * (number, x, y, demand, ready time, due date, service time) whose first row is the depot.
 */
final class SolomonReader {
    private final List<String> lines;
    private final Reading reading;
    private final TextRows rows;

    SolomonReader(String file, List<String> lines, Reading reading) {
        this.lines = lines;
        this.reading = reading;
        this.rows = new TextRows(file);
    }

    static boolean isSolomon(List<String> lines) {
        return find(lines, "CUSTOMER", 0) >= 0 && find(lines, "VEHICLE", 0) >= 0;
    }

    private static int find(List<String> lines, String head, int from) {
        for (int index = from; index < lines.size(); index++) {
            if (lines.get(index).strip().toUpperCase(Locale.ROOT).equals(head)) {
                return index;
            }
        }
        return -1;
    }

    Instance read() {
        int vehicle = find(lines, "VEHICLE", 0);
        int customer = find(lines, "CUSTOMER", 0);
        int fleetLine = firstNumbers(vehicle + 1, customer);
        double[] fleet = rows.numbers(lines, fleetLine, 2);
        int vehicles = rows.whole(fleetLine, "number of vehicles", fleet[0]);
        int capacity = rows.whole(fleetLine, "capacity", fleet[1]);
        if (vehicles < 0 || capacity < 0) {
            throw rows.fault(
                    fleetLine,
                    "The number of vehicles (%s) and the capacity (%s) must not be negative."
                            .formatted(vehicles, capacity));
        }
        var places = new ArrayList<TextRows.Place>();
        for (int index = firstNumbers(customer + 1, lines.size()); index < lines.size(); index++) {
            if (lines.get(index).isBlank()) {
                continue;
            }
            double[] row = rows.numbers(lines, index, 7);
            if (row[0] != places.size()) {
                throw rows.fault(
                        index,
                        "The customer (%s) is out of order: expected %s."
                                .formatted(VrplibText.plain(row[0]), places.size()));
            }
            int demand = rows.whole(index, "demand", row[3]);
            if (demand < 0) {
                throw rows.fault(index, "The demand (%s) must not be negative.".formatted(demand));
            }
            places.add(new TextRows.Place(index, row[1], row[2], demand, row[4], row[5], row[6]));
        }
        var convention = reading.convention() == null ? Convention.REAL : reading.convention();
        RoutingProblemBuilder builder = rows.builder(places, vehicles, capacity, convention, reading.fleetFirst());
        return new Instance(
                lines.get(0).strip().isEmpty() ? "unnamed" : lines.get(0).strip(),
                "VRPTW",
                builder.build(),
                convention,
                1,
                null,
                LiLimReader.unitOf(convention),
                reading.fleetFirst(),
                TextRows.line(places));
    }

    private int firstNumbers(int from, int to) {
        for (int index = from; index < to; index++) {
            String content = lines.get(index).strip();
            if (!content.isEmpty() && (Character.isDigit(content.charAt(0)) || content.charAt(0) == '-')) {
                return index;
            }
        }
        throw rows.fault(
                from - 1,
                "No numbers follow (%s).".formatted(lines.get(from - 1).strip()));
    }
}
