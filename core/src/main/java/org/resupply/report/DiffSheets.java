package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.Receipt;

/** Who must be told what, as a sheet and as a text for people. */
public final class DiffSheets {
    /** Vehicles, streets and warehouses that the text names one by one; the sheet has all. */
    private static final int NAMED = 20;

    /** Changes that the text tells of each of them. */
    private static final int DETAILED = 5;

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

    /** One row for each visit that is otherwise and each convoy that is received otherwise. */
    public static Sheet sheet(Scenario scenario, PlanDiff diff, Words words) {
        return new DiffSheets(scenario, diff, words).sheet();
    }

    /** How much is otherwise, and who must be told what, those with the most changes first. */
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
        String what = EventText.whatAndHow(learnt, scenario, gazetteer, words);
        if (learnt.kind() == DisruptionKind.CONVOY_LATE) {
            return words.get("diff.line", kind, what);
        }
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
                    words.get("diff." + change.work()),
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
        for (PlanDiff.Reception told : diff.convoys()) {
            Receipt any = told.after() == null ? told.before() : told.after();
            String place = any.facility();
            rows.add(List.of(
                    words.get("diff." + told.kind()),
                    words.get("diff.RECEIVED"),
                    cells.date(Math.floorDiv(any.begin(), TimeWindow.DAY)),
                    cells.district(place),
                    cells.street(place),
                    place,
                    cells.name(place),
                    dock(told, told.before()),
                    told.before() == null ? "" : cells.time(told.before().begin()),
                    "",
                    dock(told, told.after()),
                    told.after() == null ? "" : cells.time(told.after().begin()),
                    ""));
        }
        List<String> header = List.of(
                words.get("diff.change"),
                words.get("diff.work"),
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
        lines.add(words.get(
                "diff.summary",
                diff.changes().size(),
                diff.unchanged(),
                vehicles.size(),
                receivers.size(),
                diff.convoys().size()));
        if (!diff.changes().isEmpty()) {
            lines.add(counts(diff.changes()));
        }
        convoys(lines);
        tell("diff.tellReceivers", receivers, (id, changes) -> cells.name(id), lines);
        tell("diff.tellVehicles", vehicles, this::vehicle, lines);
        return String.join("\n", lines);
    }

    private void convoys(List<String> lines) {
        if (diff.convoys().isEmpty()) {
            return;
        }
        lines.add(words.get("diff.tellGates"));
        for (PlanDiff.Reception told :
                diff.convoys().subList(0, Math.min(NAMED, diff.convoys().size()))) {
            lines.add("  "
                    + words.get(
                            "diff.line",
                            words.get("diff." + told.kind()),
                            words.get("diff.was", received(told, told.before()), received(told, told.after()))));
        }
        more(diff.convoys().size(), NAMED, "  ", lines);
    }

    private void tell(
            String title,
            Map<String, List<PlanDiff.Change>> told,
            BiFunction<String, List<PlanDiff.Change>, String> name,
            List<String> lines) {
        if (told.isEmpty()) {
            return;
        }
        lines.add(words.get(title));
        told.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .limit(NAMED)
                .forEach(entry -> {
                    List<PlanDiff.Change> changes = inTheOrderOfTime(entry.getValue());
                    lines.add("  " + words.get("diff.line", name.apply(entry.getKey(), changes), counts(changes)));
                    changes.stream()
                            .limit(DETAILED)
                            .forEach(change -> lines.add("    " + detail(change, entry.getKey())));
                    more(changes.size(), DETAILED, "    ", lines);
                });
        more(told.size(), NAMED, "  ", lines);
    }

    private void more(int all, int named, String indent, List<String> lines) {
        if (all > named) {
            lines.add(indent + words.get("html.more", all - named).strip());
        }
    }

    private static List<PlanDiff.Change> inTheOrderOfTime(List<PlanDiff.Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparingInt(
                        change -> (change.after() == null ? change.before() : change.after()).begin()))
                .toList();
    }

    /**
     * What is otherwise about one visit: where, what, and how it was.
     *
     * @param told who is told; his own name need not be said again
     */
    private String detail(PlanDiff.Change change, String told) {
        String was = visit(change.work(), change.before(), told);
        String now = now(change, told);
        String kind = words.get("diff." + change.kind());
        String what = now.isEmpty() ? words.get("diff.two", kind, was) : words.get("diff.detail", kind, was, now);
        return change.place().equals(told) ? what : words.get("diff.line", cells.name(change.place()), what);
    }

    private String visit(PlanDiff.Work work, PlanDiff.Visit visit, String told) {
        return visit == null
                ? "–"
                : words.get(
                                "diff.visit",
                                cells.time(visit.begin()),
                                who(visit, told),
                                words.get("diff." + work),
                                kg(visit))
                        .replace("  ", " ");
    }

    /** Of a visit that was announced what can be seen to be otherwise: when, by whom, how much; all of any other. */
    private String now(PlanDiff.Change change, String told) {
        PlanDiff.Visit was = change.before();
        PlanDiff.Visit is = change.after();
        if (was == null || is == null) {
            return visit(change.work(), is, told);
        }
        List<String> otherwise = new ArrayList<>();
        if (!time(was).equals(time(is))) {
            int clock = time(is).indexOf(' ') + 1;
            boolean sameDay = time(was).startsWith(time(is).substring(0, clock));
            otherwise.add(time(is).substring(sameDay ? clock : 0));
        }
        if (!who(was, "").equals(who(is, ""))) {
            otherwise.add(who(is, ""));
        }
        if (!kg(was).equals(kg(is))) {
            otherwise.add(words.get("diff.kg", kg(is)));
        }
        return String.join(words.get("list.and"), otherwise);
    }

    private String who(PlanDiff.Visit visit, String told) {
        String vehicle = visit.name().equals(told) ? "" : vehicle(visit);
        return vehicle + (visit.crew().isEmpty() ? "" : words.get("html.at", cells.name(visit.crew())));
    }

    private String received(PlanDiff.Reception told, Receipt receipt) {
        return receipt == null
                ? "–"
                : words.get(
                        "diff.received",
                        cells.time(receipt.begin()),
                        cells.name(told.convoy()),
                        cells.name(receipt.facility()),
                        receipt.dock() + 1);
    }

    private String dock(PlanDiff.Reception told, Receipt receipt) {
        return receipt == null
                ? ""
                : words.get("diff.dock", cells.name(told.convoy()), cells.name(receipt.facility()), receipt.dock() + 1);
    }

    private String counts(List<PlanDiff.Change> changes) {
        return PlanDiff.counts(changes).entrySet().stream()
                .map(entry -> words.get("diff." + entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(words.get("list.and")));
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
