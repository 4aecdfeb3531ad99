package org.resupply.examples.generate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;

/** The scenarios that come with the library, by name. */
public final class ShippedScenarios {

    private static final List<String> NAMES =
            List.of("shanghai", "songjiang", "zhengzhou", "chongming", "tiny", "shifts");

    private ShippedScenarios() {}

    /** The names, the largest city first. */
    public static List<String> names() {
        return NAMES;
    }

    /** The scenario with this name, generated with seed 1. */
    public static Scenario load(String name) {
        return load(name, 1);
    }

    /**
     * The scenario with this name, generated with a seed.
     *
     * <ul>
     *   <li>{@code shanghai}: 16 districts, 215 streets, 13,000 communities, April 2022;
     *   <li>{@code songjiang}: its district Songjiang alone, 17 streets, 996 communities;
     *   <li>{@code zhengzhou}: 15 districts, 208 streets, 3,000 communities, the flood of July 2021, roads closed;
     *   <li>{@code chongming}: six towns on three islands, tunnel and bridge closed, supplied by boat, helicopter and drone; no
     *       seed;
     *   <li>{@code tiny}: an invented city of 2 districts, 4 streets and 12 communities, to be worked by hand; no seed;
     *   <li>{@code shifts}: the same with crews, tests and two closed loops, for rosters; no seed.
     * </ul>
     */
    public static Scenario load(String name, long seed) {
        return switch (name) {
            case "shanghai" -> CityGenerator.generate(CityFacts.of("shanghai"), name, seed);
            case "songjiang" -> CityGenerator.generate(songjiang(), name, seed);
            case "zhengzhou" -> CityGenerator.generate(CityFacts.of("zhengzhou"), name, seed);
            case "chongming", "tiny", "shifts" -> written(name);
            default ->
                throw new IllegalArgumentException(
                        "There is no shipped scenario (%s); there are %s.".formatted(name, NAMES));
        };
    }

    /**
     * The city of a shipped scenario at another size.
     *
     * @param name one of {@link #names()}, except {@code chongming}, {@code tiny} and {@code shifts}, which are not generated
     * @param id what the scenario is called
     * @param communities how many communities to generate, at least one for each street
     * @param seed decides everything that is drawn
     */
    public static Scenario generate(String name, String id, int communities, long seed) {
        CityFacts facts = switch (name) {
            case "shanghai", "zhengzhou" -> CityFacts.of(name);
            case "songjiang" -> songjiang();
            default ->
                throw new IllegalArgumentException(
                        "There is no city (%s) to generate; there are shanghai, songjiang, zhengzhou.".formatted(name));
        };
        return CityGenerator.generate(facts, id, communities, seed);
    }

    private static CityFacts songjiang() {
        return CityFacts.of("shanghai")
                .district("310117", 996, Set.of("T-G60-XQ", "T-G60", "T-G50-XJ"), Set.of("M-XJ"));
    }

    private static Scenario written(String name) {
        try (InputStream json =
                ShippedScenarios.class.getResourceAsStream("/org/resupply/examples/scenarios/" + name + ".json")) {
            return ScenarioJson.read(json, name + ".json");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
