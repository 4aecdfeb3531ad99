package org.resupply.solve;

import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resupply.problem.RoutingChecker;
import org.resupply.problem.RoutingProblem;
import org.resupply.problem.RoutingSolution;
import org.resupply.problem.RoutingSolution.Reason;
import org.resupply.problem.RoutingSolution.Route;

/** A routing engine that answers as a test tells it to. */
public final class ScriptedEngine implements RoutingEngine {
    private final Script script;

    public ScriptedEngine(Script script) {
        this.script = script;
    }

    /** What is answered. */
    public interface Script {
        RoutingSolution answer(RoutingProblem problem, SolveOptions options, Allowance allowance);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public RoutingSolution solve(RoutingProblem problem, SolveOptions options, Allowance allowance, BestSoFar best) {
        return script.answer(problem, options, allowance);
    }

    /** The answer with these routes, in which vehicles have no room for anything else. */
    public static RoutingSolution answer(RoutingProblem problem, List<Route> routes) {
        return answer(problem, routes, stop -> Reason.NO_CAPACITY_LEFT);
    }

    /** The answer with these routes, whose other stops are left out for a reason each. */
    public static RoutingSolution answer(RoutingProblem problem, List<Route> routes, IntFunction<Reason> reason) {
        Set<Integer> served = routes.stream()
                .flatMapToInt(route -> IntStream.of(route.visits()))
                .boxed()
                .collect(Collectors.toSet());
        List<RoutingSolution.Unserved> left = IntStream.range(0, problem.stops())
                .filter(stop -> !served.contains(stop))
                .mapToObj(stop -> new RoutingSolution.Unserved(stop, reason.apply(stop)))
                .toList();
        long cost = RoutingChecker.check(problem, routes).cost();
        return new RoutingSolution(routes, left, cost, true, 0);
    }
}
