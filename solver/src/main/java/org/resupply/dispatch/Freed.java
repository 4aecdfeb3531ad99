package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Demand;
import org.resupply.model.Facility;
import org.resupply.model.Outlook;
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
    private final Map<String, List<Facility>> servers = new HashMap<>();
    /** Warehouses that some of a commodity could come to. */
    private final Map<String, Set<String>> within = new HashMap<>();

    Freed(City city, SpareStock freed, int today) {
        this.city = city;
        this.freed = freed;
        this.today = today;
        outlook = city.outlook();
    }

    /** Units that are missing in a plan by demand, others than these. */
    Map<Demand, Long> missing(Plan plan, Set<String> others) {
        Map<Demand, Long> missing = new LinkedHashMap<>();
        if (outlook.scenario().commodities().stream()
                .allMatch(commodity -> within(commodity.id()).isEmpty())) {
            return missing;
        }
        for (Unmet unmet : plan.unmet()) {
            Demand demand = outlook.demand(unmet.demand()).orElse(null);
            if (demand != null
                    && !others.contains(demand.id())
                    && outlook.lastDay(demand) >= today
                    && canCome(demand)) {
                missing.merge(demand, unmet.quantity(), Long::sum);
            }
        }
        Map<String, Integer> place = new HashMap<>();
        for (Figures.Coverage street : plan.figures().byStreet()) {
            place.put(street.id(), place.size());
        }
        List<Demand> worstFirst = new ArrayList<>(missing.keySet());
        worstFirst.sort(Comparator.comparingInt(demand -> place.getOrDefault(street(demand.place()), place.size())));
        Map<Demand, Long> sorted = new LinkedHashMap<>();
        worstFirst.forEach(demand -> sorted.put(demand, missing.get(demand)));
        return sorted;
    }

    private boolean canCome(Demand demand) {
        Set<String> bases = within(demand.commodity());
        return !bases.isEmpty()
                && servers.computeIfAbsent(demand.place(), city.area()::servers).stream()
                        .anyMatch(base -> bases.contains(base.id()));
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

    private String street(String place) {
        String zone = outlook.places().facility(place).map(Facility::zone).orElse(place);
        return outlook.places().above(zone, ZoneLevel.STREET).map(Zone::id).orElse("");
    }
}
