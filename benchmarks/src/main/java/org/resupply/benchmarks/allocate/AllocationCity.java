package org.resupply.benchmarks.allocate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

/**
 * A seeded three-tier city of any size: entries, city hubs, district and street warehouses, communities.
 *
 * <p>Six entries feed five hubs, hubs feed district warehouses, a district feeds its own streets and those of its two nearest
 * districts, a street feeds its own communities and lends to a few of its neighbours'. Trucks on each link, throughput and
 * storage of each warehouse and the riders of each street are shared by all commodities; supply is about four fifths of what
 * is needed. Up to eight commodities, three of which perish.
 *
 * @param districts number of districts, at least 1
 * @param streets number of street warehouses, at least one per district
 * @param communities number of communities, at least one per street
 * @param commodities 1 to 8
 * @param days length of the horizon
 * @param supply supply as a share of the need, such as 0.8
 * @param seed where the random choices start
 * @param closed how many of the lanes from hubs to districts are closed on all days, the first ones
 */
public record AllocationCity(
        int districts, int streets, int communities, int commodities, int days, double supply, long seed, int closed) {

    private static final int ENTRIES = 6;
    private static final int HUBS = 5;

    /** Grain, vegetables, medicine, blood, oil, meat, fuel, water. */
    private static final double[] KG_PER_PERSON_DAY = {0.4, 0.3, 0.01, 0.002, 0.04, 0.1, 0.2, 2.5};

    /** Days from entry to the last usable day, -1 for what keeps. */
    private static final int[] LIFE = {-1, 2, -1, 4, -1, 3, -1, -1};

    /** Minor units per kilogram unmet. */
    private static final double[] UNMET_PER_KG = {40, 30, 20_000, 800_000, 60, 50, 25, 12};

    public AllocationCity {
        if (districts < 1 || streets < districts || communities < streets) {
            throw new IllegalArgumentException(
                    "The city must have at least 1 district, a street per district and a community per street, not (%s, %s, %s)."
                            .formatted(districts, streets, communities));
        }
        if (commodities < 1 || commodities > 8) {
            throw new IllegalArgumentException("The commodities (%s) must be 1 to 8.".formatted(commodities));
        }
        if (!(supply >= 0 && supply <= 100)) {
            throw new IllegalArgumentException(
                    "The supply (%s) must be from 0 to 100 times the need.".formatted(supply));
        }
    }

    /** A city in which every lane is open. */
    public AllocationCity(
            int districts, int streets, int communities, int commodities, int days, double supply, long seed) {
        this(districts, streets, communities, commodities, days, supply, seed, 0);
    }

    /** So many of the 16 districts of Shanghai by size, which has 215 streets and 13,000 communities. */
    public static AllocationCity ofDistricts(int districts, int commodities, int days, long seed) {
        return new AllocationCity(
                districts, districts * 215 / 16, districts * 13_000 / 16, commodities, days, 0.8, seed, 0);
    }

    /** Whether a text describes such a city, by a name that no other has. */
    public static boolean isOne(String text) {
        return text.matches("(?:.*,)?\\s*(?:districts|commodities|days|closed)=.*");
    }

    /**
     * Reads {@code districts=16,commodities=8,days=7,supply=0.8,seed=42,closed=0}, in any order; what is left out has the value shown.
     */
    public static AllocationCity parse(String text) {
        int districts = 16;
        int commodities = 8;
        int days = 7;
        double supply = 0.8;
        long seed = 42;
        int closed = 0;
        for (String part : text.split(",")) {
            String[] pair = part.strip().split("=", 2);
            try {
                switch (pair[0]) {
                    case "districts" -> districts = Integer.parseInt(pair[1]);
                    case "commodities" -> commodities = Integer.parseInt(pair[1]);
                    case "days" -> days = Integer.parseInt(pair[1]);
                    case "supply" -> supply = Double.parseDouble(pair[1]);
                    case "seed" -> seed = Long.parseLong(pair[1]);
                    case "closed" -> closed = Integer.parseInt(pair[1]);
                    default ->
                        throw new IllegalArgumentException(
                                "The name (%s) is none of districts, commodities, days, supply, seed, closed."
                                        .formatted(pair[0]));
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException notANumber) {
                throw new IllegalArgumentException(
                        "The part (%s) of the city must read name=number.".formatted(part), notANumber);
            }
        }
        AllocationCity size = ofDistricts(districts, commodities, days, seed);
        return new AllocationCity(
                districts, size.streets(), size.communities(), commodities, days, supply, seed, closed);
    }

    /** The same city with so many lanes from hubs to districts closed on all days. */
    public AllocationCity closing(int lanes) {
        return new AllocationCity(districts, streets, communities, commodities, days, supply, seed, lanes);
    }

    /** Builds the problem. */
    public AllocationProblem problem() {
        return new Construction().build();
    }

    private final class Construction {
        private final SplittableRandom random = new SplittableRandom(seed);
        private final AllocationProblemBuilder b = AllocationProblem.builder(days);
        private final int[] entry = new int[ENTRIES];
        private final int[] hub = new int[HUBS];
        private final int[] district = new int[districts];
        private final int[] street = new int[streets];
        private final int[] community = new int[communities];
        private final double[] districtX = new double[districts];
        private final double[] districtY = new double[districts];
        private final int[] streetDistrict = new int[streets];
        private final double[] streetX = new double[streets];
        private final double[] streetY = new double[streets];
        private final int[] communityStreet = new int[communities];
        private final long[] people = new long[communities];
        private final double[] massOfStreet = new double[streets];
        private double peopleTotal;

        AllocationProblem build() {
            for (int c = 0; c < commodities; c++) {
                b.commodity(1000, 1500, c == 1 || c == 3 || c == 5 ? 1 : c == 6 ? 2 : 0, 1);
            }
            layOut();
            addSupply();
            addLanes();
            addDemands();
            return b.build();
        }

        private void layOut() {
            for (int i = 0; i < ENTRIES; i++) {
                entry[i] = b.place(PlaceKind.SOURCE, 0, 0);
            }
            for (int i = 0; i < HUBS; i++) {
                hub[i] = b.place(PlaceKind.WAREHOUSE, 0, 0);
            }
            for (int i = 0; i < districts; i++) {
                district[i] = b.place(PlaceKind.WAREHOUSE, i, 0);
                districtX[i] = random.nextDouble(60);
                districtY[i] = random.nextDouble(60);
            }
            for (int i = 0; i < streets; i++) {
                streetDistrict[i] = i % districts;
                street[i] = b.place(PlaceKind.WAREHOUSE, streetDistrict[i], 0);
                streetX[i] = districtX[streetDistrict[i]] + random.nextDouble(16) - 8;
                streetY[i] = districtY[streetDistrict[i]] + random.nextDouble(16) - 8;
            }
            double kgPerPerson =
                    Arrays.stream(KG_PER_PERSON_DAY, 0, commodities).sum();
            for (int i = 0; i < communities; i++) {
                communityStreet[i] = i < streets ? i : random.nextInt(streets);
                people[i] = 500 + random.nextInt(3000);
                peopleTotal += people[i];
                massOfStreet[communityStreet[i]] += people[i] * kgPerPerson;
                community[i] = b.place(PlaceKind.DEMAND_POINT, streetDistrict[communityStreet[i]], people[i]);
            }
        }

        private void addSupply() {
            for (int c = 0; c < commodities; c++) {
                double perDay = peopleTotal * KG_PER_PERSON_DAY[c] * supply;
                for (int day = 0; day < days; day++) {
                    for (int i = 0; i < ENTRIES; i++) {
                        long kg = (long) (perDay / ENTRIES * (0.5 + random.nextDouble()));
                        b.lot(entry[i], c, kg, day, LIFE[c] < 0 ? AllocationProblem.NEVER : day + LIFE[c]);
                    }
                }
                for (int i = 0; i < streets; i++) {
                    long kg = (long) (perDay / streets * 0.3 * random.nextDouble());
                    b.lot(street[i], c, kg, 0, LIFE[c] < 0 ? AllocationProblem.NEVER : LIFE[c] - 1);
                }
            }
        }

        private long[] everyDay(double kg) {
            long[] grams = new long[days];
            Arrays.fill(grams, (long) (kg * 1000));
            return grams;
        }

        private int link(int from, int to, double distance, double truckKg) {
            int lane = b.lane(from, to, 0, 0.2 + distance / 40);
            b.share(b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, everyDay(truckKg)), lane);
            return lane;
        }

        private void addLanes() {
            double mass = Arrays.stream(massOfStreet).sum();
            for (int e : entry) {
                for (int h : hub) {
                    link(e, h, 10 + random.nextDouble(40), mass / (ENTRIES * HUBS) * (0.6 + random.nextDouble()));
                }
            }
            int left = closed;
            for (int h : hub) {
                b.store(h, AllocationProblem.ALL_CLASSES, Measure.MASS, everyDay(mass / HUBS));
                for (int i = 0; i < districts; i++) {
                    int lane = link(
                            h,
                            district[i],
                            5 + random.nextDouble(40),
                            mass / (HUBS * districts) * (0.6 + random.nextDouble()));
                    if (left-- > 0) {
                        b.laneOpen(lane, 0);
                    }
                }
            }
            for (int i = 0; i < districts; i++) {
                b.store(district[i], AllocationProblem.ALL_CLASSES, Measure.MASS, everyDay(mass / districts));
                b.store(district[i], 1 << 1, Measure.MASS, everyDay(mass / districts * 0.1));
            }
            for (int i = 0; i < streets; i++) {
                for (int near : nearestDistricts(i)) {
                    link(
                            district[near],
                            street[i],
                            distance(i, near),
                            massOfStreet[i] * (0.3 + 0.7 * random.nextDouble()));
                }
                b.store(street[i], AllocationProblem.ALL_CLASSES, Measure.MASS, everyDay(massOfStreet[i]));
            }
            addLastMile();
        }

        private double distance(int s, int d) {
            return Math.hypot(streetX[s] - districtX[d], streetY[s] - districtY[d]);
        }

        private int[] nearestDistricts(int s) {
            int own = streetDistrict[s];
            return java.util.stream.IntStream.range(0, districts)
                    .boxed()
                    .sorted(java.util.Comparator.comparingDouble((Integer d) -> d == own ? -1 : distance(s, d)))
                    .limit(3)
                    .mapToInt(d -> d)
                    .toArray();
        }

        private void addLastMile() {
            int[] riders = new int[streets];
            for (int i = 0; i < streets; i++) {
                double kg = massOfStreet[i] * (0.6 + 0.6 * random.nextDouble());
                riders[i] = b.pool(PoolKind.TRANSPORT, Measure.MASS, Counted.AT_DEPARTURE, everyDay(kg));
            }
            int[][] near = nearestStreets();
            for (int i = 0; i < communities; i++) {
                int own = communityStreet[i];
                b.share(riders[own], b.lane(street[own], community[i], 0, 0.3 + random.nextDouble(0.5)));
                if (near[own].length > 0 && random.nextInt(3) == 0) {
                    int other = near[own][random.nextInt(near[own].length)];
                    b.share(riders[other], b.lane(street[other], community[i], 0, 1 + random.nextDouble()));
                }
            }
        }

        private int[][] nearestStreets() {
            int[][] near = new int[streets][];
            for (int s = 0; s < streets; s++) {
                int at = s;
                near[s] = java.util.stream.IntStream.range(0, streets)
                        .filter(other -> other != at)
                        .boxed()
                        .sorted(java.util.Comparator.comparingDouble((Integer other) ->
                                Math.hypot(streetX[at] - streetX[other], streetY[at] - streetY[other])))
                        .limit(4)
                        .mapToInt(other -> other)
                        .toArray();
            }
            return near;
        }

        private void addDemands() {
            for (int i = 0; i < communities; i++) {
                int priority = random.nextInt(20) == 0 ? 0 : 1;
                for (int c = 0; c < commodities; c++) {
                    for (int day = 0; day < days; day++) {
                        double kg = people[i] * KG_PER_PERSON_DAY[c];
                        long whole = (long) kg + (random.nextDouble() < kg - Math.floor(kg) ? 1 : 0);
                        double price = UNMET_PER_KG[c] * (priority == 0 ? 3 : 1);
                        int demand = b.demand(community[i], c, day, day, whole, priority, price);
                        b.convexity(demand, 2);
                    }
                }
            }
        }
    }
}
