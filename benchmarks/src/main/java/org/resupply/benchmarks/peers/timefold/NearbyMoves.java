package org.resupply.benchmarks.peers.timefold;

import static org.resupply.problem.RoutingProblem.NONE;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingTravel;

/**
 * Draws list moves to near destinations: a stop, a part of a list or a pair goes beside a near stop, two near stops swap, two
 * lists exchange their ends between near stops, a list is reversed between them.
 *
 * <p>Destinations are drawn from the 40 nearest with a parabolic distribution, the nearest most often, as Timefold documents for
 * its nearby selection.
 */
public final class NearbyMoves implements MoveIteratorFactory<VisitPlan, RewrittenLists> {
    private static final int NEARBY = 40;
    private static final int LONGEST_PART = 5;

    /** One draw of so many opens an unused vehicle, or leaves an optional stop out. */
    private static final int RARE = 25;

    /** Draws after which a move to anywhere is taken; no problem with two stops gets there. */
    private static final int PATIENCE = 1_000;

    private RoutingProblem problem;
    private int[][] nearest;

    /** Called by Timefold. */
    public NearbyMoves() {}

    @Override
    public long getSize(ScoreDirector<VisitPlan> director) {
        return Math.max(1, (long) director.getWorkingSolution().stops.size() * NEARBY);
    }

    @Override
    public Iterator<RewrittenLists> createOriginalMoveIterator(ScoreDirector<VisitPlan> director) {
        return createRandomMoveIterator(director, new Random(0));
    }

    @Override
    public Iterator<RewrittenLists> createRandomMoveIterator(ScoreDirector<VisitPlan> director, Random random) {
        VisitPlan plan = director.getWorkingSolution();
        if (plan.problem != problem) {
            problem = plan.problem;
            nearest = new int[problem.stops()][];
        }
        return new Drawing(plan, random);
    }

    /** The nearest other stops of a stop by the first travel profile, found when first asked for. */
    private int[] nearest(int stop) {
        if (nearest[stop] != null) {
            return nearest[stop];
        }
        RoutingTravel travel = problem.travel(0);
        int wanted = Math.min(NEARBY, problem.stops() - 1);
        int[] found = new int[wanted];
        long[] distances = new long[wanted];
        int count = 0;
        for (int other = 0; other < problem.stops(); other++) {
            if (other == stop) {
                continue;
            }
            long distance = (long) travel.distance(problem.place(stop), problem.place(other))
                    + travel.distance(problem.place(other), problem.place(stop));
            int at = count;
            while (at > 0 && distances[at - 1] > distance) {
                at--;
            }
            if (at < wanted) {
                count = Math.min(wanted, count + 1);
                System.arraycopy(found, at, found, at + 1, count - at - 1);
                System.arraycopy(distances, at, distances, at + 1, count - at - 1);
                found[at] = other;
                distances[at] = distance;
            }
        }
        nearest[stop] = found;
        return found;
    }

    /** Moves without end. */
    private final class Drawing implements Iterator<RewrittenLists> {
        private final VisitPlan plan;
        private final Random random;

        Drawing(VisitPlan plan, Random random) {
            this.plan = plan;
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return !plan.stops.isEmpty();
        }

        @Override
        public RewrittenLists next() {
            for (int draw = 0; draw < PATIENCE; draw++) {
                RewrittenLists move = draw();
                if (move != null) {
                    return move;
                }
            }
            return anywhere();
        }

        private RewrittenLists draw() {
            Visit moved = plan.stops.get(random.nextInt(plan.stops.size()));
            if (random.nextInt(RARE) == 0) {
                return random.nextBoolean() ? toUnused(moved) : toLeftOut(moved);
            }
            int[] near = nearest(moved.stop);
            if (near.length == 0) {
                return null;
            }
            int rank = (int) (near.length * (1 - Math.cbrt(1 - random.nextDouble())));
            Visit beside = plan.stops.get(near[Math.min(rank, near.length - 1)]);
            boolean isPair = problem.partner(moved.stop) != NONE;
            if (beside.route.isLeftOut()) {
                return null;
            }
            return switch (random.nextInt(6)) {
                case 0, 1 -> isPair && moved.route != beside.route ? pair(moved, beside) : change(moved, beside);
                case 2 -> isPair ? pair(moved, beside) : swap(moved, beside);
                case 3 -> isPair ? pair(moved, beside) : part(moved, beside);
                default -> moved.route == beside.route ? reversal(moved, beside) : tails(moved, beside);
            };
        }

        /** A stop goes beside another one. */
        private RewrittenLists change(Visit moved, Visit beside) {
            int side = random.nextInt(2);
            if (moved.route == beside.route) {
                List<Visit> stops = without(moved.route.stops, moved);
                stops.add(stops.indexOf(beside) + side, moved);
                return new RewrittenLists(moved.route, stops);
            }
            var target = new ArrayList<>(beside.route.stops);
            target.add(beside.index + side, moved);
            return new RewrittenLists(moved.route, without(moved.route.stops, moved), beside.route, target);
        }

        private RewrittenLists swap(Visit one, Visit other) {
            if (one.route == other.route) {
                var stops = new ArrayList<>(one.route.stops);
                Collections.swap(stops, one.index, other.index);
                return new RewrittenLists(one.route, stops);
            }
            if (problem.partner(other.stop) != NONE || (one.route.isLeftOut() && problem.isRequired(other.stop))) {
                return null;
            }
            var first = new ArrayList<>(one.route.stops);
            var second = new ArrayList<>(other.route.stops);
            first.set(one.index, other);
            second.set(other.index, one);
            return new RewrittenLists(one.route, first, other.route, second);
        }

        /** What lies between two near stops of a list is driven the other way round. */
        private RewrittenLists reversal(Visit one, Visit other) {
            int from = Math.min(one.index, other.index) + 1;
            int to = Math.max(one.index, other.index) + 1;
            if (to - from < 2) {
                return null;
            }
            var stops = new ArrayList<>(one.route.stops);
            Collections.reverse(stops.subList(from, to));
            return new RewrittenLists(one.route, stops);
        }

        /** After a stop comes a near stop of another list with all that follows there, and the other way round. */
        private RewrittenLists tails(Visit one, Visit next) {
            if (one.route.isLeftOut()) {
                return null;
            }
            var first = new ArrayList<>(one.route.stops.subList(0, one.index + 1));
            first.addAll(next.route.stops.subList(next.index, next.route.stops.size()));
            var second = new ArrayList<>(next.route.stops.subList(0, next.index));
            second.addAll(one.route.stops.subList(one.index + 1, one.route.stops.size()));
            return new RewrittenLists(one.route, first, next.route, second);
        }

        /** Some stops in a row go beside another one, perhaps the other way round. */
        private RewrittenLists part(Visit begin, Visit beside) {
            if (begin.route.isLeftOut()) {
                return null;
            }
            int end = Math.min(begin.route.stops.size(), begin.index + 2 + random.nextInt(LONGEST_PART - 1));
            boolean isInside = begin.route == beside.route && beside.index >= begin.index && beside.index < end;
            if (isInside || end - begin.index < 2) {
                return null;
            }
            var part = new ArrayList<>(begin.route.stops.subList(begin.index, end));
            var rest = new ArrayList<>(begin.route.stops);
            rest.subList(begin.index, end).clear();
            if (random.nextBoolean()) {
                Collections.reverse(part);
            }
            int side = random.nextInt(2);
            if (begin.route == beside.route) {
                rest.addAll(rest.indexOf(beside) + side, part);
                return new RewrittenLists(begin.route, rest);
            }
            var target = new ArrayList<>(beside.route.stops);
            target.addAll(beside.index + side, part);
            return new RewrittenLists(begin.route, rest, beside.route, target);
        }

        /** Both halves of a pair go into a list, this half beside a near stop. */
        private RewrittenLists pair(Visit half, Visit beside) {
            Visit other = plan.stops.get(problem.partner(half.stop));
            if (other == beside || other.route != half.route) {
                return null;
            }
            List<Visit> rest = without(without(half.route.stops, half), other);
            boolean isSame = half.route == beside.route;
            List<Visit> target = isSame ? rest : new ArrayList<>(beside.route.stops);
            int at = (isSame ? target.indexOf(beside) : beside.index) + random.nextInt(2);
            target.add(at, half);
            boolean isPickup = problem.isPickup(half.stop);
            int from = isPickup ? at + 1 : 0;
            int to = isPickup ? target.size() : at;
            target.add(placeOf(other, target, from, to), other);
            return isSame
                    ? new RewrittenLists(half.route, target)
                    : new RewrittenLists(half.route, rest, beside.route, target);
        }

        /** An index from one to another, mostly beside a stop that is near. */
        private int placeOf(Visit other, List<Visit> target, int from, int to) {
            if (random.nextInt(3) > 0) {
                for (int near : nearest(other.stop)) {
                    int at = target.indexOf(plan.stops.get(near));
                    int place = at + random.nextInt(2);
                    if (at >= 0 && place >= from && place <= to) {
                        return place;
                    }
                }
            }
            return from + random.nextInt(to - from + 1);
        }

        private RewrittenLists toUnused(Visit moved) {
            int from = random.nextInt(plan.routes.size());
            for (int i = 0; i < plan.routes.size(); i++) {
                VehicleVisits route = plan.routes.get((from + i) % plan.routes.size());
                if (route.stops.isEmpty() && !route.isLeftOut()) {
                    return into(moved, route);
                }
            }
            return null;
        }

        private RewrittenLists toLeftOut(Visit moved) {
            boolean isThere = moved.route.isLeftOut();
            return isThere || problem.isRequired(moved.stop) ? null : into(moved, plan.leftOut());
        }

        /** A stop, with its partner where it has one, goes to the end of a list. */
        private RewrittenLists into(Visit moved, VehicleVisits route) {
            var target = new ArrayList<>(route.stops);
            List<Visit> rest = without(moved.route.stops, moved);
            int partner = problem.partner(moved.stop);
            if (partner == NONE) {
                target.add(moved);
            } else {
                Visit other = plan.stops.get(partner);
                if (other.route != moved.route) {
                    return null;
                }
                rest = without(rest, other);
                target.add(problem.isPickup(moved.stop) ? moved : other);
                target.add(problem.isPickup(moved.stop) ? other : moved);
            }
            return new RewrittenLists(moved.route, rest, route, target);
        }

        private RewrittenLists anywhere() {
            Visit moved = plan.stops.get(random.nextInt(plan.stops.size()));
            List<Visit> stops = without(moved.route.stops, moved);
            stops.add(random.nextInt(stops.size() + 1), moved);
            return new RewrittenLists(moved.route, stops);
        }

        private static List<Visit> without(List<Visit> stops, Visit stop) {
            var rest = new ArrayList<>(stops);
            rest.remove(stop);
            return rest;
        }
    }
}
