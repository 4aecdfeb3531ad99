package org.resupply.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.resupply.model.Disruption;
import org.resupply.model.Scenario;
import org.resupply.plan.PlanDiff;

/** Who must be told what, as a sheet and as a text for people. */
public final class DiffSheets {
    /** Vehicles, streets and warehouses that the text names one by one; the sheet has all. */
    private static final int NAMED = 20;

    private final Scenario scenario;
    private final PlanDiff diff;
    private final Words words;
    private final Gazetteer gazetteer;
    private final SheetCells cells;

    private DiffSheets(Scenario scenario, PlanDiff diff, Words words) {
        this.scenario = scenario;
        this.diff = diff;
        this.words = words;
        gazetteer = Gazetteer.of(scenario);
        cells = new SheetCells(scenario, gazetteer, words);
    }

    /** One row for each visit that is otherwise. */
    public static Sheet sheet(Scenario scenario, PlanDiff diff, Words words) {
        return new DiffSheets(scenario, diff, words).sheet();
    }

    /** A few lines: how much is otherwise, and who must be told, those with the most changes first. */
    public static String text(Scenario scenario, PlanDiff diff, Words words) {
        return new DiffSheets(scenario, diff, words).text();
    }

    /** What has happened, a line for each thing. */
    public static String events(Scenario scenario, List<Disruption> learnt, Words words) {
        DiffSheets sheets = new DiffSheets(scenario, null, words);
        return learnt.stream().map(sheets::event).collect(Collectors.joining("\n"));
    }

    private String event(Disruption learnt) {
        String kind = words.get("DisruptionKind." + learnt.kind());
        String what = EventText.what(learnt, gazetteer, words);
        String from = cells.time(learnt.window().start());
        String until = cells.time(learnt.window().end());
        return from.equals(until)
                ? words.get("diff.eventAt", kind, what, from)
                : words.get("diff.event", kind, what, from, until);
    }

    private Sheet sheet() {
        List<List<String>> rows = new ArrayList<>();
        for (PlanDiff.Change change : diff.changes()) {
            rows.add(List.of(
                    words.get("diff." + change.kind()),
                    cells.date(change.day()),
                    cells.district(change.street()),
                    cells.nameIfAny(change.street()),
                    change.place(),
                    cells.name(change.place()),
                    vehicle(change.before()),
                    time(change.before()),
                    kg(change.before()),
                    vehicle(change.after()),
                    time(change.after()),
                    kg(change.after())));
        }
        List<String> header = List.of(
                words.get("diff.change"),
                words.get("csv.date"),
                words.get("csv.district"),
                words.get("csv.street"),
                words.get("csv.id"),
                words.get("csv.place"),
                words.get("diff.vehicleBefore"),
                words.get("diff.timeBefore"),
                words.get("diff.kgBefore"),
                words.get("diff.vehicleAfter"),
                words.get("diff.timeAfter"),
                words.get("diff.kgAfter"));
        return new Sheet("changes.csv", header, rows);
    }

    private String text() {
        if (diff.isEmpty()) {
            return words.get("diff.nothing");
        }
        Map<String, List<PlanDiff.Change>> vehicles = diff.byVehicle();
        Map<String, List<PlanDiff.Change>> receivers = diff.byReceiver(scenario);
        List<String> lines = new ArrayList<>();
        lines.add(
                words.get("diff.summary", diff.changes().size(), diff.unchanged(), vehicles.size(), receivers.size()));
        lines.add(counts(diff.changes()));
        lines.add(words.get("diff.tellReceivers"));
        receivers.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(NAMED)
                .forEach(entry -> lines.add(line(cells.name(entry.getKey()), entry.getValue())));
        more(receivers.size(), lines);
        lines.add(words.get("diff.tellVehicles"));
        vehicles.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(NAMED)
                .forEach(entry -> lines.add(line(vehicle(entry.getKey(), entry.getValue()), entry.getValue())));
        more(vehicles.size(), lines);
        return String.join("\n", lines);
    }

    private String line(String told, List<PlanDiff.Change> changes) {
        return "  " + words.get("diff.line", told, counts(changes));
    }

    private void more(int all, List<String> lines) {
        if (all > NAMED) {
            lines.add("  " + words.get("html.more", all - NAMED));
        }
    }

    private String counts(List<PlanDiff.Change> changes) {
        return new PlanDiff(diff.scenario(), changes, 0)
                .counts().entrySet().stream()
                        .map(entry -> words.get("diff." + entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(words.get("diff.and")));
    }

    private String vehicle(PlanDiff.Visit visit) {
        return visit == null ? "" : cells.vehicle(visit.fleet(), visit.vehicle());
    }

    /** What the vehicle is called that a part of the changes is told to. */
    private String vehicle(String key, List<PlanDiff.Change> changes) {
        PlanDiff.Change any = changes.get(0);
        return vehicle(any.before() != null && any.before().name().equals(key) ? any.before() : any.after());
    }

    private String time(PlanDiff.Visit visit) {
        return visit == null ? "" : cells.time(visit.begin());
    }

    private static String kg(PlanDiff.Visit visit) {
        return visit == null ? "" : String.format(Locale.ROOT, "%.1f", visit.kg());
    }
}
