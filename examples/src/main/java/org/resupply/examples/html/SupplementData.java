package org.resupply.examples.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.plan.Explanation;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.Receipt;
import org.resupply.report.ExplanationSheets;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.Words;

/** Why streets go short, and what is otherwise than in the plan before: a part of {@link PageData}. */
final class SupplementData {
    private final Scenario scenario;
    private final Gazetteer gazetteer;
    private final PageNumbers numbers;
    private final PageJson page;
    private final JsonGenerator json;

    SupplementData(Scenario scenario, Gazetteer gazetteer, PageNumbers numbers, PageJson page) {
        this.scenario = scenario;
        this.gazetteer = gazetteer;
        this.numbers = numbers;
        this.page = page;
        json = page.json();
    }

    void write(Supplement supplement) throws IOException {
        explanation(supplement.explanation());
        diff(supplement.diff());
    }

    /** For each area its causes (cause, kg) and its cures (causes, words in both languages, kg served without and with it). */
    private void explanation(Explanation explanation) throws IOException {
        if (explanation == null) {
            return;
        }
        List<List<String>> zh = ExplanationSheets.cures(scenario, explanation, Words.in(Language.ZH));
        List<List<String>> en = ExplanationSheets.cures(scenario, explanation, Words.in(Language.EN));
        List<String> zhAreas = ExplanationSheets.areas(scenario, explanation, Words.in(Language.ZH));
        List<String> enAreas = ExplanationSheets.areas(scenario, explanation, Words.in(Language.EN));
        json.writeObjectFieldStart("why");
        json.writeNumberField("tests", explanation.tests());
        json.writeArrayFieldStart("areas");
        for (int i = 0; i < explanation.areas().size(); i++) {
            Explanation.Area area = explanation.areas().get(i);
            json.writeStartObject();
            json.writeNumberField("area", numbers.area(area.area()));
            json.writeStringField("1", zhAreas.get(i));
            json.writeStringField("2", enAreas.get(i));
            json.writeFieldName("missing");
            page.kilograms(area.missingKg());
            json.writeFieldName("search");
            page.kilograms(area.searchKg());
            json.writeBooleanField("together", area.together());
            json.writeArrayFieldStart("causes");
            for (Explanation.Binding binding : area.causes()) {
                json.writeStartArray();
                json.writeNumber(binding.cause().ordinal());
                page.kilograms(binding.gainKg());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("cures");
            for (int j = 0; j < area.cures().size(); j++) {
                Explanation.Cure cure = area.cures().get(j);
                json.writeStartArray();
                json.writeStartArray();
                for (Explanation.Measure measure : cure.measures()) {
                    json.writeNumber(measure.cause().ordinal());
                }
                json.writeEndArray();
                json.writeString(zh.get(i).get(j));
                json.writeString(en.get(i).get(j));
                page.kilograms(cure.servedKgBefore());
                page.kilograms(cure.servedKgAfter());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * Every change: kind, day, place, the visit before and after (fleet, vehicle, begin, kg, crew in both languages) or
     * {@code null}, whether it loads; and every convoy received otherwise: kind, its names, place, dock, begin and end before
     * and after.
     */
    private void diff(PlanDiff diff) throws IOException {
        if (diff == null) {
            return;
        }
        json.writeObjectFieldStart("diff");
        json.writeNumberField("unchanged", diff.unchanged());
        json.writeArrayFieldStart("kinds");
        for (PlanDiff.Kind kind : PlanDiff.Kind.values()) {
            json.writeString(kind.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (PlanDiff.Change change : diff.changes()) {
            json.writeStartArray();
            json.writeNumber(change.kind().ordinal());
            json.writeNumber(change.day());
            json.writeNumber(numbers.place(change.place()));
            visit(change.before());
            visit(change.after());
            json.writeNumber(change.work().ordinal());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("convoys");
        for (PlanDiff.Reception told : diff.convoys()) {
            json.writeStartArray();
            json.writeNumber(told.kind().ordinal());
            name(told.convoy());
            receipt(told.before());
            receipt(told.after());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void visit(PlanDiff.Visit visit) throws IOException {
        if (visit == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        json.writeNumber(numbers.fleet(visit.fleet()));
        json.writeNumber(visit.vehicle());
        json.writeNumber(visit.begin());
        page.kilograms(visit.kg());
        if (!visit.crew().isEmpty()) {
            name(visit.crew());
        }
        json.writeEndArray();
    }

    private void name(String id) throws IOException {
        Name name = gazetteer.name(id);
        json.writeString(name.zh());
        json.writeString(name.en());
    }

    private void receipt(Receipt receipt) throws IOException {
        if (receipt == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        json.writeNumber(numbers.place(receipt.facility()));
        json.writeNumber(receipt.dock());
        json.writeNumber(receipt.begin());
        json.writeNumber(receipt.released());
        json.writeEndArray();
    }
}
