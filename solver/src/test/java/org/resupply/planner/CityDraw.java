package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.resupply.model.ControlLevel;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** A small city that is being changed feature by feature, and the stream that everything is drawn from. */
final class CityDraw {
    final Random random;
    Scenario city;

    CityDraw(Scenario city, long seed) {
        this.city = city;
        random = new Random(seed ^ 0x5DEECE66DL);
    }

    /** Lets something happen to a target at some time; what is being built has it, and so has the city. */
    void add(Scenario.Builder builder, DisruptionKind kind, String target) {
        int start = random.nextInt(city.days() * TimeWindow.DAY);
        List<Disruption> all = new ArrayList<>(city.disruptions());
        Demand request = kind == DisruptionKind.URGENT_REQUEST
                ? new Demand("help", "rice", community().id(), "VITAL", start / TimeWindow.DAY, null, 3)
                : null;
        all.add(new Disruption(
                "X" + all.size(),
                kind,
                target,
                new TimeWindow(start, start + random.nextInt(TimeWindow.DAY)),
                ControlLevel.values()[random.nextInt(4)],
                random.nextDouble() * 3,
                1 + random.nextInt(2),
                random.nextInt(40_000),
                request));
        builder.disruptions(all);
        city = builder.build();
    }

    List<Facility> facilities(UnaryOperator<Facility> change) {
        return city.facilities().stream().map(change).toList();
    }

    String facility() {
        return pick(city.facilities()).id();
    }

    Zone community() {
        return pick(city.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.COMMUNITY)
                .toList());
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
