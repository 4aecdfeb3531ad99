package org.resupply.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Lane;
import org.resupply.model.Name;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;

/** What everything in a scenario is called, and in which street and district it lies. */
public final class Gazetteer {
    private final ZoneTree tree;
    private final Map<String, Name> names = new HashMap<>();
    private final Map<String, Zone> areas = new LinkedHashMap<>();
    private final Map<String, String> areaOfPlace = new HashMap<>();
    private final Map<String, String> districtOfPlace = new HashMap<>();
    /** The base of each fleet and crew. */
    private final Map<String, String> bases = new HashMap<>();

    private Gazetteer(Scenario scenario) {
        tree = ZoneTree.of(scenario);
        for (Lane lane : scenario.lanes()) {
            names.put(lane.id(), Name.of(lane.id()));
        }
        for (Commodity commodity : scenario.commodities()) {
            names.put(commodity.id(), commodity.name());
        }
        scenario.priorityClasses().forEach(priority -> names.put(priority.id(), priority.name()));
        scenario.bubbles().forEach(bubble -> names.put(bubble.id(), bubble.name()));
        scenario.convoys().forEach(convoy -> names.put(convoy.id(), convoy.name()));
        scenario.vehicleTypes().forEach(type -> names.put(type.id(), type.name()));
        for (Crew crew : scenario.crews()) {
            names.put(crew.id(), crew.name());
            bases.put(crew.id(), crew.base());
        }
        for (Fleet fleet : scenario.fleets()) {
            names.put(fleet.id(), fleet.name());
            bases.put(fleet.id(), fleet.base());
        }
        for (Crossing crossing : scenario.travel().crossings()) {
            names.put(crossing.id(), crossing.name());
        }
        for (Zone zone : scenario.zones()) {
            names.put(zone.id(), zone.name());
            locate(zone.id(), zone.id());
        }
        for (Facility facility : scenario.facilities()) {
            names.put(facility.id(), facility.name());
            locate(facility.id(), facility.zone());
        }
        for (Lane lane : scenario.lanes()) {
            names.put(lane.id(), joined(name(lane.from()), name(lane.to())));
        }
    }

    /** The gazetteer of a scenario. */
    public static Gazetteer of(Scenario scenario) {
        return new Gazetteer(scenario);
    }

    /** What people call the thing with this id; the id itself where the scenario gives it no name. */
    public Name name(String id) {
        Name name = names.get(id);
        return name != null ? name : Name.of(id.isEmpty() ? "-" : id);
    }

    /**
     * What dispatchers call a vehicle, everywhere alike: its fleet, its number in the fleet and where it belongs.
     *
     * @param number which vehicle of the fleet, from 0 as in a plan; people count from 1
     */
    public String vehicle(String fleet, int number, Words words) {
        return withBase(words.language().of(name(fleet)) + " #" + (number + 1), fleet, words);
    }

    /** What people call something; of fleets and crews, many of which have one name, with where they belong. */
    public String named(String id, Words words) {
        return withBase(words.language().of(name(id)), id, words);
    }

    private String withBase(String called, String id, Words words) {
        String base = bases.get(id);
        return base == null
                ? called
                : words.get("csv.vehicleOf", called, words.language().of(name(base)));
    }

    /** The areas in which places lie: streets, and the zones above for places that belong to no street. */
    public List<Zone> areas() {
        return new ArrayList<>(areas.values());
    }

    /** Id of the street of a place, or of the zone above where it belongs to no street; empty when it lies in no zone. */
    public String area(String place) {
        return areaOfPlace.getOrDefault(place, "");
    }

    /** Id of the district of a place; empty when it lies in none. */
    public String district(String place) {
        return districtOfPlace.getOrDefault(place, "");
    }

    /** The tree the places hang in. */
    public ZoneTree tree() {
        return tree;
    }

    private void locate(String place, String zoneId) {
        Zone zone = tree.zone(zoneId).orElse(null);
        if (zone == null) {
            return;
        }
        tree.above(zoneId, ZoneLevel.DISTRICT).ifPresent(district -> districtOfPlace.put(place, district.id()));
        Zone area =
                tree.above(zoneId, ZoneLevel.STREET).orElse(zone.level() == ZoneLevel.COMMUNITY ? parent(zone) : zone);
        areaOfPlace.put(place, area.id());
        if (area.level() == ZoneLevel.STREET || !area.id().equals(place)) {
            areas.putIfAbsent(area.id(), area);
        }
    }

    private Zone parent(Zone zone) {
        return tree.zone(zone.parent()).orElse(zone);
    }

    private static Name joined(Name from, Name to) {
        return new Name(from.zh() + " → " + to.zh(), from.en() + " → " + to.en());
    }
}
