package org.resupply.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.resupply.allocation.Strategies;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Nearest;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.ZoneLevel;
import org.resupply.report.FaultText;
import org.resupply.solve.AllocationStrategy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists everything that is wrong with a scenario, at once. */
@Command(
        name = "validate",
        header = {"List everything that is wrong with a scenario.", ""},
        description = {
            "Lists everything that is wrong with a scenario, at once: code, place in the file, value, and what would be right. "
                    + "Exit code 0 when it can be planned, 2 when it cannot.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  resupply validate my-city.json",
            "  resupply validate my-city.json | grep DANGLING"
        })
final class ValidateScenario implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO", description = "A scenario file, or the name of a shipped one.")
    private String source;

    @Override
    public Integer call() {
        Voice voice = Voice.of(spec);
        try {
            Scenario scenario = ScenarioSource.read(source);
            requireKnownStrategy(scenario);
            List<Fault> warnings = ScenarioCheck.faults(scenario);
            warnings.forEach(fault -> voice.print(FaultText.of(fault, voice.words())));
            long communities = scenario.zones().stream()
                    .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                    .count();
            voice.say(
                    "canBePlanned",
                    scenario.id(),
                    voice.count(communities, "community"),
                    voice.count(scenario.facilities().size(), "facility"),
                    voice.count(scenario.days(), "day"),
                    voice.count(warnings.size(), "warning"));
            return ExitCode.DONE;
        } catch (BadInput bad) {
            bad.faults().forEach(fault -> voice.print(FaultText.of(fault, voice.words())));
            voice.note("cannotBePlanned", source, voice.count(bad.total(), "faults"));
            return ExitCode.BAD_INPUT;
        }
    }

    /** Files know no strategies; who plans does. */
    private void requireKnownStrategy(Scenario scenario) {
        String name = scenario.policies().strategy();
        if (name.isEmpty() || StrategyName.find(name).isPresent()) {
            return;
        }
        List<String> known =
                Strategies.all().stream().map(AllocationStrategy::name).toList();
        String message = "There is no such strategy."
                + Nearest.to(name, known)
                        .map(nearest -> " Maybe " + nearest + "?")
                        .orElse(" Maybe one of " + Strategies.names() + "?");
        throw new BadInput(source, List.of(new Fault("UNKNOWN_VALUE", "$.policies.strategy", name, message)));
    }
}
