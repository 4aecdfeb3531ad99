package org.resupply.benchmarks.jmh;

import java.util.Locale;
import java.util.StringJoiner;

/** The JSON of a city of any size for kernels: districts, streets, communities, two commodities, three days. */
final class GeneratedScenario {
    private static final int PER_STREET = 12;
    private static final int STREETS_PER_DISTRICT = 8;
    private static final int PEOPLE = 400;
    private static final double SPREAD = 0.004;
    private static final String HANDLING = "\"handlingSecondsPerTonne\": 240";

    private final int communities;
    private final int streets;
    private final int districts;
    private final StringJoiner zones = new StringJoiner(",\n");
    private final StringJoiner facilities = new StringJoiner(",\n");
    private final StringJoiner fleets = new StringJoiner(",\n");
    private final StringJoiner convoys = new StringJoiner(",\n");

    private GeneratedScenario(int communities) {
        this.communities = communities;
        this.streets = Math.max(1, communities / PER_STREET);
        this.districts = Math.max(1, streets / STREETS_PER_DISTRICT);
    }

    /** The text of a scenario with so many communities. */
    static String json(int communities) {
        return new GeneratedScenario(communities).write();
    }

    private String write() {
        zone("city", "CITY", null, communities * PEOPLE, 0, 0);
        facility("main", "CITY_WAREHOUSE", "city", 0, 0.01, communities * PEOPLE, 10);
        fleet("main", "truck", 2 + streets / 4);
        for (int district = 0; district < districts; district++) {
            addDistrict(district);
        }
        for (int street = 0; street < streets; street++) {
            addStreet(street);
        }
        for (int community = 0; community < communities; community++) {
            int street = Math.min(streets - 1, community / PER_STREET);
            String parent = "s" + street;
            double[] at = around(street, community % PER_STREET, PER_STREET, SPREAD);
            zones.add(zoneText("c" + community, "COMMUNITY", parent, PEOPLE, at[0], at[1])
                    + ", \"people\": {\"VULNERABLE\": %s}, \"type\": \"HIGH_RISE\", \"control\": \"SEALED\"}"
                            .formatted(PEOPLE / 10));
        }
        return """
                {"format": "resupply-scenario/1", "coordinates": "WGS-84", "id": "generated",
                "name": {"en": "Generated city"}, "start": "2022-04-13", "days": 3,
                "zones": [%s],
                "facilities": [%s],
                "commodities": [
                {"id": "rice", "name": {"en": "Rice"}, "unit": "kg", "massKg": 1, "volumeL": 1.3, "storage": "AMBIENT"},
                {"id": "medicine", "name": {"en": "Medicine"}, "unit": "pack", "massKg": 0.5, "volumeL": 1.5,
                 "storage": "AMBIENT", "urgency": 6}],
                "convoys": [%s],
                "needs": [
                {"commodity": "rice", "unitsPerPersonDay": 0.5, "source": "chosen for round numbers"},
                {"commodity": "medicine", "priorityClass": "VULNERABLE", "unitsPerPersonDay": 0.1,
                 "source": "chosen for round numbers"}],
                "vehicleTypes": [
                {"id": "truck", "name": {"en": "Truck"}, "vehicleClass": "LIGHT_TRUCK", "payloadKg": 8000, "volumeL": 30000,
                 "storage": ["AMBIENT"], "fixedCost": 50000, "costPerKm": 220, "costPerHour": 8000, "stopSeconds": 300,
                 "handlingSecondsPerTonne": 300},
                {"id": "van", "name": {"en": "Van"}, "vehicleClass": "VAN", "payloadKg": 1000, "volumeL": 5000,
                 "storage": ["AMBIENT"], "fixedCost": 30000, "costPerKm": 120, "costPerHour": 6000, "stopSeconds": 300,
                 "handlingSecondsPerTonne": 600}],
                "fleets": [%s],
                "travel": {"bands": [{"detour": 1.25, "speedKmh": 30}]}}
                """.formatted(zones, facilities, convoys, fleets);
    }

    private void addDistrict(int district) {
        double[] at = around(0, district, districts, 0.1);
        String id = "d" + district;
        int people = 0;
        for (int street = 0; street < streets; street++) {
            people += districtOf(street) == district ? peopleOf(street) : 0;
        }
        zone(id, "DISTRICT", "city", people, at[0], at[1]);
        facility("g" + district, "TRANSFER_POINT", id, at[0] + 0.02, at[1], people, 6);
        facility("w" + district, "DISTRICT_WAREHOUSE", id, at[0], at[1] + 0.002, people, 6);
        fleet("g" + district, "truck", 4);
        fleet("w" + district, "truck", 4);
        for (int day = 0; day < 3; day++) {
            convoys.add(
                    "{\"id\": \"k%s-%s\", \"name\": {\"en\": \"Convoy\"}, \"points\": [\"g%s\"], \"arrival\": \"2022-04-%sT04:00\", \"vehicles\": 4, \"cargo\": [{\"commodity\": \"rice\", \"quantity\": %s}, {\"commodity\": \"medicine\", \"quantity\": %s}]}"
                            .formatted(district, day, district, 13 + day, people * 2 / 5, people / 100));
        }
    }

    private void addStreet(int street) {
        int district = districtOf(street);
        int people = peopleOf(street);
        double[] at = centre(street);
        String id = "s" + street;
        zone(id, "STREET", "d" + district, people, at[0], at[1]);
        facility("h" + street, "STREET_WAREHOUSE", id, at[0], at[1], people, 2);
        fleet("h" + street, "van", 2);
    }

    private int districtOf(int street) {
        return Math.min(districts - 1, street / STREETS_PER_DISTRICT);
    }

    /** The last street has the communities that are left over. */
    private int peopleOf(int street) {
        int first = street * PER_STREET;
        int end = street == streets - 1 ? communities : first + PER_STREET;
        return (end - first) * PEOPLE;
    }

    private double[] centre(int street) {
        int district = districtOf(street);
        double[] middle = around(0, district, districts, 0.1);
        double angle = 2 * Math.PI * (street % STREETS_PER_DISTRICT) / STREETS_PER_DISTRICT;
        return new double[] {middle[0] + 0.03 * Math.cos(angle), middle[1] + 0.03 * Math.sin(angle)};
    }

    /** A place on a circle around the city, or around a street where communities are asked for. */
    private double[] around(int street, int number, int count, double radius) {
        double[] middle = radius == SPREAD ? centre(street) : new double[2];
        double angle = 2 * Math.PI * number / count;
        return new double[] {middle[0] + radius * Math.cos(angle), middle[1] + radius * Math.sin(angle)};
    }

    private void zone(String id, String level, String parent, int people, double east, double north) {
        zones.add(zoneText(id, level, parent, people, east, north) + "}");
    }

    private static String zoneText(String id, String level, String parent, int people, double east, double north) {
        return "{\"id\": \"%s\", \"level\": \"%s\"%s, \"name\": {\"en\": \"%s\"}, \"population\": %s, \"households\": %s, %s"
                .formatted(
                        id,
                        level,
                        parent == null ? "" : ", \"parent\": \"" + parent + "\"",
                        id,
                        people,
                        people / 3,
                        point(east, north));
    }

    private static String point(double east, double north) {
        return String.format(Locale.ROOT, "\"point\": {\"lon\": %.6f, \"lat\": %.6f}", 121 + east, 31 + north);
    }

    private void facility(String id, String kind, String zone, double east, double north, int storage, int docks) {
        facilities.add(
                "{\"id\": \"%s\", \"kind\": \"%s\", \"name\": {\"en\": \"%s\"}, \"zone\": \"%s\", %s, \"storageKg\": {\"AMBIENT\": %s}, \"docks\": %s, \"trucksPerDay\": 60, %s}"
                        .formatted(id, kind, id, zone, point(east, north), storage, docks, HANDLING));
    }

    private void fleet(String base, String type, int count) {
        fleets.add(
                "{\"id\": \"F-%s\", \"name\": \"F-%s\", \"vehicleType\": \"%s\", \"base\": \"%s\", \"count\": %s, \"shift\": {\"open\": \"06:00\", \"close\": \"20:00\"}, \"maxTripsPerDay\": 4, \"turnRoundSeconds\": 600}"
                        .formatted(base, base, type, base, count));
    }
}
