package org.resupply.examples.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Crew;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.optaplanner.CrewRoster;
import org.resupply.optaplanner.Roster;
import org.resupply.plan.Plan;
import org.resupply.report.Language;
import org.resupply.report.Sheet;
import org.resupply.solve.Budget;
import org.resupply.solve.Cancellation;
import org.resupply.solve.SolveOptions;

/** Who drives which tour: a roster made over a plan, and its sheet. */
final class CrewSheet {
    /** Seconds that a roster may take where the plan's effort is counted in seconds. */
    private static final double SECONDS = 10;

    private static final List<Name> HEADER = List.of(
            new Name("班组", "crew"),
            new Name("名称", "name"),
            new Name("序号", "number"),
            new Name("开始", "begin"),
            new Name("结束", "end"),
            new Name("路线", "tour"),
            new Name("车队", "fleet"),
            new Name("车辆", "vehicle"));

    private final Scenario scenario;
    private final Roster roster;

    private CrewSheet(Scenario scenario, Roster roster) {
        this.scenario = scenario;
        this.roster = roster;
    }

    /** A roster for a plan: with as many iterations as the plan was given, or up to ten seconds. */
    static CrewSheet of(Scenario scenario, Plan plan, SolveOptions options, Cancellation cancellation) {
        Budget budget = options.budget();
        SolveOptions effort = options.withBudget(
                budget.iterations() == Long.MAX_VALUE
                        ? Budget.seconds(Math.min(SECONDS, budget.seconds()))
                        : Budget.iterations(budget.iterations()));
        return new CrewSheet(scenario, CrewRoster.create().assign(scenario, plan, effort, cancellation));
    }

    /** The plan with its crews. */
    Plan plan() {
        return roster.plan();
    }

    /** The ids of tours that nobody can take. */
    List<String> open() {
        return roster.open();
    }

    /** Writes one row for each shift, whole or not at all. */
    void write(Path file, Language language) {
        Map<String, Crew> crews = new HashMap<>();
        scenario.crews().forEach(crew -> crews.put(crew.id(), crew));
        LocalDateTime midnight = scenario.start().atStartOfDay();
        List<List<String>> rows = new ArrayList<>();
        for (Roster.Shift shift : roster.shifts()) {
            rows.add(List.of(
                    shift.crew(),
                    language.of(crews.get(shift.crew()).name()),
                    Integer.toString(shift.number() + 1),
                    midnight.plusSeconds(shift.begin()).toString(),
                    midnight.plusSeconds(shift.end()).toString(),
                    shift.tour(),
                    shift.fleet(),
                    Integer.toString(shift.vehicle() + 1)));
        }
        Sheet sheet = new Sheet(
                file.getFileName().toString(), HEADER.stream().map(language::of).toList(), rows);
        Outcome.writeSheet(file, sheet);
    }
}
