package org.resupply.verify;

import static org.resupply.verify.World.NONE;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.resupply.bubble.Contact;
import org.resupply.model.Lane;
import org.resupply.model.TimeWindow;
import org.resupply.plan.Handling;
import org.resupply.plan.Movement;
import org.resupply.plan.Plan;
import org.resupply.plan.Receipt;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;

/**
 * A plan laid out flat: tours, their trips, these trips' stops, these stops' handlings, each in the
 * plan's order; and the flows, which join what is loaded at one stop of a trip with what is unloaded at another.
 */
final class Replay {
    /** So many movements of another plan may be gone between two that stay; past more of them the rest is laid out anew. */
    private static final int GONE_BETWEEN = 64;

    final Plan plan;
    final List<Tour> tours;
    final List<Receipt> receipts;

    final int[] tourFleet;
    final int[] tourCrew;
    /** First trip of a tour; one entry more than tours. */
    final int[] tourTrip;

    final int[] tripTour;
    /** First stop of a trip; one entry more than trips. */
    final int[] tripStop;

    final int[] tripMetres;

    final int[] stopTrip;
    final int[] stopPlace;
    final int[] arrival;
    final int[] begin;
    final int[] departure;
    /** First handling of a stop; one entry more than stops. */
    final int[] stopHandling;

    final int[] handlingStop;
    final int[] handlingLot;
    final int[] handlingDemand;
    final long[] handlingQuantity;
    /** Whether the handling hands something over for a demand that wants it there on that day. */
    final boolean[] serves;

    /** Units handed over, by demand. */
    final long[] served;

    final int[] unmetDemand;
    final int[] movementFrom;
    final int[] movementTo;
    final int[] movementLot;
    final int[] receiptConvoy;
    final int[] receiptFacility;

    /** Units of each lot that lie in facilities when all is done; filled by {@link Stocks}. */
    final long[] remaining;

    /** The plan that was carried out before this one; {@code null} when this is the first. */
    final Past past;

    private List<Contact> contacts;
    private BitSet swapped;

    int flowCount;
    /** The handling that loads it. */
    int[] flowFrom;
    /** The handling that unloads it. */
    int[] flowTo;

    long[] flowQuantity;
    /** Lots that are unloaded without being on board, or are left on board behind the trip's last stop. */
    int strayCount;

    int[] strayLot = new int[4];
    int[] strayStop = new int[4];
    /** Units; above 0 when left on board, below 0 when unloaded without being on board. */
    long[] strayQuantity = new long[4];

    private Replay(World world, Plan plan, Past past, Past known, boolean parallel) {
        this.plan = plan;
        this.past = past;
        tours = plan.tours();
        receipts = plan.receipts();
        tourTrip = new int[tours.size() + 1];
        int[] tourStop = new int[tours.size() + 1];
        int[] tourHandling = new int[tours.size() + 1];
        for (int tour = 0; tour < tours.size(); tour++) {
            int stops = 0;
            int handlings = 0;
            for (Trip trip : tours.get(tour).trips()) {
                stops += trip.stops().size();
                for (Stop stop : trip.stops()) {
                    handlings += stop.handlings().size();
                }
            }
            tourTrip[tour + 1] = tourTrip[tour] + tours.get(tour).trips().size();
            tourStop[tour + 1] = tourStop[tour] + stops;
            tourHandling[tour + 1] = tourHandling[tour] + handlings;
        }
        int trips = tourTrip[tours.size()];
        int stops = tourStop[tours.size()];
        int handlings = tourHandling[tours.size()];
        tourFleet = new int[tours.size()];
        tourCrew = new int[tours.size()];
        tripTour = new int[trips];
        tripStop = new int[trips + 1];
        tripMetres = new int[trips];
        stopTrip = new int[stops];
        stopPlace = new int[stops];
        arrival = new int[stops];
        begin = new int[stops];
        departure = new int[stops];
        stopHandling = new int[stops + 1];
        handlingStop = new int[handlings];
        handlingLot = new int[handlings];
        handlingDemand = new int[handlings];
        handlingQuantity = new long[handlings];
        serves = new boolean[handlings];
        flowFrom = new int[handlings];
        flowTo = new int[handlings];
        flowQuantity = new long[handlings];
        served = new long[world.demands.size()];
        remaining = new long[world.lotCount];
        unmetDemand = new int[plan.unmet().size()];
        int near = 0;
        for (int i = 0; i < unmetDemand.length; i++) {
            unmetDemand[i] = world.demand(plan.unmet().get(i).demand(), near);
            near = unmetDemand[i];
        }
        movementFrom = new int[plan.movements().size()];
        movementTo = new int[movementFrom.length];
        movementLot = new int[movementFrom.length];
        layOutMovements(world, known == null ? null : known.laidOut());
        receiptConvoy = receipts.stream()
                .mapToInt(receipt -> world.convoy(receipt.convoy()))
                .toArray();
        receiptFacility = receipts.stream()
                .mapToInt(receipt -> world.place(receipt.facility()))
                .toArray();
        // Each tour has its own part of every array, so that they can be laid out side by side.
        numbers(tours.size(), parallel).forEach(tour -> {
            Integer before = known == null ? null : known.numbers().get(tours.get(tour));
            if (before == null) {
                layOut(world, tour, tourStop[tour], tourHandling[tour]);
            } else {
                layOutAs(known.laidOut(), before, tour, tourStop[tour], tourHandling[tour]);
            }
        });
        tripStop[trips] = stops;
        stopHandling[stops] = handlings;
    }

    /** Lays out a plan; ids that the scenario does not know become {@link World#NONE}. */
    static Replay laidOut(World world, Plan plan, Past past, boolean parallel) {
        return new Replay(world, plan, past, past, parallel);
    }

    /**
     * Lays out what vehicles do in a plan and what moves by that, and nothing else of it.
     *
     * @param known tours and movements that are laid out already, in a world that numbers all things alike; {@code null} for none
     */
    static Replay ofTours(World world, Plan plan, Past known) {
        Plan bare = new Plan(
                plan.scenario(), plan.manifest(), List.of(), plan.movements(), plan.tours(), List.of(), plan.figures());
        return new Replay(world, bare, null, known, false);
    }

    /** Finds who carries what to whom; every id must be known. */
    void follow(World world) {
        joinFlows(world.lotCount);
        serve(world);
    }

    private static IntStream numbers(int count, boolean parallel) {
        IntStream numbers = IntStream.range(0, count);
        return parallel ? numbers.parallel() : numbers;
    }

    /** Lays out movements; those of another plan, in whose order they mostly stand, as they are laid out there. */
    private void layOutMovements(World world, Replay other) {
        List<Movement> movements = plan.movements();
        List<Movement> known = other == null ? List.of() : other.plan.movements();
        int at = 0;
        String from = null;
        String to = null;
        for (int i = 0; i < movementLot.length; i++) {
            Movement movement = movements.get(i);
            int end = Math.min(known.size(), at + GONE_BETWEEN);
            int same = at;
            while (same < end && known.get(same) != movement) {
                same++;
            }
            if (same < end) {
                movementFrom[i] = other.movementFrom[same];
                movementTo[i] = other.movementTo[same];
                movementLot[i] = other.movementLot[same];
                at = same;
            } else {
                // Those of one warehouse mostly stand one behind the other, and so do those of one door.
                movementFrom[i] = movement.from().equals(from) ? movementFrom[i - 1] : world.place(movement.from());
                movementTo[i] = movement.to().equals(to) ? movementTo[i - 1] : world.place(movement.to());
                movementLot[i] = world.lot(movement.lot());
            }
            at++;
            from = movement.from();
            to = movement.to();
        }
    }

    private void layOut(World world, int number, int firstStop, int firstHandling) {
        Tour tour = tours.get(number);
        int trip = tourTrip[number];
        int stop = firstStop;
        int handling = firstHandling;
        tourFleet[number] = world.fleet(tour.fleet());
        tourCrew[number] = tour.crew().isEmpty() ? NONE : world.crew(tour.crew());
        for (Trip given : tour.trips()) {
            tripTour[trip] = number;
            tripStop[trip] = stop;
            tripMetres[trip] = given.metres();
            for (Stop at : given.stops()) {
                stopTrip[stop] = trip;
                stopPlace[stop] = world.place(at.place());
                arrival[stop] = at.arrival();
                begin[stop] = at.begin();
                departure[stop] = at.departure();
                stopHandling[stop] = handling;
                for (Handling handled : at.handlings()) {
                    handlingStop[handling] = stop;
                    handlingLot[handling] = world.lot(handled.lot());
                    handlingDemand[handling] = handled.demand().isEmpty() ? NONE : world.demand(handled.demand());
                    handlingQuantity[handling] = handled.quantity();
                    handling++;
                }
                stop++;
            }
            trip++;
        }
    }

    /** Lays out a tour that is one of another plan as it is laid out there. */
    private void layOutAs(Replay other, int known, int number, int firstStop, int firstHandling) {
        int firstTrip = tourTrip[number];
        int trips = tourTrip[number + 1] - firstTrip;
        int otherTrip = other.tourTrip[known];
        int otherStop = other.tripStop[otherTrip];
        int stops = other.tripStop[otherTrip + trips] - otherStop;
        int otherHandling = other.stopHandling[otherStop];
        int handlings = other.stopHandling[otherStop + stops] - otherHandling;
        tourFleet[number] = other.tourFleet[known];
        tourCrew[number] = other.tourCrew[known];
        Arrays.fill(tripTour, firstTrip, firstTrip + trips, number);
        copy(other.tripStop, otherTrip, tripStop, firstTrip, trips, firstStop - otherStop);
        copy(other.tripMetres, otherTrip, tripMetres, firstTrip, trips, 0);
        copy(other.stopTrip, otherStop, stopTrip, firstStop, stops, firstTrip - otherTrip);
        copy(other.stopPlace, otherStop, stopPlace, firstStop, stops, 0);
        copy(other.arrival, otherStop, arrival, firstStop, stops, 0);
        copy(other.begin, otherStop, begin, firstStop, stops, 0);
        copy(other.departure, otherStop, departure, firstStop, stops, 0);
        copy(other.stopHandling, otherStop, stopHandling, firstStop, stops, firstHandling - otherHandling);
        copy(other.handlingStop, otherHandling, handlingStop, firstHandling, handlings, firstStop - otherStop);
        copy(other.handlingLot, otherHandling, handlingLot, firstHandling, handlings, 0);
        copy(other.handlingDemand, otherHandling, handlingDemand, firstHandling, handlings, 0);
        System.arraycopy(other.handlingQuantity, otherHandling, handlingQuantity, firstHandling, handlings);
    }

    private static void copy(int[] from, int at, int[] to, int first, int count, int more) {
        for (int i = 0; i < count; i++) {
            to[first + i] = from[at + i] + more;
        }
    }

    /** Joins, trip by trip and lot by lot, what is unloaded with what was loaded first and is still on board. */
    private void joinFlows(int lotCount) {
        int[] oldest = new int[lotCount];
        int[] newest = new int[lotCount];
        Arrays.fill(oldest, NONE);
        int[] next = new int[handlingLot.length];
        long[] left = new long[handlingLot.length];
        for (int trip = 0; trip < tripTour.length; trip++) {
            int first = stopHandling[tripStop[trip]];
            int end = stopHandling[tripStop[trip + 1]];
            for (int stop = tripStop[trip]; stop < tripStop[trip + 1]; stop++) {
                unload(stop, oldest, next, left);
                for (int h = stopHandling[stop]; h < stopHandling[stop + 1]; h++) {
                    if (handlingQuantity[h] > 0) {
                        int lot = handlingLot[h];
                        left[h] = handlingQuantity[h];
                        next[h] = NONE;
                        if (oldest[lot] == NONE) {
                            oldest[lot] = h;
                        } else {
                            next[newest[lot]] = h;
                        }
                        newest[lot] = h;
                    }
                }
            }
            for (int h = first; h < end; h++) {
                if (left[h] > 0) {
                    stray(handlingLot[h], tripStop[trip + 1] - 1, left[h]);
                    left[h] = 0;
                }
                oldest[handlingLot[h]] = NONE;
            }
        }
    }

    private void unload(int stop, int[] oldest, int[] next, long[] left) {
        for (int h = stopHandling[stop]; h < stopHandling[stop + 1]; h++) {
            long toUnload = -handlingQuantity[h];
            int lot = handlingLot[h];
            while (toUnload > 0 && oldest[lot] != NONE) {
                int source = oldest[lot];
                long part = Math.min(toUnload, left[source]);
                flow(source, h, part);
                toUnload -= part;
                left[source] -= part;
                if (left[source] == 0) {
                    oldest[lot] = next[source];
                }
            }
            if (toUnload > 0) {
                stray(lot, stop, -toUnload);
            }
        }
    }

    private void flow(int from, int to, long quantity) {
        if (flowCount == flowFrom.length) {
            int more = Math.max(16, 2 * flowCount);
            flowFrom = Arrays.copyOf(flowFrom, more);
            flowTo = Arrays.copyOf(flowTo, more);
            flowQuantity = Arrays.copyOf(flowQuantity, more);
        }
        flowFrom[flowCount] = from;
        flowTo[flowCount] = to;
        flowQuantity[flowCount++] = quantity;
    }

    private void stray(int lot, int stop, long quantity) {
        if (strayCount == strayLot.length) {
            strayLot = Arrays.copyOf(strayLot, 2 * strayCount);
            strayStop = Arrays.copyOf(strayStop, 2 * strayCount);
            strayQuantity = Arrays.copyOf(strayQuantity, 2 * strayCount);
        }
        strayLot[strayCount] = lot;
        strayStop[strayCount] = stop;
        strayQuantity[strayCount++] = quantity;
    }

    private void serve(World world) {
        for (int h = 0; h < handlingLot.length; h++) {
            int demand = handlingDemand[h];
            if (demand != NONE && suits(world, h, demand) && inTime(world, h, demand)) {
                serves[h] = true;
                served[demand] -= handlingQuantity[h];
            }
        }
    }

    /** Whether the handling hands over what the demand wants where it wants it. */
    boolean suits(World world, int handling, int demand) {
        int lot = handlingLot[handling];
        boolean ownGoods =
                world.isRequest(lot) ? demand == world.demandOfRequest(lot) : demand < world.firstRequestDemand;
        return ownGoods
                && handlingQuantity[handling] < 0
                && world.demandPlace[demand] == stopPlace[handlingStop[handling]]
                && world.demandCommodity[demand] == world.lotCommodity[handlingLot[handling]];
    }

    /** Whether the handling falls on a day on which the demand may be served. */
    boolean inTime(World world, int handling, int demand) {
        int day = day(begin[handlingStop[handling]]);
        return day >= world.demandDay[demand] && day <= world.demandLastDay[demand];
    }

    /** Whether the trip had begun when this plan took over: how it goes was judged with the plan that it was begun under. */
    boolean isBegun(int trip) {
        return past != null && begin[tripStop[trip]] < past.now();
    }

    /** Whether the stop had been reached, or handling begun there, when this plan took over. */
    boolean isDone(int stop) {
        return past != null && begin[stop] < past.now();
    }

    /** Whether every trip of the tour had begun when this plan took over. */
    boolean isAllBegun(int tour) {
        return isBegun(tourTrip[tour + 1] - 1);
    }

    /** The place where a flow is loaded. */
    int flowStart(int flow) {
        return stopPlace[handlingStop[flowFrom[flow]]];
    }

    /** The place where a flow is unloaded. */
    int flowEnd(int flow) {
        return stopPlace[handlingStop[flowTo[flow]]];
    }

    /** The second at which a flow leaves the place where it is loaded. */
    int leaves(int flow) {
        return departure[handlingStop[flowFrom[flow]]];
    }

    /** The second at which a flow arrives at the place where it is unloaded. */
    int arrives(int flow) {
        return arrival[handlingStop[flowTo[flow]]];
    }

    /** The lane that a flow takes from facility to facility; {@code null} for none. */
    Lane lane(World world, int flow) {
        return world.lane(
                flowStart(flow),
                flowEnd(flow),
                world.typeOfFleet[tourFleet[flowTour(flow)]].mode(),
                leaves(flow),
                arrives(flow));
    }

    int flowLot(int flow) {
        return handlingLot[flowFrom[flow]];
    }

    /** The tour that carries a flow. */
    int flowTour(int flow) {
        return tourOfStop(handlingStop[flowFrom[flow]]);
    }

    /** Whether goods of a flow leave where they were loaded, or are handed over there; others come back. */
    boolean moves(int flow) {
        return flowStart(flow) != flowEnd(flow) || handlingDemand[flowTo[flow]] != NONE;
    }

    /** Whether a flow takes goods from a facility's stock to that of another one. */
    boolean isBetweenFacilities(World world, int flow) {
        int start = flowStart(flow);
        int end = flowEnd(flow);
        return start != end
                && !world.isRequest(flowLot(flow))
                && world.isFacility(start)
                && world.isFacility(end)
                && handlingDemand[flowTo[flow]] == NONE;
    }

    /** The pairs of bubbles that meet. */
    synchronized List<Contact> contacts(World world) {
        if (contacts == null) {
            contacts = world.bubbles.contacts(plan);
        }
        return contacts;
    }

    /** The stops that swap a trailer. */
    synchronized BitSet swapped(World world) {
        if (swapped == null) {
            swapped = Trailers.swapped(world, this);
        }
        return swapped;
    }

    /** The pairs of bubbles that meet and need not: without what had happened, or was under way, when this plan took over. */
    List<Contact> avoidableContacts(World world) {
        // Who meets nobody meets nobody who could have been avoided.
        return past == null || contacts(world).isEmpty() ? contacts(world) : world.bubbles.contacts(plan, past.now());
    }

    int stops() {
        return stopPlace.length;
    }

    int trips() {
        return tripTour.length;
    }

    int tourOfStop(int stop) {
        return tripTour[stopTrip[stop]];
    }

    boolean hasHandlings(int stop) {
        return stopHandling[stop + 1] > stopHandling[stop];
    }

    /** Second at which the tour begins. */
    int start(int tour) {
        return begin[tripStop[tourTrip[tour]]];
    }

    /** Second at which the tour ends. */
    int end(int tour) {
        return departure[tripStop[tourTrip[tour + 1]] - 1];
    }

    /** Ids that say where a stop is: the tour's and the place's. */
    List<String> where(World world, int stop) {
        return List.of(tours.get(tourOfStop(stop)).id(), world.placeId(stopPlace[stop]));
    }

    /** The day of an instant. */
    static int day(int second) {
        return second / TimeWindow.DAY;
    }
}
