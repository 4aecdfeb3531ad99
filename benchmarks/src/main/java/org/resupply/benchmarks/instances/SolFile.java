package org.resupply.benchmarks.instances;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A solution as CVRPLIB writes it: {@code Route #1: 31 46 35} lines and a {@code Cost 27591} line.
 *
 * <p>Numbers are zero-based location indices with the depots first. Where vehicles differ, route k is vehicle k and an unused
 * vehicle has an empty route; a depot inside a route is a visit there to reload.
 *
 * @param routes location indices of each route, in order
 * @param cost the cost the file states, as written; null when it states none
 */
public record SolFile(List<int[]> routes, String cost) {
    private static final Pattern ROUTE = Pattern.compile("(?i)route\\s*#?\\s*(\\d+)\\s*:?\\s*(.*)");
    private static final Pattern COST = Pattern.compile("(?i)(?:cost|objective)\\s*:?\\s*(\\S+)\\s*");

    public SolFile {
        Objects.requireNonNull(routes, "routes");
        routes = List.copyOf(routes);
    }

    /** The stated cost as a number; NaN when the file states none. */
    public double costValue() {
        return cost == null ? Double.NaN : Double.parseDouble(cost);
    }

    /** Reads a solution file. Lines that are neither a route nor a cost are passed over. */
    public static SolFile read(Path path) throws IOException {
        return parse(
                path.getFileName().toString(), InstanceReader.text(path).lines().toList());
    }

    static SolFile parse(String file, List<String> lines) {
        var routes = new ArrayList<int[]>();
        String cost = null;
        for (int index = 0; index < lines.size(); index++) {
            int line = index + 1;
            String content = lines.get(index).strip();
            Matcher route = ROUTE.matcher(content);
            Matcher stated = COST.matcher(content);
            if (route.matches()) {
                if (Integer.parseInt(route.group(1)) != routes.size() + 1) {
                    throw new MalformedInstanceException(
                            file,
                            line,
                            "Route (#%s) is out of order: expected #%s.".formatted(route.group(1), routes.size() + 1));
                }
                routes.add(locations(file, line, route.group(2).strip()));
            } else if (stated.matches()) {
                cost = stated.group(1);
                try {
                    Double.parseDouble(cost);
                } catch (NumberFormatException e) {
                    throw new MalformedInstanceException(file, line, "The cost (%s) is not a number.".formatted(cost));
                }
            }
        }
        if (routes.isEmpty() && cost == null) {
            throw new MalformedInstanceException(file, "The file has neither a route nor a cost.");
        }
        return new SolFile(routes, cost);
    }

    private static int[] locations(String file, int line, String content) {
        if (content.isEmpty()) {
            return new int[0];
        }
        String[] tokens = content.split("\\s+");
        var locations = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            try {
                locations[i] = Integer.parseUnsignedInt(tokens[i]);
            } catch (NumberFormatException e) {
                throw new MalformedInstanceException(
                        file, line, "The location (%s) is not a whole number.".formatted(tokens[i]));
            }
        }
        return locations;
    }

    /** The text of the file, one route per line. */
    public String format() {
        var text = new StringBuilder();
        for (int k = 0; k < routes.size(); k++) {
            text.append("Route #").append(k + 1).append(':');
            for (int location : routes.get(k)) {
                text.append(' ').append(location);
            }
            text.append('\n');
        }
        if (cost != null) {
            text.append("Cost ").append(cost).append('\n');
        }
        return text.toString();
    }
}
