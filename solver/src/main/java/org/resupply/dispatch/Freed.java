package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.plan.Figures;
import org.resupply.plan.Plan;
import org.resupply.plan.Unmet;

/**
 * Who may have what nobody is to have any more since something has happened: those who were short before, where it can be
 * brought to, the streets that were served least first. So few are told of it, and those who had least.
 */
final class Freed {
    private final City city;
    private final Outlook outlook;
    private final SpareStock freed;
    private final int today;
    /** Warehouses that some of a commodity could come to. */
    private final Map<String, Set<String>> within = new HashMap<>();

    /**
     * What is missing of a demand.
     *
     * @param quantity units
     * @param rank of its class, the most urgent lowest
     * @param street rank of its street, 0 for the one that was served least
     */
    record Lack(Demand demand, long quantity, int rank, int street) {}

    Freed(City city, SpareStock freed, int today) {
        this.city = city;
        this.freed = freed;
        this.today = today;
        outlook = city.outlook();
    }

    /**
     * What is missing in a plan today or later and could come, the most urgent class first, in it the streets that were served least.
     *
     * @param others ids of demands that are not asked for
     */
    List<Lack> missing(Plan plan, Set<String> others) {
        if (outlook.scenario().commodities().stream()
                .allMatch(commodity -> within(commodity.id()).isEmpty())) {
            return List.of();
        }
        return missing(
                plan, demand -> outlook.lastDay(demand) >= today && canCome(demand) && !others.contains(demand.id()));
    }

    private List<Lack> missing(Plan plan, Predicate<Demand> isAsked) {
        Map<String, Integer> rankOfClass =
                PriorityClass.order(outlook.scenario().priorityClasses());
        Map<String, Integer> placeOfStreet = new HashMap<>();
        for (Figures.Coverage street : plan.figures().byStreet()) {
            placeOfStreet.put(street.id(), placeOfStreet.size());
        }
        Map<String, Integer> streetOf = new HashMap<>();
        List<Demand> demands = outlook.demands();
        long[] quantity = new long[demands.size()];
        List<Integer> missing = new ArrayList<>();
        int number = 0;
        for (Unmet unmet : plan.unmet()) {
            number = outlook.demandNumber(unmet.demand(), number);
            if (number >= 0 && unmet.quantity() > 0 && isAsked.test(demands.get(number))) {
                if (quantity[number] == 0) {
                    missing.add(number);
                }
                quantity[number] += unmet.quantity();
            }
        }
        List<Lack> sorted = new ArrayList<>(missing.size());
        for (int lacking : missing) {
            Demand demand = demands.get(lacking);
            int street = streetOf.computeIfAbsent(
                    demand.place(), place -> placeOfStreet.getOrDefault(street(outlook, place), placeOfStreet.size()));
            sorted.add(new Lack(demand, quantity[lacking], rankOfClass.get(demand.priorityClass()), street));
        }
        sorted.sort(Comparator.comparingInt(Lack::rank).thenComparingInt(Lack::street));
        return sorted;
    }

    private static String street(Outlook outlook, String place) {
        String zone = outlook.places().facility(place).map(Facility::zone).orElse(place);
        return outlook.places().above(zone, ZoneLevel.STREET).map(Zone::id).orElse("");
    }

    private boolean canCome(Demand demand) {
        Set<String> bases = within(demand.commodity());
        if (!bases.isEmpty()) {
            for (Facility base : city.area().servers(demand.place())) {
                if (bases.contains(base.id())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Set<String> within(String commodity) {
        return within.computeIfAbsent(commodity, key -> freed.within(key, today));
    }
}
