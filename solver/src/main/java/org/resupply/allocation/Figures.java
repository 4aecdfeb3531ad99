package org.resupply.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.problem.AllocationCheck;
import org.resupply.problem.AllocationChecker;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.Inequality;
import org.resupply.problem.ScarcityProof;

/**
 * How good and how fair an allocation is, rebuilt from its quantities.
 *
 * <p>A fill is a share of a need, own stock included, 0 to 1. The fill of a place is the mean over the commodities it needs,
 * whatever they weigh; places count by their people. A place that needs nothing is left out.
 *
 * @param fillByClass share of the mass needed that is served, per priority class; 1 where nothing is needed
 * @param worstFill the lowest fill of any place in any one commodity and class
 * @param unserved pairs of place and commodity (by class) that get nothing at all
 * @param fifthPercentile the fill that 95 in 100 places exceed
 * @param meanFill mean fill of the places, by people
 * @param gini Gini index of the fills, 0 when all are equal
 * @param jain Jain's index of the fills, 1 when all are equal
 * @param theilBetween Theil index between regions: what is due to the regions' means
 * @param theilWithin Theil index within regions; both add up to the index of the whole
 * @param meanFirstDay mean day of the first supply of the places that get any, by people, counted from 0
 * @param servedValue minor units of money that the served quantities are worth at their unmet price
 * @param spoiledKg kilograms past their last usable day
 * @param transportCost minor units of money for all lanes
 * @param requisitionCost minor units of money for all that was requisitioned
 * @param unmetPrice minor units of money for all that stayed unmet
 * @param roundingCost what whole pallets cost, in the strategy's own objective
 * @param belowFloor pairs of place and commodity (by class) below their minimum standard
 */
public record Figures(
        double[] fillByClass,
        double worstFill,
        int unserved,
        double fifthPercentile,
        double meanFill,
        double gini,
        double jain,
        double theilBetween,
        double theilWithin,
        double meanFirstDay,
        double servedValue,
        double spoiledKg,
        double transportCost,
        double requisitionCost,
        double unmetPrice,
        double roundingCost,
        int belowFloor) {

    /** The figures of a solution, which is checked on the way; a broken rule throws. */
    public static Figures of(AllocationProblem problem, AllocationSolution solution) {
        AllocationCheck check = AllocationChecker.check(problem, solution).requireSound();
        Groups groups = Groups.of(problem);
        double[] served = new double[groups.count];
        double value = 0;
        double[] classNeed = new double[problem.classes()];
        double[] classServed = new double[problem.classes()];
        int[] firstDay = new int[problem.places()];
        Arrays.fill(firstDay, Integer.MAX_VALUE);
        for (int demand = 0; demand < problem.demands(); demand++) {
            double mass = problem.unitMass(problem.demandCommodity(demand));
            classNeed[problem.demandClass(demand)] += mass * problem.demandQuantity(demand);
            classServed[problem.demandClass(demand)] += mass * check.served()[demand];
            served[groups.ofDemand[demand]] += check.served()[demand];
            value += problem.unmetPrice(demand) * check.served()[demand];
            if (check.firstServed()[demand] >= 0) {
                int place = problem.demandPlace(demand);
                firstDay[place] = Math.min(firstDay[place], check.firstServed()[demand]);
            }
        }
        double[] fillSum = new double[problem.places()];
        int[] fillCount = new int[problem.places()];
        double worst = 1;
        int unserved = 0;
        for (int group = 0; group < groups.count; group++) {
            if (groups.need[group] > 0) {
                double fill = served[group] / groups.need[group];
                worst = Math.min(worst, fill);
                unserved += fill == 0 ? 1 : 0;
                fillSum[groups.place[group]] += fill;
                fillCount[groups.place[group]]++;
            }
        }
        int count = (int) Arrays.stream(fillCount).filter(c -> c > 0).count();
        double[] fill = new double[count];
        double[] people = new double[count];
        int[] region = new int[count];
        double firstSum = 0;
        double firstPeople = 0;
        int next = 0;
        for (int place = 0; place < fillCount.length; place++) {
            if (fillCount[place] > 0) {
                fill[next] = fillSum[place] / fillCount[place];
                people[next] = Math.max(1, problem.placePeople(place));
                region[next] = problem.placeRegion(place);
                if (firstDay[place] < Integer.MAX_VALUE) {
                    firstSum += people[next] * firstDay[place];
                    firstPeople += people[next];
                }
                next++;
            }
        }
        double[] classFill = new double[problem.classes()];
        for (int k = 0; k < classFill.length; k++) {
            classFill[k] = classNeed[k] == 0 ? 1 : classServed[k] / classNeed[k];
        }
        double spoiled = 0;
        for (int c = 0; c < problem.commodities(); c++) {
            spoiled += check.spoiled()[c] * problem.unitMass(c) / 1000.0;
        }
        Inequality.Theil theil = Inequality.theil(fill, people, region);
        return new Figures(
                classFill,
                worst,
                unserved,
                count == 0 ? 1 : fifthPercentile(fill),
                mean(fill, people),
                Inequality.gini(fill, people),
                Inequality.jain(fill, people),
                theil.between(),
                theil.within(),
                firstPeople == 0 ? 0 : firstSum / firstPeople,
                value,
                spoiled,
                check.transportCost(),
                check.requisitionCost(),
                check.unmetPrice(),
                solution.rounding().cost(),
                check.belowFloor());
    }

    /** The share of the efficient plan's served value that this plan gives up (Bertsimas, Farias and Trichakis 2011). */
    public double priceOfFairness(Figures efficient) {
        return efficient.servedValue == 0 ? 0 : (efficient.servedValue - servedValue) / efficient.servedValue;
    }

    /**
     * How much of what a solution lacks of the minimum standards no plan can bring, by its own proof: 1 for all of it, 0 where nothing is
     * proved; 1 where nobody is below.
     */
    public static double provenBelowFloor(AllocationProblem problem, AllocationSolution solution) {
        long[] unmet = new long[problem.demands()];
        Arrays.setAll(unmet, solution::unmet);
        Groups groups = Groups.of(problem);
        long[] served = groups.served(problem, unmet);
        boolean isBelow = false;
        Map<List<Integer>, Long> got = new HashMap<>();
        for (int group = 0; group < served.length; group++) {
            isBelow |= served[group] < groups.openFloor(group);
            got.put(List.of(groups.place[group], groups.commodity[group], groups.priority[group]), served[group]);
        }
        double proven = 0;
        for (ScarcityProof proof : solution.scarcityProofs()) {
            if (proof.kind() == ScarcityProof.Kind.FLOORS) {
                double lack = 0;
                for (ScarcityProof.Claim claim : proof.claims()) {
                    long its = got.get(List.of(claim.place(), claim.commodity(), claim.priority()));
                    lack += claim.worth() * Math.max(0, claim.units() - its);
                }
                proven = Math.max(proven, Math.min(1, proof.least() / lack));
            }
        }
        return isBelow ? proven : 1;
    }

    static double mean(double[] x, double[] weight) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weight[i] * x[i];
            total += weight[i];
        }
        return total == 0 ? 1 : sum / total;
    }

    /** The value below which five in a hundred lie: at 0.05 (n + 1) in their order, between the two nearest. */
    static double fifthPercentile(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        double at = 0.05 * (x.length + 1);
        int below = (int) at;
        return below < 1 ? sorted[0] : sorted[below - 1] + (at - below) * (sorted[below] - sorted[below - 1]);
    }
}
