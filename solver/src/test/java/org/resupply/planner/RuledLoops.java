package org.resupply.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.resupply.model.Bubble;
import org.resupply.model.ControlLevel;
import org.resupply.model.Crew;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.OpeningHours;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/** Closed loops: of the vans of a street, beside each other at its doors, with fixed crews, at the edges of zones. */
final class RuledLoops {
    private final CityDraw draw;
    private final Random random;

    RuledLoops(CityDraw draw) {
        this.draw = draw;
        random = draw.random;
    }

    /** The vans of each street are a bubble of their own, which may not enter everything. */
    void bubbles(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        for (Fleet fleet : draw.city.fleets()) {
            if (fleet.vehicleType().equals("van")) {
                String street = fleet.base().substring(1);
                bubbles.add(new Bubble(
                        "B" + street,
                        null,
                        random.nextBoolean() ? Set.of(street) : Set.of(street.substring(0, 2)),
                        ControlLevel.values()[1 + random.nextInt(3)],
                        false));
                fleets.add(new Fleet(
                        fleet.id(),
                        fleet.name(),
                        fleet.vehicleType(),
                        fleet.base(),
                        fleet.count(),
                        fleet.shift(),
                        "B" + street,
                        1 + random.nextInt(4),
                        random.nextInt(1800)));
            } else {
                fleets.add(fleet);
            }
        }
        builder.bubbles(bubbles).fleets(fleets);
        builder.crews(draw.city.crews().stream()
                .map(crew -> crew.withBubble(bubbles.stream()
                        .map(Bubble::id)
                        .filter(id -> crew.id().equals("PV" + id.substring(1)))
                        .findFirst()
                        .orElse("")))
                .toList());
    }

    /** Where vans go to the doors there are those of a second bubble, and docks for one bubble or two. */
    void shared(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>(draw.city.bubbles());
        List<Fleet> fleets = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (Fleet fleet : draw.city.fleets()) {
            if (!fleet.vehicleType().equals("van")) {
                fleets.add(fleet);
                continue;
            }
            String own = fleet.bubble().isEmpty() ? "A" + fleet.id() : fleet.bubble();
            String second = "Z" + fleet.id();
            if (fleet.bubble().isEmpty()) {
                bubbles.add(new Bubble(own, null, Set.of(), ControlLevel.SEALED, false));
            }
            bubbles.add(new Bubble(second, null, Set.of(), ControlLevel.SEALED, random.nextInt(4) == 0));
            fleets.add(fleet.withBubble(own));
            fleets.add(second(fleet, second));
            draw.city.crews().stream()
                    .filter(crew -> crew.id().equals("P" + fleet.id()))
                    .forEach(crew -> {
                        crews.add(crew.withBubble(own));
                        crews.add(named(crew, "P" + second).withBubble(second));
                    });
        }
        draw.city.crews().stream()
                .filter(crew -> crews.stream().noneMatch(other -> other.id().equals(crew.id())))
                .forEach(crews::add);
        builder.bubbles(bubbles)
                .fleets(fleets)
                .crews(crews)
                .facilities(draw.facilities(
                        f -> f.kind() == FacilityKind.STREET_WAREHOUSE ? f.withDocks(1 + random.nextInt(2)) : f));
    }

    /** Every fleet is a closed loop with fixed crews, of two kinds that are tested for different times and may be too few. */
    void fixed(Scenario.Builder builder) {
        List<Bubble> bubbles = new ArrayList<>();
        draw.city
                .bubbles()
                .forEach(bubble -> bubbles.add(new Bubble(
                        bubble.id(),
                        bubble.name(),
                        bubble.zones(),
                        bubble.highest(),
                        bubble.pointToPoint(),
                        true,
                        "")));
        List<Fleet> fleets = new ArrayList<>();
        List<Crew> crews = new ArrayList<>();
        for (Fleet fleet : draw.city.fleets()) {
            boolean free = fleet.bubble().isEmpty() && fleet.vehicleType().equals("van");
            if (free) {
                bubbles.add(new Bubble("F" + fleet.id(), null, Set.of(), ControlLevel.SEALED, false, true, "Haulage"));
            }
            Fleet own = free ? fleet.withBubble("F" + fleet.id()) : fleet;
            fleets.add(own);
            for (String kind : List.of("P", "N")) {
                crews.add(named(crew(own), kind + fleet.id()));
            }
        }
        builder.bubbles(bubbles).fleets(fleets).crews(crews);
    }

    /** Each street has a place at its edge, with hours, for half of its communities when they are sealed; one of them is closed. */
    void edges(Scenario.Builder builder) {
        List<Facility> facilities = new ArrayList<>(draw.city.facilities());
        for (Zone street : draw.city.zones()) {
            if (street.level() == ZoneLevel.STREET) {
                facilities.add(Facility.builder("E" + street.id(), FacilityKind.HOUSEHOLD_POINT, street.point())
                        .zone(street.id())
                        .landZone(street.landZone())
                        .hours(new OpeningHours(
                                (6 + random.nextInt(5)) * 3600, (11 + random.nextInt(10)) * 3600 + 1800))
                        .handlingSecondsPerTonne(60)
                        .build());
            }
        }
        builder.facilities(facilities)
                .zones(draw.city.zones().stream()
                        .map(zone -> zone.level() == ZoneLevel.COMMUNITY && random.nextBoolean()
                                ? zone.toBuilder().handOver("E" + zone.parent()).build()
                                : zone)
                        .toList());
        draw.city = builder.build();
        draw.add(builder, DisruptionKind.FACILITY_CLOSED, "ED0S0");
    }

    /** At the edge of each second street works a bubble that no vehicle belongs to. */
    void hosted(Scenario.Builder builder) {
        if (draw.city.facilities().stream().noneMatch(facility -> facility.kind() == FacilityKind.HOUSEHOLD_POINT)) {
            edges(builder);
        }
        List<Bubble> bubbles = new ArrayList<>(draw.city.bubbles());
        builder.facilities(draw.facilities(f -> {
            if (f.kind() != FacilityKind.HOUSEHOLD_POINT || !f.id().endsWith("S1")) {
                return f;
            }
            bubbles.add(new Bubble("H" + f.id(), null, Set.of(), ControlLevel.SEALED, false));
            return f.toBuilder().bubble("H" + f.id()).build();
        }));
        builder.bubbles(bubbles);
    }

    /** As many vehicles of the same kind in a bubble of that name. */
    private static Fleet second(Fleet fleet, String bubble) {
        return new Fleet(
                bubble,
                fleet.name(),
                fleet.vehicleType(),
                fleet.base(),
                fleet.count(),
                fleet.shift(),
                bubble,
                fleet.maxTripsPerDay(),
                fleet.turnRoundSeconds());
    }

    private static Crew named(Crew crew, String id) {
        return new Crew(
                id,
                crew.name(),
                crew.base(),
                crew.count(),
                crew.bubble(),
                crew.maxSecondsPerDay(),
                crew.restSeconds(),
                crew.testValidUntil(),
                crew.skills());
    }

    /** A few crews for a fleet, of which nobody knows whether they are enough. */
    Crew crew(Fleet fleet) {
        return new Crew(
                "P" + fleet.id(),
                null,
                fleet.base(),
                1 + random.nextInt(3),
                fleet.bubble(),
                3600 * (4 + random.nextInt(8)),
                3600 * random.nextInt(14),
                random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(draw.city.days() * TimeWindow.DAY),
                Set.of());
    }
}
