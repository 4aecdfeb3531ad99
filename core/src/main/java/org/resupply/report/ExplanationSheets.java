package org.resupply.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.resupply.model.Commodity;
import org.resupply.model.Fleet;
import org.resupply.model.Mode;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleType;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Plan;
import org.resupply.plan.Remedy;

/** Why something is missing, and what would help, as a text for people and as a sheet. */
public final class ExplanationSheets {
    private final Scenario scenario;
    private final Explanation explanation;
    private final Words words;
    private final Gazetteer gazetteer;

    private ExplanationSheets(Scenario scenario, Explanation explanation, Words words) {
        this.scenario = scenario;
        this.explanation = explanation;
        this.words = words;
        gazetteer = Gazetteer.of(scenario);
    }

    /**
     * A paragraph for each street, the worst first; before them what was proved of the plan's floors, and which transport requests
     * it leaves.
     */
    public static String text(Scenario scenario, Plan plan, Explanation explanation, Words words) {
        List<String> requests = RequestText.of(scenario, RequestShortage.of(scenario, plan), words);
        List<String> lines = new ArrayList<>(BottleneckText.of(scenario, plan, words));
        lines.addAll(requests);
        if (requests.isEmpty() || !explanation.areas().isEmpty()) {
            lines.add(new ExplanationSheets(scenario, explanation, words).text());
        }
        return String.join("\n", lines);
    }

    /** A row for each cause and each cure of each street. */
    public static Sheet sheet(Scenario scenario, Explanation explanation, Words words) {
        return new ExplanationSheets(scenario, explanation, words).sheet();
    }

    /** What is to be done for each cure, such as one more van at a warehouse: by street, in the order of the explanation. */
    public static List<List<String>> cures(Scenario scenario, Explanation explanation, Words words) {
        ExplanationSheets sheets = new ExplanationSheets(scenario, explanation, words);
        return explanation.areas().stream()
                .map(area -> area.cures().stream().map(sheets::cure).toList())
                .toList();
    }

    /** What each area is called: by street, or what is to be carried for a transport request, in the order of the explanation. */
    public static List<String> areas(Scenario scenario, Explanation explanation, Words words) {
        ExplanationSheets sheets = new ExplanationSheets(scenario, explanation, words);
        return explanation.areas().stream()
                .map(area -> sheets.area(area.area()))
                .toList();
    }

    private String text() {
        if (explanation.areas().isEmpty()) {
            return words.get("html.nothingMissing");
        }
        List<String> lines = new ArrayList<>();
        for (Explanation.Area area : explanation.areas()) {
            lines.add(words.get("why.street", area(area.area()), tonnes(area.missingKg())));
            if (area.searchKg() > 1) {
                lines.add("  " + words.get("why.search", tonnes(area.searchKg())));
            }
            if (area.causes().isEmpty()) {
                lines.add("  " + words.get("why.none"));
            } else {
                String causes = area.causes().stream()
                        .map(cause -> words.get(
                                cause.cause() == Cause.UNREACHABLE ? "why.lack" : "why.gain",
                                words.of(cause.cause()),
                                tonnes(cause.gainKg())))
                        .collect(Collectors.joining(words.get("why.and")));
                lines.add("  " + words.get(area.together() ? "why.together" : "why.alone", causes));
            }
            for (Explanation.Cure cure : area.cures()) {
                lines.add("  "
                        + (cure.costMore() > 0
                                ? words.get("why.curePriced", cure(cure), tonnes(cure.gainKg()), cost(cure))
                                : words.get("why.cure", cure(cure), tonnes(cure.gainKg()))));
            }
        }
        lines.add(words.get("why.tests", explanation.tests()));
        return String.join("\n", lines);
    }

    private Sheet sheet() {
        List<List<String>> rows = new ArrayList<>();
        for (Explanation.Area area : explanation.areas()) {
            for (Explanation.Binding cause : area.causes()) {
                rows.add(row(area, words.of(cause.cause()), "", cause.gainKg(), "", "", ""));
            }
            for (Explanation.Cure cure : area.cures()) {
                rows.add(row(
                        area,
                        causes(cure),
                        cure(cure),
                        cure.gainKg(),
                        kg(cure.servedKgBefore()),
                        kg(cure.servedKgAfter()),
                        cost(cure)));
            }
        }
        List<String> header = List.of(
                words.get("csv.street"),
                words.get("csv.missingKg"),
                words.get("csv.cause"),
                words.get("why.cureColumn"),
                words.get("why.gainColumn"),
                words.get("why.beforeColumn"),
                words.get("why.afterColumn"),
                words.get("why.costColumn"));
        return new Sheet("explanation.csv", header, rows);
    }

    private List<String> row(
            Explanation.Area area, String cause, String cure, double gainKg, String before, String after, String cost) {
        return List.of(area(area.area()), kg(area.missingKg()), cause, cure, kg(gainKg), before, after, cost);
    }

    /** What the whole plan costs more with a cure. */
    private String cost(Explanation.Cure cure) {
        return number(cure.costMore() / 100.0);
    }

    private String causes(Explanation.Cure cure) {
        return cure.measures().stream()
                .map(measure -> words.of(measure.cause()))
                .distinct()
                .collect(Collectors.joining(words.get("why.and")));
    }

    /** What is to be done, such as one more van at a warehouse. */
    private String cure(Explanation.Cure cure) {
        return cure.measures().stream()
                .map(this::measure)
                .reduce((first, next) -> words.get("why.both", first, next))
                .orElseThrow();
    }

    private String measure(Explanation.Measure measure) {
        String target = name(measure.target());
        double amount = measure.amount();
        return switch (measure.remedy()) {
            case MORE_STOCK, RELEASE_RESERVE ->
                todo(measure, target, quantity(measure.target(), amount), name(measure.place()));
            case EARLIER_ARRIVAL, EARLIER_CALL_UP, LONGER_DWELL, LONGER_DELIVERIES, LONGER_WORK ->
                todo(measure, target, time(amount));
            case LONGER_HOURS, REOPEN -> opened(measure, target);
            case OTHER_POINT -> todo(measure, target, name(measure.place()));
            case MORE_THROUGHPUT ->
                words.get(
                        isLane(measure.target()) ? "why.cure.MORE_THROUGHPUT.lane" : "why.cure.MORE_THROUGHPUT",
                        target,
                        mass(amount));
            case MORE_STORAGE, MORE_CARRIERS -> todo(measure, target, mass(amount));
            case MORE_VEHICLES, MORE_TRIPS ->
                counted(measure, vehicles(measure.target()), base(measure.target()), unit(measure.target()));
            case FIT_OUT -> todo(measure, vehicles(measure.target()), base(measure.target()), name(measure.place()));
            case LONGER_SHIFT -> todo(measure, vehicles(measure.target()), time(amount), base(measure.target()));
            case CALL_UP -> todo(measure, target, number(amount), owner(measure.target()), terms(measure.target()));
            case MORE_DOCKS, MORE_TRUCKS, MORE_CREWS -> counted(measure, target, "", "");
            case LONGER_LIFE -> todo(measure, target, time(amount * TimeWindow.DAY), name(measure.place()));
            case FASTER_DISINFECTION -> todo(measure, target, time(amount));
            case OTHER_BUBBLE ->
                todo(measure, vehicles(measure.target()), base(measure.target()), name(measure.place()));
            case WAIVE_RULE ->
                measure.name() == null
                        ? todo(measure, measure.target())
                        : words.get(
                                "why.cure.WAIVE_RULE.named", words.language().of(measure.name()));
            case NEWER_TEST, ADMIT, SEVERAL_PLACES, PART_LOTS -> todo(measure, target);
        };
    }

    /** Where several things keep the same closed, also which of them is not to, or not as long. */
    private String opened(Explanation.Measure measure, String target) {
        long closing = scenario.disruptions().stream()
                .filter(disruption -> disruption.target().equals(measure.target()))
                .count();
        if (closing <= 1 || measure.place().isEmpty()) {
            return todo(measure, target, time(measure.amount()));
        }
        String of = measure.remedy() == Remedy.REOPEN ? "why.cure.REOPEN.of" : "why.cure.LONGER_HOURS.of";
        return words.get(of, target, time(measure.amount()), measure.place());
    }

    private String todo(Explanation.Measure measure, Object... values) {
        return words.get("why.cure." + measure.remedy(), values);
    }

    /** The words for one, or for several. */
    private String counted(Explanation.Measure measure, String target, String place, String unit) {
        String key = "why.cure." + measure.remedy() + (measure.amount() == 1 ? ".one" : "");
        return words.get(key, target, number(measure.amount()), place, unit);
    }

    private boolean isLane(String id) {
        return scenario.lanes().stream().anyMatch(lane -> lane.id().equals(id));
    }

    /** The word with which vehicles of a fleet are counted. */
    private String unit(String fleet) {
        String type = fleet(fleet).map(Fleet::vehicleType).orElse("");
        Mode mode = scenario.vehicleTypes().stream()
                .filter(candidate -> candidate.id().equals(type))
                .findFirst()
                .map(VehicleType::mode)
                .orElse(Mode.ROAD);
        return words.get("why.count." + mode);
    }

    private Optional<Fleet> fleet(String id) {
        return scenario.fleets().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst();
    }

    private String base(String fleet) {
        return name(fleet(fleet).map(Fleet::base).orElse(""));
    }

    /** The type of a fleet's vehicles, and the fleet's own name where another one at its base has the same type. */
    private String vehicles(String id) {
        Fleet fleet = fleet(id).orElse(null);
        if (fleet == null) {
            return name(id);
        }
        long alike = scenario.fleets().stream()
                .filter(other ->
                        other.base().equals(fleet.base()) && other.vehicleType().equals(fleet.vehicleType()))
                .count();
        String type = name(fleet.vehicleType());
        return alike == 1
                ? type
                : words.get("why.ofFleet", type, words.language().of(fleet.name()));
    }

    private Optional<Requisition> requisition(String target) {
        return scenario.requisitions().stream()
                .filter(candidate -> candidate.target().equals(target))
                .findFirst();
    }

    private String owner(String target) {
        return requisition(target)
                .map(requisition -> words.language().of(requisition.owner()))
                .orElse("-");
    }

    private String terms(String target) {
        return requisition(target)
                .map(requisition -> words.get(
                        requisition.leadSeconds() == 0 ? "why.terms.atOnce" : "why.terms",
                        number(requisition.price() / 100.0),
                        time(requisition.leadSeconds())))
                .orElse("-");
    }

    /** Units of a commodity: as a mass where its unit is one. */
    private String quantity(String commodity, double units) {
        Commodity goods = scenario.commodities().stream()
                .filter(candidate -> candidate.id().equals(commodity))
                .findFirst()
                .orElse(null);
        if (goods == null) {
            return number(units);
        }
        return goods.unit().equals("kg") && goods.massKg() == 1
                ? mass(units)
                : words.get("why.units", number(units), goods.unit());
    }

    private String mass(double kg) {
        return kg < 1000
                ? words.get("why.kg", number(kg))
                : words.get("why.t", String.format(Locale.ROOT, "%,.1f", kg / 1000));
    }

    private String time(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (minutes % 1440 == 0 && minutes > 0) {
            return counted("why.days", minutes / 1440);
        }
        return minutes % 60 == 0 ? counted("why.hours", minutes / 60) : counted("why.minutes", minutes);
    }

    private String counted(String key, long count) {
        return count == 1 ? words.get(key + ".one") : words.get(key, number(count));
    }

    private String name(String id) {
        return words.language().of(gazetteer.name(id));
    }

    /** What people call an area; of a transport request what is to be carried from where to where. */
    private String area(String id) {
        return scenario.transportRequests().stream()
                .filter(request -> request.id().equals(id))
                .findFirst()
                .map(request -> words.get(
                        "why.request",
                        id,
                        name(request.from()),
                        name(request.to()),
                        name(request.commodity()),
                        number(request.quantity())))
                .orElseGet(() -> name(id));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String kg(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String tonnes(double kg) {
        return String.format(Locale.ROOT, kg < 10_000 ? "%,.2f" : "%,.1f", kg / 1000);
    }
}
