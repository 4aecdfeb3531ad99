package org.resupply.examples.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.resupply.model.ControlLevel;
import org.resupply.model.GeoPoint;
import org.resupply.model.Name;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.geo.Geodesy;

/**
 * Generates the people of a city: communities by largest remainders of population, sizes by lognormal weights, points in a
 * round normal cloud about each street, households and the elderly by district, control levels by quota.
 *
 * <p>Populations of streets, districts and the city stay exact. The communities are synthetic: a label borrows the name of
 * a neighbourhood committee, and nobody claims that the compound exists.
 */
final class Communities {

    /** Spread of community sizes; our choice, not fitted: median 1,400 and largest 26,000 at 13,000 in Shanghai. */
    private static final double SIZE_SIGMA = 0.8;

    /** 80 % of a round normal cloud lies within so many sigmas. */
    private static final double SIGMAS_OF_80_PERCENT = 1.794;

    private static final int REDRAWS = 60;
    private static final double AGE_SIGMA = 0.25;

    /** Dialysis, chemotherapy, acute patients at home, as a share of all people; own estimate. */
    private static final double VITAL_SHARE = 0.002;

    /** People living alone who are old or frail, as a share of all who live alone; own estimate. */
    private static final double FRAIL_AMONG_ALONE = 0.15;

    private final CityFacts facts;
    private final long seed;
    private final Map<String, CityFacts.District> districts = new HashMap<>();
    private final double[] streetLon;
    private final double[] streetLat;

    Communities(CityFacts facts, long seed) {
        this.facts = facts;
        this.seed = seed;
        streetLon = facts.streets.stream()
                .mapToDouble(street -> street.point().lon())
                .toArray();
        streetLat = facts.streets.stream()
                .mapToDouble(street -> street.point().lat())
                .toArray();
        facts.districts.forEach(district -> districts.put(district.code(), district));
    }

    private record Draft(Zone zone, boolean core, double closeness) {}

    /** So many communities, street by street in the order of the facts. */
    List<Zone> generate(int count) {
        List<CityFacts.Street> streets = facts.wholeStreets();
        if (count < streets.size()) {
            throw new IllegalArgumentException("%s has %s streets; it needs at least as many communities, not %s."
                    .formatted(facts.name.en(), streets.size(), count));
        }
        List<List<CityFacts.Street>> parts = new ArrayList<>();
        double[] people = new double[streets.size()];
        for (int i = 0; i < streets.size(); i++) {
            String code = streets.get(i).code();
            List<CityFacts.Street> ofStreet = facts.streets.stream()
                    .filter(part -> part.code().equals(code) || part.partOf().equals(code))
                    .sorted(Comparator.comparing(CityFacts.Street::partOf))
                    .toList();
            parts.add(ofStreet);
            people[i] = ofStreet.stream().mapToInt(CityFacts.Street::population).sum();
        }
        long[] counts = Shares.of(count, people, 1);
        List<Draft> drafts = new ArrayList<>(count);
        for (int i = 0; i < streets.size(); i++) {
            street(streets.get(i), parts.get(i), (int) counts[i], (int) people[i], drafts);
        }
        return underControl(drafts);
    }

    private void street(
            CityFacts.Street street, List<CityFacts.Street> parts, int count, int people, List<Draft> drafts) {
        Random random = new Random(seed * 1_000_003 + street.code().hashCode());
        long[] perPart = Shares.of(
                count, parts.stream().mapToDouble(CityFacts.Street::population).toArray(), 0);
        int number = 0;
        int peopleLeft = people;
        for (int i = parts.size() - 1; i >= 0; i--) { // the street itself comes last and takes what is left
            int here = (int) perPart[i];
            if (here == 0) {
                continue;
            }
            CityFacts.Street part = parts.get(i);
            boolean last = number + here == count;
            int peopleHere = last ? peopleLeft : part.population();
            peopleLeft -= peopleHere;
            double[] weights = new double[here];
            for (int j = 0; j < here; j++) {
                weights[j] = StrictMath.exp(SIZE_SIGMA * random.nextGaussian());
            }
            long[] sizes = Shares.of(peopleHere, weights, 1);
            double[] ages = ages(here, random);
            for (int j = 0; j < here; j++) {
                drafts.add(community(street, part, ++number, j, (int) sizes[j], ages[j], random));
            }
        }
    }

    /** Factors by which a community's share of the old differs from its district's: lognormal, mean 1. */
    private static double[] ages(int count, Random random) {
        double[] factors = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            factors[i] = StrictMath.exp(AGE_SIGMA * random.nextGaussian());
            sum += factors[i];
        }
        for (int i = 0; i < count; i++) {
            factors[i] *= count / sum;
        }
        return factors;
    }

    private Draft community(
            CityFacts.Street street,
            CityFacts.Street part,
            int number,
            int indexInPart,
            int people,
            double age,
            Random random) {
        CityFacts.District district = districts.get(street.district());
        GeoPoint point = place(part, random);
        int committees = part.urban().size() + part.villages().size();
        int committee = committees == 0 ? 0 : indexInPart % committees;
        boolean village = committee >= part.urban().size() && committees > 0;
        String label = committees == 0
                ? part.name().zh() + number
                : (village
                                ? part.villages().get(committee - part.urban().size())
                                : part.urban().get(committee))
                        + (indexInPart >= committees ? "#" + (indexInPart / committees + 1) : "");
        double old = Math.max(0.02, Math.min(0.9, district.over60() * age));
        double frail = district.over80() * old / district.over60() + district.alone() * FRAIL_AMONG_ALONE;
        int affected = (int) Math.round(people * district.affected());
        int vital = (int) Math.round(affected * VITAL_SHARE);
        int vulnerable = Math.min(affected - vital, (int) Math.round(affected * frail));
        Map<String, Integer> classes = new LinkedHashMap<>();
        classes.put("VITAL", vital);
        classes.put("VULNERABLE", vulnerable);
        classes.put("GENERAL", affected - vital - vulnerable);
        double stock = new double[] {0, 0, 0, 0, 0, 0.5, 0.5, 0.5, 1, 1}[random.nextInt(10)];
        String id = String.format(Locale.ROOT, "%s-%03d", street.code(), number);
        Zone zone = Zone.builder(id, ZoneLevel.COMMUNITY, street.code(), point)
                .name(new Name(label, street.name().en() + " " + number))
                .population(people)
                .households(Math.max(1, (int) Math.round(people / district.householdSize())))
                .people(classes)
                .landZone(part.landZone())
                .type(village ? NeighbourhoodType.VILLAGE : type(district.core(), random))
                .householdStockDays(stock)
                .build();
        return new Draft(zone, district.core(), random.nextDouble() + (village ? 0 : 0.5));
    }

    private static NeighbourhoodType type(boolean core, Random random) {
        double draw = random.nextDouble();
        if (core) {
            return draw < 0.15
                    ? NeighbourhoodType.LANE
                    : draw < 0.6 ? NeighbourhoodType.WALK_UP : NeighbourhoodType.HIGH_RISE;
        }
        return draw < 0.1
                ? NeighbourhoodType.DORMITORY
                : draw < 0.5 ? NeighbourhoodType.WALK_UP : NeighbourhoodType.HIGH_RISE;
    }

    /** A point of the street's cloud that lies nearest to a street of the same district and the same side of the water. */
    private GeoPoint place(CityFacts.Street part, Random random) {
        double sigma = part.spread() / SIGMAS_OF_80_PERCENT;
        double lat = part.point().lat();
        double metresPerLon = Geodesy.METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(lat));
        for (int draw = 0; draw < REDRAWS; draw++) {
            double east = sigma * random.nextGaussian();
            double north = sigma * random.nextGaussian();
            if (east * east + north * north > 4 * part.spread() * part.spread()) {
                continue;
            }
            double x = round(part.point().lon() + east / metresPerLon);
            double y = round(lat + north / Geodesy.METRES_PER_DEGREE);
            CityFacts.Street nearest = nearest(x, y, metresPerLon);
            if (nearest.landZone().equals(part.landZone()) && nearest.district().equals(part.district())) {
                return new GeoPoint(x, y);
            }
        }
        return part.point();
    }

    private CityFacts.Street nearest(double lon, double lat, double metresPerLon) {
        int best = 0;
        double bestSquare = Double.MAX_VALUE;
        for (int i = 0; i < streetLon.length; i++) {
            double dx = (streetLon[i] - lon) * metresPerLon;
            double dy = (streetLat[i] - lat) * Geodesy.METRES_PER_DEGREE;
            double square = dx * dx + dy * dy;
            if (square < bestSquare) {
                bestSquare = square;
                best = i;
            }
        }
        return facts.streets.get(best);
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    /**
     * Gives out control levels so that their people have the shares of the facts, in the core and in the suburbs apart,
     * villages among the least closed.
     */
    private List<Zone> underControl(List<Draft> drafts) {
        double listed = facts.control.stream()
                .mapToDouble(CityFacts.ControlShare::people)
                .sum();
        Map<String, ControlLevel> levels = new HashMap<>();
        if (listed > 0) {
            double all = drafts.stream().mapToDouble(d -> d.zone().population()).sum();
            double core = drafts.stream()
                    .filter(Draft::core)
                    .mapToDouble(d -> d.zone().population())
                    .sum();
            for (boolean inCore : new boolean[] {true, false}) {
                List<Draft> region = drafts.stream()
                        .filter(draft -> draft.core() == inCore)
                        .sorted(Comparator.comparingDouble(Draft::closeness)
                                .thenComparing(draft -> draft.zone().id()))
                        .toList();
                double share = (inCore ? core : all - core) / all;
                int next = 0;
                double quota = 0;
                double given = 0;
                for (CityFacts.ControlShare control : facts.control) {
                    double part = Double.isNaN(control.suburbShare())
                            ? share
                            : inCore ? 1 - control.suburbShare() : control.suburbShare();
                    quota += all * control.people() / listed * part;
                    boolean last = control == facts.control.get(facts.control.size() - 1);
                    while (next < region.size() && (last || given < quota)) {
                        Zone zone = region.get(next++).zone();
                        given += zone.population();
                        levels.put(zone.id(), control.level());
                    }
                }
            }
        }
        List<Zone> zones = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            zones.add(draft.zone().withControl(levels.getOrDefault(draft.zone().id(), ControlLevel.OPEN)));
        }
        return zones;
    }
}
