package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.Parcel;
import org.resupply.compile.SupplyModel;
import org.resupply.dispatch.Dispatcher.Shortfall;
import org.resupply.model.Facility;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Tour;

/** Chooses the lots of everything that leaves a facility on a day, in the order of time, and keeps account of what moves by that. */
final class LotChoice {
    private final SupplyModel supply;
    private final StockLedger ledger;
    private final Backlog backlog;
    private final Inbound inbound;
    private final Map<MovementKey, Long> movements = new LinkedHashMap<>();
    /** What was to leave for the doors and had spoilt or waited too long by then. */
    final List<Shortfall> spoiledOnTheWay = new ArrayList<>();
    /** By facility the last second of the day at which lots have been chosen to leave it, once they have. */
    final Map<String, Integer> lastIssue = new HashMap<>();

    private record MovementKey(int day, String from, String to, String lot) {}

    /** What one facility sends out on one day, once its trips have times. */
    record Outgoing(int day, Facility base, StockDay stock, List<TrunkRuns.Run> runs, Rounds.Result doors) {}

    /** A loading that takes lots. */
    private record Loading(int second, Runnable choice) {}

    LotChoice(SupplyModel supply, StockLedger ledger, Backlog backlog, Inbound inbound) {
        this.supply = supply;
        this.ledger = ledger;
        this.backlog = backlog;
        this.inbound = inbound;
    }

    void beginDay() {
        lastIssue.clear();
    }

    List<Movement> movements() {
        List<Movement> moved = new ArrayList<>();
        movements.forEach(
                (key, quantity) -> moved.add(new Movement(key.from(), key.to(), key.lot(), key.day(), quantity)));
        return moved;
    }

    /** Chooses the lots of all that a facility sends out; returns its tours to the doors. */
    List<Tour> choose(Outgoing outgoing) {
        List<Rounds.Round> rounds = outgoing.doors.tours();
        List<Loading> loadings = new ArrayList<>();
        outgoing.runs.forEach(run -> loadings.add(new Loading(run.loadSecond, () -> load(outgoing, run))));
        Map<Rounds.Round, List<List<List<Handling>>>> handlings = new HashMap<>();
        for (Rounds.Round round : rounds) {
            List<List<List<Handling>>> perTrip = new ArrayList<>();
            for (int trip = 0; trip < round.trips.size(); trip++) {
                Rounds.Loaded loaded = round.trips.get(trip);
                int place = trip;
                perTrip.add(null);
                loadings.add(new Loading(loaded.loadBegin, () -> perTrip.set(place, load(outgoing, loaded))));
            }
            handlings.put(round, perTrip);
        }
        loadings.sort(Comparator.comparingInt(Loading::second));
        if (!loadings.isEmpty()) {
            lastIssue.put(outgoing.base.id(), loadings.get(loadings.size() - 1).second());
        }
        loadings.forEach(loading -> loading.choice.run());
        List<Tour> tours = new ArrayList<>();
        for (Rounds.Round round : rounds) {
            dropEmptyTrips(round, handlings.get(round));
            if (!round.trips.isEmpty()) {
                tours.add(Rounds.tour(outgoing.base, outgoing.day, round, handlings.get(round)));
            }
        }
        return tours;
    }

    /** A trip for which nothing could be issued, as all of it had waited too long, stays at home. */
    private static void dropEmptyTrips(Rounds.Round round, List<List<List<Handling>>> handlings) {
        for (int trip = round.trips.size() - 1; trip >= 0; trip--) {
            if (handlings.get(trip).get(0).isEmpty()) {
                round.trips.remove(trip);
                handlings.remove(trip);
            }
        }
    }

    /** Chooses the lots of a run; where not all of it is usable when it is there, the lane owes the rest. */
    private void load(Outgoing outgoing, TrunkRuns.Run run) {
        List<Handling> loaded = new ArrayList<>();
        for (Trailers.Part part : run.trailer) {
            loaded.add(new Handling(part.lot(), "", part.quantity()));
            bring(outgoing, run, part.commodity(), new Issue(part.lot(), part.lastDay(), part.quantity()));
        }
        if (run.trailer.isEmpty()) {
            loadLoose(outgoing, run, loaded);
        }
        run.issue(loaded);
    }

    private void loadLoose(Outgoing outgoing, TrunkRuns.Run run, List<Handling> loaded) {
        int day = outgoing.day;
        int arrival = run.unloadedSecond / TimeWindow.DAY;
        run.load.forEach((commodity, quantity) -> {
            long left = quantity;
            for (Issue issue : outgoing.stock.issue(commodity, quantity, run.loadSecond, arrival > day ? arrival : 0)) {
                left -= issue.quantity();
                loaded.add(new Handling(issue.lot(), "", issue.quantity()));
                bring(outgoing, run, commodity, issue);
            }
            if (left > 0) {
                backlog.owe(run.lane, Map.of(commodity, left));
                inbound.note(run.lane, commodity, new TrunkRuns.Obstacle(Cause.SHELF_LIFE, run.lane.from()), day);
            }
        });
    }

    private void bring(Outgoing outgoing, TrunkRuns.Run run, String commodity, Issue issue) {
        String to = run.lane.to();
        move(outgoing, to, issue);
        ledger.bring(to, commodity, issue.lot(), issue.lastDay(), run.unloadedSecond, issue.quantity(), outgoing.day);
    }

    /** Chooses the lots of a trip to the doors; returns what is handled at the base and at each stop. */
    private List<List<Handling>> load(Outgoing outgoing, Rounds.Loaded trip) {
        Map<String, Long> units = new LinkedHashMap<>();
        for (Parcel parcel : trip.parcels) {
            parcel.items().forEach(item -> units.merge(item.commodity(), item.quantity(), Long::sum));
        }
        List<List<Handling>> handlings = new ArrayList<>();
        List<Handling> loaded = new ArrayList<>();
        handlings.add(loaded);
        OnBoard onBoard = new OnBoard();
        units.forEach((commodity, quantity) -> {
            List<Issue> issues = outgoing.stock.issue(commodity, quantity, trip.loadBegin);
            issues.forEach(issue -> loaded.add(new Handling(issue.lot(), "", issue.quantity())));
            onBoard.load(commodity, issues);
        });
        for (Parcel parcel : trip.parcels) {
            List<Handling> unloaded = new ArrayList<>();
            for (Parcel.Item item : parcel.items()) {
                String demand = supply.demands().get(item.demand()).id();
                long missing = onBoard.unload(item.commodity(), item.quantity(), part -> {
                    unloaded.add(new Handling(part.lot(), demand, -part.quantity()));
                    move(outgoing, parcel.place(), part);
                });
                if (missing > 0) {
                    spoiledOnTheWay.add(new Shortfall(item.demand(), missing, Cause.SHELF_LIFE, outgoing.base.id()));
                }
            }
            handlings.add(unloaded);
        }
        return handlings;
    }

    private void move(Outgoing outgoing, String to, Issue issue) {
        movements.merge(
                new MovementKey(outgoing.day, outgoing.base.id(), to, issue.lot()), issue.quantity(), Long::sum);
    }
}
