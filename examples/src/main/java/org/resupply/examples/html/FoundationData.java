package org.resupply.examples.html;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.resupply.model.Disruption;
import org.resupply.model.Fleet;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.Scenario;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Figures;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.WholeLoads;
import org.resupply.report.EventText;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.ShadowPriceText;
import org.resupply.report.Words;

/** What the plan rests on, how it was made, how good it is, and what more would be worth: a part of {@link PageData}. */
final class FoundationData {
    /** Shadow prices that the page lists; the rest stand in shadow-prices.csv. */
    private static final int MOST_SHADOW_PRICES = 12;

    private final Scenario scenario;
    private final Plan plan;
    private final Gazetteer gazetteer;
    private final PageNumbers numbers;
    private final PageJson page;
    private final JsonGenerator json;

    FoundationData(Scenario scenario, Plan plan, Gazetteer gazetteer, PageNumbers numbers, PageJson page) {
        this.scenario = scenario;
        this.plan = plan;
        this.gazetteer = gazetteer;
        this.numbers = numbers;
        this.page = page;
        json = page.json();
    }

    void write() throws IOException {
        assumptions();
        figures();
        manifest();
        appraisal();
    }

    private void assumptions() throws IOException {
        json.writeArrayFieldStart("needs");
        for (Need need : scenario.needs()) {
            json.writeStartArray();
            json.writeNumber(numbers.commodity(need.commodity()));
            json.writeNumber(need.priorityClass().isEmpty() ? -1 : numbers.priorityClass(need.priorityClass()));
            json.writeNumber(need.unitsPerPersonDay());
            json.writeString(need.source());
            json.writeEndArray();
        }
        json.writeEndArray();
        Words zh = Words.in(Language.ZH);
        Words en = Words.in(Language.EN);
        json.writeArrayFieldStart("disruptions");
        for (Disruption disruption : scenario.disruptions()) {
            Name what = new Name(
                    EventText.whatAndHow(disruption, scenario, gazetteer, zh),
                    EventText.whatAndHow(disruption, scenario, gazetteer, en));
            page.entry(disruption.kind().name(), what);
            json.writeNumber(disruption.window().start());
            json.writeNumber(disruption.window().end());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("setting");
        json.writeNumberField("crossings", scenario.travel().crossings().size());
        json.writeStringField(
                "travel",
                scenario.travel().roadGraph() != null
                        ? "graph"
                        : scenario.travel().given() != null ? "given" : "bands");
        json.writeArrayFieldStart("bands");
        for (var band : scenario.travel().bands()) {
            json.writeStartArray();
            if (Double.isInfinite(band.airKmBelow())) {
                json.writeNull();
            } else {
                json.writeNumber(band.airKmBelow());
            }
            json.writeNumber(band.detour());
            json.writeNumber(band.speedKmh());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeNumberField("lateDays", scenario.policies().lateDays());
        json.writeNumberField(
                "deliveryOpen", scenario.policies().deliveryHours().open());
        json.writeNumberField(
                "deliveryClose", scenario.policies().deliveryHours().close());
        json.writeBooleanField("contactForbidden", scenario.policies().contactPrice() < 0);
        json.writeNumberField("convoys", scenario.convoys().size());
        json.writeNumberField(
                "vehicles", scenario.fleets().stream().mapToLong(Fleet::count).sum());
        json.writeNumberField("bubbles", scenario.bubbles().size());
        json.writeNumberField("reserves", scenario.reserves().size());
        json.writeArrayFieldStart("pairings");
        for (var pairing : scenario.pairings()) {
            Name suburb = gazetteer.name(pairing.suburb());
            Name urban = gazetteer.name(pairing.urban());
            json.writeStartArray();
            json.writeString(suburb.zh() + " → " + urban.zh());
            json.writeString(suburb.en() + " → " + urban.en());
            json.writeString(pairing.basis());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void figures() throws IOException {
        Figures figures = plan.figures();
        json.writeObjectFieldStart("figures");
        json.writeNumberField("gini", figures.gini());
        json.writeNumberField("jain", figures.jain());
        json.writeNumberField("theilBetween", figures.theilBetween());
        json.writeNumberField("theilWithin", figures.theilWithin());
        json.writeNumberField("firstSupplySeconds", figures.firstSupplySeconds());
        json.writeNumberField("unsupplied", figures.unsupplied());
        json.writeNumberField("spoiledKg", figures.spoiledKg());
        json.writeNumberField("cost", figures.cost());
        json.writeNumberField("metres", figures.metres());
        json.writeNumberField("vehicles", figures.vehicles());
        json.writeNumberField("trips", figures.trips());
        json.writeNumberField("stops", figures.stops());
        json.writeNumberField("contacts", figures.contacts());
        json.writeEndObject();
    }

    private void manifest() throws IOException {
        Manifest manifest = plan.manifest();
        json.writeObjectFieldStart("manifest");
        json.writeStringField("version", manifest.version());
        json.writeStringField("inputHash", manifest.inputHash());
        json.writeStringField("seed", Long.toString(manifest.seed()));
        if (!Double.isInfinite(manifest.budgetSeconds())) {
            json.writeNumberField("budgetSeconds", manifest.budgetSeconds());
        }
        if (manifest.budgetIterations() != Long.MAX_VALUE) {
            json.writeNumberField("budgetIterations", manifest.budgetIterations());
        }
        json.writeNumberField("threads", manifest.threads());
        json.writeStringField("allocation", manifest.allocation());
        json.writeStringField("routing", manifest.routing());
        json.writeNumberField("peakMemoryBytes", manifest.peakMemoryBytes());
        json.writeBooleanField("complete", manifest.complete());
        json.writeArrayFieldStart("stages");
        for (var stage : manifest.stages().entrySet()) {
            json.writeStartArray();
            json.writeString(stage.getKey());
            json.writeNumber(stage.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The proven gap and the price of fairness, left out where there is none, what whole loads cost (kilograms, their price, runs, empty hours, their cost), and the heaviest shadow prices: cause, both names, worth, day, weight. */
    private void appraisal() throws IOException {
        Appraisal appraisal = plan.appraisal();
        if (appraisal == null) {
            return;
        }
        Words zh = Words.in(Language.ZH);
        Words en = Words.in(Language.EN);
        json.writeObjectFieldStart("appraisal");
        if (appraisal.gap() < Double.POSITIVE_INFINITY) {
            json.writeNumberField("gap", appraisal.gap());
        }
        if (appraisal.priceOfFairness() < Double.POSITIVE_INFINITY) {
            json.writeNumberField("priceOfFairness", appraisal.priceOfFairness());
        }
        if (appraisal.wholeLoads() != null) {
            WholeLoads rounded = appraisal.wholeLoads();
            json.writeArrayFieldStart("wholeLoads");
            json.writeNumber(rounded.missingKg());
            json.writeNumber(rounded.missingPrice());
            json.writeNumber(rounded.runs());
            json.writeNumber(rounded.emptyHours());
            json.writeNumber(rounded.emptyCost());
            json.writeEndArray();
        }
        json.writeArrayFieldStart("prices");
        for (ShadowPrice price :
                appraisal.shadowPrices().stream().limit(MOST_SHADOW_PRICES).toList()) {
            json.writeStartArray();
            json.writeNumber(price.cause().ordinal());
            json.writeString(ShadowPriceText.of(price, gazetteer, zh));
            json.writeString(ShadowPriceText.of(price, gazetteer, en));
            json.writeNumber(price.worth());
            json.writeNumber(price.day());
            json.writeNumber(price.weight());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
