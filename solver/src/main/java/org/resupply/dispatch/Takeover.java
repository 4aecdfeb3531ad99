package org.resupply.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.resupply.beside.Beside;
import org.resupply.compile.PlanAssembler;
import org.resupply.model.Convoy;
import org.resupply.model.Demand;
import org.resupply.model.DisruptionKind;
import org.resupply.model.Outlook;
import org.resupply.model.PriorityClass;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Cause;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Tour;
import org.resupply.solve.Allowance;
import org.resupply.solve.RoutingEngine;
import org.resupply.solve.SolveOptions;

/**
 * Takes a plan over at an instant: what has begun stays, and of what is ahead only that changes which no longer works.
 *
 * <p>A first pass goes from the gates down to the doors, day by day, and mends each warehouse's day that something happened to.
 * A second one gives what is left over to those who went short by it, or who want more than before; a third one gives what even they
 * have no use for to those who were short before.
 */
public final class Takeover {
    /** How often gates are tried with more caution before their convoys are left outside. */
    private static final int CAUTION_TRIES = 4;

    private final City city;
    private final Outlook before;
    private final Plan done;
    /** The tours that are taken over; those beside stay as they are, and nothing else touches them. */
    private final List<Tour> tours;

    private final List<Tour> beside;
    private final int now;
    private final Promises promises;
    private final RoutingEngine engine;
    private final SolveOptions options;
    private final Allowance allowance;
    private final Executor workers;
    private final LotFacts lots;
    private final Map<String, Long> wishes = new LinkedHashMap<>();
    private boolean receiveAnew;
    /** Whether who is urgent and lacks something takes it from who is less so and gets it at the same doors. */
    private boolean urgentFirst = true;

    /**
     * What becomes of a plan.
     *
     * @param receipts the unloading of convoys
     * @param tours what vehicles do
     * @param movements what moves by that
     * @param served units by which demands are served more, or less, than by the plan that was taken over
     * @param shortfalls what could not be carried that was to be, by id of the demand
     * @param spare what lies unused
     */
    public record Result(
            List<Receipt> receipts,
            List<Tour> tours,
            List<Movement> movements,
            Map<String, Long> served,
            List<Missing> shortfalls,
            Spare spare) {}

    /** What lies unused when all is done. */
    public interface Spare {
        /** Of so many units of a demand those that lie where they could be brought from in time; nobody else is told of them. */
        long claim(Demand demand, long quantity);
    }

    /**
     * A quantity that was to be delivered and is not.
     *
     * @param demand id of the demand
     * @param quantity units
     * @param cause why
     * @param bottleneck id of what binds; empty when it is no single thing
     */
    public record Missing(String demand, long quantity, Cause cause, String bottleneck) {}

    private Takeover(
            City city,
            Outlook before,
            Plan done,
            Predicate<Tour> concerned,
            int now,
            Promises promises,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance,
            Executor workers) {
        this.city = city;
        this.before = before;
        this.done = done;
        Map<Boolean, List<Tour>> parted = done.tours().stream().collect(Collectors.partitioningBy(concerned));
        tours = parted.get(true);
        beside = parted.get(false);
        this.now = now;
        this.promises = promises;
        this.engine = engine;
        this.options = options;
        this.allowance = allowance;
        this.workers = workers;
        lots = new LotFacts(city.outlook().scenario());
    }

    /**
     * Takes a plan over.
     *
     * @param city the city as it is from now on
     * @param before what held when the plan was made
     * @param done the plan that was carried out until now
     * @param now second from which on things may change
     * @param workers who works with the calling thread
     */
    public static Result takeOver(
            City city,
            Outlook before,
            Plan done,
            int now,
            Promises promises,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance,
            Executor workers) {
        return new Takeover(city, before, done, tour -> true, now, promises, engine, options, allowance, workers)
                .takeOver();
    }

    /**
     * Brings more than a plan does, with the stock that is spare and the vehicles that are free, from the first second on. The
     * city may be one in which something is allowed that was not when the plan was made.
     *
     * @param concerned tours that call where goods for the wishes may come through; all others stay as they are
     * @param wishes units by id of the demand or transport request, beyond what the plan brings; for requests all tours must be concerned
     * @param receiveAnew whether convoys are unloaded anew, or for the first time, as early as can be
     */
    public static Result bringMore(
            City city,
            Plan done,
            Predicate<Tour> concerned,
            Map<String, Long> wishes,
            boolean receiveAnew,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance) {
        Takeover takeover = new Takeover(
                city, city.outlook(), done, concerned, 0, Promises.USUAL, engine, options, allowance, Runnable::run);
        takeover.wishes.putAll(wishes);
        takeover.receiveAnew = receiveAnew;
        takeover.urgentFirst = false;
        return takeover.takeOver();
    }

    /**
     * Brings what a plan that nobody has been told of leaves behind though it was to be brought, with the stock that is spare and the
     * vehicles that are free.
     *
     * @param left units by id of the demand, beyond what the plan brings
     * @param workers who works with the calling thread
     */
    public static Result bringRest(
            City city,
            Plan done,
            Map<String, Long> left,
            RoutingEngine engine,
            SolveOptions options,
            Allowance allowance,
            Executor workers) {
        Takeover takeover = new Takeover(
                city, city.outlook(), done, tour -> true, 0, Promises.USUAL, engine, options, allowance, workers);
        takeover.wishes.putAll(left);
        return takeover.takeOver();
    }

    private Result takeOver() {
        Set<String> cautious = new HashSet<>();
        for (int tries = 0; ; tries++) {
            List<Receipt> receipts = receipts(cautious, tries >= CAUTION_TRIES);
            Result result = withReceipts(receipts);
            if (!cautious.addAll(Receiving.overfull(city.outlook(), receipts, result.tours()))
                    && tries < CAUTION_TRIES) {
                return result;
            }
            if (tries > CAUTION_TRIES) {
                return result;
            }
        }
    }

    /** Receipts that stand, and new ones for convoys whose own do not. */
    private List<Receipt> receipts(Set<String> cautious, boolean leaveOutside) {
        if (receiveAnew) {
            return Receiving.plan(city, cautious);
        }
        Map<String, Convoy> convoys = new HashMap<>();
        city.outlook().convoys().forEach(convoy -> convoys.put(convoy.id(), convoy));
        List<Receipt> standing = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        for (Receipt receipt : done.receipts()) {
            boolean fixed = receipt.begin() < now;
            boolean stands = Receiving.stands(city.outlook(), receipt, convoys.get(receipt.convoy()))
                    && !cautious.contains(receipt.facility());
            if (fixed || stands) {
                standing.add(receipt);
            } else {
                lost.add(receipt.convoy());
            }
        }
        if (lost.isEmpty()) {
            return done.receipts();
        }
        return leaveOutside ? standing : Receiving.resume(city, standing, lost, cautious, now);
    }

    private Result withReceipts(List<Receipt> receipts) {
        RidesHome ridesHome = new RidesHome(tours, lots);
        List<Tour> given = ridesHome.withoutThem();
        FacilityStops atFacilities = new FacilityStops(city.outlook(), given);
        Beside<SpareStock> kept = wishes.isEmpty()
                ? Beside.begin(() -> new SpareStock(city, lots, done.receipts(), given, atFacilities, true), workers)
                : null;
        Map<Demand, Long> more = wantedMore();
        Extras asked = new Extras();
        if (!more.isEmpty()) {
            SpareStock spare = new SpareStock(city, lots, receipts, given, atFacilities, wishes.isEmpty());
            more.forEach((demand, quantity) -> order(demand, quantity, spare, asked));
        }
        TakeoverPass first = new TakeoverPass(
                city,
                before,
                given,
                receipts,
                receivingOtherwise(receipts),
                now,
                asked,
                lots,
                atFacilities,
                promises,
                engine,
                options,
                workers);
        first.run(allowance.share(0.6));
        TakeoverPass last = first;
        Changes changes = Changes.between(given, first.tours());
        Map<String, Long> lacking = changes.lessServed(more);
        List<Missing> shortfalls = new ArrayList<>(first.shortfalls());
        if (!lacking.isEmpty()) {
            Extras again = new Extras();
            SpareStock left = new SpareStock(city, lots, receipts, first.tours(), atFacilities, wishes.isEmpty());
            // For the least urgent class no other ways are tried: that told many, and brought nothing to anybody.
            Map<String, Integer> rank = ranks();
            int lowest = Collections.max(rank.values());
            Blocked none = new Blocked();
            for (Demand demand : byUrgency(wanted(lacking.keySet()))) {
                left.avoid(rank.get(demand.priorityClass()) < lowest ? first.blocked() : none);
                order(demand, lacking.get(demand.id()), left, again);
            }
            if (!again.isEmpty()) {
                last = new TakeoverPass(first, again);
                last.run(allowance.rest());
                shortfalls.addAll(last.shortfalls());
                changes = Changes.between(given, last.tours());
            }
        }
        Extras freed = wishes.isEmpty() && changes.areAny()
                ? freed(kept, receipts, last.tours(), atFacilities, lacking.keySet())
                : new Extras();
        if (!freed.isEmpty()) {
            TakeoverPass third = new TakeoverPass(last, freed);
            third.run(allowance.rest());
            shortfalls.addAll(third.shortfalls());
            last = third;
            changes = Changes.between(given, last.tours());
        }
        List<Tour> next = last.tours();
        Map<String, Long> urgent = urgentFirst ? changes.lessServed(more) : Map.of();
        if (!urgent.isEmpty()) {
            next = urgentFirst(next, urgent);
            changes = Changes.between(given, next);
            if (wishes.isEmpty()) {
                TakeoverPass fourth = givingWay(given, next, more, receipts);
                if (fourth != null) {
                    shortfalls.addAll(fourth.shortfalls());
                    last = fourth;
                    next = fourth.tours();
                    changes = Changes.between(given, next);
                }
            }
        }
        if (!ridesHome.isEmpty()) {
            next = ridesHome.backOn(next, city, now);
            changes = Changes.between(tours, next);
        }
        Map<String, Long> fallen = fallenRequests(changes);
        wishes.forEach((id, units) -> {
            if (lots.isRequest(id)) {
                fallen.merge(id, units, Long::sum);
            }
        });
        if (!fallen.isEmpty()) {
            Transports.Result carried = Transports.resume(
                    city, next, fallen, now / TimeWindow.DAY, last::freeAtLast, engine, options, allowance);
            next = carried.tours();
            changes = Changes.between(tours, next);
            carried.unmet()
                    .forEach(part -> shortfalls.add(
                            new Missing(part.demand(), part.quantity(), part.cause(), part.bottleneck())));
        }
        List<Tour> all = new ArrayList<>(next);
        all.addAll(beside);
        return new Result(
                receipts,
                all,
                changes.movements(done.movements(), lots),
                changes.served(),
                shortfalls,
                spare(receipts, next, atFacilities));
    }

    /** Where a convoy is unloaded that was not to be, or not then, and where one was to be that no longer is. */
    private Set<String> receivingOtherwise(List<Receipt> receipts) {
        Set<Receipt> otherwise = new HashSet<>(done.receipts());
        receipts.forEach(receipt -> {
            if (!otherwise.remove(receipt)) {
                otherwise.add(receipt);
            }
        });
        return otherwise.stream().map(Receipt::facility).collect(Collectors.toSet());
    }

    private Spare spare(List<Receipt> receipts, List<Tour> tours, FacilityStops atFacilities) {
        return new Spare() {
            private SpareStock stock;

            @Override
            public long claim(Demand demand, long quantity) {
                stock = stock == null
                        ? new SpareStock(city, lots, receipts, tours, atFacilities, wishes.isEmpty())
                        : stock;
                return order(demand, quantity, stock, new Extras());
            }
        };
    }

    /** What nobody is to have any more since something has happened, for others than these who were short before. */
    private Extras freed(
            Beside<SpareStock> kept,
            List<Receipt> receipts,
            List<Tour> next,
            FacilityStops atFacilities,
            Set<String> lacking) {
        SpareStock left = new SpareStock(city, lots, receipts, next, atFacilities, wishes.isEmpty());
        left.keep(kept.get());
        int today = now / TimeWindow.DAY;
        Extras extras = new Extras();
        // One pallet at a city's warehouse may be within reach of every door: when all is given nobody else need be
        // asked.
        Map<String, Long> rest = new HashMap<>();
        for (Freed.Lack lack : new Freed(city, left, today).missing(done, lacking)) {
            String commodity = lack.demand().commodity();
            long there = rest.computeIfAbsent(commodity, key -> left.most(key, today));
            if (there > 0) {
                rest.put(commodity, there - order(lack.demand(), lack.quantity(), left, extras));
            }
        }
        return extras;
    }

    /** What is still lacking takes the goods that come to the same doors for less urgent demands. */
    private List<Tour> urgentFirst(List<Tour> tours, Map<String, Long> lacking) {
        Map<String, Integer> rank = ranks();
        List<Demand> wanting = byUrgency(wanted(lacking.keySet()));
        Set<String> places = new HashSet<>();
        wanting.forEach(demand -> places.add(demand.place()));
        Map<String, Long> served = PlanAssembler.served(tours, places::contains);
        Precedence precedence = new Precedence(city.outlook(), lots, demand -> rank.get(demand.priorityClass()), now);
        for (Demand demand : wanting) {
            long open = demand.quantity() - served.getOrDefault(demand.id(), 0L);
            precedence.claim(demand, Math.min(open, lacking.get(demand.id())));
        }
        return precedence.give(tours);
    }

    /**
     * Who has called and still lacks something has it from what trips ahead were to bring to less urgent people elsewhere, as far as somebody can
     * bring it: from those of the same day if that helps, else from later ones. {@code null} where nobody has more by it.
     */
    private TakeoverPass givingWay(List<Tour> given, List<Tour> next, Map<Demand, Long> more, List<Receipt> receipts) {
        Set<String> called = city.outlook().scenario().disruptions().stream()
                .filter(disruption -> disruption.kind() == DisruptionKind.URGENT_REQUEST)
                .map(disruption -> disruption.request().id())
                .collect(Collectors.toSet());
        Map<String, Integer> rank = ranks();
        LaterPromises later = new LaterPromises(city, lots, demand -> rank.get(demand.priorityClass()), now);
        List<Tour> tours = next;
        TakeoverPass best = null;
        for (Demand demand : byUrgency(List.copyOf(more.keySet()))) {
            int until = city.outlook().lastDay(demand);
            for (IntPredicate days : List.<IntPredicate>of(day -> day <= until, day -> day > until)) {
                long lacks = called.contains(demand.id()) ? lacks(given, tours, more, demand) : 0;
                List<Tour> freed = lacks > 0 ? later.givenUp(tours, demand, lacks, days) : tours;
                TakeoverPass pass = freed == tours ? null : bringing(freed, demand, lacks, receipts);
                if (pass != null && lacks(given, pass.tours(), more, demand) < lacks) {
                    best = pass;
                    tours = pass.tours();
                }
            }
        }
        return best;
    }

    /** A pass that also brings what a demand lacks, as far as it lies spare; {@code null} where none does. */
    private TakeoverPass bringing(List<Tour> from, Demand demand, long lacks, List<Receipt> receipts) {
        FacilityStops stops = new FacilityStops(city.outlook(), from);
        Extras extras = new Extras();
        order(demand, lacks, new SpareStock(city, lots, receipts, from, stops, true), extras);
        if (extras.isEmpty()) {
            return null;
        }
        TakeoverPass pass = new TakeoverPass(
                city,
                city.outlook(),
                from,
                receipts,
                Set.of(),
                now,
                extras,
                lots,
                stops,
                promises,
                engine,
                options,
                workers);
        pass.run(allowance.rest());
        return pass;
    }

    /** Units that a demand lacks of what was wanted besides. */
    private static long lacks(List<Tour> given, List<Tour> next, Map<Demand, Long> more, Demand demand) {
        return Changes.between(given, next).lessServed(more).getOrDefault(demand.id(), 0L);
    }

    /** Units of transport requests whose trips no longer work. */
    private Map<String, Long> fallenRequests(Changes changes) {
        Map<String, Long> fallen = new LinkedHashMap<>();
        if (lots.hasRequests()) {
            changes.served().forEach((id, more) -> {
                if (more < 0 && lots.isRequest(id)) {
                    fallen.put(id, -more);
                }
            });
        }
        return fallen;
    }

    /** What is wanted beyond what was wanted before, the most urgent first. */
    private Map<Demand, Long> wantedMore() {
        Map<Demand, Long> more = new LinkedHashMap<>();
        wishes.forEach((id, quantity) -> city.outlook().demand(id).ifPresent(demand -> more.put(demand, quantity)));
        if (!wishes.isEmpty()) {
            return more;
        }
        if (city.outlook().scenario().disruptions().stream()
                .noneMatch(disruption -> disruption.kind() == DisruptionKind.DEMAND_SURGE
                        || disruption.kind() == DisruptionKind.URGENT_REQUEST)) {
            return more;
        }
        Map<String, Long> beyond = city.outlook().wantedBeyond(before);
        beyond.values().removeIf(units -> units <= 0);
        List<Demand> wanted = beyond.keySet().stream()
                .flatMap(id -> city.outlook().demand(id).stream())
                .toList();
        byUrgency(wanted).forEach(demand -> more.put(demand, beyond.get(demand.id())));
        return more;
    }

    private List<Demand> wanted(Set<String> ids) {
        return ids.stream()
                .flatMap(id -> city.outlook().demand(id).stream())
                .filter(demand -> city.outlook().lastDay(demand) >= now / TimeWindow.DAY)
                .sorted(Comparator.comparing(Demand::id))
                .toList();
    }

    /** Orders a quantity on the first days that the demand may be served on and stock is spare; returns what was found. */
    private long order(Demand demand, long quantity, SpareStock spare, Extras extras) {
        long left = quantity;
        int last = city.outlook().lastDay(demand);
        for (int day = Math.max(demand.day(), now / TimeWindow.DAY); day <= last && left > 0; day++) {
            left -= spare.order(demand, left, day, extras);
        }
        return quantity - left;
    }

    private Map<String, Integer> ranks() {
        return PriorityClass.order(city.outlook().scenario().priorityClasses());
    }

    private List<Demand> byUrgency(List<Demand> demands) {
        Map<String, Integer> rank = ranks();
        List<Demand> sorted = new ArrayList<>(demands);
        sorted.sort(Comparator.comparingInt(demand -> rank.get(demand.priorityClass())));
        return sorted;
    }
}
