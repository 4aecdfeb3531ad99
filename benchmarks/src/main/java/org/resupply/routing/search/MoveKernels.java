package org.resupply.routing.search;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Setup;

/**
 * The moves of local search and the algebra under them, each alone, on routes as they are for most of a solve; every move is taken
 * back.
 */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MoveKernels extends TownKernels {
    private static final long DEAREST = 50; // what an exchange may cost: a few legs, as while a search is hot

    private SearchState plain;
    private TailExchange tails;
    private SearchState depotRoutes;
    private DepotExchange depots;
    private RichTailExchange richTails;
    private SearchProblem rich;
    private SearchState turned;
    private SearchState vans;
    private int[] sequence;
    private int asked;

    /** Builds routes of towns with windows, with several depots, with loads only and with vans, and improves them for a while. */
    @Setup
    public void settle() {
        var problem = town("windows");
        plain = settled(problem);
        tails = new TailExchange(problem, plain);
        rich = town("depots");
        depotRoutes = settled(rich);
        depots = new DepotExchange(rich, depotRoutes);
        richTails = new RichTailExchange(rich, depotRoutes);
        turned = settled(town("plain"));
        vans = settled(town("vans"));
        sequence = new int[vans.nodes];
    }

    /** The cheapest exchange of tails that puts a stop beside a neighbour, done if it costs no more than a hot search accepts. */
    @Benchmark
    public long tailExchange() {
        asked = (asked + 1) % stops;
        plain.begin();
        tails.apply(asked, DEAREST);
        long cost = plain.cost();
        plain.rollback();
        return cost;
    }

    /** The same between depots: what survives the quick tests is priced on both whole routes. */
    @Benchmark
    public long richTailExchange() {
        asked = (asked + 1) % stops;
        depotRoutes.begin();
        richTails.apply(asked, DEAREST);
        long cost = depotRoutes.cost();
        depotRoutes.rollback();
        return cost;
    }

    /** One route turned round. */
    @Benchmark
    public int turn() {
        asked = (asked + 1) % turned.routes();
        int route = turned.activeRoute(asked);
        turned.begin();
        turned.plain.reverse(route);
        int first = turned.next(turned.startOf(route));
        turned.rollback();
        return first;
    }

    /** One whole route with windows, reloads, a break and a rule of the host, priced anew. */
    @Benchmark
    public long routePrice() {
        asked = (asked + 1) % vans.routes();
        int route = vans.activeRoute(asked);
        return vans.schedule.price(vans.typeOf(route), sequence, vans.copy(route, sequence));
    }

    /** Another depot for one route, or an exchange of depots with any other route. */
    @Benchmark
    public long depotExchange() {
        asked = (asked + 1) % depotRoutes.routes();
        depotRoutes.begin();
        depots.improve(depotRoutes.activeRoute(asked));
        long cost = depotRoutes.cost();
        depotRoutes.rollback();
        return cost;
    }

    /** What a stop between two others does to the duration of their route, from one half of the route on each side. */
    @Benchmark
    public int segmentEvaluation() {
        asked = (asked + 1) % stops;
        int p = rich.neighbours[asked * rich.width];
        if (depotRoutes.routeOf(p) < 0) {
            return 0;
        }
        int type = depotRoutes.typeOf(depotRoutes.routeOf(p));
        int q = depotRoutes.next(p);
        Distances distances = rich.distancesOf(type);
        int place = rich.place[asked];
        return depotRoutes.segments.durationWith(
                asked,
                rich.service[asked],
                depotRoutes.routeOf(p),
                type,
                p,
                q,
                distances.between(depotRoutes.mem[(p << SearchState.NODE_SHIFT) + SearchState.PLACE], place),
                distances.between(place, depotRoutes.mem[(q << SearchState.NODE_SHIFT) + SearchState.PLACE]),
                Integer.MAX_VALUE);
    }

    /** Both halves of all nodes of one route, made anew. */
    @Benchmark
    public long segmentUpdate() {
        asked = (asked + 1) % depotRoutes.routes();
        int route = depotRoutes.activeRoute(asked);
        return depotRoutes.segments.remember(route, depotRoutes.startOf(route), depotRoutes.endOf(route));
    }
}
