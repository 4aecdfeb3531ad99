package org.resupply.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The links between facilities: the lanes that a scenario states, or the usual ones of a three-tier network, and those that its
 * pairings open: a suburb's district warehouses feed those of the urban district it answers for.
 *
 * <p>The usual ones: every transfer point, port, pad and supplier feeds every city warehouse; these feed every district
 * warehouse; a district's warehouses feed the street warehouses of its streets. Where a tier has no facility, the tier above
 * feeds the one below.
 */
public final class Lanes {
    private static final Set<FacilityKind> GATES =
            Set.of(FacilityKind.TRANSFER_POINT, FacilityKind.PORT, FacilityKind.HELIPAD, FacilityKind.SUPPLIER);

    /** What joins the ids of its ends in the id of a lane that is not stated. */
    static final String JOINT = ">";

    private Lanes() {}

    /** The lanes of a scenario, in a fixed order; the id of a lane that it does not state is {@code from>to}. */
    public static List<Lane> of(Scenario scenario) {
        List<Lane> lanes = scenario.lanes().isEmpty() ? usual(scenario) : scenario.lanes();
        return scenario.pairings().isEmpty() ? lanes : withPairings(scenario, lanes);
    }

    private static List<Lane> withPairings(Scenario scenario, List<Lane> stated) {
        Set<List<String>> known = new HashSet<>();
        stated.stream()
                .filter(lane -> lane.mode() == Mode.ROAD)
                .forEach(lane -> known.add(List.of(lane.from(), lane.to())));
        List<Facility> district = ofKind(scenario, FacilityKind.DISTRICT_WAREHOUSE);
        List<Lane> opened = new ArrayList<>();
        for (Pairing pairing : scenario.pairings()) {
            link(in(district, pairing.suburb()), in(district, pairing.urban()), opened);
        }
        List<Lane> lanes = new ArrayList<>(stated);
        opened.stream()
                .filter(lane -> known.add(List.of(lane.from(), lane.to())))
                .forEach(lanes::add);
        return lanes;
    }

    private static List<Lane> usual(Scenario scenario) {
        ZoneTree tree = ZoneTree.of(scenario);
        List<Facility> gates = scenario.facilities().stream()
                .filter(facility -> GATES.contains(facility.kind()))
                .toList();
        List<Facility> city = ofKind(scenario, FacilityKind.CITY_WAREHOUSE);
        List<Facility> district = ofKind(scenario, FacilityKind.DISTRICT_WAREHOUSE);
        List<Facility> street = ofKind(scenario, FacilityKind.STREET_WAREHOUSE);
        List<Lane> lanes = new ArrayList<>();
        List<Facility> top = city.isEmpty() ? gates : city;
        if (!city.isEmpty()) {
            link(gates, city, lanes);
        }
        if (district.isEmpty()) {
            link(top, street, lanes);
            return lanes;
        }
        link(top, district, lanes);
        for (Facility to : street) {
            List<Facility> own = district.stream()
                    .filter(from -> tree.contains(from.zone(), to.zone()))
                    .toList();
            link(own.isEmpty() ? top : own, List.of(to), lanes);
        }
        return lanes;
    }

    private static List<Facility> ofKind(Scenario scenario, FacilityKind kind) {
        return scenario.facilities().stream()
                .filter(facility -> facility.kind() == kind)
                .toList();
    }

    private static List<Facility> in(List<Facility> facilities, String zone) {
        return facilities.stream()
                .filter(facility -> facility.zone().equals(zone))
                .toList();
    }

    /** Lanes from each to each, not to itself: a scenario that is being checked may have two of one id, or a district paired with itself. */
    private static void link(List<Facility> from, List<Facility> to, List<Lane> lanes) {
        for (Facility one : from) {
            for (Facility other : to) {
                if (one.id().equals(other.id())) {
                    continue;
                }
                lanes.add(new Lane(
                        one.id() + JOINT + other.id(),
                        one.id(),
                        other.id(),
                        Mode.ROAD,
                        0,
                        0,
                        0,
                        Double.POSITIVE_INFINITY,
                        OpeningHours.ALWAYS));
            }
        }
    }
}
