package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.List;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Fleet;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Overlay;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;

/** What happened, or might have, in April 2022, as overlays for a generated Shanghai of any size. */
public final class StressCases {
    private static final String TABLE = "/org/resupply/examples/scenarios/shanghai/stress.csv";

    private StressCases() {}

    /** The names of the cases. */
    public static List<String> names() {
        return table().rows().stream().map(row -> row.text("case")).toList();
    }

    /** The case with this name for a scenario that has what it is about; it lasts for all days. */
    public static Overlay of(String name, Scenario scenario) {
        for (FactTable.Row row : table().rows()) {
            if (row.text("case").equals(name)) {
                return new Overlay(
                        name, new Name(row.text("zh"), row.text("en")), row.text("source"), disruptions(row, scenario));
            }
        }
        throw new IllegalArgumentException("There is no stress case (%s); there are %s.".formatted(name, names()));
    }

    private static FactTable table() {
        return FactTable.read("stress.csv", StressCases.class.getResourceAsStream(TABLE));
    }

    private static List<Disruption> disruptions(FactTable.Row row, Scenario scenario) {
        DisruptionKind kind = DisruptionKind.valueOf(row.text("kind"));
        String target = row.text("target");
        TimeWindow always = new TimeWindow(0, scenario.days() * TimeWindow.DAY);
        String id = "stress-" + row.text("case");
        List<Disruption> all = new ArrayList<>();
        if (kind == DisruptionKind.VEHICLES_LOST) {
            for (Fleet fleet : scenario.fleets()) {
                int lost = (int) Math.round(fleet.count() * row.number("share"));
                if (fleet.vehicleType().equals(target) && lost > 0) {
                    all.add(new Disruption(id + "-" + fleet.id(), kind, fleet.id(), always, null, 1, lost, 0, null));
                }
            }
        } else if (kind == DisruptionKind.CONVOY_LATE) {
            for (Convoy convoy : staying(scenario, row.number("share"))) {
                all.add(new Disruption(
                        id + "-" + convoy.id(), kind, convoy.id(), always, null, 1, 0, always.end(), null));
            }
        } else if (knows(scenario, kind, target)) {
            ControlLevel level = row.text("level").isEmpty() ? null : ControlLevel.valueOf(row.text("level"));
            all.add(new Disruption(id, kind, target, always, level, 1, 0, 0, null));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "The stress case (%s) is about (%s), which scenario (%s) does not have.\nMaybe use it with shanghai?"
                            .formatted(row.text("case"), target, scenario.id()));
        }
        return all;
    }

    /** So large a part, by vehicles, of the convoys that bring nothing but what spoils: every so many of them, as they come. */
    private static List<Convoy> staying(Scenario scenario, double share) {
        List<Convoy> staying = new ArrayList<>();
        int vehicles = 0;
        int kept = 0;
        for (Convoy convoy : scenario.convoys()) {
            if (convoy.mode() == Mode.ROAD && convoy.cargo().stream().allMatch(part -> part.lastDay() != Lot.NEVER)) {
                vehicles += convoy.vehicles();
                if (kept + convoy.vehicles() <= vehicles * (1 - share) + 1e-9) {
                    kept += convoy.vehicles();
                } else {
                    staying.add(convoy);
                }
            }
        }
        return staying;
    }

    private static boolean knows(Scenario scenario, DisruptionKind kind, String target) {
        return switch (kind) {
            case CROSSING_CLOSED ->
                scenario.travel().crossings().stream()
                        .anyMatch(crossing -> crossing.id().equals(target));
            case FACILITY_CLOSED ->
                scenario.facilities().stream()
                        .anyMatch(facility -> facility.id().equals(target));
            default -> scenario.zones().stream().anyMatch(zone -> zone.id().equals(target));
        };
    }
}
