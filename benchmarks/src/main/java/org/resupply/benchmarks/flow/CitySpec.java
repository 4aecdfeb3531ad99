package org.resupply.benchmarks.flow;

import java.util.Locale;

/**
 * What city to make: how large, how scarce, how tight. Written {@code scale=1,seed=42,neighbours=60,supply=0.8,throughput=1},
 * in any order; what is left out has the value shown.
 *
 * @param scale the size: 1 is 6 entries, 5 hubs, 16 districts, 215 streets and 13,000 communities
 * @param seed of the generator: the same seed makes the same city
 * @param neighbours foreign communities that each street also reaches, the nearest ones
 * @param supply what enters, as a share of what is needed
 * @param throughput of the street warehouses, as a share of the usual
 */
public record CitySpec(double scale, long seed, int neighbours, double supply, double throughput) {

    public CitySpec {
        if (!(scale > 0 && scale <= 1000)) {
            throw new IllegalArgumentException("The scale (%s) must be above 0 and at most 1000.".formatted(scale));
        }
        if (neighbours < 0) {
            throw new IllegalArgumentException("The neighbours (%s) must not be negative.".formatted(neighbours));
        }
        if (!(supply >= 0 && supply <= 100)) {
            throw new IllegalArgumentException(
                    "The supply (%s) must be from 0 to 100 times the need.".formatted(supply));
        }
        if (!(throughput >= 0 && throughput <= 100)) {
            throw new IllegalArgumentException(
                    "The throughput (%s) must be from 0 to 100 times the usual.".formatted(throughput));
        }
    }

    /** The city itself: 25 million people, four fifths of what they need. */
    public static CitySpec city() {
        return new CitySpec(1, 42, 60, 0.8, 1);
    }

    /** Reads the written form. */
    public static CitySpec parse(String text) {
        CitySpec spec = city();
        for (String part : text.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("The part (%s) of the city must read name=value.".formatted(part));
            }
            spec = spec.with(
                    part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                    part.substring(equals + 1).strip());
        }
        return spec;
    }

    private CitySpec with(String name, String value) {
        try {
            return switch (name) {
                case "scale" -> new CitySpec(Double.parseDouble(value), seed, neighbours, supply, throughput);
                case "seed" -> new CitySpec(scale, Long.parseLong(value), neighbours, supply, throughput);
                case "neighbours" -> new CitySpec(scale, seed, Integer.parseInt(value), supply, throughput);
                case "supply" -> new CitySpec(scale, seed, neighbours, Double.parseDouble(value), throughput);
                case "throughput" -> new CitySpec(scale, seed, neighbours, supply, Double.parseDouble(value));
                default ->
                    throw new IllegalArgumentException(
                            "The name (%s) is none of scale, seed, neighbours, supply, throughput.".formatted(name));
            };
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(
                    "The value (%s) of %s must be a number.".formatted(value, name), notANumber);
        }
    }

    @Override
    public String toString() {
        return "scale=%s,seed=%s,neighbours=%s,supply=%s,throughput=%s"
                .formatted(scale, seed, neighbours, supply, throughput);
    }
}
