package org.resupply.routing;

import java.util.function.BooleanSupplier;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.routing.search.Dice;
import org.resupply.routing.search.Halves;
import org.resupply.routing.search.RuinAndRecreate;
import org.resupply.routing.search.SearchProblem;
import org.resupply.routing.search.SearchState;
import org.resupply.solve.Allowance;

/**
 * The search of one problem: ruin and recreate under simulated annealing whose temperature falls with the budget, measured in
 * legs of the present routes.
 */
final class Annealing {
    private static final int BEAT = 64;
    private static final int SURVEY = 4096;

    /** Steps a second of one thread that are reckoned with where only time limits the search of a plain problem. */
    static final double RATE = 150_000;

    /** Steps for each stop of a cooling with which it gains by routes that are overloaded on the way. */
    private static final double OVERLOADED_FROM = 700;

    /** Steps after which the best routes are looked for once more while routes may be overloaded. */
    private static final int RELIEVED = 8 * SURVEY;

    /** How full all vehicles together can be at most. */
    private static final double FULLEST = 0.995;

    /** Nanoseconds of a beat from which on the clock is read at each step: of very long routes. */
    private static final long LONG_BEAT = 10_000_000;

    /** Looks in once in a while, between two steps. */
    @FunctionalInterface
    interface Visitor {
        Visitor NOBODY = (annealing, fraction) -> {};

        /** Called with how much of the stretch is over, 0 to 1. */
        void look(Annealing annealing, double fraction);
    }

    private final BooleanSupplier ended;
    private final SearchProblem problem;
    private final SearchState state;
    private final RuinAndRecreate search;
    private final boolean isHalf; // another search looks after the whole
    private long iterations;
    private RoutingSolution adopted; // null while the best routes are this search's own
    private long adoptedCost;
    private Tandem tandem; // null where one search cools alone

    /** Sets out from the locked and given routes, hastily if the end is asked for meanwhile. */
    Annealing(RoutingProblem problem, long seed, Allowance allowance) {
        this(problem, seed, allowance::isCancelled);
    }

    /**
     * Sets out from the locked and given routes, or hastily.
     *
     * @param ended whether there is no time for preparations any more
     */
    Annealing(RoutingProblem problem, long seed, BooleanSupplier ended) {
        this(problem, seed, ended, ended);
    }

    /**
     * The same.
     *
     * @param preparing asked between all that takes long; may give the preparation up by what it throws
     */
    Annealing(RoutingProblem problem, long seed, BooleanSupplier ended, BooleanSupplier preparing) {
        this.ended = ended;
        this.problem = new SearchProblem(problem, preparing);
        preparing.getAsBoolean();
        state = new SearchState(this.problem, preparing);
        preparing.getAsBoolean();
        state.load(problem.warmStart(), preparing);
        preparing.getAsBoolean();
        search = new RuinAndRecreate(this.problem, state, new Dice(seed));
        isHalf = false;
        preparing.getAsBoolean();
    }

    private Annealing(Annealing whole, SearchState part, boolean isHalf, long seed) {
        ended = whole.ended;
        problem = whole.problem;
        state = part;
        search = new RuinAndRecreate(problem, part, new Dice(seed));
        this.isHalf = isHalf;
    }

    /** A search of a half of this one's routes, which each cut fills anew. */
    Annealing half(SearchState half, long seed) {
        return new Annealing(this, half, true, seed);
    }

    /** Cuts the routes this search is at into halves. */
    Halves halves() {
        return new Halves(problem, state);
    }

    /** Another search of the same problem, from the same routes. */
    Annealing twin(long seed) {
        var twin = new Annealing(this, new SearchState(problem), false, seed);
        twin.follow(this);
        twin.state.keepBestOf(state);
        return twin;
    }

    /** Goes on from where a twin is. */
    void follow(Annealing twin) {
        state.follow(twin.state);
        search.resume(twin.hasLongRoutes());
    }

    /** Whether a twin is at cheaper routes. */
    boolean isBehind(Annealing twin) {
        return twin.state.cost() < state.cost();
    }

    /** Takes over the best routes of a twin if they are better. */
    void keepBestOf(Annealing twin) {
        state.keepBestOf(twin.state);
    }

    /** Cools in two searches at a time from now on. */
    void coolIn(Tandem searches) {
        tandem = searches;
    }

    /** Serves all stops not yet served, as far as one pass can. */
    Annealing construct() {
        if (problem.stops() > 0) {
            search.construct(ended);
        }
        return this;
    }

    /** Goes on from the given routes, whatever they leave out. */
    Annealing resume() {
        if (problem.stops() > 0) {
            search.resume();
        }
        return this;
    }

    /**
     * Goes on from given routes that are part of a whole.
     *
     * @param longRoutes whether those of the whole count as long
     */
    Annealing resume(boolean longRoutes) {
        if (problem.stops() > 0) {
            search.resume(longRoutes);
        }
        return this;
    }

    /**
     * Searches for a stretch of the cooling. Whether routes have become long is asked until a reheat would begin: what long ones need
     * hot is over then.
     *
     * @param allowance when to end at the latest
     * @param limit steps of this stretch
     * @param from how much of the cooling is over at its beginning, 0 to 1
     * @param to and at its end
     */
    void run(Allowance allowance, long limit, double from, double to, Visitor visitor) {
        double start = allowance.secondsSpent();
        double span = allowance.secondsLeft();
        double temperature = 0;
        double leg = 0;
        Cooling cooling = Cooling.of(problem, search);
        boolean overloads = problem.mayOverload() && (search.isOverloading() || isLong(allowance, limit, to - from));
        long beat = System.nanoTime();
        boolean slow = true;
        for (long step = 0; step < limit && state.ownStops() > 0; step++) {
            if ((slow || step % BEAT == 0) && allowance.isOver()) {
                break;
            }
            if (step % BEAT == 0) {
                long now = System.nanoTime();
                slow = step == 0 || now - beat > LONG_BEAT;
                beat = now;
                double fraction = limit == Long.MAX_VALUE ? 0 : (double) step / limit;
                if (allowance.isTimed()) {
                    fraction = Math.min(1, Math.max(fraction, (allowance.secondsSpent() - start) / span));
                }
                double over = from + (to - from) * fraction;
                if (step % SURVEY == 0) {
                    leg = state.meanLeg();
                    if (overloads) {
                        search.allowOverload(leg * cooling.overload(over));
                        if (step % RELIEVED == 0) {
                            search.keepRelieved();
                        }
                    }
                    if (over < cooling.reheat()) {
                        search.suitRoutes();
                        cooling = Cooling.of(problem, search);
                    }
                }
                temperature = leg * cooling.at(over);
                visitor.look(this, fraction);
            }
            search.step(temperature);
            iterations++;
        }
        if (overloads && !isHalf) {
            search.allowOverload(0);
        }
    }

    /** Whether a cooling of which this is a stretch has steps enough for routes to be overloaded. */
    private boolean isLong(Allowance allowance, long limit, double part) {
        double steps = Math.min(limit, allowance.isTimed() ? RATE * allowance.secondsLeft() : Double.POSITIVE_INFINITY);
        return steps >= OVERLOADED_FROM * part * state.ownStops();
    }

    /**
     * Searches for one cooling.
     *
     * @param most steps
     */
    void cool(Allowance allowance, long most, Visitor visitor) {
        if (tandem == null) {
            run(allowance, most, 0, 1, visitor);
        } else {
            tandem.run(allowance, most, visitor);
        }
    }

    /** Opens no more routes once there are so many. */
    void limit(int vehicles) {
        state.limitRoutes(vehicles);
    }

    /** Whether it is open how many vehicles are best, and so many might do. */
    boolean canDoWith(int vehicles) {
        return problem.hasAlikeVehicles() && vehicles >= problem.fewestVehicles(FULLEST);
    }

    /** Number of routes the search is at. */
    int routes() {
        return state.routes();
    }

    /** Whether the problem is a plain one of alike vehicles without times. */
    boolean isLoadsOnly() {
        return problem.hasAlikeVehicles() && !problem.isTimed();
    }

    /** Whether times decide anything. */
    boolean isTimed() {
        return problem.isTimed();
    }

    /** Whether whole routes may move to another depot. */
    boolean movesBetweenDepots() {
        return search.movesBetweenDepots();
    }

    /** Whether trips are packed into vehicles. */
    boolean packsTrips() {
        return problem.isPackingTrips();
    }

    /** Whether routes count as long. */
    boolean hasLongRoutes() {
        return search.hasLongRoutes();
    }

    /** How much of the cooling is over where a reheat of these routes begins, 0 to 1. */
    double reheat() {
        return cooling().reheat();
    }

    /** The temperatures that suit these routes. */
    Cooling cooling() {
        return Cooling.of(problem, search);
    }

    /** Counts steps made elsewhere for the same answer. */
    void count(long steps) {
        iterations += steps;
    }

    /** Takes better routes, found elsewhere, for the best from now on; this search does not go on from them. */
    void adopt(RoutingSolution plan, long gain) {
        adoptedCost = bestCost() - gain;
        adopted = plan;
    }

    /** Begins anew, from routes of at most so many vehicles built in one pass. */
    void restart(int vehicles) {
        limit(vehicles);
        search.restart(ended);
    }

    /** Steps made so far. */
    long iterations() {
        return iterations;
    }

    /** The lowest cost found, with prices for required stops left out. */
    long bestCost() {
        return adopted == null ? state.bestCost() : adoptedCost;
    }

    /** The cost of the best routes found, as an answer states it. */
    long answerCost() {
        return adopted == null ? state.bestAnswerCost() : adopted.cost();
    }

    /** Number of stops that the best routes found leave out. */
    int unserved() {
        return adopted == null ? state.bestUnserved() : adopted.unservedStops();
    }

    /** The best routes found. */
    RoutingSolution best() {
        return adopted == null ? state.unload(iterations, ended) : explained(bestUnexplained());
    }

    /** The best routes found, without reasons for what they leave out. */
    RoutingSolution bestUnexplained() {
        return adopted == null
                ? state.unloadUnexplained(iterations)
                : new RoutingSolution(
                        adopted.routes(), adopted.unserved(), adopted.cost(), adopted.complete(), iterations);
    }

    /** An answer with the reasons that hold for the whole problem: what a part leaves out others may have room for. */
    RoutingSolution explained(RoutingSolution answer) {
        if (answer.unserved().isEmpty()) {
            return answer;
        }
        var routes = new SearchState(problem);
        routes.load(answer.routes());
        return new RoutingSolution(
                answer.routes(),
                routes.unload(0, ended).unserved(),
                answer.cost(),
                answer.complete(),
                answer.iterations());
    }

    /** The routes the search is at, without reasons for what they leave out. */
    RoutingSolution present() {
        return state.unloadPresent(iterations);
    }
}
