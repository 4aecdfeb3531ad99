package org.resupply.model;

/**
 * A kind of goods.
 *
 * @param id unique among commodities
 * @param name what people call it
 * @param unit what one unit is, such as {@code kg}, {@code pack} or {@code bag}
 * @param massKg mass of one unit
 * @param volumeL volume of one unit, packed
 * @param storage how it must be kept and carried
 * @param shelfLifeDays days from production or arrival until it may no longer be issued; 0 when it does not spoil
 * @param urgency how bad it is to go without one day's need of it, relative to others; 1 for ordinary food
 * @param keptAtHome whether households hold a stock of it, so that {@link Zone#householdStockDays} counts first
 * @param lotUnits goods move between facilities in whole multiples of this quantity, such as a pallet; 1 when any will do
 */
public record Commodity(
        String id,
        Name name,
        String unit,
        double massKg,
        double volumeL,
        StorageClass storage,
        int shelfLifeDays,
        double urgency,
        boolean keptAtHome,
        int lotUnits) {

    public Commodity {
        Require.id(id, "commodity");
        Require.present(name, "name", "commodity", id);
        Require.id(unit, "unit", "commodity", id);
        Require.present(storage, "storage class", "commodity", id);
        Require.positive(massKg, "mass", "commodity", id);
        Require.positive(volumeL, "volume", "commodity", id);
        Require.notNegative(shelfLifeDays, "shelf life", "commodity", id);
        Require.positive(urgency, "urgency", "commodity", id);
        Require.positive(lotUnits, "lot size", "commodity", id);
    }

    /** The same goods in lots of another size. */
    public Commodity withLotUnits(int units) {
        return new Commodity(id, name, unit, massKg, volumeL, storage, shelfLifeDays, urgency, keptAtHome, units);
    }
}
