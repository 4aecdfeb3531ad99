package org.resupply.benchmarks.instances;

import org.resupply.problem.RoutingProblem;

/** Writes instances as the texts of Solomon, and of Li and Lim: one depot, equal vehicles, windows; or pairs of them. */
final class SolomonWriter {
    private final Instance instance;
    private final RoutingProblem problem;
    private final InstanceText text;
    private final int depots;
    private final int stops;

    SolomonWriter(Instance instance, InstanceText text) {
        this.instance = instance;
        this.text = text;
        problem = instance.problem();
        depots = instance.depots();
        stops = problem.stops();
    }

    void write() {
        requireText();
        if (text.format() == InstanceWriter.Format.SOLOMON) {
            writeSolomon();
        } else {
            writeLiLim();
        }
    }

    /** Solomon's and Li and Lim's texts say less. */
    private void requireText() {
        text.refuse(!problem.travel(0).hasCoordinates(), "distances that are no straight lines");
        text.refuse(depots != 1, "several depots");
        text.refuse(problem.dimensions() != 1, "other than one load");
        text.refuse(instance.vehicles() != null || problem.vehicleClasses() != 1, "vehicles that differ");
        text.refuse(problem.groups() > 0, "alternatives");
        text.refuse(problem.fixedCost(0) > 0 || problem.distanceCost(0) != 1, "costs of vehicles");
        text.refuse(problem.maxDistance(0) < RoutingProblem.NO_LIMIT, "limits of distance");
        text.refuse(problem.maxDuration(0) < RoutingProblem.NO_LIMIT, "limits of duration");
        text.refuse(problem.maxTrips(0) > 1, "reloads");
        for (int stop = 0; stop < stops; stop++) {
            text.refuse(!problem.isAllowed(0, stop), "clients that are not allowed");
            text.refuse(!problem.isRequired(stop), "prizes");
            text.refuse(problem.collected(stop, 0) > 0, "backhauls");
            text.refuse(problem.release(stop) > 0, "releases");
            boolean isPaired = problem.partner(stop) != RoutingProblem.NONE;
            text.refuse(isPaired && text.format() == InstanceWriter.Format.SOLOMON, "pairs");
            text.refuse(!isPaired && text.format() == InstanceWriter.Format.LILIM, "stops without a partner");
        }
    }

    private int vehicleCount() {
        int count = problem.vehicleCount(0);
        return count == RoutingProblem.UNLIMITED ? 0 : count;
    }

    private void writeSolomon() {
        text.line(instance.name());
        text.line("");
        text.line("VEHICLE");
        text.line("NUMBER     CAPACITY");
        text.line(vehicleCount(), problem.capacity(0, 0));
        text.line("");
        text.line("CUSTOMER");
        text.line("CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME");
        text.line("");
        text.line(0, text.x(0), text.y(0), 0, text.units(problem.shiftStart(0)), text.units(problem.shiftEnd(0)), 0);
        for (int stop = 0; stop < stops; stop++) {
            text.line(
                    stop + 1,
                    text.x(stop + 1),
                    text.y(stop + 1),
                    problem.delivered(stop, 0),
                    text.open(stop),
                    text.close(stop),
                    text.service(stop));
        }
    }

    private void writeLiLim() {
        text.line(vehicleCount(), problem.capacity(0, 0), 1);
        text.line(
                0,
                text.x(0),
                text.y(0),
                0,
                text.units(problem.shiftStart(0)),
                text.units(problem.shiftEnd(0)),
                0,
                0,
                0);
        for (int stop = 0; stop < stops; stop++) {
            int partner = problem.partner(stop) + 1;
            boolean isPickup = problem.isPickup(stop);
            text.line(
                    stop + 1,
                    text.x(stop + 1),
                    text.y(stop + 1),
                    problem.carried(stop, 0),
                    text.open(stop),
                    text.close(stop),
                    text.service(stop),
                    isPickup ? 0 : partner,
                    isPickup ? partner : 0);
        }
    }
}
