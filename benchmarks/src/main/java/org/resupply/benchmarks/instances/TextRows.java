package org.resupply.benchmarks.instances;

import java.util.List;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingProblemBuilder;
import org.resupply.problem.RoutingTravel;

/** Rows of whole numbers, and what Solomon's and Li and Lim's texts have in common: one depot, one kind of vehicle, windows. */
final class TextRows {
    private final String file;

    TextRows(String file) {
        this.file = file;
    }

    /** Whether a line is so many numbers. */
    static boolean isNumbers(String line, int count) {
        String content = line.strip();
        if (content.isEmpty()) {
            return false;
        }
        String[] tokens = content.split("\\s+");
        if (tokens.length != count) {
            return false;
        }
        for (String token : tokens) {
            if (!token.matches("[-+]?\\d+(\\.\\d*)?")) {
                return false;
            }
        }
        return true;
    }

    /** The numbers of a line, exactly so many. */
    double[] numbers(List<String> lines, int index, int count) {
        String content = lines.get(index).strip();
        String[] tokens = content.isEmpty() ? new String[0] : content.split("\\s+");
        if (tokens.length != count) {
            throw fault(index, "The row has %s value(s); %s are needed.".formatted(tokens.length, count));
        }
        var numbers = new double[count];
        for (int i = 0; i < count; i++) {
            try {
                numbers[i] = Double.parseDouble(tokens[i]);
            } catch (NumberFormatException e) {
                throw fault(index, "The value (%s) is not a number.".formatted(tokens[i]));
            }
            if (!Double.isFinite(numbers[i])) {
                throw fault(index, "The value (%s) must be finite.".formatted(tokens[i]));
            }
        }
        return numbers;
    }

    int whole(int index, String what, double value) {
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw fault(index, "The %s (%s) must be a whole number.".formatted(what, value));
        }
        return (int) value;
    }

    MalformedInstanceException fault(int index, String fault) {
        return new MalformedInstanceException(file, index + 1, fault);
    }

    /** One row for a place: the depot is the first. */
    record Place(int line, double x, double y, int demand, double open, double close, double service) {}

    /** The problem of one depot and equal vehicles, with windows and without loads. */
    RoutingProblemBuilder builder(
            List<Place> places, int vehicles, int capacity, Convention convention, boolean fleetFirst) {
        int n = places.size();
        var x = new double[n];
        var y = new double[n];
        for (int place = 0; place < n; place++) {
            x[place] = places.get(place).x;
            y[place] = places.get(place).y;
        }
        var travel = travel(x, y, convention);
        var builder = new RoutingProblemBuilder(1);
        builder.profile(travel);
        Place depot = places.get(0);
        long perVehicle = fleetFirst ? fleetPrice(travel, n) : 0;
        builder.vehicles(vehicles == 0 ? RoutingProblem.UNLIMITED : vehicles, 0)
                .capacity(capacity)
                .shift(
                        units(depot.line, convention.scaled(depot.open)),
                        units(depot.line, convention.scaled(depot.close)))
                .cost(perVehicle, 1, 0);
        for (int place = 1; place < n; place++) {
            Place row = places.get(place);
            if (row.open > row.close) {
                throw fault(row.line, "The window closes (%s) before it opens (%s).".formatted(row.close, row.open));
            }
            builder.stop(place)
                    .window(units(row.line, convention.scaled(row.open)), units(row.line, convention.scaled(row.close)))
                    .service(units(row.line, convention.scaled(row.service)));
        }
        builder.stopNames(stop -> "customer " + (stop + 1));
        return builder;
    }

    private int units(int index, double value) {
        if (value < 0 || value > RoutingProblem.NO_LIMIT) {
            throw fault(
                    index, "The time (%s units) must be between 0 and %s.".formatted(value, RoutingProblem.NO_LIMIT));
        }
        return (int) value;
    }

    /** Straight lines in the convention's unit. */
    static RoutingTravel travel(double[] x, double[] y, Convention convention) {
        var rounding = switch (convention) {
            case ROUND, EXACT -> RoutingTravel.Rounding.NEAREST;
            case DIMACS -> RoutingTravel.Rounding.DOWN;
            case REAL -> RoutingTravel.Rounding.UP;
        };
        return RoutingTravel.euclidean(x, y, convention.scale(), rounding);
    }

    /** More than all detours together can save: the cost of a vehicle for each stop. */
    static long fleetPrice(RoutingTravel travel, int places) {
        long price = 1;
        for (int place = 1; place < places; place++) {
            price += (long) travel.distance(0, place) + travel.distance(place, 0);
        }
        return price;
    }

    /** The straight line in the unit of the file. */
    static Instance.RealDistance line(List<Place> places) {
        return (from, to) -> {
            double dx = places.get(from).x - places.get(to).x;
            double dy = places.get(from).y - places.get(to).y;
            return Math.sqrt(dx * dx + dy * dy);
        };
    }
}
