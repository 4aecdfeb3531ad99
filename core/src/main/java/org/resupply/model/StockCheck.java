package org.resupply.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks goods and where they lie: expired lots, storage of the wrong class or too small, reserves, convoys and warehouses. */
final class StockCheck {
    private final Scenario scenario;
    private final Ids ids;
    private final FaultList faults;

    StockCheck(Scenario scenario, Ids ids, FaultList faults) {
        this.scenario = scenario;
        this.ids = ids;
        this.faults = faults;
    }

    void run() {
        Ids.each("facilities", scenario.facilities(), this::facility);
        lots();
        Ids.each("convoys", scenario.convoys(), this::convoy);
        reserves();
        lists();
    }

    private void facility(Facility facility, String at) {
        ZoneLevel wanted = switch (facility.kind()) {
            case DISTRICT_WAREHOUSE -> ZoneLevel.DISTRICT;
            case STREET_WAREHOUSE -> ZoneLevel.STREET;
            default -> null;
        };
        Zone zone = ids.zones.get(facility.zone());
        if (wanted == null) {
            return;
        }
        if (facility.zone().isEmpty()) {
            faults.error("MISSING_ZONE", at + ".zone", "", "A %s must name the %s it serves.", facility.kind(), wanted);
        } else if (zone != null && zone.level() != wanted) {
            faults.error(
                    "WRONG_LEVEL",
                    at + ".zone",
                    facility.zone(),
                    "This zone is a %s; a %s serves a %s.",
                    zone.level(),
                    facility.kind(),
                    wanted);
        }
    }

    private void lots() {
        Map<String, Map<StorageClass, Double>> held = new HashMap<>();
        Ids.each("lots", scenario.lots(), (lot, at) -> {
            Commodity commodity = ids.commodities.get(lot.commodity());
            Facility facility = ids.facilities.get(lot.place());
            if (lot.lastDay() < 0) {
                faults.error(
                        "EXPIRED_LOT",
                        at + ".lastDay",
                        scenario.start().plusDays(lot.lastDay()),
                        "This lot expires before the scenario's first day (%s).",
                        scenario.start());
            }
            if (commodity == null || facility == null) {
                return;
            }
            if (facility.kind() == FacilityKind.HOUSEHOLD_POINT && lot.quantity() > 0) {
                faults.warning(
                        "NEVER_ISSUED",
                        at + ".place",
                        lot.place(),
                        "A household point issues nothing, so that this lot serves nobody. What people have at home is told by"
                                + " householdStockDays of their zone.");
            }
            if (commodity.shelfLifeDays() > 0 && lot.lastDay() == Lot.NEVER) {
                faults.warning(
                        "NO_EXPIRY",
                        at + ".lastDay",
                        "nothing",
                        "This lot never expires, though (%s) keeps for %d days.",
                        commodity.id(),
                        commodity.shelfLifeDays());
            }
            if (!facility.storageKg().containsKey(commodity.storage())) {
                faults.error(
                        "NOT_STORABLE",
                        at + ".place",
                        lot.place(),
                        "This facility has no %s storage, which (%s) needs.",
                        commodity.storage(),
                        commodity.id());
            } else {
                held.computeIfAbsent(facility.id(), none -> new EnumMap<>(StorageClass.class))
                        .merge(commodity.storage(), lot.quantity() * commodity.massKg(), Double::sum);
            }
        });
        Ids.each("facilities", scenario.facilities(), (facility, at) -> {
            Map<StorageClass, Double> here = held.getOrDefault(facility.id(), Map.of());
            here.forEach((storage, kg) -> {
                // Of two facilities with one id the other may be the one that can hold it.
                double room = facility.storageKg().getOrDefault(storage, Double.POSITIVE_INFINITY);
                if (kg > room * (1 + 1e-9)) {
                    faults.error(
                            "OVER_STORAGE",
                            at + ".storageKg",
                            plain(room),
                            "The lots here weigh %s kg, more than the %s storage can hold.",
                            plain(kg),
                            storage);
                }
            });
        });
    }

    private void convoy(Convoy convoy, String at) {
        int lastSecond = scenario.days() * TimeWindow.DAY - 1;
        if (convoy.arrival() > lastSecond) {
            faults.error(
                    "AFTER_HORIZON",
                    at + ".arrival",
                    moment(scenario, convoy.arrival()),
                    "This convoy arrives after the last of the %d days that are planned.",
                    scenario.days());
        }
        for (int i = 0; i < convoy.points().size(); i++) {
            Facility facility = ids.facilities.get(convoy.points().get(i));
            if (facility != null && !facility.kind().isGate()) {
                faults.error(
                        "WRONG_TARGET",
                        at + ".points[" + i + "]",
                        facility.id(),
                        "This is a %s; a convoy arrives at a TRANSFER_POINT, PORT or HELIPAD.",
                        facility.kind());
            }
        }
        convoy.delays().forEach((point, seconds) -> {
            if (!convoy.points().contains(point)) {
                faults.error(
                        "WRONG_TARGET",
                        at + ".delays." + point,
                        seconds,
                        "A delay is stated for a point at which the convoy may not arrive; it may arrive at %s.",
                        convoy.points());
            }
        });
        for (int i = 0; i < convoy.cargo().size(); i++) {
            Convoy.Cargo cargo = convoy.cargo().get(i);
            if (cargo.lastDay() < convoy.arrival() / TimeWindow.DAY) {
                faults.error(
                        "EXPIRED_LOT",
                        at + ".cargo[" + i + "].lastDay",
                        scenario.start().plusDays(cargo.lastDay()),
                        "This cargo expires before the convoy arrives (%s).",
                        moment(scenario, convoy.arrival()));
            }
        }
    }

    private void reserves() {
        Map<String, Long> stock = new HashMap<>();
        scenario.lots().forEach(lot -> stock.merge(lot.place() + "\n" + lot.commodity(), lot.quantity(), Long::sum));
        Set<String> seen = new HashSet<>();
        Ids.each("reserves", scenario.reserves(), (reserve, at) -> {
            String key = reserve.facility() + "\n" + reserve.commodity();
            if (!seen.add(key)) {
                faults.error(
                        "DUPLICATE_ENTRY",
                        at,
                        reserve.facility() + ", " + reserve.commodity(),
                        "This facility has another reserve of the same commodity.");
            }
            long there = stock.getOrDefault(key, 0L);
            if (reserve.quantity() > there) {
                faults.warning(
                        "RESERVE_ABOVE_STOCK",
                        at + ".quantity",
                        reserve.quantity(),
                        "Only %d units lie here at the start, so that nothing can be issued until more arrives.",
                        there);
            }
        });
    }

    /** Entries without an id that stand twice, and pairings that make no sense. */
    private void lists() {
        Set<String> needs = new HashSet<>();
        Ids.each("needs", scenario.needs(), (need, at) -> {
            if (!needs.add(need.commodity() + "\n" + need.priorityClass())) {
                faults.error(
                        "DUPLICATE_ENTRY",
                        at,
                        need.commodity() + ", " + need.priorityClass(),
                        "Another need has the same commodity and class.");
            }
        });
        Set<String> pairings = new HashSet<>();
        Ids.each("pairings", scenario.pairings(), (pairing, at) -> {
            if (!pairings.add(pairing.suburb() + "\n" + pairing.urban())) {
                faults.error(
                        "DUPLICATE_ENTRY", at, pairing.suburb() + ", " + pairing.urban(), "This pairing stands twice.");
            }
            if (pairing.suburb().equals(pairing.urban())) {
                faults.error("SELF_PAIRING", at + ".urban", pairing.urban(), "A district cannot answer for itself.");
            }
            district(pairing.suburb(), at + ".suburb");
            district(pairing.urban(), at + ".urban");
        });
        Set<String> targets = new HashSet<>();
        Ids.each("requisitions", scenario.requisitions(), (requisition, at) -> {
            if (!targets.add(requisition.target())) {
                faults.error(
                        "DUPLICATE_ENTRY",
                        at + ".target",
                        requisition.target(),
                        "Another requisition calls up the same fleet or facility.");
            }
        });
        if (scenario.travel().given() != null) {
            Set<String> places = new HashSet<>();
            Ids.each("travel.given.places", scenario.travel().given().places(), (place, at) -> {
                if (!places.add(place)) {
                    faults.error("DUPLICATE_ENTRY", at, place, "This place stands in the list twice.");
                }
            });
        }
    }

    private void district(String id, String place) {
        Zone zone = ids.zones.get(id);
        if (zone != null && zone.level() != ZoneLevel.DISTRICT) {
            faults.error("WRONG_TARGET", place, id, "This is a %s; a pairing joins two DISTRICTs.", zone.level());
        }
    }

    /** An instant as people read it. */
    static String moment(Scenario scenario, int second) {
        return scenario.start().atStartOfDay().plusSeconds(second).toString();
    }

    private static String plain(double kg) {
        return kg == Math.rint(kg) ? Long.toString((long) kg) : Double.toString(kg);
    }
}
