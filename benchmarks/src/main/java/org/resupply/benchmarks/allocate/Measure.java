package org.resupply.benchmarks.allocate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.resupply.model.PriorityClass;

/**
 * A figure by which strategies are compared.
 *
 * @param name the column in files
 * @param meaning what people read, with its unit
 * @param better whether more or less of it is better
 */
public record Measure(String name, String meaning, Better better) {

    /** Which of two values is the better one. */
    public enum Better {
        MORE,
        LESS
    }

    /** The measures of a scenario with these priority classes, in the order of {@link StrategyRun#values()}. */
    static List<Measure> of(List<PriorityClass> classes) {
        List<Measure> measures = new ArrayList<>();
        for (PriorityClass priority : classes) {
            measures.add(new Measure(
                    "fill_" + priority.id().toLowerCase(Locale.ROOT),
                    "share of the mass wanted that %s get".formatted(priority.id()),
                    Better.MORE));
        }
        measures.add(new Measure("worst_street", "share that the worst-served street gets", Better.MORE));
        measures.add(new Measure("gini", "Gini index of the places' shares", Better.LESS));
        measures.add(new Measure("jain", "Jain's index of the places' shares", Better.MORE));
        measures.add(new Measure("theil_between", "Theil index of these shares between districts", Better.LESS));
        measures.add(new Measure("theil_within", "Theil index of these shares within districts", Better.LESS));
        measures.add(new Measure("first_day", "mean day of the first supply, from 0", Better.LESS));
        measures.add(new Measure("spoiled_kg", "mass spoilt, kg", Better.LESS));
        measures.add(new Measure("cost", "cost of transport and requisitions, minor units", Better.LESS));
        measures.add(new Measure(
                "price_of_fairness", "share of the served value of least cost that is given up", Better.LESS));
        measures.add(new Measure("gap", "gap to the proven bound of its own goal", Better.LESS));
        measures.add(
                new Measure("level_gap", "most that a place lacks of a proven level, share of its need", Better.LESS));
        measures.add(new Measure("seconds", "wall time, s", Better.LESS));
        return List.copyOf(measures);
    }
}
