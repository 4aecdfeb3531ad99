package org.resupply.benchmarks.instances;

import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/**
 * Writes instances as files that {@link InstanceReader} reads back as the same problem. What a format cannot say is refused by
 * name; nothing is left out.
 */
public final class InstanceWriter {

    /** The formats. */
    public enum Format {
        /** VRPLIB with the fields that PyVRP documents. */
        VRPLIB,
        /** Solomon's text: one depot, equal vehicles, windows. */
        SOLOMON,
        /** Li and Lim's text: the same with pairs of pickup and delivery. */
        LILIM
    }

    private final Instance instance;
    private final RoutingProblem problem;
    private final InstanceText text;
    private final int depots;
    private final int stops;

    private InstanceWriter(Instance instance, InstanceText text) {
        this.instance = instance;
        this.text = text;
        problem = instance.problem();
        depots = instance.depots();
        stops = problem.stops();
    }

    /** The text of an instance in a format. */
    public static String text(Instance instance, Format format) {
        var text = new InstanceText(instance, format);
        new InstanceWriter(instance, text).requireSayable();
        if (format == Format.VRPLIB) {
            new VrplibWriter(instance, text).write();
        } else {
            new SolomonWriter(instance, text).write();
        }
        return text.toString();
    }

    /** What no format can say. */
    private void requireSayable() {
        text.refuse(depots == 0, "places that are not in the order of a file's locations");
        text.refuse(instance.isFleetFirst(), "fewest vehicles first, which is said by how a file is read");
        text.refuse(problem.profiles() != 1, "several travel profiles");
        text.refuse(problem.breaks() > 0, "breaks");
        text.refuse(!problem.locks().isEmpty(), "locked prefixes");
        text.refuse(problem.hasPromises(), "promises");
        text.refuse(!problem.rules().isEmpty(), "route rules");
        text.refuse(problem.hasLevelOrder() || problem.hasDisinfection(), "levels");
        text.refuse(problem.hasDisagreeingGoods(), "goods that disagree");
        text.refuse(problem.hasServiceByClass(), "service times by class");
        for (int stop = 0; stop < stops; stop++) {
            text.refuse(problem.windows(stop) > 1, "several windows");
            text.refuse(problem.place(stop) != depots + stop, "places that are not in the order of a file's locations");
        }
        for (int c = 0; c < problem.vehicleClasses(); c++) {
            text.refuse(
                    problem.startPlace(c) != problem.endPlace(c), "vehicles that start and end at different places");
            text.refuse(
                    problem.startPlace(c) < 0 || problem.startPlace(c) >= depots, "vehicles that start at no depot");
            text.refuse(problem.durationCost(c) > 0, "costs of duration");
            text.refuse(problem.maxStops(c) < RoutingProblem.NO_LIMIT, "limits of stops");
            text.refuse(problem.turnRound(c) > 0, "turn-round times");
        }
        for (int group = 0; group < problem.groups(); group++) {
            text.refuse(!problem.isGroupRequired(group), "alternatives that may all be left out");
        }
        RoutingTravel travel = problem.travel(0);
        if (!travel.hasCoordinates()) {
            text.refuse(
                    instance.convention() == Convention.REAL, "distances that are no straight lines, in real numbers");
            for (int from = 0; from < travel.places(); from++) {
                for (int to = 0; to < travel.places(); to++) {
                    text.refuse(
                            travel.distance(from, to) != travel.duration(from, to), "travel times beside distances");
                    text.refuse(travel.distance(from, to) >= RoutingTravel.UNREACHABLE, "places without a way");
                }
            }
        }
    }
}
