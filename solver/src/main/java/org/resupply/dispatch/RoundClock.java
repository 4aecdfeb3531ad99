package org.resupply.dispatch;

import org.resupply.bubble.Bubbles;
import org.resupply.compile.Journeys;
import org.resupply.compile.Parcel;
import org.resupply.compile.RoundCompiler;
import org.resupply.model.Facility;
import org.resupply.model.VehicleType;

/** Gives the trips of a vehicle's day their times: loading, every stop, return. */
final class RoundClock {
    private final Bubbles bubbles;

    RoundClock(Bubbles bubbles) {
        this.bubbles = bubbles;
    }

    /** Forward as early as can be; then the day begins as late as all later times allow. */
    void giveTimes(Facility base, int day, Rounds.Round round) {
        int open = Math.max(round.squad.shift().start(), base.hours().on(day).start());
        forward(base, day, round, open, null);
        forward(base, day, round, Math.max(open, latestStart(base, day, round)), null);
    }

    /** Forward as early as can be without meeting another bubble: the vehicle waits until it has left. */
    void giveTimesApart(Facility base, int day, Rounds.Round round, Meetings meetings) {
        int open = Math.max(round.squad.shift().start(), base.hours().on(day).start());
        forward(base, day, round, open, meetings);
    }

    private void forward(Facility base, int day, Rounds.Round round, int start, Meetings meetings) {
        VehicleType type = round.squad.type();
        int free = start;
        Rounds.Loaded before = null;
        for (Rounds.Loaded trip : round.trips) {
            double kg = 0;
            int release = 0;
            for (Parcel parcel : trip.parcels) {
                kg += parcel.massKg();
                release = Math.max(release, parcel.release());
            }
            if (before != null) {
                free += between(base, round, before, trip);
            }
            before = trip;
            int loading = RoundCompiler.loadingSeconds(base, kg);
            trip.loadBegin = apart(meetings, round, base.id(), day, Math.max(free, release), loading);
            trip.loadEnd = trip.loadBegin + loading;
            int n = trip.parcels.size();
            trip.arrival = new int[n];
            trip.begin = new int[n];
            trip.departure = new int[n];
            trip.metres = 0;
            int now = trip.loadEnd;
            String here = base.id();
            for (int i = 0; i < n; i++) {
                Parcel parcel = trip.parcels.get(i);
                Journeys.Leg leg = round.ways.leg(here, parcel.at(), type, day, now);
                trip.arrival[i] = now + leg.seconds();
                trip.metres += leg.metres();
                int service = parcel.serviceSeconds(type);
                int from = Math.max(trip.arrival[i], parcel.window().start());
                trip.begin[i] = apart(meetings, round, parcel.place(), day, from, service);
                now = trip.begin[i] + service;
                trip.departure[i] = now;
                here = parcel.at();
            }
            Journeys.Leg home = round.ways.leg(here, base.id(), type, day, now);
            trip.back = now + home.seconds();
            trip.metres += home.metres();
            free = trip.back;
        }
    }

    private static int apart(Meetings meetings, Rounds.Round round, String place, int day, int from, int seconds) {
        return meetings == null ? from : meetings.earliest(round.squad.fleet().id(), place, day, from, seconds, 0);
    }

    /** The latest start of the first loading that delays no return, breaks no window and loads while the warehouse works. */
    private int latestStart(Facility base, int day, Rounds.Round round) {
        VehicleType type = round.squad.type();
        int latest = round.trips.get(round.trips.size() - 1).back;
        for (int t = round.trips.size() - 1; t >= 0; t--) {
            Rounds.Loaded trip = round.trips.get(t);
            String next = base.id();
            for (int i = trip.parcels.size() - 1; i >= 0; i--) {
                Parcel parcel = trip.parcels.get(i);
                int service = trip.departure[i] - trip.begin[i];
                latest = Math.min(
                        parcel.window().end(), latest - round.ways.mostSeconds(parcel.at(), next, type, day) - service);
                next = parcel.at();
            }
            latest -= round.ways.mostSeconds(base.id(), next, type, day);
            latest =
                    Math.min(latest, Math.max(trip.loadEnd, base.hours().on(day).end()));
            latest -= trip.loadEnd - trip.loadBegin;
            if (t > 0) {
                latest -= between(base, round, round.trips.get(t - 1), trip);
            }
        }
        return latest;
    }

    /** Turn-round, and disinfection where the next trip goes to a cleaner zone. */
    private int between(Facility base, Rounds.Round round, Rounds.Loaded finished, Rounds.Loaded next) {
        return round.squad.fleet().turnRoundSeconds()
                + bubbles.disinfectionSeconds(base.id(), finished.mostClosed(), next.cleanest());
    }
}
