package org.resupply.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.resupply.model.geo.Gcj02;
import org.resupply.model.geo.Geodesy;

/**
 * Checks where places lie: inside the city, near their district, on a side of the water that can be reached.
 *
 * <p>What coordinates show: longitude and latitude swapped, a place at zero, a wrong digit that moves it out of the city or far
 * from its district. What they cannot show: that all of them are shifted alike. A whole scenario in GCJ-02 looks like a sound
 * one some 500 m away; only where facilities and the zones they name are given in two systems does the shift appear.
 */
final class PlaceCheck {
    private static final double CITY_RADIUS_M = 100_000;
    private static final double CITY_SPREADS = 5;
    private static final double GAP_M = 30_000;
    private static final double GAPS = 8;
    private static final double DOUBT = 0.5;
    private static final int FEWEST = 3;
    private static final int FEWEST_PAIRS = 5;

    private final Scenario scenario;
    private final Ids ids;
    private final FaultList faults;

    PlaceCheck(Scenario scenario, Ids ids, FaultList faults) {
        this.scenario = scenario;
        this.ids = ids;
        this.faults = faults;
    }

    void run() {
        Set<String> outside = positions();
        districts(outside);
        datum();
        landZones();
    }

    /** Compares every place with the middle of all zones, and answers the ids of those that lie elsewhere. */
    private Set<String> positions() {
        Set<String> outside = new HashSet<>();
        if (scenario.zones().size() < FEWEST) {
            return outside;
        }
        Cluster city = new Cluster(scenario.zones().stream().map(Zone::point).toList());
        double limit = Math.max(CITY_RADIUS_M, CITY_SPREADS * city.spread);
        Ids.each("zones", scenario.zones(), (zone, at) -> {
            if (isElsewhere(zone.point(), city, limit, at)) {
                outside.add(zone.id());
            }
        });
        Ids.each("facilities", scenario.facilities(), (facility, at) -> {
            boolean atTheEdge = facility.kind() == FacilityKind.SUPPLIER
                    || facility.kind() == FacilityKind.TRANSFER_POINT
                    || facility.kind() == FacilityKind.PORT;
            isElsewhere(facility.point(), city, atTheEdge ? Double.POSITIVE_INFINITY : 2 * limit, at);
        });
        Ids.each(
                "travel.crossings",
                scenario.travel().crossings(),
                (crossing, at) -> isElsewhere(crossing.point(), city, 2 * limit, at));
        return outside;
    }

    private boolean isElsewhere(GeoPoint point, Cluster city, double limit, String at) {
        double metres = city.metresTo(point);
        if (metres <= CITY_RADIUS_M) {
            return false;
        }
        String value = point.lon() + ", " + point.lat();
        if (Math.abs(point.lon()) <= 90 && city.metresTo(new GeoPoint(point.lat(), point.lon())) <= CITY_RADIUS_M) {
            faults.error(
                    "LON_LAT_SWAPPED", at + ".point", value, "Longitude and latitude stand in each other's place.");
            return true;
        }
        if (point.lon() == 0 && point.lat() == 0) {
            faults.error("OUTSIDE_CITY", at + ".point", value, "This is no place of the city. Maybe it was not known?");
            return true;
        }
        if (metres > limit) {
            faults.error(
                    "OUTSIDE_CITY",
                    at + ".point",
                    value,
                    "This lies %.0f km from the middle of the city (%.4f, %.4f). Maybe a digit is wrong?",
                    metres / 1000,
                    city.lon,
                    city.lat);
            return true;
        }
        return false;
    }

    /** Compares every street with the nearest other street of its district, and every community with its street. */
    private void districts(Set<String> outside) {
        Map<String, List<Zone>> streets = new HashMap<>();
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.STREET) {
                streets.computeIfAbsent(zone.parent(), none -> new ArrayList<>())
                        .add(zone);
            }
        }
        gaps(
                ZoneLevel.STREET,
                outside,
                street -> {
                    List<Zone> siblings = streets.get(street.parent());
                    return siblings.size() < FEWEST
                            ? metres(street, ids.zones.get(street.parent()))
                            : siblings.stream()
                                    .filter(other -> other != street)
                                    .mapToDouble(other -> metres(street, other))
                                    .min()
                                    .orElse(0);
                },
                "from the nearest street of its district");
        gaps(
                ZoneLevel.COMMUNITY,
                outside,
                community -> metres(community, ids.zones.get(community.parent())),
                "from its street");
    }

    private void gaps(ZoneLevel level, Set<String> outside, ToDoubleFunction<Zone> gap, String fromWhat) {
        List<Zone> zones = scenario.zones();
        double[] gaps = new double[zones.size()];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = zones.get(i).level() == level ? gap.applyAsDouble(zones.get(i)) : -1;
        }
        double[] known = Arrays.stream(gaps).filter(metres -> metres >= 0).toArray();
        if (known.length == 0) {
            return;
        }
        double limit = Math.max(GAP_M, GAPS * Cluster.median(known));
        for (int i = 0; i < gaps.length; i++) {
            Zone zone = zones.get(i);
            if (gaps[i] > DOUBT * limit && !outside.contains(zone.id())) {
                String place = "$.zones[" + i + "].point";
                String value = zone.point().lon() + ", " + zone.point().lat();
                String message = "This lies %.0f km %s (%s). Maybe a digit is wrong, or the parent?";
                if (gaps[i] > limit) {
                    faults.error("OUTSIDE_DISTRICT", place, value, message, gaps[i] / 1000, fromWhat, zone.parent());
                } else {
                    faults.warning("OUTSIDE_DISTRICT", place, value, message, gaps[i] / 1000, fromWhat, zone.parent());
                }
            }
        }
    }

    private static double metres(Zone from, Zone to) {
        return to == null
                ? -1
                : Geodesy.metres(
                        from.point().lon(),
                        from.point().lat(),
                        to.point().lon(),
                        to.point().lat());
    }

    private void datum() {
        List<Facility> facilities = scenario.facilities().stream()
                .filter(facility -> {
                    Zone zone = ids.zones.get(facility.zone());
                    return zone != null && zone.level() != ZoneLevel.CITY;
                })
                .toList();
        if (facilities.size() < FEWEST_PAIRS) {
            return;
        }
        double[] ofFacilities = new double[2 * facilities.size()];
        double[] ofZones = new double[ofFacilities.length];
        for (int i = 0; i < facilities.size(); i++) {
            GeoPoint zone = ids.zones.get(facilities.get(i).zone()).point();
            ofFacilities[2 * i] = facilities.get(i).point().lon();
            ofFacilities[2 * i + 1] = facilities.get(i).point().lat();
            ofZones[2 * i] = zone.lon();
            ofZones[2 * i + 1] = zone.lat();
        }
        if (!Gcj02.isCovered(ofZones[0], ofZones[1])) {
            return;
        }
        String message =
                "The %d facilities that name a zone lie beside it as GCJ-02 lies beside WGS-84: %s seem to be in"
                        + " GCJ-02. Maybe the file must say \"coordinates\": \"GCJ-02\", or convert one of the two lists?";
        if (Gcj02.looksLikeGcj02(ofFacilities, ofZones)) {
            faults.warning("APPARENTLY_GCJ_02", "$.facilities", "point", message, facilities.size(), "the facilities");
        } else if (Gcj02.looksLikeGcj02(ofZones, ofFacilities)) {
            faults.warning("APPARENTLY_GCJ_02", "$.zones", "point", message, facilities.size(), "the zones");
        }
    }

    /** The sides of the water on which people live must be joined to a base, by a vehicle class that is there. */
    private void landZones() {
        List<Crossing> crossings = scenario.travel().crossings();
        if (crossings.isEmpty()) {
            return;
        }
        Set<String> sides = new HashSet<>();
        crossings.forEach(crossing -> {
            sides.add(crossing.from());
            sides.add(crossing.to());
        });
        Set<String> told = new HashSet<>();
        Ids.each("zones", scenario.zones(), (zone, at) -> side(zone.landZone(), sides, told, at));
        Ids.each("facilities", scenario.facilities(), (facility, at) -> side(facility.landZone(), sides, told, at));
        if (scenario.travel().roadGraph() == null && scenario.travel().given() == null) {
            unreachable(crossings);
        }
    }

    private void side(String landZone, Set<String> sides, Set<String> told, String at) {
        if (!sides.contains(landZone) && told.add(landZone)) {
            faults.warning(
                    "UNKNOWN_LAND_ZONE",
                    at + ".landZone",
                    landZone,
                    "No crossing leads to this land zone.%s",
                    Nearest.to(landZone, sides)
                            .map(near -> " Maybe (" + near + ") is meant?")
                            .orElse(""));
        }
    }

    private void unreachable(List<Crossing> crossings) {
        Map<VehicleClass, Set<String>> reached = new EnumMap<>(VehicleClass.class);
        for (Fleet fleet : scenario.fleets()) {
            VehicleType type = ids.vehicleTypes.get(fleet.vehicleType());
            Facility base = ids.facilities.get(fleet.base());
            if (type == null || base == null || fleet.count() == 0) {
                continue;
            }
            if (type.mode() != Mode.ROAD) {
                return;
            }
            reached.computeIfAbsent(type.vehicleClass(), none -> new HashSet<>())
                    .add(base.landZone());
        }
        if (reached.isEmpty()) {
            return;
        }
        Set<String> all = new HashSet<>();
        reached.forEach((vehicleClass, sides) -> {
            boolean grown = true;
            while (grown) {
                grown = false;
                for (Crossing crossing : crossings) {
                    if (crossing.classes().contains(vehicleClass)
                            && sides.contains(crossing.from()) != sides.contains(crossing.to())) {
                        sides.add(crossing.from());
                        sides.add(crossing.to());
                        grown = true;
                    }
                }
            }
            all.addAll(sides);
        });
        Ids.each("zones", scenario.zones(), (zone, at) -> {
            if (zone.level() == ZoneLevel.COMMUNITY && all.add(zone.landZone())) {
                faults.warning(
                        "UNREACHABLE",
                        at + ".landZone",
                        zone.landZone(),
                        "No vehicle class of any fleet can get from its base to this land zone. Maybe a crossing or a boat"
                                + " is missing?");
            }
        });
    }

    /** The middle of some points and their median distance from it. */
    private static final class Cluster {
        private final double lon;
        private final double lat;
        private final double spread;

        Cluster(List<GeoPoint> points) {
            lon = median(points.stream().mapToDouble(GeoPoint::lon).toArray());
            lat = median(points.stream().mapToDouble(GeoPoint::lat).toArray());
            spread = median(points.stream().mapToDouble(this::metresTo).toArray());
        }

        double metresTo(GeoPoint point) {
            return Geodesy.metres(lon, lat, point.lon(), point.lat());
        }

        private static double median(double[] values) {
            Arrays.sort(values);
            return values[(values.length - 1) / 2];
        }
    }
}
