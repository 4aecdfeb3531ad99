package org.resupply.io;

import java.util.List;
import org.resupply.model.Bubble;
import org.resupply.model.Circle;
import org.resupply.model.CodeSystem;
import org.resupply.model.Commodity;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Crew;
import org.resupply.model.Crossing;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.Floor;
import org.resupply.model.GeoPoint;
import org.resupply.model.HandOver;
import org.resupply.model.Lane;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Need;
import org.resupply.model.NeighbourhoodType;
import org.resupply.model.OpeningHours;
import org.resupply.model.Overlay;
import org.resupply.model.Pairing;
import org.resupply.model.Policies;
import org.resupply.model.PriorityClass;
import org.resupply.model.Requisition;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.model.TimeWindow;
import org.resupply.model.TransportRequest;
import org.resupply.model.Travel;
import org.resupply.model.VehicleType;
import org.resupply.model.Zone;
import org.resupply.plan.Appraisal;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Explanation;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Manifest;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.PlanDiff;
import org.resupply.plan.Receipt;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;
import org.resupply.plan.WholeLoads;

/** The shapes of all records of format version 1: what the components' types cannot say. */
final class Shapes {
    private Shapes() {}

    static final Shape<GeoPoint> POINT = Shape.of(GeoPoint.class)
            .required("lon", "lat")
            .between(-180, 180, "lon")
            .between(-90, 90, "lat");

    static final Shape<OpeningHours> HOURS = Shape.of(OpeningHours.class)
            .required("open", "close")
            .kind(Kind.CLOCK, "open", "close")
            .ordered("open", "close", false);

    static final Shape<TimeWindow> WINDOW = Shape.of(TimeWindow.class)
            .required("start", "end")
            .kind(Kind.INSTANT, "start", "end")
            .ordered("start", "end", true);

    static final Shape<Zone> ZONE = Shape.of(Zone.class)
            .required("id", "level", "name", "point")
            .part("point", POINT)
            .absent("codeSystem", CodeSystem.LOCAL)
            .absent("type", NeighbourhoodType.MIXED)
            .absent("control", ControlLevel.OPEN)
            .infinite("carryKgPerDay");

    static final Shape<Facility> FACILITY = Shape.of(Facility.class)
            .required("id", "kind", "name", "point")
            .part("point", POINT)
            .part("hours", HOURS)
            .absent("hours", OpeningHours.ALWAYS)
            .infinite("throughputKgPerDay", "trucksPerDay")
            .positive("docks")
            .absent("docks", 1)
            .absent("handOver", HandOver.CROSS_DOCK);

    static final Shape<Commodity> COMMODITY = Shape.of(Commodity.class)
            .required("id", "name", "unit", "massKg", "volumeL", "storage")
            .positive("massKg", "volumeL", "urgency", "lotUnits")
            .absent("urgency", 1.0)
            .absent("lotUnits", 1);

    static final Shape<PriorityClass> PRIORITY_CLASS = Shape.of(PriorityClass.class)
            .required("id", "name", "rank")
            .absent("weight", 1.0)
            .positive("weight");

    static final Shape<Lot> LOT = Shape.of(Lot.class)
            .required("id", "commodity", "place", "quantity")
            .kind(Kind.LAST_DAY, "lastDay")
            .absent("lastDay", Lot.NEVER);

    static final Shape<Convoy.Cargo> CARGO = Shape.of(Convoy.Cargo.class)
            .required("commodity", "quantity")
            .kind(Kind.LAST_DAY, "lastDay")
            .absent("lastDay", Lot.NEVER);

    static final Shape<Convoy> CONVOY = Shape.of(Convoy.class)
            .required("id", "name", "points", "arrival", "cargo")
            .absent("mode", Mode.ROAD)
            .kind(Kind.INSTANT, "arrival")
            .positive("vehicles")
            .absent("vehicles", 1)
            .part("cargo", CARGO);

    static final Shape<Need> NEED = Shape.of(Need.class).required("commodity", "unitsPerPersonDay");

    static final Shape<Demand> DEMAND = Shape.of(Demand.class)
            .required("id", "commodity", "place", "priorityClass", "day", "quantity")
            .kind(Kind.DAY, "day")
            .part("window", WINDOW);

    static final Shape<TransportRequest> TRANSPORT_REQUEST = Shape.of(TransportRequest.class)
            .required("id", "commodity", "from", "to", "priorityClass", "day", "quantity")
            .kind(Kind.DAY, "day")
            .part("window", WINDOW);

    static final Shape<VehicleType> VEHICLE_TYPE = Shape.of(VehicleType.class)
            .required("id", "name", "vehicleClass", "payloadKg", "volumeL", "storage")
            .positive("payloadKg", "volumeL", "speedFactor")
            .absent("speedFactor", 1.0);

    static final Shape<Fleet> FLEET = Shape.of(Fleet.class)
            .required("id", "vehicleType", "base", "count", "maxTripsPerDay")
            .part("shift", HOURS)
            .absent("shift", OpeningHours.ALWAYS)
            .positive("maxTripsPerDay");

    static final Shape<Crew> CREW = Shape.of(Crew.class)
            .required("id", "base", "count", "maxSecondsPerDay")
            .positive("maxSecondsPerDay")
            .kind(Kind.INSTANT, "testValidUntil")
            .absent("testValidUntil", Integer.MAX_VALUE);

    static final Shape<Bubble> BUBBLE = Shape.of(Bubble.class).required("id").absent("highest", ControlLevel.SEALED);

    static final Shape<Lane> LANE = Shape.of(Lane.class)
            .required("id", "from", "to")
            .absent("mode", Mode.ROAD)
            .infinite("capacityKgPerDay")
            .part("hours", HOURS)
            .absent("hours", OpeningHours.ALWAYS);

    static final Shape<Pairing> PAIRING = Shape.of(Pairing.class).required("suburb", "urban");

    static final Shape<Reserve> RESERVE = Shape.of(Reserve.class).required("facility", "commodity", "quantity");

    static final Shape<Requisition> REQUISITION = Shape.of(Requisition.class).required("id", "target");

    static final Shape<Travel.Band> BAND = Shape.of(Travel.Band.class)
            .required("detour", "speedKmh")
            .positive("airKmBelow")
            .infinite("airKmBelow")
            .between(1, 10, "detour")
            .positive("speedKmh");

    static final Shape<Crossing> CROSSING = Shape.of(Crossing.class)
            .required("id", "name", "point", "from", "to", "classes")
            .part("point", POINT)
            .between(0, Travel.MOST_SECONDS, "seconds")
            .part("hours", HOURS)
            .absent("hours", OpeningHours.ALWAYS);

    static final Shape<Travel.RoadGraphFiles> ROAD_GRAPH =
            Shape.of(Travel.RoadGraphFiles.class).required("nodes", "arcs");

    static final Shape<Travel.Given> GIVEN = Shape.of(Travel.Given.class)
            .required("places", "seconds", "metres")
            .between(-1, Travel.MOST_SECONDS, "seconds")
            .between(-1, Travel.MOST_METRES, "metres");

    static final Shape<Travel> TRAVEL = Shape.of(Travel.class)
            .part("bands", BAND)
            .absent("bands", Travel.PLAIN.bands())
            .part("crossings", CROSSING)
            .lines("bands", "crossings")
            .part("roadGraph", ROAD_GRAPH)
            .part("given", GIVEN);

    static final Shape<Floor> FLOOR =
            Shape.of(Floor.class).required("commodity").between(0, 1, "share");

    static final Shape<Policies> POLICIES = Shape.of(Policies.class)
            .part("deliveryHours", HOURS)
            .absent("deliveryHours", Policies.USUAL.deliveryHours())
            .between(-1, Long.MAX_VALUE, "contactPrice")
            .absent("contactPrice", Policies.USUAL.contactPrice())
            .part("floors", FLOOR);

    static final Shape<Circle> CIRCLE = Shape.of(Circle.class)
            .required("point", "metres")
            .positive("metres")
            .part("point", POINT);

    static final Shape<Disruption> DISRUPTION = Shape.of(Disruption.class)
            .required("id", "kind", "window")
            .part("window", WINDOW)
            .absent("factor", 1.0)
            .part("request", DEMAND)
            .part("area", CIRCLE);

    static final Shape<Overlay> OVERLAY = Shape.of(Overlay.class)
            .required("id", "disruptions")
            .part("disruptions", DISRUPTION)
            .lines("disruptions");

    static final Shape<Scenario> SCENARIO = Shape.of(Scenario.class)
            .required("id", "start", "days")
            .between(1, 60, "days")
            .part("zones", ZONE)
            .part("facilities", FACILITY)
            .part("commodities", COMMODITY)
            .part("priorityClasses", PRIORITY_CLASS)
            .absent("priorityClasses", PriorityClass.usual())
            .part("lots", LOT)
            .part("convoys", CONVOY)
            .part("needs", NEED)
            .part("demands", DEMAND)
            .part("transportRequests", TRANSPORT_REQUEST)
            .part("vehicleTypes", VEHICLE_TYPE)
            .part("fleets", FLEET)
            .part("crews", CREW)
            .part("bubbles", BUBBLE)
            .part("lanes", LANE)
            .part("pairings", PAIRING)
            .part("reserves", RESERVE)
            .part("requisitions", REQUISITION)
            .part("travel", TRAVEL)
            .absent("travel", Travel.PLAIN)
            .part("policies", POLICIES)
            .absent("policies", Policies.USUAL)
            .part("disruptions", DISRUPTION)
            .lines("zones", "facilities", "commodities", "priorityClasses", "lots", "convoys", "needs", "demands")
            .lines("transportRequests")
            .lines("vehicleTypes", "fleets", "crews", "bubbles", "lanes", "pairings", "reserves", "requisitions")
            .lines("travel", "disruptions");

    static final Shape<Manifest> MANIFEST = Shape.of(Manifest.class)
            .required("version", "inputHash", "seed", "allocation", "routing", "complete")
            .between(Long.MIN_VALUE, Long.MAX_VALUE, "seed")
            .infinite("budgetSeconds")
            .absent("budgetIterations", Long.MAX_VALUE)
            .absent("threads", 1)
            .positive("threads");

    static final Shape<Receipt> RECEIPT = Shape.of(Receipt.class)
            .required("convoy", "facility", "begin", "released")
            .kind(Kind.INSTANT, "begin", "released");

    static final Shape<Movement> MOVEMENT = Shape.of(Movement.class)
            .required("from", "to", "lot", "day", "quantity")
            .kind(Kind.DAY, "day");

    static final Shape<Handling> HANDLING =
            Shape.of(Handling.class).required("lot", "quantity").between(Long.MIN_VALUE, Long.MAX_VALUE, "quantity");

    static final Shape<Stop> STOP = Shape.of(Stop.class)
            .required("place", "arrival", "begin", "departure")
            .kind(Kind.INSTANT, "arrival", "begin", "departure")
            .part("handlings", HANDLING);

    static final Shape<Trip> TRIP =
            Shape.of(Trip.class).required("stops", "metres").part("stops", STOP).lines("stops");

    static final Shape<Tour> TOUR = Shape.of(Tour.class)
            .required("id", "fleet", "vehicle", "day", "trips")
            .kind(Kind.DAY, "day")
            .part("trips", TRIP)
            .lines("trips");

    static final Shape<Bottleneck> BOTTLENECK = Shape.of(Bottleneck.class)
            .required("cause", "target", "weight", "places", "coverage")
            .absent("goal", Bottleneck.Goal.FLOOR)
            .between(0, 1, "weight", "coverage");

    static final Shape<ShadowPrice> SHADOW_PRICE = Shape.of(ShadowPrice.class)
            .required("cause", "target", "worth", "day", "weight")
            .kind(Kind.DAY, "day")
            .between(0, 1, "weight");

    static final Shape<WholeLoads> WHOLE_LOADS =
            Shape.of(WholeLoads.class).required("missingKg", "missingPrice", "runs", "emptyHours", "emptyCost");

    static final Shape<Appraisal> APPRAISAL = Shape.of(Appraisal.class)
            .required("objective")
            .infinite("gap", "priceOfFairness")
            .part("wholeLoads", WHOLE_LOADS)
            .part("shadowPrices", SHADOW_PRICE);

    static final Shape<Unmet> UNMET = Shape.of(Unmet.class).required("demand", "quantity", "cause");

    static final Shape<Figures.Coverage> COVERAGE =
            Shape.of(Figures.Coverage.class).required("id", "demandKg", "servedKg");

    static final Shape<Figures> FIGURES = Shape.of(Figures.class)
            .required("demandKg", "servedKg", "gini", "jain", "theilBetween", "theilWithin")
            .required("firstSupplySeconds", "unsupplied", "spoiledKg", "cost", "metres", "vehicles")
            .required("trips", "stops", "contacts")
            .part("byClass", COVERAGE)
            .part("byCommodity", COVERAGE)
            .part("byStreet", COVERAGE)
            .lines("byClass", "byCommodity", "byStreet");

    static final Shape<Plan> PLAN = Shape.of(Plan.class)
            .required("scenario", "manifest", "figures")
            .part("manifest", MANIFEST)
            .part("receipts", RECEIPT)
            .part("movements", MOVEMENT)
            .part("tours", TOUR)
            .part("unmet", UNMET)
            .part("bottlenecks", BOTTLENECK)
            .part("appraisal", APPRAISAL)
            .part("figures", FIGURES)
            .lines("receipts", "movements", "tours", "unmet", "bottlenecks", "appraisal", "figures");

    static final Shape<PlanDiff.Visit> VISIT = Shape.of(PlanDiff.Visit.class)
            .required("fleet", "vehicle", "begin", "kg")
            .kind(Kind.INSTANT, "begin");

    static final Shape<PlanDiff.Change> CHANGE = Shape.of(PlanDiff.Change.class)
            .required("kind", "work", "day", "place")
            .kind(Kind.DAY, "day")
            .part("before", VISIT)
            .part("after", VISIT);

    static final Shape<PlanDiff.Reception> RECEPTION = Shape.of(PlanDiff.Reception.class)
            .required("kind", "convoy")
            .part("before", RECEIPT)
            .part("after", RECEIPT);

    static final Shape<PlanDiff> PLAN_DIFF = Shape.of(PlanDiff.class)
            .required("scenario", "changes", "unchanged")
            .part("changes", CHANGE)
            .part("convoys", RECEPTION)
            .lines("changes", "convoys");

    static final Shape<Explanation.Binding> BINDING =
            Shape.of(Explanation.Binding.class).required("cause", "gainKg");

    static final Shape<Explanation.Measure> MEASURE =
            Shape.of(Explanation.Measure.class).required("cause", "remedy", "target", "amount");

    static final Shape<Explanation.Cure> CURE = Shape.of(Explanation.Cure.class)
            .required("measures", "servedKgBefore", "servedKgAfter")
            .between(Long.MIN_VALUE, Long.MAX_VALUE, "costMore")
            .part("measures", MEASURE);

    static final Shape<Explanation.Area> AREA = Shape.of(Explanation.Area.class)
            .required("area", "missingKg", "searchKg")
            .part("causes", BINDING)
            .part("cures", CURE)
            .lines("causes", "cures");

    static final Shape<Explanation> EXPLANATION = Shape.of(Explanation.class)
            .required("areas", "tests")
            .part("areas", AREA)
            .lines("areas");

    /** All shapes of a scenario file, the whole first, each under the name that the documentation uses. */
    static List<Shape<?>> ofScenario() {
        return List.of(
                SCENARIO,
                ZONE,
                FACILITY,
                COMMODITY,
                PRIORITY_CLASS,
                LOT,
                CONVOY,
                CARGO,
                NEED,
                DEMAND,
                TRANSPORT_REQUEST,
                VEHICLE_TYPE,
                FLEET,
                CREW,
                BUBBLE,
                LANE,
                PAIRING,
                RESERVE,
                REQUISITION,
                TRAVEL,
                BAND,
                CROSSING,
                ROAD_GRAPH,
                GIVEN,
                POLICIES,
                FLOOR,
                DISRUPTION,
                CIRCLE,
                WINDOW,
                HOURS,
                POINT);
    }

    /** All shapes of a plan file, the whole first. */
    static List<Shape<?>> ofPlan() {
        return List.of(
                PLAN,
                MANIFEST,
                RECEIPT,
                MOVEMENT,
                TOUR,
                TRIP,
                STOP,
                HANDLING,
                UNMET,
                BOTTLENECK,
                APPRAISAL,
                WHOLE_LOADS,
                SHADOW_PRICE,
                FIGURES,
                COVERAGE);
    }

    /** All shapes of a file of changes, the whole first. */
    static List<Shape<?>> ofPlanDiff() {
        return List.of(PLAN_DIFF, CHANGE, VISIT, RECEPTION);
    }

    /** All shapes of an explanation, the whole first. */
    static List<Shape<?>> ofExplanation() {
        return List.of(EXPLANATION, AREA, BINDING, CURE, MEASURE);
    }
}
