package org.resupply.examples.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.bubble.Contact;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crossing;
import org.resupply.model.Disruption;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Cause;
import org.resupply.plan.Explanation;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.report.BelowFloor;
import org.resupply.report.BottleneckText;
import org.resupply.report.CommunityDays;
import org.resupply.report.EventText;
import org.resupply.report.ExplanationSheets;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.Report;
import org.resupply.report.ServedCell;
import org.resupply.report.ShadowPriceText;
import org.resupply.report.Shortage;
import org.resupply.report.ShortageCause;
import org.resupply.report.StockSeries;
import org.resupply.report.Words;
import org.resupply.verify.Verification;
import org.resupply.verify.Violation;

/**
 * What the page shows, as JSON: columns and index numbers rather than objects, so that a city of 13,000 communities stays small.
 *
 * <p>Stops name their place by one number: communities first, then facilities, then other zones, each in the order of its list.
 */
final class PageData {
    /** Violations that the page lists; more would help nobody to find the first mistake. */
    private static final int MOST_VIOLATIONS = 200;

    /** Shadow prices that the page lists; the rest stand in shadow-prices.csv. */
    private static final int MOST_SHADOW_PRICES = 12;

    /** Needs below a floor that the page lists for the city, and for each district. */
    private static final int MOST_BELOW_FLOOR = 200;

    private final Scenario scenario;
    private final Plan plan;
    private final Report report;
    private final Gazetteer gazetteer;
    private final Outlook outlook;
    private final JsonGenerator json;
    private final Map<String, Integer> areas = new LinkedHashMap<>();
    private final Map<String, Integer> districts = new LinkedHashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> facilities = new HashMap<>();
    private final Map<String, Integer> commodities = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Integer> fleets = new HashMap<>();
    private final Map<String, Commodity> commodityOfLot = new HashMap<>();

    private PageData(Scenario scenario, Plan plan, Report report, JsonGenerator json) {
        this.scenario = scenario;
        this.plan = plan;
        this.report = report;
        this.json = json;
        gazetteer = Gazetteer.of(scenario);
        outlook = Outlook.of(scenario);
        Map<String, Commodity> known = new HashMap<>();
        for (Commodity commodity : scenario.commodities()) {
            commodities.put(commodity.id(), commodities.size());
            known.put(commodity.id(), commodity);
        }
        scenario.priorityClasses().forEach(priority -> classes.put(priority.id(), classes.size()));
        scenario.fleets().forEach(fleet -> fleets.put(fleet.id(), fleets.size()));
        scenario.lots().forEach(lot -> commodityOfLot.put(lot.id(), known.get(lot.commodity())));
        scenario.convoys().forEach(convoy -> {
            for (int i = 0; i < convoy.cargo().size(); i++) {
                commodityOfLot.put(
                        convoy.lotId(i), known.get(convoy.cargo().get(i).commodity()));
            }
        });
    }

    /** Writes the page's data as JSON in which no {@code <}, {@code >} or {@code &} stands. */
    static void write(
            Scenario scenario,
            Plan plan,
            Verification verification,
            Report report,
            Language language,
            ZonePolygons polygons,
            Supplement supplement,
            Writer out)
            throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out);
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new NoMarkup());
        PageData data = new PageData(scenario, plan, report, json);
        json.writeStartObject();
        json.writeStringField("language", language.tag());
        data.words();
        data.scenario();
        data.verdict(verification);
        data.lists();
        data.places();
        data.service();
        data.shortages();
        data.floors();
        data.contacts();
        data.stock();
        data.vehicles();
        data.polygons(polygons);
        data.assumptions();
        data.figuresAndManifest();
        data.appraisal();
        data.explanation(supplement.explanation());
        data.diff(supplement.diff());
        json.writeEndObject();
        json.flush();
    }

    private void words() throws IOException {
        json.writeObjectFieldStart("words");
        for (Language language : Language.values()) {
            json.writeObjectFieldStart(language.tag());
            for (Map.Entry<String, String> word : Words.in(language).all().entrySet()) {
                if (!word.getKey().startsWith("csv.") && !word.getKey().startsWith("cli.")) {
                    json.writeStringField(word.getKey(), word.getValue());
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void scenario() throws IOException {
        json.writeObjectFieldStart("scenario");
        json.writeStringField("id", scenario.id());
        json.writeStringField("zh", scenario.name().zh());
        json.writeStringField("en", scenario.name().en());
        json.writeStringField("start", scenario.start().toString());
        json.writeNumberField("days", scenario.days());
        json.writeEndObject();
    }

    private void verdict(Verification verification) throws IOException {
        json.writeBooleanField("sound", verification.isSound());
        json.writeNumberField("violationCount", verification.total());
        json.writeArrayFieldStart("rules");
        for (var count : verification.counts().entrySet()) {
            json.writeStartArray();
            json.writeString(count.getKey().name());
            json.writeString(count.getKey().meaning());
            json.writeNumber(count.getValue());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("violations");
        for (Violation violation :
                verification.violations().stream().limit(MOST_VIOLATIONS).toList()) {
            json.writeStartArray();
            json.writeString(violation.code().name());
            json.writeString(String.join(" / ", violation.where()));
            json.writeString(violation.what());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void lists() throws IOException {
        json.writeArrayFieldStart("classes");
        for (var priority : scenario.priorityClasses()) {
            entry(priority.id(), priority.name());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("commodities");
        for (Commodity commodity : scenario.commodities()) {
            entry(commodity.id(), commodity.name());
            json.writeString(commodity.unit());
            json.writeNumber(commodity.massKg());
            json.writeEndArray();
        }
        json.writeEndArray();
        names("causes", Cause.values());
        names("kinds", FacilityKind.values());
        names("controls", ControlLevel.values());
    }

    private void places() throws IOException {
        json.writeArrayFieldStart("districts");
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.DISTRICT) {
                districts.put(zone.id(), districts.size());
                entry(zone.id(), zone.name());
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("areas");
        for (Zone zone : gazetteer.areas()) {
            areas.put(zone.id(), areas.size());
            entry(zone.id(), zone.name());
            json.writeNumber(districts.getOrDefault(gazetteer.district(zone.id()), -1));
            json.writeBoolean(zone.level() == ZoneLevel.STREET);
            json.writeEndArray();
        }
        json.writeEndArray();
        communities();
        json.writeArrayFieldStart("facilities");
        for (Facility facility : scenario.facilities()) {
            facilities.put(facility.id(), facilities.size());
            places.put(facility.id(), places.size());
            entry(facility.id(), facility.name());
            json.writeNumber(facility.kind().ordinal());
            json.writeNumber(districts.getOrDefault(gazetteer.district(facility.id()), -1));
            json.writeNumber(area(facility.id()));
            degrees(facility.point().lon());
            degrees(facility.point().lat());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("otherPlaces");
        for (Zone zone : scenario.zones()) {
            if (zone.level() != ZoneLevel.COMMUNITY) {
                places.put(zone.id(), places.size());
                entry(zone.id(), zone.name());
                json.writeNumber(area(zone.id()));
                degrees(zone.point().lon());
                degrees(zone.point().lat());
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("crossings");
        for (Crossing crossing : scenario.travel().crossings()) {
            entry(crossing.id(), crossing.name());
            degrees(crossing.point().lon());
            degrees(crossing.point().lat());
            json.writeStartArray();
            for (int day = 0; day < scenario.days(); day++) {
                json.writeNumber(outlook.crossingOpen(crossing.id(), day) ? 1 : 0);
            }
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void communities() throws IOException {
        List<Zone> communities = gazetteer.tree().communities();
        communities.forEach(zone -> places.put(zone.id(), places.size()));
        json.writeObjectFieldStart("communities");
        column("zh", communities, zone -> json.writeString(zone.name().zh()));
        column("en", communities, zone -> json.writeString(zone.name().en()));
        column("lon", communities, zone -> degrees(zone.point().lon()));
        column("lat", communities, zone -> degrees(zone.point().lat()));
        column("area", communities, zone -> json.writeNumber(area(zone.id())));
        column("people", communities, zone -> json.writeNumber(zone.population()));
        json.writeArrayFieldStart("control");
        for (int day = 0; day < scenario.days(); day++) {
            StringBuilder levels = new StringBuilder(communities.size());
            for (Zone zone : communities) {
                levels.append(outlook.control(zone.id(), day).ordinal());
            }
            json.writeString(levels.toString());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("demand");
        for (int day = 0; day < scenario.days(); day++) {
            json.writeStartArray();
            for (CommunityDays community : report.communityDays()) {
                kilograms(community.demandKg(day));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("served");
        for (int day = 0; day < scenario.days(); day++) {
            json.writeStartArray();
            for (CommunityDays community : report.communityDays()) {
                kilograms(community.servedKg(day));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Area, commodity, class, day, demanded kg, served kg, over and over. */
    private void service() throws IOException {
        json.writeArrayFieldStart("cells");
        for (ServedCell cell : report.cells()) {
            json.writeNumber(areas.getOrDefault(cell.area(), -1));
            json.writeNumber(commodities.get(cell.commodity()));
            json.writeNumber(classes.get(cell.priorityClass()));
            json.writeNumber(cell.day());
            kilograms(cell.demandKg());
            kilograms(cell.servedKg());
        }
        json.writeEndArray();
    }

    /** Area, commodity, class, day, cause, bottleneck, kg, places, over and over. */
    private void shortages() throws IOException {
        Map<String, Integer> bottlenecks = new LinkedHashMap<>();
        json.writeArrayFieldStart("shortages");
        for (ShortageCause cause : report.shortages()) {
            int bottleneck = bottlenecks.computeIfAbsent(cause.bottleneck(), id -> bottlenecks.size());
            for (Shortage row : cause.rows()) {
                json.writeNumber(areas.getOrDefault(row.area(), -1));
                json.writeNumber(commodities.get(row.commodity()));
                json.writeNumber(classes.get(row.priorityClass()));
                json.writeNumber(row.day());
                json.writeNumber(row.cause().ordinal());
                json.writeNumber(bottleneck);
                kilograms(row.kg());
                json.writeNumber(row.places());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("bottlenecks");
        for (String id : bottlenecks.keySet()) {
            entry(id, gazetteer.name(id));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Which closed loops meet: each one's name in both languages, the place's, the second, and how often. */
    private void contacts() throws IOException {
        json.writeArrayFieldStart("contacts");
        for (Contact contact : report.contacts()) {
            json.writeStartArray();
            for (String id : List.of(contact.one(), contact.other(), contact.place())) {
                Name name = id.isEmpty() ? null : gazetteer.name(id);
                json.writeString(name == null ? Words.in(Language.ZH).get("html.noLoop") : name.zh());
                json.writeString(name == null ? Words.in(Language.EN).get("html.noLoop") : name.en());
            }
            json.writeNumber(contact.second());
            json.writeNumber(contact.times());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /**
     * How many needs are below a floor, in all and by district; the worst of each district (area, place, commodity, class, wanted,
     * floor, served), and why in both languages.
     */
    private void floors() throws IOException {
        if (scenario.policies().floors().isEmpty()) {
            return;
        }
        json.writeObjectFieldStart("floors");
        json.writeNumberField("count", report.belowFloor().size());
        json.writeNumberField("most", MOST_BELOW_FLOOR);
        int[] below = new int[districts.size()];
        int elsewhere = 0;
        json.writeArrayFieldStart("below");
        for (BelowFloor row : report.belowFloor()) {
            int district = districts.getOrDefault(gazetteer.district(row.area()), -1);
            int worse = district < 0 ? elsewhere++ : below[district]++;
            if (worse >= MOST_BELOW_FLOOR) {
                continue;
            }
            Name name = gazetteer.name(row.place());
            json.writeStartArray();
            json.writeNumber(areas.getOrDefault(row.area(), -1));
            json.writeString(name.zh());
            json.writeString(name.en());
            json.writeNumber(commodities.get(row.commodity()));
            json.writeNumber(classes.get(row.priorityClass()));
            json.writeNumber(row.wanted());
            json.writeNumber(row.floor());
            json.writeNumber(row.served());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("byDistrict");
        for (int count : below) {
            json.writeNumber(count);
        }
        json.writeEndArray();
        List<String> zh = BottleneckText.of(scenario, plan, Words.in(Language.ZH));
        List<String> en = BottleneckText.of(scenario, plan, Words.in(Language.EN));
        json.writeArrayFieldStart("proved");
        for (int i = 0; i < zh.size(); i++) {
            json.writeStartArray();
            json.writeString(zh.get(i));
            json.writeString(en.get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The proven gap, left out where there is none, and the heaviest shadow prices: cause, both names, worth, day, weight. */
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

    /** For each area its causes (cause, kg) and its cures (cause, words in both languages, kg served without and with it). */
    private void explanation(Explanation explanation) throws IOException {
        if (explanation == null) {
            return;
        }
        List<List<String>> zh = ExplanationSheets.cures(scenario, explanation, Words.in(Language.ZH));
        List<List<String>> en = ExplanationSheets.cures(scenario, explanation, Words.in(Language.EN));
        json.writeObjectFieldStart("why");
        json.writeNumberField("tests", explanation.tests());
        json.writeArrayFieldStart("areas");
        for (int i = 0; i < explanation.areas().size(); i++) {
            Explanation.Area area = explanation.areas().get(i);
            Name name = gazetteer.name(area.area());
            json.writeStartObject();
            json.writeNumberField("area", areas.getOrDefault(area.area(), -1));
            json.writeStringField("1", name.zh());
            json.writeStringField("2", name.en());
            json.writeFieldName("missing");
            kilograms(area.missingKg());
            json.writeFieldName("search");
            kilograms(area.searchKg());
            json.writeBooleanField("together", area.together());
            json.writeArrayFieldStart("causes");
            for (Explanation.Binding binding : area.causes()) {
                json.writeStartArray();
                json.writeNumber(binding.cause().ordinal());
                kilograms(binding.gainKg());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("cures");
            for (int j = 0; j < area.cures().size(); j++) {
                Explanation.Cure cure = area.cures().get(j);
                json.writeStartArray();
                json.writeNumber(cure.cause().ordinal());
                json.writeString(zh.get(i).get(j));
                json.writeString(en.get(i).get(j));
                kilograms(cure.servedKgBefore());
                kilograms(cure.servedKgAfter());
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Every change: kind, day, place, the visit before and after (fleet, vehicle, begin, kg) or {@code null}. */
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
            json.writeNumber(places.getOrDefault(change.place(), -1));
            visit(change.before());
            visit(change.after());
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
        json.writeNumber(fleets.getOrDefault(visit.fleet(), -1));
        json.writeNumber(visit.vehicle());
        json.writeNumber(visit.begin());
        kilograms(visit.kg());
        json.writeEndArray();
    }

    private void stock() throws IOException {
        json.writeObjectFieldStart("stock");
        json.writeNumberField("step", report.stockStepSeconds());
        json.writeArrayFieldStart("rows");
        for (StockSeries series : report.stock()) {
            json.writeStartArray();
            json.writeNumber(facilities.get(series.facility()));
            json.writeNumber(commodities.get(series.commodity()));
            json.writeStartArray();
            for (double kg : series.kg()) {
                json.writeNumber(Math.round(kg));
            }
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void vehicles() throws IOException {
        Map<String, VehicleType> types = new HashMap<>();
        scenario.vehicleTypes().forEach(type -> types.put(type.id(), type));
        json.writeArrayFieldStart("fleets");
        for (Fleet fleet : scenario.fleets()) {
            entry(fleet.id(), fleet.name());
            VehicleType type = types.get(fleet.vehicleType());
            json.writeString(type == null ? "" : type.name().zh());
            json.writeString(type == null ? "" : type.name().en());
            json.writeNumber(fleet.count());
            json.writeNumber(facilities.getOrDefault(fleet.base(), -1));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tours");
        for (Tour tour : plan.tours()) {
            json.writeStartArray();
            json.writeNumber(fleets.getOrDefault(tour.fleet(), -1));
            json.writeNumber(tour.vehicle());
            json.writeNumber(tour.day());
            json.writeStartArray();
            for (Trip trip : tour.trips()) {
                trip(trip);
            }
            json.writeEndArray();
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /** Start, end, metres, and for every stop its place, arrival and kilograms unloaded (below 0 when loaded). */
    private void trip(Trip trip) throws IOException {
        json.writeStartArray();
        json.writeNumber(trip.start());
        json.writeNumber(trip.end());
        json.writeNumber(trip.metres());
        for (Stop stop : trip.stops()) {
            double kg = 0;
            for (Handling handling : stop.handlings()) {
                Commodity commodity = commodityOfLot.get(handling.lot());
                kg -= commodity == null ? 0 : handling.quantity() * commodity.massKg();
            }
            json.writeNumber(places.getOrDefault(stop.place(), -1));
            json.writeNumber(stop.arrival());
            json.writeNumber(Math.round(kg));
        }
        json.writeEndArray();
    }

    private void polygons(ZonePolygons polygons) throws IOException {
        json.writeArrayFieldStart("polygons");
        for (Zone zone : scenario.zones()) {
            List<double[]> rings = polygons.rings().get(zone.id());
            if (rings != null) {
                json.writeStartArray();
                boolean district = zone.level() == ZoneLevel.DISTRICT;
                json.writeString(district ? "district" : zone.level() == ZoneLevel.COMMUNITY ? "community" : "area");
                Integer index = district
                        ? districts.get(zone.id())
                        : zone.level() == ZoneLevel.COMMUNITY ? places.get(zone.id()) : areas.get(zone.id());
                json.writeNumber(index == null ? -1 : index);
                for (double[] ring : rings) {
                    json.writeStartArray();
                    for (double degree : ring) {
                        degrees(degree);
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    private void assumptions() throws IOException {
        json.writeArrayFieldStart("needs");
        for (Need need : scenario.needs()) {
            json.writeStartArray();
            json.writeNumber(commodities.getOrDefault(need.commodity(), -1));
            json.writeNumber(need.priorityClass().isEmpty() ? -1 : classes.getOrDefault(need.priorityClass(), -1));
            json.writeNumber(need.unitsPerPersonDay());
            json.writeString(need.source());
            json.writeEndArray();
        }
        json.writeEndArray();
        Words zh = Words.in(Language.ZH);
        Words en = Words.in(Language.EN);
        json.writeArrayFieldStart("disruptions");
        for (Disruption disruption : scenario.disruptions()) {
            Name what = new Name(EventText.what(disruption, gazetteer, zh), EventText.what(disruption, gazetteer, en));
            entry(disruption.kind().name(), what);
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

    private void figuresAndManifest() throws IOException {
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

    // ---- how things are written

    private interface Cell {
        void write(Zone zone) throws IOException;
    }

    private void column(String name, List<Zone> zones, Cell cell) throws IOException {
        json.writeArrayFieldStart(name);
        for (Zone zone : zones) {
            cell.write(zone);
        }
        json.writeEndArray();
    }

    /** Opens a row with an id and both names; the caller closes it. */
    private void entry(String id, Name name) throws IOException {
        json.writeStartArray();
        json.writeString(id);
        json.writeString(name.zh());
        json.writeString(name.en());
    }

    private void names(String field, Enum<?>[] values) throws IOException {
        json.writeArrayFieldStart(field);
        for (Enum<?> value : values) {
            json.writeString(value.getDeclaringClass().getSimpleName() + "." + value.name());
        }
        json.writeEndArray();
    }

    private int area(String place) {
        return areas.getOrDefault(gazetteer.area(place), -1);
    }

    private void degrees(double value) throws IOException {
        json.writeNumber(Math.round(value * 1e5) / 1e5);
    }

    /** A mass to 0.1 kg, as a whole number where it is one. */
    private void kilograms(double kg) throws IOException {
        long tenths = Math.round(kg * 10);
        if (tenths % 10 == 0) {
            json.writeNumber(tenths / 10);
        } else {
            json.writeNumber(tenths / 10.0);
        }
    }

    /** Leaves nothing in the JSON that an HTML reader could take for markup. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private final int[] escapes = standardAsciiEscapesForJSON();

        NoMarkup() {
            for (char c : new char[] {'<', '>', '&'}) {
                escapes[c] = ESCAPE_CUSTOM;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("\\u%04x".formatted(character));
        }
    }
}
