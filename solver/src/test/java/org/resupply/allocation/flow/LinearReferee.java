package org.resupply.allocation.flow;

import java.util.Arrays;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** The same questions as linear programs, answered by somebody else's simplex. */
final class LinearReferee {
    private LinearReferee() {}

    /** The cost of the cheapest flow, NaN when there is none. */
    static double cheapest(FlowNetwork network) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        FlowGraph graph = network.graph();
        Expression[] balance = balances(model, graph);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            Variable flow = model.newVariable("arc" + arc).lower(0).weight(network.costs()[arc]);
            if (network.capacities()[arc] != MinCostFlow.UNLIMITED) {
                flow.upper(network.capacities()[arc]);
            }
            if (graph.tail(arc) != graph.head(arc)) {
                balance[graph.tail(arc)].set(flow, 1);
                balance[graph.head(arc)].set(flow, -1);
            }
        }
        for (int node = 0; node < graph.nodes(); node++) {
            balance[node].level(network.supplies()[node]);
        }
        Optimisation.Result result = model.minimise();
        return result.getState().isOptimal() ? result.getValue() : Double.NaN;
    }

    /** The lexicographic max-min levels, found one after the other; NaN at nodes without demand. */
    static double[] fairest(FairNetwork network) {
        double[] open = new double[network.graph().nodes()];
        Arrays.fill(open, Double.NaN);
        return fairest(network, open);
    }

    /** The same where the levels of some places are given: those that are not NaN. */
    static double[] fairest(FairNetwork network, double[] given) {
        int nodes = network.graph().nodes();
        double[] fixed = given.clone();
        double level = 0;
        while (true) {
            boolean open = false;
            for (int node = 0; node < nodes; node++) {
                open |= network.demands()[node] > 0 && Double.isNaN(fixed[node]);
            }
            if (!open) {
                return fixed;
            }
            level = highest(network, fixed, -1, 0);
            boolean stuck = false;
            for (int node = 0; node < nodes; node++) {
                if (network.demands()[node] > 0 && Double.isNaN(fixed[node])) {
                    if (highest(network, fixed, node, level) < level + 1e-7) {
                        fixed[node] = level;
                        stuck = true;
                    }
                }
            }
            if (!stuck) {
                throw new IllegalStateException("The linear program raised every place above its own maximum.");
            }
        }
    }

    /** The highest common level of the open places, or that of one of them while the other open ones keep theirs. */
    private static double highest(FairNetwork network, double[] fixed, int only, double level) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        FlowGraph graph = network.graph();
        Expression[] balance = balances(model, graph);
        for (int arc = 0; arc < graph.arcs(); arc++) {
            Variable flow = model.newVariable("arc" + arc).lower(0).upper(network.capacities()[arc]);
            if (graph.tail(arc) != graph.head(arc)) {
                balance[graph.tail(arc)].set(flow, 1);
                balance[graph.head(arc)].set(flow, -1);
            }
        }
        Variable common = model.newVariable("level").lower(0);
        for (int node = 0; node < graph.nodes(); node++) {
            Variable give = model.newVariable("give" + node).lower(0).upper(network.supplies()[node]);
            balance[node].set(give, -1);
            if (network.demands()[node] > 0) {
                Variable get = model.newVariable("get" + node).lower(0).upper(network.demands()[node]);
                balance[node].set(get, 1);
                double weight = network.weights()[node];
                if (!Double.isNaN(fixed[node])) {
                    get.lower(Math.max(0, fixed[node] * weight - 1e-11));
                } else if (only < 0 || only == node) {
                    model.newExpression("share" + node).lower(0).set(get, 1).set(common, -weight);
                } else {
                    get.lower(Math.max(0, level * weight - 1e-11));
                }
            }
            balance[node].level(0);
        }
        common.weight(1);
        Optimisation.Result result = model.maximise();
        if (!result.getState().isOptimal()) {
            throw new IllegalStateException("The linear program ended as %s.".formatted(result.getState()));
        }
        return result.getValue();
    }

    private static Expression[] balances(ExpressionsBasedModel model, FlowGraph graph) {
        Expression[] balance = new Expression[graph.nodes()];
        for (int node = 0; node < balance.length; node++) {
            balance[node] = model.newExpression("balance" + node);
        }
        return balance;
    }
}
