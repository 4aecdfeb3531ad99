package org.resupply.planner;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.resupply.model.Circle;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** What may happen to a small city, drawn from a seed. */
final class RandomEvents {
    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    /** Something of any kind that happens about this second. */
    Disruption any(Scenario city, int now) {
        DisruptionKind[] kinds = DisruptionKind.values();
        Disruption event = null;
        while (event == null) {
            event = of(kinds[random.nextInt(kinds.length)], city, now);
        }
        return event;
    }

    /** Something of a kind that happens about this second; {@code null} when the city has nothing it could happen to. */
    Disruption of(DisruptionKind kind, Scenario city, int now) {
        String target = switch (kind) {
            case CROSSING_CLOSED -> pick(city.travel().crossings(), Crossing::id);
            case LANE_CLOSED -> pick(Lanes.of(city), Lane::id);
            case FACILITY_CLOSED, STOCK_LOST -> pick(city.facilities(), Facility::id);
            case ZONE_CONTROL, DEMAND_SURGE -> pick(city.zones(), Zone::id);
            case LOT_LOST -> pick(city.lots(), Lot::id);
            case VEHICLES_LOST -> pick(city.fleets(), Fleet::id);
            case CREWS_LOST -> pick(city.crews(), Crew::id);
            case CONVOY_LATE -> pick(city.convoys(), Convoy::id);
            case ROAD_CLOSED, URGENT_REQUEST -> "";
        };
        if (target == null) {
            return null;
        }
        List<Zone> communities = city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList();
        String id = "event-" + random.nextInt(1_000_000);
        Demand request = kind == DisruptionKind.URGENT_REQUEST
                ? new Demand(id, "rice", pick(communities, Zone::id), "VITAL", now / TimeWindow.DAY, null, 3)
                : null;
        int start = Math.max(0, now + random.nextInt(20_000) - 5000);
        return new Disruption(
                id,
                kind,
                target,
                new TimeWindow(start, start + random.nextInt(90_000)),
                ControlLevel.values()[random.nextInt(4)],
                random.nextDouble() * 3,
                1 + random.nextInt(2),
                random.nextInt(40_000),
                request,
                kind == DisruptionKind.ROAD_CLOSED ? new Circle(near(city), 1 + random.nextInt(1500)) : null);
    }

    private GeoPoint near(Scenario city) {
        GeoPoint place = city.zones().get(random.nextInt(city.zones().size())).point();
        return new GeoPoint(place.lon() + random.nextGaussian() * 0.01, place.lat() + random.nextGaussian() * 0.01);
    }

    private <T> String pick(List<T> list, Function<T, String> id) {
        return list.isEmpty() ? null : id.apply(list.get(random.nextInt(list.size())));
    }
}
