package org.resupply.report;

import java.util.Locale;
import org.resupply.model.Circle;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.Scenario;

/** What a disruption happens to, and how much of it, in words. */
public final class EventText {
    private EventText() {}

    /** What it happens to: the middle and the radius of an area, the place of a request, or else what is hit, by name. */
    public static String what(Disruption disruption, Gazetteer gazetteer, Words words) {
        Circle area = disruption.area();
        return area == null
                ? gazetteer.named(
                        disruption.request() != null ? disruption.request().place() : disruption.target(), words)
                : words.get(
                        "event.area",
                        area.metres(),
                        String.format(Locale.ROOT, "%.4f", area.point().lon()),
                        String.format(Locale.ROOT, "%.4f", area.point().lat()));
    }

    /** The same, with the new level, the factor, how many are lost, how late the convoy is, or what is asked for. */
    public static String whatAndHow(Disruption disruption, Scenario scenario, Gazetteer gazetteer, Words words) {
        String what = what(disruption, gazetteer, words);
        String how = how(disruption, scenario, gazetteer, words);
        return how.isEmpty() ? what : words.get("diff.two", what, how);
    }

    private static String how(Disruption disruption, Scenario scenario, Gazetteer gazetteer, Words words) {
        return switch (disruption.kind()) {
            case ZONE_CONTROL -> disruption.level() == null ? "" : words.of(disruption.level());
            case DEMAND_SURGE -> words.get("event.times", disruption.factor());
            case VEHICLES_LOST -> words.get("event.vehicles", disruption.count());
            case CREWS_LOST -> words.get("event.crews", disruption.count());
            case CONVOY_LATE -> words.get("event.late", disruption.seconds() / 60);
            case URGENT_REQUEST -> {
                Demand call = disruption.request();
                String unit = scenario.commodities().stream()
                        .filter(commodity -> commodity.id().equals(call.commodity()))
                        .map(Commodity::unit)
                        .findFirst()
                        .orElse("");
                yield words.get("event.call", call.quantity(), unit, gazetteer.named(call.commodity(), words));
            }
            case CROSSING_CLOSED, ROAD_CLOSED, LANE_CLOSED, FACILITY_CLOSED, LOT_LOST, STOCK_LOST -> "";
        };
    }
}
