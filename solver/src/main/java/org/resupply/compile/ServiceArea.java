package org.resupply.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;

/**
 * Which facilities deliver to which places: a street's warehouses to the street's own communities, the district's where the
 * street has none, and a city warehouse where the district has none either.
 */
public final class ServiceArea {
    private static final List<FacilityKind> KINDS =
            List.of(FacilityKind.STREET_WAREHOUSE, FacilityKind.DISTRICT_WAREHOUSE, FacilityKind.CITY_WAREHOUSE);

    private final Map<String, List<Facility>> warehousesOfZone = new LinkedHashMap<>();
    private final List<Facility> cityWarehouses = new ArrayList<>();
    private final ZoneTree tree;

    private ServiceArea(Scenario scenario, ZoneTree tree) {
        this.tree = tree;
        for (FacilityKind kind : KINDS) {
            for (Facility facility : scenario.facilities()) {
                if (facility.kind() != kind) {
                    continue;
                }
                if (kind == FacilityKind.CITY_WAREHOUSE) {
                    cityWarehouses.add(facility);
                } else {
                    warehousesOfZone
                            .computeIfAbsent(facility.zone(), zone -> new ArrayList<>())
                            .add(facility);
                }
            }
        }
    }

    /** The service areas of a scenario's warehouses. */
    public static ServiceArea of(Scenario scenario, ZoneTree tree) {
        return new ServiceArea(scenario, tree);
    }

    /** The facilities that deliver to a place (a zone or a facility), in the scenario's order; empty when none does. */
    public List<Facility> servers(String place) {
        String zoneId = tree.facility(place).map(Facility::zone).orElse(place);
        Zone zone = tree.zone(zoneId).orElse(null);
        while (zone != null) {
            List<Facility> own = warehousesOfZone.get(zone.id());
            if (own != null) {
                return own;
            }
            zone = zone.level() == ZoneLevel.CITY
                    ? null
                    : tree.zone(zone.parent()).orElse(null);
        }
        return cityWarehouses;
    }

    /** The ids of all facilities that deliver to something that is wanted. */
    public Set<String> bases(Outlook outlook) {
        Set<String> bases = new LinkedHashSet<>();
        Set<String> places = new LinkedHashSet<>();
        outlook.demands().forEach(demand -> places.add(demand.place()));
        for (String place : places) {
            servers(place).forEach(facility -> bases.add(facility.id()));
        }
        return bases;
    }
}
