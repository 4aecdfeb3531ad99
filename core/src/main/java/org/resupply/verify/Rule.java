package org.resupply.verify;

/**
 * The rules a plan is judged by; the names are stable codes for machines.
 *
 * <p>{@code docs/judge.md} lists them with the same words.
 */
public enum Rule {
    WRONG_SCENARIO("The plan answers another scenario."),
    UNKNOWN_ID("The plan names something that the scenario does not know."),
    DUPLICATE_ID("Two tours have the same id."),
    BAD_NUMBER("A number is negative, zero, absurdly large, outside the planned days, or none at all."),

    RECEIVED_TWICE("A convoy is unloaded more than once."),
    WRONG_POINT("A convoy is unloaded at a point that it does not name."),
    BEFORE_ARRIVAL("A convoy is unloaded before it arrives."),
    NO_SUCH_DOCK("A convoy is unloaded at a dock that the facility does not have."),
    DOCK_OVERLAP("Two convoys are at one dock at the same time."),
    DOCK_CROWDED("More convoys and vehicles are handled at a gate at once than it has docks."),
    TRUCKS_PER_DAY("A facility takes more outside trucks in a day than it can."),
    RECEIPT_TIME("A convoy is released before it can be inspected, disinfected and unloaded."),

    TIME_ORDER("A vehicle's times run backwards at a stop: it arrives, handles and departs in this order."),
    NO_WAY("No way leads from a stop to the next one, closures cut it, or the vehicle cannot stop there."),
    TRAVEL_TIME("A vehicle arrives earlier than the way allows."),
    METRES("A trip states another length than the sum of its ways."),
    RANGE("A trip is longer than the vehicle's range."),
    SERVICE_TIME("A vehicle departs before it can have handled what it loads and unloads."),
    HOURS("A facility handles goods outside its hours."),
    CLOSED_FACILITY("A facility handles goods while it is closed, or on a day on which it cannot be used."),
    WINDOW("Goods are handed over outside the demand's window or the usual delivery hours."),

    BASE("A trip does not begin and end at the fleet's base."),
    SHIFT("A vehicle is away outside its fleet's shift; round the clock it may come back on a later day."),
    TRIPS_PER_DAY("A vehicle makes more trips in a day than it may."),
    VEHICLE_TWICE("A vehicle has two tours on one day."),
    OVERLAP("A vehicle begins a trip before it is back from the one before."),
    TURN_ROUND("A vehicle begins a trip before it has turned round."),
    FLEET_COUNT("More vehicles of a fleet are used on a day than it has."),
    PAYLOAD("A vehicle carries more mass than it can."),
    VOLUME("A vehicle carries more volume than it can."),
    VEHICLE_STORAGE("A vehicle carries goods of a storage class that it cannot."),

    NOT_ON_BOARD("A vehicle unloads what it does not carry."),
    MASS_BALANCE("Units of a lot end neither with people nor in a facility: they are left on a vehicle."),
    STOCK_NEGATIVE("A facility issues what it does not hold at that instant."),
    EXPIRED("A lot is issued or handed over after its last day."),
    FIRST_EXPIRED_FIRST("A lot is issued although one of the same commodity that expires earlier stays behind."),
    RESERVE("A facility issues stock that must stay in reserve."),
    STORAGE_CLASS("A facility receives goods of a storage class that it cannot hold."),
    STORAGE_CAPACITY("A facility holds more of a storage class than it can."),
    THROUGHPUT("A facility issues more in a day than it can."),
    DWELL("Cooled goods are issued after they have waited longer at a facility than they may."),

    MOVEMENT("The movements differ from what the tours carry."),
    NO_LANE("Goods go from facility to facility where there is no lane for the vehicle."),
    CLOSED_LANE("Goods are on a lane while it is closed."),
    LANE_HOURS("Goods leave on a lane outside its hours."),
    LANE_CAPACITY("A lane carries more in a day than it can."),
    WHOLE_LOTS("A trip between facilities carries goods that are not whole lots."),

    WRONG_DEMAND("A handling names no demand, or one that it cannot serve there."),
    DEMAND_DAY("Goods are handed over before the demand's day or later than the policies allow."),
    OVERSERVED("More is handed over than is wanted."),
    UNMET("The missing quantities differ from what is wanted and not handed over."),
    TRANSPORT("A transport request is fetched or brought where it does not say, or becomes somebody else's."),
    MIXED_TRIP("A trip with goods carries people, or what it does not bring to its base."),
    CARRY("More is handed over at a closed zone in a day than can be carried to the doors."),

    BUBBLE("A vehicle serves a zone that its bubble may not serve."),
    POINT_TO_POINT("A trip of a bubble that goes point to point has more than one destination."),
    LEVEL_FALLS("A vehicle goes from a zone to a cleaner one within a trip."),
    DISINFECTION("A vehicle goes to a cleaner zone before it is disinfected."),
    CONTACT("Two bubbles meet although contact is forbidden."),

    CREW_MISSING("A tour has no crew although there are crews at its base."),
    CREW_BASE("A crew starts from another base than the vehicle."),
    CREW_SKILL("A crew drives a type of vehicle that it cannot drive."),
    CREW_COUNT("More crews of a kind work on a day than there are."),
    CREW_HOURS("A crew works longer in a day than it may."),
    CREW_REST("Crews of a kind rest less between two shifts than they must."),
    CREW_TEST("A crew works beyond the validity of its test."),
    CREW_FIXED(
            "In a closed loop with fixed crews a vehicle changes its crew, or crews drive more vehicles than there are of them."),

    PAST_CHANGED("Something that had happened, or was under way, is undone or done otherwise."),

    FIGURES("A figure that the plan states differs from the one computed again.");

    private final String meaning;

    Rule(String meaning) {
        this.meaning = meaning;
    }

    /** What a violation of the rule means, one sentence. */
    public String meaning() {
        return meaning;
    }
}
