package org.resupply.model;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * A city in an emergency, over some days: all that a plan is made from.
 *
 * <p>Immutable. What concerns several parts at once (dangling ids, a zone cycle) is checked by {@link ScenarioCheck}.
 *
 * @param id what the scenario is called in files and figures
 * @param name what people call it
 * @param start the date of day 0, local time
 * @param days how many days are planned, at least 1
 * @param zones the administrative tree
 * @param facilities where goods are held and handed over
 * @param commodities kinds of goods
 * @param priorityClasses who is served before whom; the usual three when empty
 * @param lots stock at the start
 * @param convoys goods that arrive
 * @param needs what a person needs a day
 * @param demands what is wanted besides the needs
 * @param transportRequests people, empties and refuse to be fetched and brought somewhere
 * @param vehicleTypes kinds of vehicles
 * @param fleets vehicles at their bases
 * @param crews people who drive and carry
 * @param bubbles closed loops
 * @param lanes links between facilities; the usual ones when empty
 * @param pairings suburbs that answer for urban districts
 * @param reserves stock not to be touched
 * @param requisitions capacity that may be called up
 * @param travel how travel times are found
 * @param policies what the city has decided
 * @param disruptions what happens, in the scenario's own time
 */
public record Scenario(
        String id,
        Name name,
        LocalDate start,
        int days,
        List<Zone> zones,
        List<Facility> facilities,
        List<Commodity> commodities,
        List<PriorityClass> priorityClasses,
        List<Lot> lots,
        List<Convoy> convoys,
        List<Need> needs,
        List<Demand> demands,
        List<TransportRequest> transportRequests,
        List<VehicleType> vehicleTypes,
        List<Fleet> fleets,
        List<Crew> crews,
        List<Bubble> bubbles,
        List<Lane> lanes,
        List<Pairing> pairings,
        List<Reserve> reserves,
        List<Requisition> requisitions,
        Travel travel,
        Policies policies,
        List<Disruption> disruptions) {

    public Scenario {
        Require.id(id, "scenario");
        Require.present(start, "start", "scenario", id);
        name = name == null ? Name.of(id) : name;
        if (days < 1 || days > 60) {
            throw new IllegalArgumentException(
                    "The number of days (%s) of scenario (%s) must be between 1 and 60.".formatted(days, id));
        }
        zones = Require.parts(zones, "zones");
        facilities = Require.parts(facilities, "facilities");
        commodities = Require.parts(commodities, "commodities");
        priorityClasses = Require.parts(priorityClasses, "priority classes");
        lots = Require.parts(lots, "lots");
        convoys = Require.parts(convoys, "convoys");
        needs = Require.parts(needs, "needs");
        demands = Require.parts(demands, "demands");
        transportRequests = Require.parts(transportRequests, "transport requests");
        vehicleTypes = Require.parts(vehicleTypes, "vehicle types");
        fleets = Require.parts(fleets, "fleets");
        crews = Require.parts(crews, "crews");
        bubbles = Require.parts(bubbles, "bubbles");
        lanes = Require.parts(lanes, "lanes");
        pairings = Require.parts(pairings, "pairings");
        reserves = Require.parts(reserves, "reserves");
        requisitions = Require.parts(requisitions, "requisitions");
        disruptions = Require.parts(disruptions, "disruptions");
        if (priorityClasses.isEmpty()) {
            priorityClasses = PriorityClass.usual();
        }
        travel = travel == null ? Travel.PLAIN : travel;
        policies = policies == null ? Policies.USUAL : policies;
    }

    /** A builder that begins empty. */
    public static Builder builder(String id, LocalDate start, int days) {
        return new Builder(id, start, days);
    }

    /** A builder that begins with all parts of this scenario. */
    public Builder toBuilder() {
        Builder builder = new Builder(id, start, days).name(name).travel(travel).policies(policies);
        builder.zones(zones);
        builder.facilities(facilities);
        builder.commodities(commodities);
        builder.priorityClasses(priorityClasses);
        builder.lots(lots);
        builder.convoys(convoys);
        builder.needs(needs);
        builder.demands(demands);
        builder.transportRequests(transportRequests);
        builder.vehicleTypes(vehicleTypes);
        builder.fleets(fleets);
        builder.crews(crews);
        builder.bubbles(bubbles);
        builder.lanes(lanes);
        builder.pairings(pairings);
        builder.reserves(reserves);
        builder.requisitions(requisitions);
        builder.disruptions(disruptions);
        return builder;
    }

    /** The same scenario with these of its requisitions called up too. */
    public Scenario callingUp(Predicate<Requisition> which) {
        return toBuilder()
                .requisitions(requisitions.stream()
                        .map(requisition -> which.test(requisition) ? requisition.calledUp() : requisition)
                        .toList())
                .build();
    }

    /** Puts a scenario together part by part; each call for a list replaces that list. */
    public static final class Builder {
        private final String id;
        private final LocalDate start;
        private final int days;
        private Name name;
        private List<Zone> zones = List.of();
        private List<Facility> facilities = List.of();
        private List<Commodity> commodities = List.of();
        private List<PriorityClass> priorityClasses = List.of();
        private List<Lot> lots = List.of();
        private List<Convoy> convoys = List.of();
        private List<Need> needs = List.of();
        private List<Demand> demands = List.of();
        private List<TransportRequest> transportRequests = List.of();
        private List<VehicleType> vehicleTypes = List.of();
        private List<Fleet> fleets = List.of();
        private List<Crew> crews = List.of();
        private List<Bubble> bubbles = List.of();
        private List<Lane> lanes = List.of();
        private List<Pairing> pairings = List.of();
        private List<Reserve> reserves = List.of();
        private List<Requisition> requisitions = List.of();
        private Travel travel;
        private Policies policies;
        private List<Disruption> disruptions = List.of();

        private Builder(String id, LocalDate start, int days) {
            this.id = id;
            this.start = start;
            this.days = days;
        }

        public Builder name(Name value) {
            name = value;
            return this;
        }

        public Builder zones(List<Zone> value) {
            zones = value;
            return this;
        }

        public Builder facilities(List<Facility> value) {
            facilities = value;
            return this;
        }

        public Builder commodities(List<Commodity> value) {
            commodities = value;
            return this;
        }

        public Builder priorityClasses(List<PriorityClass> value) {
            priorityClasses = value;
            return this;
        }

        public Builder lots(List<Lot> value) {
            lots = value;
            return this;
        }

        public Builder convoys(List<Convoy> value) {
            convoys = value;
            return this;
        }

        public Builder needs(List<Need> value) {
            needs = value;
            return this;
        }

        public Builder demands(List<Demand> value) {
            demands = value;
            return this;
        }

        public Builder transportRequests(List<TransportRequest> value) {
            transportRequests = value;
            return this;
        }

        public Builder vehicleTypes(List<VehicleType> value) {
            vehicleTypes = value;
            return this;
        }

        public Builder fleets(List<Fleet> value) {
            fleets = value;
            return this;
        }

        public Builder crews(List<Crew> value) {
            crews = value;
            return this;
        }

        public Builder bubbles(List<Bubble> value) {
            bubbles = value;
            return this;
        }

        public Builder lanes(List<Lane> value) {
            lanes = value;
            return this;
        }

        public Builder pairings(List<Pairing> value) {
            pairings = value;
            return this;
        }

        public Builder reserves(List<Reserve> value) {
            reserves = value;
            return this;
        }

        public Builder requisitions(List<Requisition> value) {
            requisitions = value;
            return this;
        }

        public Builder travel(Travel value) {
            travel = value;
            return this;
        }

        public Builder policies(Policies value) {
            policies = value;
            return this;
        }

        public Builder disruptions(List<Disruption> value) {
            disruptions = value;
            return this;
        }

        /** The scenario. */
        public Scenario build() {
            return new Scenario(
                    id,
                    name,
                    start,
                    days,
                    zones,
                    facilities,
                    commodities,
                    priorityClasses,
                    lots,
                    convoys,
                    needs,
                    demands,
                    transportRequests,
                    vehicleTypes,
                    fleets,
                    crews,
                    bubbles,
                    lanes,
                    pairings,
                    reserves,
                    requisitions,
                    travel,
                    policies,
                    disruptions);
        }
    }
}
