package org.resupply.verify;

import static org.resupply.verify.World.NONE;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/** What must hold before a plan can be replayed at all: known ids, sane numbers, tours told apart. */
final class Form {
    /** The largest quantity in one entry; a million of them still add up exactly. */
    static final long MOST_UNITS = 1_000_000_000_000L;

    /** More than threads usually are, so that none waits long for another one. */
    private static final int PARTS = 16;

    private final World world;
    private final Findings findings;
    private final long lastSecond;

    private Form(World world, Findings findings) {
        this.world = world;
        this.findings = findings;
        // A tour may end in the night after the last day.
        lastSecond = (world.scenario.days() + 1L) * TimeWindow.DAY;
    }

    /** Looks at a plan, side by side with other threads of the pool if it may. */
    static void examine(World world, Replay replay, boolean parallel, Findings findings) {
        new Form(world, findings).whole(replay);
        // As many parts on one thread too: which violations are kept, and their order, must not depend on threads.
        IntStream numbers = IntStream.range(0, PARTS);
        List<Findings> found = (parallel ? numbers.parallel() : numbers)
                .mapToObj(part -> {
                    Form form = new Form(world, new Findings());
                    form.part(replay, part);
                    return form.findings;
                })
                .toList();
        found.forEach(findings::addAll);
    }

    private void whole(Replay replay) {
        Plan plan = replay.plan;
        if (!world.scenario.id().equals(plan.scenario())) {
            findings.add(
                    Rule.WRONG_SCENARIO,
                    1,
                    List.of(),
                    "The plan answers scenario (%s), not (%s).",
                    plan.scenario(),
                    world.scenario.id());
        }
        plan.receipts().forEach(this::receipt);
        Set<String> tourIds = new HashSet<>();
        for (Tour tour : plan.tours()) {
            if (!tourIds.add(tour.id())) {
                findings.add(Rule.DUPLICATE_ID, 1, List.of(tour.id()), "Two tours have the id (%s).", tour.id());
            }
        }
        figures(plan.figures());
    }

    /** One of the {@link #PARTS} of the tours, movements and missing quantities. */
    private void part(Replay replay, int part) {
        Plan plan = replay.plan;
        for (int i = from(part, replay.tours.size()); i < from(part + 1, replay.tours.size()); i++) {
            tour(replay.tours.get(i), replay, i);
        }
        int movements = replay.movementLot.length;
        for (int i = from(part, movements); i < from(part + 1, movements); i++) {
            movement(plan.movements().get(i), replay, i);
        }
        int unmet = replay.unmetDemand.length;
        for (int i = from(part, unmet); i < from(part + 1, unmet); i++) {
            unmet(plan.unmet().get(i), replay.unmetDemand[i]);
        }
    }

    private static int from(int part, int count) {
        return (int) ((long) part * count / PARTS);
    }

    private void receipt(Receipt receipt) {
        List<String> where = List.of(receipt.convoy(), receipt.facility());
        known(world.convoy(receipt.convoy()), "convoy", receipt.convoy(), where);
        facility(receipt.facility(), where);
        within(receipt.dock(), 0, Integer.MAX_VALUE, "dock", where);
        // A convoy may well be unloaded when all is over.
        within(receipt.begin(), 0, Integer.MAX_VALUE, "begin", where);
        within(receipt.released(), 0, Integer.MAX_VALUE, "release", where);
    }

    private void tour(Tour tour, Replay replay, int number) {
        int nextStop = replay.tripStop[replay.tourTrip[number]];
        List<String> where = List.of(tour.id());
        if (tour.id().isBlank()) {
            findings.add(Rule.UNKNOWN_ID, 1, where, "A tour of fleet (%s) has no id.", tour.fleet());
        }
        int fleet = world.fleet(tour.fleet());
        known(fleet, "fleet", tour.fleet(), where);
        if (fleet != NONE) {
            int count = world.fleets.get(fleet).count();
            if (tour.vehicle() < 0 || tour.vehicle() >= count) {
                findings.add(
                        Rule.UNKNOWN_ID,
                        1,
                        where,
                        "Tour (%s) uses vehicle %d of fleet (%s), which has %d.",
                        tour.id(),
                        tour.vehicle(),
                        tour.fleet(),
                        count);
            }
        }
        within(tour.day(), 0, world.scenario.days() - 1L, "day", where);
        if (!tour.crew().isEmpty()) {
            known(world.crew(tour.crew()), "crew", tour.crew(), where);
        }
        for (Trip trip : tour.trips()) {
            within(trip.metres(), 0, Integer.MAX_VALUE, "length", where);
            for (Stop stop : trip.stops()) {
                stop(tour, stop, replay, nextStop++);
            }
        }
    }

    private void stop(Tour tour, Stop stop, Replay replay, int number) {
        int nextHandling = replay.stopHandling[number];
        if (replay.stopPlace[number] == NONE) {
            known(NONE, "place", stop.place(), List.of(tour.id(), stop.place()));
        }
        if (stop.arrival() < 0
                || stop.begin() < 0
                || stop.departure() < 0
                || stop.arrival() > lastSecond
                || stop.begin() > lastSecond
                || stop.departure() > lastSecond) {
            List<String> where = List.of(tour.id(), stop.place());
            within(stop.arrival(), 0, lastSecond, "arrival", where);
            within(stop.begin(), 0, lastSecond, "begin", where);
            within(stop.departure(), 0, lastSecond, "departure", where);
        }
        for (Handling handling : stop.handlings()) {
            if (replay.handlingLot[nextHandling] == NONE) {
                known(NONE, "lot", handling.lot(), List.of(tour.id(), stop.place(), handling.lot()));
            }
            // What was handed over before may have been wanted then and no more.
            boolean wasWanted = replay.isBegun(replay.stopTrip[number]);
            if (replay.handlingDemand[nextHandling] == NONE
                    && !wasWanted
                    && !handling.demand().isEmpty()) {
                known(NONE, "demand", handling.demand(), List.of(tour.id(), stop.place(), handling.demand()));
            }
            long quantity = handling.quantity();
            if (quantity == 0 || quantity > MOST_UNITS || quantity < -MOST_UNITS) {
                findings.add(
                        Rule.BAD_NUMBER,
                        1,
                        List.of(tour.id(), stop.place(), handling.lot()),
                        "The quantity (%d) of lot (%s) on tour (%s) must be between 1 and %d, or the same below 0.",
                        quantity,
                        handling.lot(),
                        tour.id(),
                        MOST_UNITS);
            }
            nextHandling++;
        }
    }

    private void movement(Movement movement, Replay replay, int number) {
        int from = replay.movementFrom[number];
        if (from != NONE
                && world.isFacility(from)
                && replay.movementTo[number] != NONE
                && replay.movementLot[number] != NONE
                && movement.day() >= 0
                && movement.day() < world.scenario.days()
                && movement.quantity() >= 1
                && movement.quantity() <= MOST_UNITS) {
            return;
        }
        List<String> where = List.of(movement.from(), movement.to(), movement.lot());
        facility(movement.from(), where);
        known(replay.movementTo[number], "place", movement.to(), where);
        known(replay.movementLot[number], "lot", movement.lot(), where);
        within(movement.day(), 0, world.scenario.days() - 1L, "day", where);
        within(movement.quantity(), 1, MOST_UNITS, "quantity", where);
    }

    private void unmet(Unmet unmet, int demand) {
        if (demand != NONE
                && unmet.quantity() >= 1
                && unmet.cause() != null
                && (unmet.bottleneck().isEmpty() || world.bottlenecks.contains(unmet.bottleneck()))) {
            return;
        }
        List<String> where = List.of(unmet.demand());
        known(demand, "demand", unmet.demand(), where);
        within(unmet.quantity(), 1, Long.MAX_VALUE, "quantity", where);
        if (unmet.cause() == null) {
            known(NONE, "cause", null, where);
        }
        if (!unmet.bottleneck().isEmpty() && !world.bottlenecks.contains(unmet.bottleneck())) {
            known(NONE, "bottleneck", unmet.bottleneck(), where);
        }
    }

    private void figures(Figures figures) {
        if (figures == null) {
            findings.add(Rule.BAD_NUMBER, 1, List.of(), "The plan has no figures.");
            return;
        }
        figure(figures.demandKg(), "demandKg");
        figure(figures.servedKg(), "servedKg");
        figure(figures.spoiledKg(), "spoiledKg");
        figure(figures.gini(), "gini");
        figure(figures.jain(), "jain");
        figure(figures.theilBetween(), "theilBetween");
        figure(figures.theilWithin(), "theilWithin");
        figure(figures.firstSupplySeconds(), "firstSupplySeconds");
        for (List<Figures.Coverage> coverages : List.of(figures.byClass(), figures.byCommodity(), figures.byStreet())) {
            for (Figures.Coverage coverage : coverages) {
                figure(coverage.demandKg(), "demandKg of " + coverage.id());
                figure(coverage.servedKg(), "servedKg of " + coverage.id());
            }
        }
    }

    private void figure(double value, String name) {
        if (!(value >= 0) || value == Double.POSITIVE_INFINITY) {
            findings.add(
                    Rule.BAD_NUMBER, 1, List.of(), "The figure %s (%s) must be a number of at least 0.", name, value);
        }
    }

    private void facility(String id, List<String> where) {
        int place = world.place(id);
        known(place == NONE || !world.isFacility(place) ? NONE : place, "facility", id, where);
    }

    private void known(int index, String what, String id, List<String> where) {
        if (index == NONE) {
            findings.add(Rule.UNKNOWN_ID, 1, where, "There is no %s (%s).", what, id);
        }
    }

    private void within(long value, long least, long most, String what, List<String> where) {
        if (value < least || value > most) {
            findings.add(
                    Rule.BAD_NUMBER,
                    value < least ? (double) least - value : (double) value - most,
                    where,
                    "The %s (%d) must be between %d and %d.",
                    what,
                    value,
                    least,
                    most);
        }
    }
}
