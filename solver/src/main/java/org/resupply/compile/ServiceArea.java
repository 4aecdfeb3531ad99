package org.resupply.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.ZoneTree;

/**
 * Which facilities deliver to which places: a street's warehouses to the street's own communities, the district's where the
 * street has none, and a city warehouse where the district has none either.
 *
 * <p>Past a street's warehouses the district's may deliver as well, if they have vehicles lighter than heavy trucks: to places
 * that take a good part of a load on some day, and where all of the street's are closed on some day. Allocation decides which way is
 * cheaper.
 */
public final class ServiceArea {
    /**
     * Part of a load from which on a place may be served past its street. Direct shipping is at least 94 % effective where each
     * order is at least 71 % of a load (G. Gallego, D. Simchi-Levi, Management Science 36, 1990), and that without tours of
     * several stops; 40 % is measured.
     */
    private static final double WORTH_A_TRIP = 0.4;

    /** The same where there is time to route so many places from one warehouse, measured too. */
    private static final double WORTH_ROUTING = 0.2;

    private static final List<FacilityKind> KINDS =
            List.of(FacilityKind.STREET_WAREHOUSE, FacilityKind.DISTRICT_WAREHOUSE, FacilityKind.CITY_WAREHOUSE);

    private final Map<String, List<Facility>> warehousesOfZone = new LinkedHashMap<>();
    private final List<Facility> cityWarehouses = new ArrayList<>();
    private final ZoneTree tree;
    /** The largest load of each base's vehicles lighter than heavy trucks, in kilograms. */
    private final Map<String, Double> loadKg = new HashMap<>();

    /** Kilograms that are wanted at each place on the day on which most is. */
    private final Map<String, Double> largestDayKg = new HashMap<>();

    private final Set<String> closedOnSomeDay = new HashSet<>();
    /** By place who delivers to it, as far as somebody has asked. */
    private final Map<String, List<Facility>> servers = new ConcurrentHashMap<>();

    /** Part of a load from which on a place may be served past its street. */
    private final double leastPart;

    private ServiceArea(Outlook outlook, double leastPart) {
        this.leastPart = leastPart;
        Scenario scenario = outlook.scenario();
        tree = outlook.places();
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
                for (int day = 0; day < scenario.days(); day++) {
                    if (!outlook.openings(facility.id(), day)
                            .equals(List.of(facility.hours().on(day)))) {
                        closedOnSomeDay.add(facility.id());
                    }
                }
            }
        }
        Map<String, VehicleType> types = new HashMap<>();
        scenario.vehicleTypes().forEach(type -> types.put(type.id(), type));
        for (Fleet fleet : scenario.fleets()) {
            VehicleType type = types.get(fleet.vehicleType());
            if (type.vehicleClass() != VehicleClass.HEAVY_TRUCK) {
                loadKg.merge(fleet.base(), type.payloadKg(), Math::max);
            }
        }
        measure(outlook);
    }

    private void measure(Outlook outlook) {
        Map<String, Double> massKg = new HashMap<>();
        outlook.scenario().commodities().forEach(commodity -> massKg.put(commodity.id(), commodity.massKg()));
        int days = outlook.scenario().days();
        Map<String, double[]> kgByDay = new HashMap<>();
        String place = "";
        double[] here = null;
        String commodity = "";
        double unitKg = 0;
        for (Demand demand : outlook.demands()) {
            // Most demands of one place stand one behind the other.
            if (here == null || !demand.place().equals(place)) {
                place = demand.place();
                here = kgByDay.computeIfAbsent(place, key -> new double[days]);
            }
            if (!demand.commodity().equals(commodity)) {
                commodity = demand.commodity();
                unitKg = massKg.get(commodity);
            }
            if (demand.day() < days) {
                here[demand.day()] += demand.quantity() * unitKg;
            }
        }
        kgByDay.forEach((wantedAt, byDay) -> {
            double largest = 0;
            for (double kg : byDay) {
                largest = Math.max(largest, kg);
            }
            largestDayKg.put(wantedAt, largest);
        });
    }

    /** The service areas of a city's warehouses. */
    public static ServiceArea of(Outlook outlook) {
        return new ServiceArea(outlook, WORTH_A_TRIP);
    }

    /**
     * The service areas in which warehouses that deliver past streets deliver to smaller places as well: cheaper, and more to route from
     * each of them.
     */
    public ServiceArea wider(Outlook outlook) {
        ServiceArea wider = new ServiceArea(outlook, WORTH_ROUTING);
        wider.loadKg.keySet().retainAll(bases(outlook));
        return wider;
    }

    /** Whether everything that is wanted may be delivered by just the same facilities. */
    public boolean servesAs(ServiceArea other) {
        return largestDayKg.keySet().stream().allMatch(place -> servers(place).equals(other.servers(place)));
    }

    /**
     * The facilities that deliver to a place (a zone or a facility), the nearest tier first, in the scenario's order; empty when
     * none does.
     */
    public List<Facility> servers(String place) {
        List<Facility> known = servers.get(place);
        return known == null ? servers.computeIfAbsent(place, this::findServers) : known;
    }

    private List<Facility> findServers(String place) {
        List<Facility> own = own(place);
        if (own.isEmpty() || own.get(0).kind() != FacilityKind.STREET_WAREHOUSE) {
            return List.copyOf(own);
        }
        List<Facility> found = new ArrayList<>(own);
        boolean closed = own.stream().allMatch(facility -> closedOnSomeDay.contains(facility.id()));
        tree
                .above(own.get(0).zone(), ZoneLevel.DISTRICT)
                .map(district -> warehousesOfZone.get(district.id()))
                .orElse(List.of())
                .stream()
                .filter(facility -> loadKg.containsKey(facility.id()))
                .filter(facility ->
                        closed || largestDayKg.getOrDefault(place, 0.0) >= leastPart * loadKg.get(facility.id()))
                .forEach(found::add);
        return List.copyOf(found);
    }

    private List<Facility> own(String place) {
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
        String last = "";
        for (Demand demand : outlook.demands()) {
            if (!demand.place().equals(last)) {
                last = demand.place();
                places.add(last);
            }
        }
        for (String place : places) {
            servers(place).forEach(facility -> bases.add(facility.id()));
        }
        return bases;
    }
}
