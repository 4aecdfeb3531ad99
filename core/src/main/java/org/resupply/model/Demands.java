package org.resupply.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that is wanted: the demands that a scenario states, and those that follow from needs, people and days.
 *
 * <p>For every community, commodity, class and day, people times need, rounded to whole units so that the days of one place
 * add up exactly; what households hold at the start counts first, for commodities {@linkplain Commodity#keptAtHome kept at
 * home}. A derived demand's id is {@code zone/commodity/class/day}.
 */
public final class Demands {
    private Demands() {}

    /** All demands above zero: the stated ones first, then the derived ones by community, commodity, class and day. */
    public static List<Demand> of(Scenario scenario) {
        List<Demand> demands = new ArrayList<>();
        for (Demand demand : scenario.demands()) {
            if (demand.quantity() > 0) {
                demands.add(demand);
            }
        }
        Collection<Share> shares = shares(scenario);
        for (Zone zone : scenario.zones()) {
            if (zone.level() == ZoneLevel.COMMUNITY) {
                int[] people = scenario.priorityClasses().stream()
                        .mapToInt(priority -> people(scenario, zone, priority.id()))
                        .toArray();
                for (Share share : shares) {
                    derive(scenario.days(), zone, share, people[share.number], demands);
                }
            }
        }
        return demands;
    }

    /** How many people of a zone belong to a class; who is not named belongs to the lowest class; where that is named too, nobody else counts. */
    public static int people(Scenario scenario, Zone zone, String priorityClass) {
        Integer named = zone.people().get(priorityClass);
        if (named != null) {
            return named;
        }
        boolean lowest = scenario.priorityClasses().stream()
                .max(Comparator.comparingInt(PriorityClass::rank))
                .filter(last -> last.id().equals(priorityClass))
                .isPresent();
        int rest = zone.population()
                - zone.people().values().stream().mapToInt(Integer::intValue).sum();
        return lowest ? Math.max(0, rest) : 0;
    }

    /**
     * What the people of one class need of a commodity, wherever they live: by a need for everybody and by one of their own together.
     *
     * @param number where the class stands in the scenario
     * @param ending what follows the zone in the ids of derived demands, up to the day
     */
    private record Share(
            double unitsPerPersonDay, Commodity commodity, PriorityClass priority, int number, String ending) {

        Share and(Share more) {
            return new Share(unitsPerPersonDay + more.unitsPerPersonDay, commodity, priority, number, ending);
        }
    }

    private static Collection<Share> shares(Scenario scenario) {
        Map<String, Commodity> commodities = new HashMap<>();
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
        Map<List<String>, Share> shares = new LinkedHashMap<>();
        for (Need need : scenario.needs()) {
            for (int number = 0; number < scenario.priorityClasses().size(); number++) {
                PriorityClass priority = scenario.priorityClasses().get(number);
                if (need.priorityClass().isEmpty() || need.priorityClass().equals(priority.id())) {
                    String ending = "/" + need.commodity() + "/" + priority.id() + "/";
                    Share share = new Share(
                            need.unitsPerPersonDay(), commodities.get(need.commodity()), priority, number, ending);
                    shares.merge(List.of(need.commodity(), priority.id()), share, Share::and);
                }
            }
        }
        return shares.values();
    }

    private static void derive(int days, Zone zone, Share share, int people, List<Demand> demands) {
        double perDay = people * share.unitsPerPersonDay;
        if (perDay <= 0) {
            return;
        }
        double stockDays = share.commodity.keptAtHome() ? zone.householdStockDays() : 0;
        long before = 0;
        for (int day = 0; day < days; day++) {
            long upTo = Math.round(perDay * Math.max(0, day + 1 - stockDays));
            if (upTo > before) {
                demands.add(new Demand(
                        zone.id() + share.ending + day,
                        share.commodity.id(),
                        zone.id(),
                        share.priority.id(),
                        day,
                        null,
                        upTo - before));
            }
            before = upTo;
        }
    }

    /** The ids of the derived demands, found without deriving them all: a city has millions. */
    static final class Derived {
        private final Scenario scenario;
        private final Collection<Share> shares;
        private final Map<String, Share> endings = new LinkedHashMap<>();
        private final Map<String, Zone> communities = new LinkedHashMap<>();

        Derived(Scenario scenario) {
            this.scenario = scenario;
            shares = shares(scenario);
            for (Zone zone : scenario.zones()) {
                if (zone.level() == ZoneLevel.COMMUNITY) {
                    communities.putIfAbsent(zone.id(), zone);
                }
            }
            shares.forEach(share -> endings.putIfAbsent(share.ending, share));
        }

        /**
         * Tells of the communities of which demands have ids that others have: where ids hold what joins them, c in a/b and b/c in a
         * were one.
         *
         * @param told takes the later community, the earlier one, and the id up to the day
         */
        void alike(Alike told) {
            Map<String, Zone> byId = new HashMap<>();
            for (Zone zone : isJointInIds() ? communities.values() : List.<Zone>of()) {
                for (Share share : shares) {
                    Zone other = byId.putIfAbsent(zone.id() + share.ending, zone);
                    if (other != null) {
                        told.are(zone, other, zone.id() + share.ending);
                        break;
                    }
                }
            }
        }

        private boolean isJointInIds() {
            return Stream.of(
                            communities.keySet().stream(),
                            shares.stream().map(share -> share.commodity == null ? "" : share.commodity.id()),
                            shares.stream().map(share -> share.priority.id()))
                    .flatMap(ids -> ids)
                    .anyMatch(id -> id.contains("/"));
        }

        /** Takes two communities of which demands would have the same ids. */
        interface Alike {
            void are(Zone zone, Zone other, String id);
        }

        /** Whether a derived demand has this id. */
        boolean contains(String id) {
            int day = id.lastIndexOf('/') + 1;
            if (day == 0) {
                return false;
            }
            String before = id.substring(0, day);
            return endings.values().stream()
                    .anyMatch(share -> before.endsWith(share.ending) && isDerived(id, before, share));
        }

        private boolean isDerived(String id, String before, Share share) {
            Zone zone = communities.get(before.substring(0, before.length() - share.ending.length()));
            if (zone == null || share.commodity == null) {
                return false;
            }
            List<Demand> here = new ArrayList<>();
            derive(scenario.days(), zone, share, people(scenario, zone, share.priority.id()), here);
            return here.stream().anyMatch(demand -> demand.id().equals(id));
        }
    }
}
