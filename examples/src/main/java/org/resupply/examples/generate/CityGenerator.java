package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.model.CodeSystem;
import org.resupply.model.Disruption;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Policies;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.Travel;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;

/**
 * Makes a scenario of a city from its facts: as many communities as wanted, the same for the same seed.
 *
 * <pre>{@code
 * Scenario city = CityGenerator.generate(CityFacts.of("shanghai"), "half-size", 6500, 7);
 * }</pre>
 */
public final class CityGenerator {

    private CityGenerator() {}

    /**
     * A scenario of a city.
     *
     * @param facts what is known of it
     * @param id what the scenario is called
     * @param communities how many communities to generate, at least one for each street
     * @param seed decides everything that is drawn
     */
    public static Scenario generate(CityFacts facts, String id, int communities, long seed) {
        Carriers carriers = new Carriers(facts, seed, new Communities(facts, seed).generate(communities));
        List<Zone> people = carriers.communities();
        Supplies supplies = new Supplies(facts, seed, people);
        Wheels wheels = new Wheels(facts, supplies);
        List<Facility> facilities = new ArrayList<>(supplies.facilities());
        facilities.addAll(carriers.places());
        List<Lot> lots = supplies.lots();
        Scenario scenario = Scenario.builder(id, facts.start, facts.days)
                .name(facts.name)
                .zones(zones(facts, people))
                .facilities(facilities)
                .commodities(facts.goods.stream().map(CityFacts.Good::commodity).toList())
                .lots(lots)
                .convoys(supplies.convoys())
                .needs(needs(facts))
                .vehicleTypes(facts.wheels.stream().map(CityFacts.Wheel::type).toList())
                .fleets(wheels.fleets())
                .crews(wheels.crews())
                .bubbles(wheels.bubbles())
                .pairings(facts.pairings)
                .reserves(supplies.reserves(lots))
                .requisitions(wheels.requisitions())
                .travel(new Travel(facts.bands, facts.crossings, null, null))
                .policies(new Policies("", 1, new OpeningHours(6 * 3600, 21 * 3600), -1))
                .disruptions(disruptions(facts))
                .build();
        return scenario.toBuilder().lanes(lanes(facts, scenario)).build();
    }

    /** A scenario of a city at its usual size. */
    public static Scenario generate(CityFacts facts, String id, long seed) {
        return generate(facts, id, facts.communities, seed);
    }

    /** The tree: city, districts, streets, communities; who lives below is counted above. */
    private static List<Zone> zones(CityFacts facts, List<Zone> communities) {
        Map<String, int[]> sums = new HashMap<>(); // people and households by zone
        Map<String, String> districtOf = new HashMap<>();
        facts.streets.forEach(street -> districtOf.put(street.code(), street.district()));
        for (Zone zone : communities) {
            for (String above : List.of(zone.parent(), districtOf.get(zone.parent()), facts.code)) {
                int[] sum = sums.computeIfAbsent(above, unused -> new int[2]);
                sum[0] += zone.population();
                sum[1] += zone.households();
            }
        }
        List<Zone> zones = new ArrayList<>(communities.size() + facts.streets.size() + facts.districts.size() + 1);
        CityFacts.District centre = facts.districts.get(0);
        zones.add(zone(facts.code, ZoneLevel.CITY, "", facts.name, sums, centre.point(), centre.landZone()));
        for (CityFacts.District district : facts.districts) {
            zones.add(zone(
                    district.code(),
                    ZoneLevel.DISTRICT,
                    facts.code,
                    district.name(),
                    sums,
                    district.point(),
                    district.landZone()));
        }
        for (CityFacts.Street street : facts.wholeStreets()) {
            zones.add(zone(
                    street.code(),
                    ZoneLevel.STREET,
                    street.district(),
                    street.name(),
                    sums,
                    street.point(),
                    street.landZone()));
        }
        zones.addAll(communities);
        return zones;
    }

    private static Zone zone(
            String code,
            ZoneLevel level,
            String parent,
            Name name,
            Map<String, int[]> sums,
            GeoPoint point,
            String landZone) {
        return Zone.builder(code, level, parent, point)
                .code(code)
                .codeSystem(CodeSystem.GB_T_2260)
                .name(name)
                .population(sums.get(code)[0])
                .households(sums.get(code)[1])
                .landZone(landZone)
                .build();
    }

    private static List<Need> needs(CityFacts facts) {
        List<Need> needs = new ArrayList<>();
        for (CityFacts.Good good : facts.goods) {
            String commodity = good.commodity().id();
            if (good.vital() == good.general() && good.vulnerable() == good.general()) {
                needs.add(new Need(commodity, "", good.general(), good.source()));
            } else {
                Map.of("VITAL", good.vital(), "VULNERABLE", good.vulnerable(), "GENERAL", good.general())
                        .entrySet()
                        .stream()
                        .filter(need -> need.getValue() > 0)
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(need -> needs.add(new Need(commodity, need.getKey(), need.getValue(), good.source())));
            }
        }
        return needs;
    }

    /**
     * The usual lanes of three tiers from every gate where goods arrive, and one from each transfer point straight to the
     * warehouse of the district it lies in, so that an island feeds itself.
     */
    private static List<Lane> lanes(CityFacts facts, Scenario scenario) {
        List<Facility> inUse = scenario.facilities().stream()
                .filter(facility -> !facility.storageKg().isEmpty())
                .toList();
        List<Lane> lanes = new ArrayList<>(
                Lanes.of(scenario.toBuilder().facilities(inUse).lanes(List.of()).build()));
        for (Facility gate : inUse) {
            boolean ofDistrict = facts.districts.stream().anyMatch(d -> d.code().equals(gate.zone()));
            if (gate.kind() == FacilityKind.TRANSFER_POINT && ofDistrict) {
                String to = "DW-" + gate.zone();
                lanes.add(new Lane(
                        gate.id() + ">" + to,
                        gate.id(),
                        to,
                        Mode.ROAD,
                        0,
                        0,
                        0,
                        Double.POSITIVE_INFINITY,
                        OpeningHours.ALWAYS));
            }
        }
        return lanes;
    }

    private static List<Disruption> disruptions(CityFacts facts) {
        return facts.closures.stream()
                .map(closure -> new Disruption(
                        "closed-" + closure.crossing(),
                        DisruptionKind.CROSSING_CLOSED,
                        closure.crossing(),
                        new TimeWindow(
                                closure.firstDay() * TimeWindow.DAY,
                                Math.min(facts.days, closure.firstDay() + closure.days()) * TimeWindow.DAY),
                        null,
                        0,
                        0,
                        0,
                        null))
                .toList();
    }
}
