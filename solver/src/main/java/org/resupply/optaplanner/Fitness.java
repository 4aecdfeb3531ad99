package org.resupply.optaplanner;

/** What must be true of a crew for a tour, whatever else it does. */
enum Fitness {
    /** Crew and vehicle belong to the same bubble, or both to none. */
    BUBBLE("bubble") {
        @Override
        boolean holds(Duty duty, CrewMember member) {
            return member.crew().bubble().equals(duty.fleet().bubble());
        }
    },
    /** The crew can drive the vehicle. */
    SKILL("skill") {
        @Override
        boolean holds(Duty duty, CrewMember member) {
            return member.drives(duty.fleet().vehicleType());
        }
    },
    /** Its test is valid until it is back. */
    TEST("test") {
        @Override
        boolean holds(Duty duty, CrewMember member) {
            return duty.end() <= member.crew().testValidUntil();
        }
    },
    /** The tour is no longer than it may work in a day. */
    HOURS("hours a day") {
        @Override
        boolean holds(Duty duty, CrewMember member) {
            return duty.end() - duty.begin() <= member.crew().maxSecondsPerDay();
        }
    },
    /** It is not lost on that day. */
    THERE("lost crews") {
        @Override
        boolean holds(Duty duty, CrewMember member) {
            return member.isThere(duty.day());
        }
    };

    /** What the constraint is called. */
    final String constraint;

    Fitness(String constraint) {
        this.constraint = constraint;
    }

    abstract boolean holds(Duty duty, CrewMember member);
}
