package org.resupply.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.resupply.model.Commodity;
import org.resupply.model.Fleet;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;

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

    /** A paragraph for each street, the worst first. */
    public static String text(Scenario scenario, Explanation explanation, Words words) {
        return new ExplanationSheets(scenario, explanation, words).text();
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

    private String text() {
        if (explanation.areas().isEmpty()) {
            return words.get("html.nothingMissing");
        }
        List<String> lines = new ArrayList<>();
        for (Explanation.Area area : explanation.areas()) {
            lines.add(words.get("why.street", name(area.area()), tonnes(area.missingKg())));
            if (area.searchKg() > 1) {
                lines.add("  " + words.get("why.search", tonnes(area.searchKg())));
            }
            if (area.causes().isEmpty()) {
                lines.add("  " + words.get("why.none"));
            } else {
                String causes = area.causes().stream()
                        .map(cause -> words.get("why.gain", words.of(cause.cause()), tonnes(cause.gainKg())))
                        .collect(Collectors.joining("; "));
                lines.add("  " + words.get(area.together() ? "why.together" : "why.alone", causes));
            }
            for (Explanation.Cure cure : area.cures()) {
                lines.add("  " + words.get("why.cure", cure(cure), tonnes(cure.gainKg())));
            }
        }
        lines.add(words.get("why.tests", explanation.tests()));
        return String.join(System.lineSeparator(), lines);
    }

    private Sheet sheet() {
        List<List<String>> rows = new ArrayList<>();
        for (Explanation.Area area : explanation.areas()) {
            for (Explanation.Binding cause : area.causes()) {
                rows.add(row(area, cause.cause(), "", cause.gainKg(), "", ""));
            }
            for (Explanation.Cure cure : area.cures()) {
                rows.add(row(
                        area,
                        cure.cause(),
                        cure(cure),
                        cure.gainKg(),
                        kg(cure.servedKgBefore()),
                        kg(cure.servedKgAfter())));
            }
        }
        List<String> header = List.of(
                words.get("csv.street"),
                words.get("csv.missingKg"),
                words.get("csv.cause"),
                words.get("why.cureColumn"),
                words.get("why.gainColumn"),
                words.get("why.beforeColumn"),
                words.get("why.afterColumn"));
        return new Sheet("explanation.csv", header, rows);
    }

    private List<String> row(
            Explanation.Area area, Cause cause, String cure, double gainKg, String before, String after) {
        return List.of(name(area.area()), kg(area.missingKg()), words.of(cause), cure, kg(gainKg), before, after);
    }

    /** What is to be done, such as one more van at a warehouse. */
    private String cure(Explanation.Cure cure) {
        String target = name(cure.target());
        return switch (cure.cause()) {
            case STOCK, RESERVE -> {
                String unit = scenario.commodities().stream()
                        .filter(commodity -> commodity.id().equals(cure.target()))
                        .map(Commodity::unit)
                        .findFirst()
                        .orElse("");
                yield words.get("why.cure." + cure.cause(), number(cure.amount()), unit, target, name(cure.place()));
            }
            case CLOSURE ->
                cure.amount() > 0
                        ? words.get("why.cure.HOURS", target, number(cure.amount() / 60))
                        : words.get("why.cure.CLOSURE", target);
            case ARRIVAL -> words.get("why.cure.ARRIVAL", target, number(cure.amount() / 3600));
            case VEHICLE -> words.get("why.cure.VEHICLE", target, number(cure.amount()), name(base(cure.target())));
            case BUBBLE -> words.get("why.cure.BUBBLE", target);
            default -> words.get("why.cure." + cure.cause(), target, number(cure.amount()));
        };
    }

    private String base(String fleet) {
        return scenario.fleets().stream()
                .filter(candidate -> candidate.id().equals(fleet))
                .map(Fleet::base)
                .findFirst()
                .orElse("");
    }

    private String name(String id) {
        return words.language().of(gazetteer.name(id));
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
