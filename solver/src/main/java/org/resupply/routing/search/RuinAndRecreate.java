package org.resupply.routing.search;

import static org.resupply.problem.RoutingProblem.NONE;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** One step of the search: take some tasks out, put them back, and keep the change if it is good enough. */
public final class RuinAndRecreate {
    private static final int FEW_NEIGHBOURS = 20;
    private static final int MANY_NEIGHBOURS = 40;
    private static final int LONG_ROUTE = 25; // stops
    private static final int MANY_TAILS = 30;

    /**
     * What a route is given on top, in temperatures, where stops are optional or routes long: it takes many stops to make one pay, and
     * chance alone would leave too few.
     */
    private static final double BONUS = 3;

    /**
     * What a route costs on top where those of alike vehicles may be overloaded, in temperatures: bulky stops open so many while it
     * is hot that they never close again.
     */
    private static final double TOLL = 3;

    /** What an optional stop is worth on top of its prize, in temperatures: else hardly any are served while it is hot. */
    private static final double EXTRA = 0.5;

    /** Stops of a route from which on routes are turned round, one step in {@link #TURN}. */
    private static final int TURNED_FROM = 15;

    private static final int TURN = 4;

    /** One step in so many that change nothing asks nevertheless whether another vehicle should drive a route. */
    private static final int HANDED_OVER_EVERY = 16;

    private boolean tolled; // routes of alike vehicles were or are overloaded
    private final boolean mayTurn; // a route costs the same in both directions
    private boolean turning;
    private boolean longRoutes;

    private double temperatureOfBonus;
    private double overloadPrice; // of a mean stop's load above capacity; 0 while nothing may be there

    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final StringRuin ruin;
    private final Recreate recreate;
    private final Placement placement;
    private final FleetMoves fleet;
    private final TailExchange tails;
    private final RichTailExchange richTails;
    private final DepotExchange depots;
    private final IntConsumer vehicles; // which vehicle drives a route; null where all are alike or of one family
    private final TripExchange trips;

    public RuinAndRecreate(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        mayTurn = !problem.rich
                && !problem.timed
                && problem.symmetric
                && Arrays.equals(problem.typeStart, problem.typeEnd);
        fleet = problem.family == null ? null : new FleetMoves(problem, state);
        tails = problem.rich || problem.stops < 2 ? null : new TailExchange(problem, state);
        richTails = problem.rich && problem.stops > 1 ? new RichTailExchange(problem, state) : null;
        depots = DepotExchange.applies(problem) ? new DepotExchange(problem, state) : null;
        vehicles = depots != null
                ? depots::improve
                : Handover.applies(problem) ? new Handover(problem, state)::improve : null;
        trips = TripExchange.applies(problem) ? new TripExchange(problem, state, dice) : null;
        ruin = new StringRuin(problem, state, dice, fleet);
        placement = problem.rich ? new RichPlacement(problem, state, dice) : new PlainPlacement(problem, state, dice);
        recreate = new Recreate(problem, state, placement, dice);
    }

    /**
     * Places all tasks left out as well as one pass can.
     *
     * @param ended whether the end was asked for: then what is not placed yet is left out
     */
    public void construct(BooleanSupplier ended) {
        placement.lookAtDepotLegs(false);
        int orders = problem.family == null ? 1 : Recreate.ORDERS;
        for (int order = 0; order < orders && (order == 0 || !ended.getAsBoolean()); order++) {
            build(order, problem.rich && problem.hasPrizes ? Recreate.MOST_EAGER : Recreate.EAGER, ended);
            if (order + 1 < orders) {
                state.plain.clear();
            }
        }
        state.restoreBest();
        if (problem.hasPrizes && !problem.rich && !ended.getAsBoolean()) {
            state.plain.clear();
            build(0, Recreate.MOST_EAGER, ended);
        }
        resume();
        if (problem.multiTrip && state.leftOut() > 0 && !ended.getAsBoolean()) {
            // Vehicles have one trip by now, unless a full one was parted beside a neighbour; they can go again.
            placement.lookAtAllTrips(true);
            build(0, Recreate.SOBER, ended);
            placement.lookAtAllTrips(false);
        }
    }

    /**
     * Begins anew, from routes built in one pass.
     *
     * @param ended whether the end was asked for: then what is not placed yet is left out
     */
    public void restart(BooleanSupplier ended) {
        placement.lookAtDepotLegs(false);
        state.plain.clear();
        build(0, Recreate.EAGER, ended);
        resume();
    }

    /** Goes on from the routes there are, whatever they leave out. */
    public void resume() {
        resume(false);
        suitRoutes();
    }

    /**
     * The same with routes that are part of a whole.
     *
     * @param longRoutes whether those of the whole count as long
     */
    public void resume(boolean longRoutes) {
        placement.lookAtDepotLegs(true);
        turning = mayTurn && state.served() > TURNED_FROM * Math.max(1, state.routes());
        this.longRoutes = longRoutes;
        suit();
    }

    /** Suits the present routes if they have become long; once they are they count as long from then on. */
    public void suitRoutes() {
        longRoutes |= problem.timed && state.served() > LONG_ROUTE * Math.max(1, state.routes());
        suit();
    }

    /** Looks as far and ruins as much as suits long routes or short ones. */
    private void suit() {
        placement.lookAtNeighbours(longRoutes ? MANY_NEIGHBOURS : FEW_NEIGHBOURS);
        if (!problem.rich) {
            ruin.setSize(longRoutes && !problem.hasPrizes);
        }
        if (tails != null) {
            tails.lookAtNeighbours(longRoutes ? MANY_TAILS : TailExchange.FEW);
        }
    }

    /** Whether times limit the routes and these have so many stops that each appears or disappears only as a whole. */
    public boolean hasLongRoutes() {
        return longRoutes;
    }

    /** Whether whole routes may move to another depot. */
    public boolean movesBetweenDepots() {
        return depots != null && problem.hasSeveralDepots();
    }

    private void build(int order, int eager, BooleanSupplier ended) {
        state.begin();
        for (int i = state.leftOut() - 1; i >= 0; i--) {
            state.offer(state.leftOutTask(i));
        }
        recreate.construct(order, eager, ended);
        keep();
    }

    /**
     * Lets routes be loaded above capacity at a price from now on, or no more: then what is above goes elsewhere at once.
     *
     * @param price what the load of a mean stop costs above capacity; 0 for no more
     */
    public void allowOverload(double price) {
        overloadPrice = price;
        tolled |= price > 0 && problem.hasAlikeVehicles();
        state.overload.allow(price / Math.max(1, problem.leastUnit));
        if (price == 0 && state.isOverloaded()) {
            relieve();
            keep();
        }
    }

    /** Whether routes may be loaded above capacity at present. */
    public boolean isOverloading() {
        return overloadPrice > 0;
    }

    /** Keeps the routes as the best if they are once what is above capacity has gone elsewhere, and goes on with them as they are. */
    public void keepRelieved() {
        if (state.isOverloaded()) {
            double price = overloadPrice;
            state.overload.allow(0);
            relieve();
            if (state.ownCost() < state.bestCost()) {
                state.keepBestAndRollback();
            } else {
                state.rollback();
            }
            allowOverload(price);
        }
    }

    /** Puts what is above capacity elsewhere. */
    private void relieve() {
        state.begin();
        ruin.relieve();
        recreate.apply(Long.MAX_VALUE);
    }

    /**
     * Makes one step.
     *
     * @param temperature mean of the exponentially distributed worsening that is accepted
     * @return whether the step was kept
     */
    public boolean step(double temperature) {
        if (temperature != temperatureOfBonus && (tolled || !problem.rich && (problem.hasPrizes || longRoutes))) {
            temperatureOfBonus = temperature;
            state.setBonus((long) ((tolled ? -TOLL : BONUS) * temperature), (long) (EXTRA * temperature));
        }
        long threshold = state.cost + (long) (temperature * dice.exponential());
        if (threshold == state.cost) {
            threshold++;
        }
        if (problem.stops > 1 && exchangeTails(threshold)) {
            threshold = state.cost + (long) (temperature * dice.exponential()) + 1;
        }
        if (trips != null && exchangeTrips(threshold)) {
            threshold = state.cost + (long) (temperature * dice.exponential()) + 1;
        }
        state.begin();
        long before = state.cost;
        int missing = state.missing();
        if (missing > 0) {
            reconsiderMissing();
        }
        boolean good = ruin.apply(state.own[dice.below(state.ownStops)]) && recreate.apply(threshold);
        if (good && fleet != null && state.cost != before) {
            ruin.improveFleet();
        }
        if (!good || state.cost >= threshold) {
            state.rollback();
            return false;
        }
        // Most steps put everything back where it was; routes that only got more stops have their turn by chance.
        if (vehicles != null && (state.cost != before || depots == null && dice.below(HANDED_OVER_EVERY) == 0)) {
            ruin.improveVehicles(vehicles);
        }
        keep();
        return true;
    }

    /** Lets a change stand. */
    private void keep() {
        state.commit();
        if (!state.isOverloaded() && state.ownCost() < state.bestCost()) {
            state.keepBest();
        }
    }

    /** Exchanges the tails of two routes if that costs less than the threshold allows. */
    private boolean exchangeTails(long threshold) {
        state.begin();
        int stop = state.own[dice.below(state.ownStops)];
        int route = state.routeOf(stop);
        if (turning && route != NONE && dice.below(TURN) == 0) {
            // Heads meet tails only; on a route turned round they are the other way about.
            state.plain.reverse(route);
        }
        boolean done = problem.rich
                ? richTails.apply(stop, threshold - state.cost)
                : tails.apply(stop, threshold - state.cost);
        keep();
        return done;
    }

    /** Gives a trip another place if that costs less than the threshold allows. */
    private boolean exchangeTrips(long threshold) {
        state.begin();
        boolean done = trips.apply(state.own[dice.below(state.ownStops)], threshold - state.cost);
        keep();
        return done;
    }

    private void reconsiderMissing() {
        int tries = 8;
        for (int i = state.leftOut() - 1; i >= 0 && tries > 0; i--) {
            int task = state.leftOutTask(i);
            if (problem.required[task]) {
                state.offer(task);
                tries--;
            }
        }
    }
}
