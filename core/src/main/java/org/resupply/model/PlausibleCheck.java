package org.resupply.model;

/**
 * Checks numbers that are allowed but absurd, most often because of a wrong unit: a van that carries 1,500,000 kg.
 *
 * <p>The bounds are far outside what exists, so that a real scenario never meets them; they are no model of what is usual.
 */
final class PlausibleCheck {
    private static final int DAY = TimeWindow.DAY;

    private final Scenario scenario;
    private final Ids ids;
    private final FaultList faults;

    PlausibleCheck(Scenario scenario, Ids ids, FaultList faults) {
        this.scenario = scenario;
        this.ids = ids;
        this.faults = faults;
    }

    void run() {
        Ids.each("zones", scenario.zones(), this::zone);
        Ids.each("facilities", scenario.facilities(), this::facility);
        Ids.each("commodities", scenario.commodities(), this::commodity);
        Ids.each("lots", scenario.lots(), (lot, at) -> goods(lot.commodity(), lot.quantity(), at + ".quantity"));
        Ids.each("convoys", scenario.convoys(), this::convoy);
        Ids.each("needs", scenario.needs(), this::need);
        Ids.each(
                "demands",
                scenario.demands(),
                (demand, at) -> goods(demand.commodity(), demand.quantity(), at + ".quantity"));
        Ids.each(
                "transportRequests",
                scenario.transportRequests(),
                (request, at) -> goods(request.commodity(), request.quantity(), at + ".quantity"));
        Ids.each("vehicleTypes", scenario.vehicleTypes(), this::vehicleType);
        Ids.each("fleets", scenario.fleets(), (fleet, at) -> {
            atMost(fleet.count(), 100_000, at + ".count", "vehicles", "");
            atMost(fleet.turnRoundSeconds(), 2 * DAY, at + ".turnRoundSeconds", "s", "milliseconds");
        });
        Ids.each("crews", scenario.crews(), (crew, at) -> {
            atMost(crew.maxSecondsPerDay(), DAY, at + ".maxSecondsPerDay", "s, as a day has no more", "milliseconds");
            atMost(crew.restSeconds(), 30 * DAY, at + ".restSeconds", "s", "milliseconds");
        });
        Ids.each("lanes", scenario.lanes(), this::lane);
        Ids.each("disruptions", scenario.disruptions(), this::disruption);
    }

    private void zone(Zone zone, String at) {
        int people = switch (zone.level()) {
            case CITY -> 200_000_000;
            case DISTRICT -> 30_000_000;
            case STREET -> 3_000_000;
            case COMMUNITY -> 300_000;
        };
        atMost(zone.population(), people, at + ".population", "people for a " + zone.level(), "another level");
        atMost(zone.householdStockDays(), 400, at + ".householdStockDays", "days", "kilograms");
    }

    private void facility(Facility facility, String at) {
        facility.storageKg().forEach((storage, kg) -> atMost(kg, 1e10, at + ".storageKg." + storage, "kg", "grams"));
        if (facility.throughputKgPerDay() < Double.POSITIVE_INFINITY) {
            atMost(facility.throughputKgPerDay(), 1e10, at + ".throughputKgPerDay", "kg a day", "grams");
        }
        atMost(facility.docks(), 10_000, at + ".docks", "docks", "");
        atMost(facility.handlingSecondsPerTonne(), DAY, at + ".handlingSecondsPerTonne", "s a tonne", "milliseconds");
        atMost(facility.inspectionSeconds(), 14 * DAY, at + ".inspectionSeconds", "s", "milliseconds");
        atMost(facility.convoyDisinfectionSeconds(), 14 * DAY, at + ".convoyDisinfectionSeconds", "s", "milliseconds");
        atMost(facility.disinfectionSeconds(), 2 * DAY, at + ".disinfectionSeconds", "s", "milliseconds");
    }

    private void commodity(Commodity commodity, String at) {
        atMost(commodity.massKg(), 100_000, at + ".massKg", "kg a unit", "grams");
        double density = commodity.massKg() / commodity.volumeL();
        if (density > 25) {
            faults.error(
                    "ABSURD",
                    at + ".volumeL",
                    commodity.volumeL(),
                    "With a mass of %s kg this is denser than any metal. Maybe given in cubic metres?",
                    commodity.massKg());
        } else if (density < 0.0005) {
            faults.error(
                    "ABSURD",
                    at + ".volumeL",
                    commodity.volumeL(),
                    "With a mass of %s kg this is lighter than air. Maybe given in millilitres?",
                    commodity.massKg());
        }
        atMost(commodity.shelfLifeDays(), 36_500, at + ".shelfLifeDays", "days", "hours");
        atMost(commodity.urgency(), 1e6, at + ".urgency", "times ordinary food", "");
    }

    private void convoy(Convoy convoy, String at) {
        atMost(convoy.vehicles(), 100_000, at + ".vehicles", "vehicles", "");
        for (int i = 0; i < convoy.cargo().size(); i++) {
            Convoy.Cargo cargo = convoy.cargo().get(i);
            goods(cargo.commodity(), cargo.quantity(), at + ".cargo[" + i + "].quantity");
        }
    }

    private void need(Need need, String at) {
        Commodity commodity = ids.commodities.get(need.commodity());
        if (commodity != null && need.unitsPerPersonDay() * commodity.massKg() > 1000) {
            faults.error(
                    "ABSURD",
                    at + ".unitsPerPersonDay",
                    need.unitsPerPersonDay(),
                    "This is more than a tonne a person a day, as one unit weighs %s kg. Maybe given in grams?",
                    commodity.massKg());
        }
    }

    private void goods(String id, long quantity, String place) {
        Commodity commodity = ids.commodities.get(id);
        if (commodity != null && quantity * commodity.massKg() > 1e10) {
            faults.error(
                    "ABSURD",
                    place,
                    quantity,
                    "This is more than ten million tonnes, as one unit weighs %s kg. Maybe given in grams?",
                    commodity.massKg());
        }
    }

    private void vehicleType(VehicleType type, String at) {
        double heaviest = switch (type.vehicleClass()) {
            case HEAVY_TRUCK -> 200_000;
            case LIGHT_TRUCK -> 20_000;
            case VAN -> 10_000;
            case BOAT -> 5e8;
            case HELICOPTER -> 40_000;
            case DRONE -> 10_000;
        };
        double lightest = switch (type.vehicleClass()) {
            case HEAVY_TRUCK -> 500;
            case LIGHT_TRUCK -> 100;
            case VAN, BOAT, HELICOPTER -> 10;
            case DRONE -> 0.01;
        };
        atMost(type.payloadKg(), heaviest, at + ".payloadKg", "kg for a " + type.vehicleClass(), "grams");
        if (type.payloadKg() < lightest) {
            faults.error(
                    "ABSURD",
                    at + ".payloadKg",
                    type.payloadKg(),
                    "A %s carries more than %s kg. Maybe given in tonnes?",
                    type.vehicleClass(),
                    lightest);
        }
        boolean doubtful = type.payloadKg() > heaviest || type.payloadKg() < lightest;
        double density = doubtful ? 1 : type.payloadKg() / type.volumeL();
        if (density > 25) {
            faults.error(
                    "ABSURD",
                    at + ".volumeL",
                    type.volumeL(),
                    "This is far too small for a payload of %s kg. Maybe given in cubic metres?",
                    type.payloadKg());
        } else if (density < 0.0005) {
            faults.error(
                    "ABSURD",
                    at + ".volumeL",
                    type.volumeL(),
                    "This is far too large for a payload of %s kg. Maybe given in millilitres?",
                    type.payloadKg());
        }
        atMost(type.speedFactor(), 50, at + ".speedFactor", "times the usual speed", "km/h");
        if (type.speedFactor() < 0.01) {
            faults.error(
                    "ABSURD",
                    at + ".speedFactor",
                    type.speedFactor(),
                    "Less than a hundredth of the usual speed is not plausible.");
        }
        atMost(type.stopSeconds(), DAY, at + ".stopSeconds", "s", "milliseconds");
        atMost(type.handlingSecondsPerTonne(), 4 * DAY, at + ".handlingSecondsPerTonne", "s a tonne", "milliseconds");
    }

    private void lane(Lane lane, String at) {
        atMost(lane.seconds(), 60 * DAY, at + ".seconds", "s", "milliseconds");
        if (lane.seconds() > 0 && lane.metres() > 0 && 3.6 * lane.metres() / lane.seconds() > 1500) {
            faults.error(
                    "ABSURD",
                    at + ".seconds",
                    lane.seconds(),
                    "For %d m this is more than 1500 km/h. Maybe given in minutes?",
                    lane.metres());
        }
    }

    private void disruption(Disruption disruption, String at) {
        atMost(disruption.factor(), 1000, at + ".factor", "times the demand", "per cent");
        Demand request = disruption.request();
        if (request != null) {
            goods(request.commodity(), request.quantity(), at + ".request.quantity");
        }
    }

    private void atMost(double value, double most, String place, String unit, String maybe) {
        if (value > most) {
            faults.error(
                    "ABSURD",
                    place,
                    text(value),
                    "More than %s %s is not plausible.%s",
                    text(most),
                    unit,
                    maybe.isEmpty() ? "" : " Maybe given in " + maybe + "?");
        }
    }

    private static String text(double value) {
        return value == (long) value && value < Long.MAX_VALUE ? Long.toString((long) value) : Double.toString(value);
    }
}
