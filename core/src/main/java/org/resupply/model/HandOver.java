package org.resupply.model;

/** How goods change hands at a transfer point. */
public enum HandOver {
    /** The cargo is unloaded and loaded again. */
    CROSS_DOCK,

    /** The trailer is dropped and a city tractor takes it. */
    DROP_AND_SWAP
}
