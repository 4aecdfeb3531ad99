package org.resupply.model;

/**
 * Capacity owned by others that an emergency may call up.
 *
 * @param id unique among requisitions
 * @param target id of the fleet or facility, which cannot be used unless it is called up
 * @param owner whose it is
 * @param price minor units for calling it up
 * @param leadSeconds time from the scenario's start until it can be used
 * @param called whether this scenario calls it up
 */
public record Requisition(String id, String target, Name owner, long price, int leadSeconds, boolean called) {

    public Requisition {
        Require.id(id, "requisition");
        Require.id(target, "target", "requisition", id);
        owner = owner == null ? Name.of(id) : owner;
        Require.notNegative(price, "price", "requisition", id);
        Require.notNegative(leadSeconds, "lead time", "requisition", id);
    }

    /** The same requisition, called up. */
    public Requisition calledUp() {
        return new Requisition(id, target, owner, price, leadSeconds, true);
    }

    /** The same requisition with another lead time. */
    public Requisition withLead(int newLeadSeconds) {
        return new Requisition(id, target, owner, price, newLeadSeconds, called);
    }
}
