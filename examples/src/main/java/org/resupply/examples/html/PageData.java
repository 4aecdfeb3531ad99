package org.resupply.examples.html;

import com.fasterxml.jackson.core.JsonGenerator;
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
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.report.BelowFloor;
import org.resupply.report.BottleneckText;
import org.resupply.report.CommunityDays;
import org.resupply.report.Gazetteer;
import org.resupply.report.Language;
import org.resupply.report.Report;
import org.resupply.report.RequestShortage;
import org.resupply.report.RequestText;
import org.resupply.report.ServedCell;
import org.resupply.report.Shortage;
import org.resupply.report.ShortageCause;
import org.resupply.report.StockSeries;
import org.resupply.report.Words;
import org.resupply.verify.Verification;
import org.resupply.verify.Violation;

/**
 * What the page shows, as JSON: columns and index numbers rather than objects, so that a city of 13,000 communities stays small.
 *
 * <p>Things are named by their {@link PageNumbers}.
 */
final class PageData {
    /** Violations that the page lists; more would help nobody to find the first mistake. */
    private static final int MOST_VIOLATIONS = 200;

    /** Needs below a floor that the page lists for the city, and for each district. */
    private static final int MOST_BELOW_FLOOR = 200;

    private final Scenario scenario;
    private final Plan plan;
    private final Report report;
    private final Gazetteer gazetteer;
    private final Outlook outlook;
    private final PageNumbers numbers;
    private final PageJson page;
    private final JsonGenerator json;
    private final Map<String, Commodity> commodityOfLot = new HashMap<>();

    private PageData(Scenario scenario, Plan plan, Report report, PageJson page) {
        this.scenario = scenario;
        this.plan = plan;
        this.report = report;
        this.page = page;
        json = page.json();
        gazetteer = Gazetteer.of(scenario);
        numbers = new PageNumbers(scenario, gazetteer);
        outlook = Outlook.of(scenario);
        Map<String, Commodity> known = new HashMap<>();
        scenario.commodities().forEach(commodity -> known.put(commodity.id(), commodity));
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
        PageJson page = new PageJson(out);
        PageData data = new PageData(scenario, plan, report, page);
        JsonGenerator json = page.json();
        json.writeStartObject();
        json.writeStringField("language", language.tag());
        data.words();
        data.scenario();
        data.verdict(verification);
        data.lists();
        data.places();
        data.service();
        data.shortages();
        data.requests();
        data.floors();
        data.proved("worst", Bottleneck.Goal.WORST);
        data.contacts();
        data.stock();
        data.vehicles();
        data.polygons(polygons);
        new FoundationData(scenario, plan, data.gazetteer, data.numbers, page).write();
        new SupplementData(scenario, data.gazetteer, data.numbers, page).write(supplement);
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
            page.entry(priority.id(), priority.name());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("commodities");
        for (Commodity commodity : scenario.commodities()) {
            page.entry(commodity.id(), commodity.name());
            json.writeString(commodity.unit());
            json.writeNumber(commodity.massKg());
            json.writeEndArray();
        }
        json.writeEndArray();
        page.names("causes", Cause.values());
        page.names("kinds", FacilityKind.values());
        page.names("controls", ControlLevel.values());
    }

    private void places() throws IOException {
        json.writeArrayFieldStart("districts");
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.DISTRICT) {
                page.entry(zone.id(), zone.name());
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("areas");
        for (Zone zone : gazetteer.areas()) {
            page.entry(zone.id(), zone.name());
            json.writeNumber(numbers.district(gazetteer.district(zone.id())));
            json.writeBoolean(zone.level() == ZoneLevel.STREET);
            json.writeEndArray();
        }
        json.writeEndArray();
        communities();
        json.writeArrayFieldStart("facilities");
        for (Facility facility : scenario.facilities()) {
            page.entry(facility.id(), facility.name());
            json.writeNumber(facility.kind().ordinal());
            json.writeNumber(numbers.district(gazetteer.district(facility.id())));
            json.writeNumber(numbers.area(gazetteer.area(facility.id())));
            page.degrees(facility.point().lon());
            page.degrees(facility.point().lat());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("otherPlaces");
        for (Zone zone : scenario.zones()) {
            if (zone.level() != ZoneLevel.COMMUNITY) {
                page.entry(zone.id(), zone.name());
                json.writeNumber(numbers.area(gazetteer.area(zone.id())));
                page.degrees(zone.point().lon());
                page.degrees(zone.point().lat());
                json.writeEndArray();
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("crossings");
        for (Crossing crossing : scenario.travel().crossings()) {
            page.entry(crossing.id(), crossing.name());
            page.degrees(crossing.point().lon());
            page.degrees(crossing.point().lat());
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
        json.writeObjectFieldStart("communities");
        column("zh", communities, zone -> json.writeString(zone.name().zh()));
        column("en", communities, zone -> json.writeString(zone.name().en()));
        column("lon", communities, zone -> page.degrees(zone.point().lon()));
        column("lat", communities, zone -> page.degrees(zone.point().lat()));
        column("area", communities, zone -> json.writeNumber(numbers.area(gazetteer.area(zone.id()))));
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
                page.kilograms(community.demandKg(day));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("served");
        for (int day = 0; day < scenario.days(); day++) {
            json.writeStartArray();
            for (CommunityDays community : report.communityDays()) {
                page.kilograms(community.servedKg(day));
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
            json.writeNumber(numbers.area(cell.area()));
            json.writeNumber(numbers.commodity(cell.commodity()));
            json.writeNumber(numbers.priorityClass(cell.priorityClass()));
            json.writeNumber(cell.day());
            page.kilograms(cell.demandKg());
            page.kilograms(cell.servedKg());
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
                json.writeNumber(numbers.area(row.area()));
                json.writeNumber(numbers.commodity(row.commodity()));
                json.writeNumber(numbers.priorityClass(row.priorityClass()));
                json.writeNumber(row.day());
                json.writeNumber(row.cause().ordinal());
                json.writeNumber(bottleneck);
                page.kilograms(row.kg());
                json.writeNumber(row.places());
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("bottlenecks");
        for (String id : bottlenecks.keySet()) {
            page.entry(id, gazetteer.name(id));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    /**
     * Whether anything is to be carried from place to place; what of it nobody carries: the area where it was to go, day, cause,
     * and a sentence in both languages.
     */
    private void requests() throws IOException {
        json.writeBooleanField("requested", !scenario.transportRequests().isEmpty());
        List<String> zh = RequestText.of(scenario, report.requests(), Words.in(Language.ZH));
        List<String> en = RequestText.of(scenario, report.requests(), Words.in(Language.EN));
        json.writeArrayFieldStart("requests");
        for (int i = 0; i < zh.size(); i++) {
            RequestShortage left = report.requests().get(i);
            json.writeStartArray();
            json.writeNumber(numbers.area(gazetteer.area(left.request().to())));
            json.writeNumber(left.request().day());
            json.writeNumber(left.cause().ordinal());
            json.writeString(zh.get(i));
            json.writeString(en.get(i));
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
        int[] below = new int[numbers.districts()];
        int elsewhere = 0;
        json.writeArrayFieldStart("below");
        for (BelowFloor row : report.belowFloor()) {
            int district = numbers.district(gazetteer.district(row.area()));
            int worse = district < 0 ? elsewhere++ : below[district]++;
            if (worse >= MOST_BELOW_FLOOR) {
                continue;
            }
            Name name = gazetteer.name(row.place());
            json.writeStartArray();
            json.writeNumber(numbers.area(row.area()));
            json.writeString(name.zh());
            json.writeString(name.en());
            json.writeNumber(numbers.commodity(row.commodity()));
            json.writeNumber(numbers.priorityClass(row.priorityClass()));
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
        proved("proved", Bottleneck.Goal.FLOOR);
        json.writeEndObject();
    }

    /** Why not more can be had by all, in both languages. */
    private void proved(String field, Bottleneck.Goal goal) throws IOException {
        List<String> zh = BottleneckText.of(scenario, plan, goal, Words.in(Language.ZH));
        List<String> en = BottleneckText.of(scenario, plan, goal, Words.in(Language.EN));
        json.writeArrayFieldStart(field);
        for (int i = 0; i < zh.size(); i++) {
            json.writeStartArray();
            json.writeString(zh.get(i));
            json.writeString(en.get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void stock() throws IOException {
        json.writeObjectFieldStart("stock");
        json.writeNumberField("step", report.stockStepSeconds());
        json.writeArrayFieldStart("rows");
        for (StockSeries series : report.stock()) {
            json.writeStartArray();
            json.writeNumber(numbers.facility(series.facility()));
            json.writeNumber(numbers.commodity(series.commodity()));
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
            page.entry(fleet.id(), fleet.name());
            VehicleType type = types.get(fleet.vehicleType());
            json.writeString(type == null ? "" : type.name().zh());
            json.writeString(type == null ? "" : type.name().en());
            json.writeNumber(fleet.count());
            json.writeNumber(numbers.facility(fleet.base()));
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tours");
        for (Tour tour : plan.tours()) {
            json.writeStartArray();
            json.writeNumber(numbers.fleet(tour.fleet()));
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
            json.writeNumber(numbers.place(stop.place()));
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
                json.writeNumber(
                        district
                                ? numbers.district(zone.id())
                                : zone.level() == ZoneLevel.COMMUNITY
                                        ? numbers.place(zone.id())
                                        : numbers.area(zone.id()));
                for (double[] ring : rings) {
                    json.writeStartArray();
                    for (double degree : ring) {
                        page.degrees(degree);
                    }
                    json.writeEndArray();
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
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
}
