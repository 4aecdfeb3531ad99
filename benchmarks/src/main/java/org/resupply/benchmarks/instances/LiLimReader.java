package org.resupply.benchmarks.instances;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads Li and Lim's text: a row (vehicles, capacity, speed), then rows (number, x, y, demand, ready time, due date, service
 * time, pickup partner, delivery partner) of which the first is the depot. A partner of 0 is none; the speed is not used.
 */
final class LiLimReader {
    private static final int COLUMNS = 9;

    private final String file;
    private final List<String> lines;
    private final Reading reading;
    private final TextRows rows;

    LiLimReader(String file, List<String> lines, Reading reading) {
        this.file = file;
        this.lines = lines;
        this.reading = reading;
        this.rows = new TextRows(file);
    }

    static boolean isLiLim(List<String> lines) {
        int head = nextRow(lines, 0);
        int depot = head < 0 ? -1 : nextRow(lines, head + 1);
        return head >= 0
                && TextRows.isNumbers(lines.get(head), 3)
                && (depot < 0 || TextRows.isNumbers(lines.get(depot), COLUMNS));
    }

    private static int nextRow(List<String> lines, int from) {
        for (int index = from; index < lines.size(); index++) {
            if (!lines.get(index).isBlank()) {
                return index;
            }
        }
        return -1;
    }

    Instance read() {
        int head = nextRow(lines, 0);
        double[] fleet = rows.numbers(lines, head, 3);
        int vehicles = rows.whole(head, "number of vehicles", fleet[0]);
        int capacity = rows.whole(head, "capacity", fleet[1]);
        var places = new ArrayList<TextRows.Place>();
        var partners = new ArrayList<int[]>();
        for (int index = nextRow(lines, head + 1); index >= 0; index = nextRow(lines, index + 1)) {
            double[] row = rows.numbers(lines, index, COLUMNS);
            if (row[0] != places.size()) {
                throw rows.fault(
                        index,
                        "The task (%s) is out of order: expected %s."
                                .formatted(VrplibText.plain(row[0]), places.size()));
            }
            places.add(new TextRows.Place(
                    index, row[1], row[2], rows.whole(index, "demand", row[3]), row[4], row[5], row[6]));
            partners.add(new int[] {
                rows.whole(index, "pickup partner", row[7]), rows.whole(index, "delivery partner", row[8])
            });
        }
        if (places.isEmpty()) {
            throw rows.fault(head, "No depot row follows.");
        }
        var convention = reading.convention() == null ? Convention.REAL : reading.convention();
        var builder = rows.builder(places, vehicles, capacity, convention, reading.fleetFirst());
        for (int task = 1; task < places.size(); task++) {
            var place = places.get(task);
            int pickup = partners.get(task)[0];
            int delivery = partners.get(task)[1];
            if ((pickup == 0) == (delivery == 0)) {
                throw rows.fault(
                        place.line(),
                        "Task (%s) must have either a pickup partner or a delivery partner, not (%s) and (%s)."
                                .formatted(task, pickup, delivery));
            }
            int partner = pickup + delivery;
            if (partner < 1 || partner >= places.size()) {
                throw rows.fault(
                        place.line(), "The partner (%s) of task (%s) does not exist.".formatted(partner, task));
            }
            int[] back = partners.get(partner);
            if ((delivery != 0 ? back[0] : back[1]) != task) {
                throw rows.fault(
                        place.line(), "The partner (%s) of task (%s) names another partner.".formatted(partner, task));
            }
            if (delivery != 0) {
                if (place.demand() <= 0 || places.get(delivery).demand() != -place.demand()) {
                    throw rows.fault(
                            place.line(),
                            "Task (%s) picks up (%s); its delivery (%s) must be the opposite, not (%s)."
                                    .formatted(
                                            task,
                                            place.demand(),
                                            delivery,
                                            places.get(delivery).demand()));
                }
                builder.pair(task - 1, delivery - 1, place.demand());
            }
        }
        String name = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        return new Instance(
                name,
                "PDPTW",
                builder.build(),
                convention,
                1,
                null,
                unitOf(convention),
                reading.fleetFirst(),
                TextRows.line(places));
    }

    /** Costs of these sets are published in the file's unit with two digits. */
    static Instance.CostUnit unitOf(Convention convention) {
        return switch (convention) {
            case ROUND -> new Instance.CostUnit(1, 0);
            case DIMACS -> new Instance.CostUnit(10, 1);
            case EXACT, REAL -> new Instance.CostUnit(convention.scale(), 2);
        };
    }
}
