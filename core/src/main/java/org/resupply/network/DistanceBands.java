package org.resupply.network;

import java.util.List;
import org.resupply.model.Travel;

/**
 * Road distance and time by straight-line distance.
 *
 * <p>Each band has its own detour and speed, so at a bound the road would jump back (10 km at 1.30 is more than 10.1 km
 * at 1.20). It does not: a longer straight line is never shorter or faster by road than the end of a nearer band.
 */
final class DistanceBands {

    private final double[] below;
    private final double[] detour;
    private final double[] metresPerSecond;
    private final double[] leastMetres;
    private final double[] leastSeconds;

    DistanceBands(List<Travel.Band> bands) {
        int count = bands.size();
        below = new double[count];
        detour = new double[count];
        metresPerSecond = new double[count];
        leastMetres = new double[count];
        leastSeconds = new double[count];
        for (int band = 0; band < count; band++) {
            below[band] = bands.get(band).airKmBelow() * 1000;
            detour[band] = bands.get(band).detour();
            metresPerSecond[band] = bands.get(band).speedKmh() / 3.6;
            if (band > 0) {
                double bound = below[band - 1];
                leastMetres[band] = Math.max(leastMetres[band - 1], bound * detour[band - 1]);
                leastSeconds[band] =
                        Math.max(leastSeconds[band - 1], bound * detour[band - 1] / metresPerSecond[band - 1]);
            }
        }
    }

    /** The leg by road over a straight-line distance in metres. */
    long byRoad(double straight) {
        int band = bandOf(straight);
        double metres = Math.max(leastMetres[band], straight * detour[band]);
        double seconds = Math.max(leastSeconds[band], straight * detour[band] / metresPerSecond[band]);
        return PackedLeg.of(Math.round(seconds * 1000), Math.round(metres * 10));
    }

    /** The leg through the air over a straight-line distance in metres: no detour, at the fastest band's speed. */
    long byAir(double straight) {
        double fastest = 0;
        for (double speed : metresPerSecond) {
            fastest = Math.max(fastest, speed);
        }
        return PackedLeg.of(Math.round(straight / fastest * 1000), Math.round(straight * 10));
    }

    private int bandOf(double straight) {
        int band = 0;
        while (band < below.length - 1 && straight >= below[band]) {
            band++;
        }
        return band;
    }
}
