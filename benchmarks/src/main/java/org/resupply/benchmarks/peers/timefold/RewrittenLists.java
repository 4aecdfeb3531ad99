package org.resupply.benchmarks.peers.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A move of Timefold: one list or two are given new contents, of which only the part that differs is told. */
final class RewrittenLists extends AbstractMove<VisitPlan> {
    private final VehicleVisits first;
    private final List<Visit> firstStops;
    private final VehicleVisits second;
    private final List<Visit> secondStops;

    /** Two lists that exchange stops. */
    RewrittenLists(VehicleVisits first, List<Visit> firstStops, VehicleVisits second, List<Visit> secondStops) {
        this.first = first;
        this.firstStops = firstStops;
        this.second = second;
        this.secondStops = secondStops;
    }

    /** One list in another order. */
    RewrittenLists(VehicleVisits only, List<Visit> stops) {
        this(only, stops, null, List.of());
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<VisitPlan> director) {
        return !first.stops.equals(firstStops);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<VisitPlan> director) {
        var one = new Change(first, firstStops);
        one.announce(director);
        if (second == null) {
            one.carryOut();
            one.report(director);
            return;
        }
        var other = new Change(second, secondStops);
        other.announce(director);
        one.carryOut();
        other.carryOut();
        one.report(director);
        other.report(director);
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return second == null ? List.of(first) : List.of(first, second);
    }

    @Override
    public Collection<?> getPlanningValues() {
        var values = new ArrayList<Visit>(firstStops);
        values.addAll(secondStops);
        return values;
    }

    @Override
    public String toString() {
        return second == null ? first + " anew" : first + " and " + second + " anew";
    }

    /** The part of a list that changes: from an index on, so many stops before and after. */
    private static final class Change {
        private final VehicleVisits list;
        private final List<Visit> target;
        private final int from;
        private final int oldEnd;
        private final int newEnd;

        Change(VehicleVisits list, List<Visit> target) {
            this.list = list;
            this.target = target;
            List<Visit> old = list.stops;
            int shortest = Math.min(old.size(), target.size());
            int same = 0;
            while (same < shortest && old.get(same) == target.get(same)) {
                same++;
            }
            int tail = 0;
            while (tail < shortest - same && old.get(old.size() - 1 - tail) == target.get(target.size() - 1 - tail)) {
                tail++;
            }
            from = same;
            oldEnd = old.size() - tail;
            newEnd = target.size() - tail;
        }

        void announce(ScoreDirector<VisitPlan> director) {
            director.beforeListVariableChanged(list, VehicleVisits.STOPS, from, oldEnd);
        }

        void carryOut() {
            List<Visit> part = list.stops.subList(from, oldEnd);
            part.clear();
            part.addAll(target.subList(from, newEnd));
        }

        void report(ScoreDirector<VisitPlan> director) {
            director.afterListVariableChanged(list, VehicleVisits.STOPS, from, newEnd);
        }
    }
}
