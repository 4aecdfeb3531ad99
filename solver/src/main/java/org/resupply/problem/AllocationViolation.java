package org.resupply.problem;

/**
 * One rule that a solution breaks.
 *
 * @param code which rule
 * @param message what breaks it, with its numbers
 */
public record AllocationViolation(Code code, String message) {

    /** The rules of {@link AllocationProblem}, one code each. */
    public enum Code {
        /** An index that the problem does not have, or arrays of the wrong length. */
        UNKNOWN,
        /** A departure on a closed day. */
        LANE_CLOSED,
        /** A storage class that the lane does not carry. */
        LANE_CLASS,
        /** An arrival after the last day of the horizon. */
        HORIZON,
        /** Goods past their last usable day on arrival. */
        EXPIRED,
        /** A delivery to another place, of another commodity or outside the window of its demand. */
        DEMAND,
        /** More handed over than the demand asks for. */
        OVERSERVED,
        /** The unmet quantity is not the demand less what was handed over, or its cause is missing. */
        UNMET,
        /** More leaves a place than lies there. */
        BALANCE,
        /** More on a lane than its own capacity. */
        LANE_CAPACITY,
        /** More in a pool than its capacity with all that may be requisitioned. */
        POOL_CAPACITY,
        /** More stock at the end of a day than the store takes. */
        STORE_CAPACITY,
        /** Less stock than the reserve withholds. */
        RESERVE,
        /** An older usable vintage stayed behind. */
        FIRST_EXPIRED_FIRST_OUT,
        /** Part of a pallet on a palletised lane. */
        PALLET,
        /** A bound above the objective. */
        BOUND,
        /** A bottleneck that proves nothing, or claims what it must not. */
        BOTTLENECK
    }

    @Override
    public String toString() {
        return code + ": " + message;
    }
}
