package org.resupply.examples.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.examples.html.HtmlReport;
import org.resupply.examples.html.Supplement;
import org.resupply.examples.html.ZonePolygons;
import org.resupply.io.ExplanationJson;
import org.resupply.io.WholeFile;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.report.Coverage;
import org.resupply.report.ExplanationSheets;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.Ledger;
import org.resupply.report.Report;
import org.resupply.report.RequestShortage;
import org.resupply.report.Sheet;
import org.resupply.report.Sheets;
import org.resupply.report.Shortage;
import org.resupply.report.ShortageCause;
import org.resupply.report.Words;
import org.resupply.verify.Verification;

/** A judged plan with its figures, ready to be told and written. */
final class Outcome {
    /** The files of an explanation. */
    static final List<String> EXPLANATION = List.of("explanation.txt", "explanation.json", "explanation.csv");

    private final Scenario scenario;
    private final Plan plan;
    private final Verification verification;
    private final Words words;
    private final Ledger ledger;
    private final Report report;

    Outcome(Scenario scenario, Plan plan, Verification verification, Language language) {
        this.scenario = scenario;
        this.plan = plan;
        this.verification = verification;
        this.words = Words.in(language);
        this.ledger = Ledger.of(scenario, plan);
        this.report = Report.of(ledger);
    }

    /** What a planner wants to know first: the worst-served street, the requests that nobody carries, and how much arrives. */
    String summary() {
        return summary(null);
    }

    /** The same; the cause of the worst street is the tested one, where an explanation (or {@code null}) has one. */
    String summary(Explanation explanation) {
        Figures figures = plan.figures();
        long needy = report.byStreet().stream().filter(s -> s.demandKg() > 0).count();
        long low = report.byStreet().stream()
                .filter(s -> s.demandKg() > 0 && s.share() < 0.8)
                .count();
        String amount = words.get(
                "html.summary",
                percent(figures.coverage()),
                String.format(Locale.ROOT, "%,.1f", figures.demandKg() / 1000),
                low,
                needy);
        String verdict = verification.isSound()
                ? words.get("html.sound")
                : words.get(
                        verification.total() == 1 ? "html.unsound.one" : "html.unsound",
                        String.format(Locale.ROOT, "%,d", verification.total()));
        List<String> lines = new ArrayList<>();
        if (figures.demandKg() > 0 && figures.coverage() < 1) {
            lines.add(worst(explanation));
        }
        requests().ifPresent(lines::add);
        if (lines.isEmpty()) {
            boolean wanted =
                    figures.demandKg() > 0 || !scenario.transportRequests().isEmpty();
            lines.add(words.get(wanted ? "html.allServed" : "html.nothing"));
        }
        lines.add(words.get("html.twoSentences", verdict, amount));
        return String.join("\n", lines);
    }

    /** How many transport requests nobody carries in full, and most often why. */
    private Optional<String> requests() {
        Map<Cause, Long> causes = report.requests().stream()
                .collect(Collectors.groupingBy(
                        RequestShortage::cause, () -> new EnumMap<>(Cause.class), Collectors.counting()));
        int left = report.requests().size();
        return causes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> words.get(
                        left == 1 ? "html.requestsLine.one" : "html.requestsLine",
                        String.format(Locale.ROOT, "%,d", left),
                        words.of(most.getKey())));
    }

    private String worst(Explanation explanation) {
        Coverage street = report.worstStreet().orElse(null);
        if (street == null || street.share() >= 1) {
            return words.get("html.outsideStreets");
        }
        Gazetteer gazetteer = Gazetteer.of(scenario);
        Language language = words.language();
        String line = words.get(
                "html.worstLine",
                language.of(street.name()),
                street.above().isEmpty() ? "-" : language.of(gazetteer.name(street.above())),
                percent(street.share()));
        Optional<Explanation.Binding> tested = explanation == null
                ? Optional.empty()
                : explanation.areas().stream()
                        .filter(area -> area.area().equals(street.id()))
                        .flatMap(area -> area.causes().stream())
                        .findFirst();
        if (tested.isPresent()) {
            return line + words.get("html.because", words.of(tested.get().cause()));
        }
        ShortageCause most = null;
        double mostKg = 0;
        for (ShortageCause cause : report.shortages()) {
            double kg = cause.rows().stream()
                    .filter(row -> row.area().equals(street.id()))
                    .mapToDouble(Shortage::kg)
                    .sum();
            if (kg > mostKg) {
                most = cause;
                mostKg = kg;
            }
        }
        if (most == null) {
            return line;
        }
        String place =
                most.bottleneck().isEmpty() ? "" : words.get("html.at", language.of(gazetteer.name(most.bottleneck())));
        return line + words.get("html.because", words.of(most.cause()) + place);
    }

    /** Writes the report with what is to stand in it besides the plan, whole or not at all. */
    void writePage(Path file, ZonePolygons polygons, Supplement supplement) {
        WholeFile.write(file, stream -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
            HtmlReport.write(scenario, plan, verification, report, words.language(), polygons, supplement, out);
            out.flush();
        });
    }

    /**
     * Writes all sheets into a folder, where those of an older plan go, on all cores; hands back how many.
     *
     * @param more sheets beside those of the plan
     */
    int writeSheets(Path folder, Sheet... more) {
        AtomicInteger count = new AtomicInteger();
        WholeFolder.write(
                folder,
                part -> Stream.concat(Sheets.of(ledger, report, words), Stream.of(more))
                        .parallel()
                        .forEach(sheet -> {
                            writePart(part.resolve(sheet.path()), sheet);
                            count.incrementAndGet();
                        }));
        return count.get();
    }

    private static void writePart(Path file, Sheet sheet) {
        try {
            Files.createDirectories(file.getParent());
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                sheet.writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), e);
        }
    }

    /** Writes explanation.txt, explanation.csv and explanation.json into a folder; hands back the text. */
    String writeExplanation(PlanFolder folder, Explanation explanation) {
        String text = ExplanationSheets.text(scenario, plan, explanation, words);
        writeText(folder.file(EXPLANATION.get(0)), text);
        ExplanationJson.write(explanation, folder.file(EXPLANATION.get(1)));
        writeSheet(folder.file(EXPLANATION.get(2)), explanationSheet(explanation));
        return text;
    }

    /** Writes a text with a line's end, whole or not at all. */
    static void writeText(Path file, String text) {
        WholeFile.write(file, stream -> stream.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes a sheet, whole or not at all. */
    static void writeSheet(Path file, Sheet sheet) {
        WholeFile.write(file, stream -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            sheet.writeTo(out);
            out.flush();
        });
    }

    /** Why streets go short, and what would help, as a sheet. */
    Sheet explanationSheet(Explanation explanation) {
        return ExplanationSheets.sheet(scenario, explanation, words);
    }

    private static String percent(double share) {
        // Never says 100 % while something is missing.
        return String.format(Locale.ROOT, "%.1f %%", 100 * (share < 1 ? Math.min(share, 0.999) : share));
    }
}
