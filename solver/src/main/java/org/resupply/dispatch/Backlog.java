package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Lane;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;

/**
 * What days owe to the days after them: goods that waited for a vehicle leave on the next day, and what was not brought to a
 * door is brought later. Where it is too late for the demand that it was meant for, another demand of the same place for the
 * same commodity gets it.
 */
final class Backlog {
    private final SupplyModel supply;
    private final Map<LaneGoods, Long> sentAhead = new HashMap<>();
    private final Map<Lane, Map<String, Long>> lanes = new LinkedHashMap<>();
    private final Map<String, Map<Integer, Long>> doors = new LinkedHashMap<>();
    /** Units by demand that the allocation neither gives nor has been asked to give since. */
    private final long[] open;
    /** The first cause for which each demand was not served as ordered, while it is owed. */
    private final Map<Integer, Dispatcher.Shortfall> reasons = new HashMap<>();

    private final Map<String, List<Integer>> alike = new HashMap<>();
    private final List<Dispatcher.Shortfall> lapsed = new ArrayList<>();

    /** A commodity on a lane. */
    record LaneGoods(String lane, String commodity) {}

    Backlog(SupplyModel supply, AllocationSolution flows) {
        this.supply = supply;
        open = new long[flows.demands()];
        for (int demand = 0; demand < open.length; demand++) {
            open[demand] = flows.unmet(demand);
            alike.computeIfAbsent(kind(demand), key -> new ArrayList<>()).add(demand);
        }
    }

    private String kind(int demand) {
        AllocationProblem problem = supply.problem();
        return problem.demandPlace(demand) + "/" + problem.demandCommodity(demand);
    }

    /** What was sent the day before of what is ordered for today. */
    Map<LaneGoods, Long> sentAhead() {
        return sentAhead;
    }

    /** Units by lane and commodity that were to leave before. */
    Map<Lane, Map<String, Long>> lanes() {
        return lanes;
    }

    /** Forgets what was sent ahead and what lanes owe: today's orders hold it. */
    void taken() {
        sentAhead.clear();
        lanes.clear();
    }

    void sendAhead(Lane lane, String commodity, long quantity) {
        sentAhead.merge(new LaneGoods(lane.id(), commodity), quantity, Long::sum);
    }

    void owe(Lane lane, Map<String, Long> units) {
        units.forEach((commodity, quantity) ->
                lanes.computeIfAbsent(lane, l -> new LinkedHashMap<>()).merge(commodity, quantity, Long::sum));
    }

    /** Notes what a warehouse owes to a demand, and why. */
    void owe(String base, Dispatcher.Shortfall shortfall) {
        doors.computeIfAbsent(base, b -> new LinkedHashMap<>())
                .merge(shortfall.demand(), shortfall.quantity(), Long::sum);
        reasons.putIfAbsent(shortfall.demand(), shortfall);
    }

    /** How much more may be brought on a day. */
    interface Room {
        /** Takes at most this quantity from the day's room, and says how much it took. */
        long take(String base, int demand, long quantity);
    }

    /** Takes out what is owed to doors and can be brought on a day, by warehouse and by the demand that can still have it. */
    Map<String, Map<Integer, Long>> takeDoors(int day, Room room) {
        Map<String, Map<Integer, Long>> today = new LinkedHashMap<>();
        Map<String, Map<Integer, Long>> owed = new LinkedHashMap<>(doors);
        doors.clear();
        owed.forEach(
                (base, units) -> units.forEach((demand, quantity) -> take(base, demand, quantity, day, room, today)));
        return today;
    }

    private void take(
            String base, int demand, long quantity, int day, Room room, Map<String, Map<Integer, Long>> today) {
        AllocationProblem problem = supply.problem();
        if (day <= problem.demandLast(demand)) {
            long part = room.take(base, demand, quantity);
            add(today, base, demand, part);
            add(doors, base, demand, quantity - part);
            return;
        }
        Dispatcher.Shortfall first = reasons.get(demand);
        lapsed.add(new Dispatcher.Shortfall(demand, quantity, first.cause(), first.bottleneck()));
        long left = quantity;
        for (int other : alike.get(kind(demand))) {
            boolean now = problem.demandFirst(other) <= day && day <= problem.demandLast(other);
            long part = now ? room.take(base, other, Math.min(left, open[other])) : 0;
            open[other] -= part;
            left -= part;
            add(today, base, other, part);
        }
    }

    private static void add(Map<String, Map<Integer, Long>> units, String base, int demand, long quantity) {
        if (quantity > 0) {
            units.computeIfAbsent(base, b -> new LinkedHashMap<>()).merge(demand, quantity, Long::sum);
        }
    }

    /** What never came of orders, with the first cause of each. */
    List<Dispatcher.Shortfall> shortfalls() {
        List<Dispatcher.Shortfall> all = new ArrayList<>(lapsed);
        doors.forEach((base, units) -> units.forEach((demand, quantity) -> {
            Dispatcher.Shortfall first = reasons.get(demand);
            all.add(new Dispatcher.Shortfall(demand, quantity, first.cause(), first.bottleneck()));
        }));
        return all;
    }
}
