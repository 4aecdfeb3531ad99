package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;

/**
 * Priority first: a list of needs by class, then by price per gram, then by day, served one after the other by the cheapest
 * way that is free, once all have the minimum standard that can have it. What a dispatcher with a list does; never looks back.
 * A list knows no earlier plan: solved again, only the bound begins at the earlier prices.
 */
public final class PriorityFirst extends PricedStrategy {

    @Override
    public String name() {
        return "priority-first";
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.by(PriorityFirst::fill, UnmetPricing.straight(problem));
    }

    /** A need of a commodity. */
    record Entry(int commodity, int need, double key) {}

    private static void fill(SharedPlan plan) {
        AllocationProblem problem = plan.problem;
        List<Entry> list = entries(plan);
        list.sort(Comparator.<Entry>comparingInt(entry -> problem.demandClass(example(plan, entry)))
                .thenComparingDouble(
                        entry -> -problem.unmetPrice(example(plan, entry)) / problem.unitMass(entry.commodity()))
                .thenComparingInt(entry -> problem.demandLast(example(plan, entry)))
                .thenComparingInt(Entry::need));
        serve(plan, list);
    }

    static int example(SharedPlan plan, Entry entry) {
        return plan.commodities[entry.commodity()].network.example(entry.need());
    }

    static List<Entry> entries(SharedPlan plan) {
        List<Entry> list = new ArrayList<>();
        for (int c = 0; c < plan.commodities.length; c++) {
            for (int need = 0; need < plan.commodities[c].network.needs; need++) {
                list.add(new Entry(c, need, 0));
            }
        }
        return list;
    }

    static void serve(SharedPlan plan, List<Entry> list) {
        Greedy[] greedy = new Greedy[plan.commodities.length];
        for (int c = 0; c < greedy.length; c++) {
            greedy[c] = new Greedy(plan, plan.commodities[c]);
        }
        for (Entry entry : list) {
            greedy[entry.commodity()].serve(entry.need());
        }
    }
}
