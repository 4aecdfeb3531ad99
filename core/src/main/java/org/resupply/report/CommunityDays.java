package org.resupply.report;

/** What one community wanted and got, by the day for which it was wanted. */
public final class CommunityDays {
    private final String id;
    private final double[] demandKg;
    private final double[] servedKg;

    CommunityDays(String id, double[] demandKg, double[] servedKg) {
        this.id = id;
        this.demandKg = demandKg;
        this.servedKg = servedKg;
    }

    /** Id of the community. */
    public String id() {
        return id;
    }

    /** Mass demanded for a day, from 0. */
    public double demandKg(int day) {
        return demandKg[day];
    }

    /** Mass handed over in time for a day, from 0. */
    public double servedKg(int day) {
        return servedKg[day];
    }

    void add(int day, double demanded, double served) {
        demandKg[day] += demanded;
        servedKg[day] += served;
    }
}
