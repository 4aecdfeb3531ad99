package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Those of whom nothing has been said yet, to whom something could come. */
    List<Lack> among(List<Lack> missing, Set<String> others) {
        if (outlook.scenario().commodities().stream()
                .allMatch(commodity -> within(commodity.id()).isEmpty())) {
            return List.of();
        }
        return missing.stream()
                .filter(lack -> canCome(lack.demand) && !others.contains(lack.demand.id()))
                .toList();
    }

    /** What is missing in a plan on a day or later: the most urgent class first, in it the streets that were served least. */
    static List<Lack> missing(Outlook outlook, Plan plan, int today) {
        Map<String, Integer> rankOfClass =
                PriorityClass.order(outlook.scenario().priorityClasses());
        Map<String, Integer> placeOfStreet = new HashMap<>();
        for (Figures.Coverage street : plan.figures().byStreet()) {
            placeOfStreet.put(street.id(), placeOfStreet.size());
        }
        Map<String, Integer> streetOf = new HashMap<>();
        List<Demand> demands = outlook.demands();
        Map<String, Integer> numbers = outlook.demandNumbers();
        long[] quantity = new long[demands.size()];
        List<Integer> missing = new ArrayList<>();
        for (Unmet unmet : plan.unmet()) {
            Integer number = numbers.get(unmet.demand());
            if (number != null && unmet.quantity() > 0 && outlook.lastDay(demands.get(number)) >= today) {
                if (quantity[number] == 0) {
                    missing.add(number);
                }
                quantity[number] += unmet.quantity();
            }
        }
        List<Lack> sorted = new ArrayList<>(missing.size());
        for (int number : missing) {
            Demand demand = demands.get(number);
            int street = streetOf.computeIfAbsent(
                    demand.place(), place -> placeOfStreet.getOrDefault(street(outlook, place), placeOfStreet.size()));
            sorted.add(new Lack(demand, quantity[number], rankOfClass.get(demand.priorityClass()), street));
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
        return within.computeIfAbsent(commodity, this::warehousesWithin);
    }

    private Set<String> warehousesWithin(String commodity) {
        Set<String> bases = new HashSet<>();
        for (Facility facility : outlook.scenario().facilities()) {
            if (freed.isAny(facility.id(), commodity, today)) {
                bases.add(facility.id());
            }
        }
        return bases;
    }
}
