package org.resupply.routing.search;

/** One step of the search: take some tasks out, put them back, and keep the change if it is good enough. */
public final class RuinAndRecreate {
    private final SearchProblem problem;
    private final SearchState state;
    private final Dice dice;
    private final StringRuin ruin;
    private final Recreate recreate;
    private final Placement placement;

    public RuinAndRecreate(SearchProblem problem, SearchState state, Dice dice) {
        this.problem = problem;
        this.state = state;
        this.dice = dice;
        ruin = new StringRuin(problem, state, dice);
        placement = problem.rich ? new RichPlacement(problem, state, dice) : new PlainPlacement(problem, state, dice);
        recreate = new Recreate(problem, state, placement, dice);
    }

    /** Places all tasks left out as well as one pass can. */
    public void construct() {
        state.begin();
        for (int i = state.leftOut() - 1; i >= 0; i--) {
            state.reconsider(state.leftOutTask(i));
        }
        placement.lookAtDepotLegs(false);
        recreate.construct();
        placement.lookAtDepotLegs(true);
        state.commit();
        state.keepBest();
    }

    /**
     * Makes one step.
     *
     * @param temperature mean of the exponentially distributed worsening that is accepted
     * @return whether the step was kept
     */
    public boolean step(double temperature) {
        long threshold = state.cost + (long) (temperature * dice.exponential());
        if (threshold == state.cost) {
            threshold++;
        }
        state.begin();
        int missing = state.missing();
        if (missing > 0) {
            reconsiderMissing();
        }
        ruin.apply(dice.below(problem.stops));
        if (!recreate.apply(threshold)) {
            state.rollback();
            return false;
        }
        state.commit();
        if (state.cost < state.bestCost()) {
            state.keepBest();
        }
        return true;
    }

    private void reconsiderMissing() {
        int tries = 8;
        for (int i = state.leftOut() - 1; i >= 0 && tries > 0; i--) {
            int task = state.leftOutTask(i);
            if (problem.required[task]) {
                state.reconsider(task);
                tries--;
            }
        }
    }
}
