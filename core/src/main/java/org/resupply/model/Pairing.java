package org.resupply.model;

/**
 * A surplus suburb that answers for an urban district (对口包干): a road lane leads from each district warehouse of the suburb to each
 * of the urban district, beside those that are stated or usual.
 *
 * @param suburb id of the district that gives
 * @param urban id of the district that receives
 * @param basis on what it rests: a decree, or an assumption
 */
public record Pairing(String suburb, String urban, String basis) {

    public Pairing {
        Require.id(suburb, "suburb of a pairing");
        Require.id(urban, "urban district of a pairing");
        basis = basis == null ? "" : basis;
    }
}
