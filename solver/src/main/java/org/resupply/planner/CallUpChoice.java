package org.resupply.planner;

import java.util.List;
import org.resupply.model.Requisition;
import org.resupply.model.Scenario;

/**
 * Which capacity of others is called up, and of each that is not what speaks against it.
 *
 * @param scenario the scenario with what is worth its price called up
 * @param left what is not
 */
public record CallUpChoice(Scenario scenario, List<Left> left) {

    public CallUpChoice {
        left = List.copyOf(left);
    }

    /** Why a requisition is not called up. */
    public enum Reason {
        /** It is proven that it brings less than its price. */
        TOO_DEAR,
        /** Neither that it brings its price nor that it does not is proven; more time may prove either. */
        UNPROVEN,
        /** The end came before it was tried. */
        UNTRIED
    }

    /**
     * A requisition that is not called up.
     *
     * @param least what it is proven to bring at least beside what is called up, as the strategy weighs money and what is unmet, in minor
     *     units of money; 0 where nothing is proven or it was not tried
     * @param most what it brings at most; infinite where nothing is proven
     */
    public record Left(Requisition requisition, Reason reason, double least, double most) {}
}
