package org.resupply.examples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.InputHash;
import org.resupply.io.PlanJson;
import org.resupply.io.ScenarioJson;
import org.resupply.model.BadInput;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;
import org.resupply.network.RoadGraph;
import org.resupply.plan.Plan;

/** Where a scenario comes from: a file, or a name of one that is shipped. A file of that name wins. */
final class ScenarioSource {
    private ScenarioSource() {}

    /** The scenario that the user means. */
    static Scenario read(String nameOrFile) {
        Path file = Path.of(nameOrFile);
        if (Files.exists(file) && !Files.isDirectory(file)) {
            return ScenarioJson.read(file);
        }
        if (ShippedScenarios.names().contains(nameOrFile)) {
            return ShippedScenarios.load(nameOrFile);
        }
        if (Files.isDirectory(file)) {
            throw new Refusal(
                    "isFolder", nameOrFile, file.toAbsolutePath().normalize().getFileName());
        }
        throw new Refusal("noScenario", nameOrFile, ShippedScenarios.names());
    }

    /** Where a scenario's file would be, whether there is one or not. */
    static Path file(String nameOrFile) {
        return Path.of(nameOrFile);
    }

    /** The files that a scenario was read from: its own, and those of the road graph that it names. */
    static List<Path> files(String nameOrFile, Scenario scenario) {
        List<Path> files = new ArrayList<>(List.of(file(nameOrFile)));
        files.addAll(roadFiles(nameOrFile, scenario));
        return files;
    }

    /** The nodes and the arcs of the road graph that a scenario names, found from its file; empty when it names none. */
    static List<Path> roadFiles(String nameOrFile, Scenario scenario) {
        Path file = file(nameOrFile);
        Travel.RoadGraphFiles roads = scenario.travel().roadGraph();
        return roads == null
                ? List.of()
                : List.of(file.resolveSibling(roads.nodes()), file.resolveSibling(roads.arcs()));
    }

    /**
     * The plan in a file, made from just this scenario.
     *
     * @throws Refusal when the scenario was otherwise when the plan was made
     */
    static Plan planOf(Scenario scenario, Path file) {
        Plan plan = PlanJson.read(file, scenario);
        otherState(scenario, plan, file).ifPresent(refusal -> {
            throw refusal;
        });
        return plan;
    }

    /** What to say of a plan that was made from another state of its scenario, and what to give instead. */
    static Optional<Refusal> otherState(Scenario scenario, Plan plan, Path file) {
        String made = plan.manifest().inputHash();
        if (made.equals(InputHash.of(scenario))) {
            return Optional.empty();
        }
        Path beside = file.resolveSibling(PlanFolder.SCENARIO);
        return Optional.of(
                isStateOf(made, beside)
                        ? new Refusal("otherStateBeside", file, scenario.id(), beside)
                        : new Refusal("otherState", file, scenario.id(), PlanFolder.SCENARIO));
    }

    private static boolean isStateOf(String hash, Path file) {
        try {
            return Files.isRegularFile(file) && hash.equals(InputHash.of(ScenarioJson.read(file)));
        } catch (BadInput none) {
            return false;
        }
    }

    /**
     * The road graph that a scenario read from here names, beside its file; {@code null} when it names none.
     *
     * @throws Refusal when the files are no such graph
     */
    static RoadGraph roads(String nameOrFile, Scenario scenario) {
        List<Path> files = roadFiles(nameOrFile, scenario);
        if (files.isEmpty()) {
            return null;
        }
        try {
            return RoadGraph.read(files.get(0), files.get(1));
        } catch (BadInput bad) {
            Refusal refusal = new Refusal("noRoads", scenario.id(), files.get(0), files.get(1), bad);
            refusal.initCause(bad);
            throw refusal;
        }
    }
}
