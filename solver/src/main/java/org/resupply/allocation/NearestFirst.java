package org.resupply.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.resupply.allocation.PricedPlanning.Course;
import org.resupply.allocation.PriorityFirst.Entry;
import org.resupply.problem.AllocationProblem;
import org.resupply.solve.Allowance;

/**
 * Nearest first: needs by day, then by what it costs to reach them, served one after the other by the cheapest way that is
 * free, once all have the minimum standard that can have it. What happens without a plan; the far ends of the city wait.
 * A list knows no earlier plan: solved again, only the bound begins at the earlier prices.
 */
public final class NearestFirst extends PricedStrategy {

    @Override
    public String name() {
        return "nearest-first";
    }

    @Override
    Course course(AllocationProblem problem, Allowance allowance) {
        return Course.by(NearestFirst::fill, UnmetPricing.straight(problem));
    }

    private static void fill(SharedPlan plan) {
        List<Entry> list = new ArrayList<>();
        Greedy[] greedy = new Greedy[plan.commodities.length];
        for (int c = 0; c < greedy.length; c++) {
            greedy[c] = new Greedy(plan, plan.commodities[c]);
        }
        for (Entry entry : PriorityFirst.entries(plan)) {
            double perGram = greedy[entry.commodity()].costOf(entry.need()) / plan.problem.unitMass(entry.commodity());
            list.add(new Entry(entry.commodity(), entry.need(), perGram));
        }
        list.sort(Comparator.<Entry>comparingInt(entry -> plan.problem.demandLast(PriorityFirst.example(plan, entry)))
                .thenComparingDouble(Entry::key)
                .thenComparingInt(Entry::commodity)
                .thenComparingInt(Entry::need));
        PriorityFirst.serve(plan, list);
    }
}
