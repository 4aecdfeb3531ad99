package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Name;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.OpeningHours;
import org.resupply.model.Zone;
import org.resupply.model.geo.Geodesy;

/**
 * Generates the last hundred metres: what volunteers can carry to the doors of each community while it is closed, and the
 * places where goods are handed over where trucks cannot come near.
 *
 * <p>Where a kind of community has such places, those of a street share the one in their middle, if they lie near enough to
 * carry from there.
 */
final class Carriers {
    /** How unevenly people volunteer: the number of carriers is lognormal about what the facts say; our choice, not fitted. */
    private static final double SPREAD = 0.5;

    private static final OpeningHours HOURS = new OpeningHours(7 * 3600, 19 * 3600);
    private static final int DOCKS = 3;

    private final Map<NeighbourhoodType, CityFacts.Carrier> carriers = new HashMap<>();
    private final long seed;
    private final List<Zone> communities = new ArrayList<>();
    private final List<Facility> places = new ArrayList<>();

    Carriers(CityFacts facts, long seed, List<Zone> withoutCarriers) {
        this.seed = seed;
        facts.carriers.forEach(carrier -> carriers.put(carrier.type(), carrier));
        Map<String, String> placeOf = new HashMap<>();
        Map<String, List<Zone>> together = new LinkedHashMap<>();
        for (Zone zone : withoutCarriers) {
            if (carriers.containsKey(zone.type()) && carriers.get(zone.type()).handOverMetres() > 0) {
                together.computeIfAbsent(zone.parent() + '\n' + zone.landZone(), street -> new ArrayList<>())
                        .add(zone);
            }
        }
        together.values().forEach(zones -> share(zones, placeOf));
        for (Zone zone : withoutCarriers) {
            communities.add(
                    carriers.containsKey(zone.type())
                            ? zone.toBuilder()
                                    .carryKgPerDay(kgPerDay(zone))
                                    .handOver(placeOf.getOrDefault(zone.id(), ""))
                                    .build()
                            : zone);
        }
    }

    /** The communities with what can be carried there and where goods are handed over. */
    List<Zone> communities() {
        return communities;
    }

    /** The places where goods are handed over for several communities. */
    List<Facility> places() {
        return places;
    }

    private double kgPerDay(Zone zone) {
        CityFacts.Carrier carrier = carriers.get(zone.type());
        Random random = new Random(seed * 1_000_033 + zone.id().hashCode());
        double usual = zone.population() / carrier.peopleEach();
        long number = Math.max(1, Math.round(usual * StrictMath.exp(SPREAD * random.nextGaussian())));
        return number * carrier.kgPerDay();
    }

    private void share(List<Zone> zones, Map<String, String> placeOf) {
        Zone middle = zones.stream()
                .min(Comparator.comparingDouble(zone ->
                        zones.stream().mapToDouble(other -> metres(zone, other)).sum()))
                .orElseThrow();
        List<Zone> near = zones.stream()
                .filter(zone ->
                        metres(zone, middle) <= carriers.get(zone.type()).handOverMetres())
                .toList();
        if (near.size() < 2) {
            return;
        }
        String id = "HP-" + middle.id();
        near.forEach(zone -> placeOf.put(zone.id(), id));
        places.add(Facility.builder(id, FacilityKind.HOUSEHOLD_POINT, middle.point())
                .name(new Name(middle.name().zh() + "交付点", middle.name().en() + " hand-over place"))
                .zone(middle.parent())
                .landZone(middle.landZone())
                .docks(DOCKS)
                .hours(HOURS)
                .build());
    }

    private static double metres(Zone a, Zone b) {
        return Geodesy.metres(
                a.point().lon(), a.point().lat(), b.point().lon(), b.point().lat());
    }
}
