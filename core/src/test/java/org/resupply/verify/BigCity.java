package org.resupply.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Need;
import org.resupply.model.OpeningHours;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.TimeWindow;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.network.TravelMatrix;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/** A made-up city of any size, and a sound plan for it: every warehouse's vans bring everything to its communities. */
final class BigCity {
    private static final int COMMODITIES = 6;
    private static final int STOPS_PER_TRIP = 2;
    private static final int TRIPS_PER_TOUR = 4;
    private static final int SERVICE = 60;
    private static final int SHIFT_START = 7 * 3600;

    final Scenario scenario;
    final Plan plan;

    private BigCity(Scenario scenario, Plan plan) {
        this.scenario = scenario;
        this.plan = plan;
    }

    /** A city of so many streets with so many communities each. */
    static BigCity of(int streets, int communitiesPerStreet, int days, long seed) {
        Random random = new Random(seed);
        List<Zone> zones = new ArrayList<>();
        List<Facility> facilities = new ArrayList<>();
        List<Lot> lots = new ArrayList<>();
        List<Fleet> fleets = new ArrayList<>();
        zones.add(zone("CITY", ZoneLevel.CITY, "", 0, point(random)));
        zones.add(zone("D", ZoneLevel.DISTRICT, "CITY", 0, point(random)));
        for (int s = 0; s < streets; s++) {
            GeoPoint centre = point(random);
            zones.add(zone("S" + s, ZoneLevel.STREET, "D", 0, centre));
            facilities.add(Facility.builder("W" + s, FacilityKind.STREET_WAREHOUSE, centre)
                    .zone("S" + s)
                    .storageKg(Map.of(StorageClass.AMBIENT, 1e9))
                    .docks(50)
                    .build());
            for (int c = 0; c < COMMODITIES; c++) {
                lots.add(new Lot("W" + s + "-" + c, "G" + c, "W" + s, 100_000_000, Lot.NEVER));
            }
            fleets.add(new Fleet(
                    "F" + s, null, "VAN", "W" + s, communitiesPerStreet, new OpeningHours(0, 86_400), "", 9, 0));
            for (int c = 0; c < communitiesPerStreet; c++) {
                GeoPoint near = new GeoPoint(
                        centre.lon() + random.nextGaussian() * 0.01, centre.lat() + random.nextGaussian() * 0.01);
                zones.add(zone("C" + s + "-" + c, ZoneLevel.COMMUNITY, "S" + s, 500 + random.nextInt(3000), near));
            }
        }
        List<Commodity> commodities = new ArrayList<>();
        List<Need> needs = new ArrayList<>();
        for (int c = 0; c < COMMODITIES; c++) {
            commodities.add(new Commodity("G" + c, Name.of("G" + c), "kg", 1, 1, StorageClass.AMBIENT, 0, 1, false, 1));
            needs.add(new Need("G" + c, "GENERAL", 0.1 + 0.03 * c, ""));
        }
        Scenario scenario = Scenario.builder("big-city", LocalDate.of(2022, 4, 13), days)
                .zones(zones)
                .facilities(facilities)
                .commodities(commodities)
                .lots(lots)
                .needs(needs)
                .fleets(fleets)
                .vehicleTypes(
                        List.of(VehicleType.builder("VAN", VehicleClass.VAN, 1e6, 1e6, Set.of(StorageClass.AMBIENT))
                                .name(Name.of("Van"))
                                .fixedCost(100)
                                .costPerKm(100)
                                .costPerHour(3600)
                                .stopSeconds(SERVICE)
                                .build()))
                .build();
        return new BigCity(scenario, plan(scenario, streets, communitiesPerStreet));
    }

    private static Plan plan(Scenario scenario, int streets, int communitiesPerStreet) {
        Outlook outlook = Outlook.of(scenario);
        TravelMatrix travel = TravelMatrix.of(scenario);
        List<Tour> tours = new ArrayList<>();
        List<Movement> movements = new ArrayList<>();
        for (int day = 0; day < scenario.days(); day++) {
            for (int s = 0; s < streets; s++) {
                int vehicle = 0;
                List<Trip> trips = new ArrayList<>();
                int free = day * TimeWindow.DAY + SHIFT_START;
                for (int first = 0; first < communitiesPerStreet; first += STOPS_PER_TRIP) {
                    int last = Math.min(first + STOPS_PER_TRIP, communitiesPerStreet);
                    Trip trip = trip(outlook, travel, s, first, last, day, free, movements);
                    trips.add(trip);
                    free = trip.end();
                    if (trips.size() == TRIPS_PER_TOUR || last == communitiesPerStreet) {
                        tours.add(new Tour("T" + day + "-" + s + "-" + vehicle, "F" + s, vehicle, day, "", trips));
                        vehicle++;
                        trips = new ArrayList<>();
                        free = day * TimeWindow.DAY + SHIFT_START;
                    }
                }
            }
        }
        Plan plan = new Plan(scenario.id(), Draft.MANIFEST, List.of(), movements, tours, List.of(), Figures.NONE);
        return Draft.stated(scenario, plan);
    }

    private static Trip trip(
            Outlook outlook,
            TravelMatrix travel,
            int street,
            int first,
            int last,
            int day,
            int start,
            List<Movement> movements) {
        long[] loads = new long[COMMODITIES];
        List<Stop> stops = new ArrayList<>();
        String here = "W" + street;
        int now = start;
        int metres = 0;
        for (int c = first; c < last; c++) {
            String zone = "C" + street + "-" + c;
            now += travel.seconds(VehicleClass.VAN, here, zone);
            metres += travel.metres(VehicleClass.VAN, here, zone);
            List<Handling> handlings = new ArrayList<>();
            for (int g = 0; g < COMMODITIES; g++) {
                String id = zone + "/G" + g + "/GENERAL/" + day;
                Demand demand = outlook.demand(id).orElseThrow();
                loads[g] += demand.quantity();
                handlings.add(new Handling("W" + street + "-" + g, id, -demand.quantity()));
                movements.add(new Movement("W" + street, zone, "W" + street + "-" + g, day, demand.quantity()));
            }
            stops.add(new Stop(zone, now, now, now + SERVICE, handlings));
            now += SERVICE;
            here = zone;
        }
        now += travel.seconds(VehicleClass.VAN, here, "W" + street);
        metres += travel.metres(VehicleClass.VAN, here, "W" + street);
        List<Handling> loading = new ArrayList<>();
        for (int g = 0; g < COMMODITIES; g++) {
            loading.add(new Handling("W" + street + "-" + g, "", loads[g]));
        }
        stops.add(0, new Stop("W" + street, start, start, start, loading));
        stops.add(new Stop("W" + street, now, now, now, List.of()));
        return new Trip(stops, metres);
    }

    private static GeoPoint point(Random random) {
        return new GeoPoint(121.2 + random.nextDouble() * 0.6, 31.0 + random.nextDouble() * 0.4);
    }

    private static Zone zone(String id, ZoneLevel level, String parent, int people, GeoPoint point) {
        return Zone.builder(id, level, parent, point)
                .population(people)
                .households(people / 3)
                .build();
    }
}
