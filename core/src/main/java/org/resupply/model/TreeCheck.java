package org.resupply.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the administrative tree: levels, cycles, orphans, official codes, and populations that must add up. */
final class TreeCheck {
    private static final double ROUNDING = 0.05;

    private final Scenario scenario;
    private final Ids ids;
    private final FaultList faults;
    private final Set<String> inCycle = new HashSet<>();

    TreeCheck(Scenario scenario, Ids ids, FaultList faults) {
        this.scenario = scenario;
        this.ids = ids;
        this.faults = faults;
    }

    void run() {
        cycles();
        ZoneLevel top = scenario.zones().stream()
                .map(Zone::level)
                .min(ZoneLevel::compareTo)
                .orElse(ZoneLevel.CITY);
        Map<String, List<Zone>> children = new HashMap<>();
        Ids.each("zones", scenario.zones(), (zone, at) -> {
            children.computeIfAbsent(zone.parent(), parent -> new ArrayList<>()).add(zone);
            orphan(zone, top, at);
            level(zone, at);
            code(zone, at);
            people(zone, at);
        });
        Ids.each(
                "zones",
                scenario.zones(),
                (zone, at) -> population(zone, children.getOrDefault(zone.id(), List.of()), at));
    }

    /** Checks only which zone lies in which. */
    void order() {
        cycles();
        Ids.each("zones", scenario.zones(), this::level);
    }

    /** Follows parents upwards; every cycle is told once, at its first zone in the scenario's order. */
    private void cycles() {
        Set<String> safe = new HashSet<>();
        Ids.each("zones", scenario.zones(), (zone, at) -> {
            List<String> way = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            String id = zone.id();
            while (id != null && !safe.contains(id) && !inCycle.contains(id) && seen.add(id)) {
                way.add(id);
                Zone above = ids.zones.get(id);
                id = above == null || above.parent().isEmpty() ? null : above.parent();
            }
            if (id != null && seen.contains(id)) {
                List<String> cycle = way.subList(way.indexOf(id), way.size());
                inCycle.addAll(cycle);
                faults.error(
                        "ZONE_CYCLE",
                        at + ".parent",
                        zone.parent(),
                        "These zones lie inside each other: %s > %s. One of them needs another parent.",
                        String.join(" > ", cycle),
                        id);
            }
            safe.addAll(way);
        });
    }

    private void orphan(Zone zone, ZoneLevel top, String at) {
        if (zone.parent().isEmpty() && (zone.level() != top || zone.level() == ZoneLevel.COMMUNITY)) {
            faults.error(
                    "ORPHAN",
                    at + ".parent",
                    "",
                    "This %s lies in nothing; it must name the %s it lies in.",
                    zone.level(),
                    above(zone.level()));
        }
    }

    private void level(Zone zone, String at) {
        Zone parent = ids.zones.get(zone.parent());
        if (parent != null && !inCycle.contains(zone.id()) && parent.level() != above(zone.level())) {
            faults.error(
                    "WRONG_LEVEL",
                    at + ".parent",
                    zone.parent(),
                    zone.level() == ZoneLevel.CITY
                            ? "A CITY lies in nothing, but this one lies in a %s."
                            : "This zone lies in a %s; a " + zone.level() + " must lie in a " + above(zone.level())
                                    + ".",
                    parent.level());
        }
    }

    private static ZoneLevel above(ZoneLevel level) {
        return level == ZoneLevel.CITY ? null : ZoneLevel.values()[level.ordinal() - 1];
    }

    /** GB/T 2260 gives city and district six digits, GB/T 10114 three more to a street, and a community has twelve. */
    private void code(Zone zone, String at) {
        if (zone.codeSystem() != CodeSystem.GB_T_2260 || zone.code().isEmpty()) {
            return;
        }
        int digits = switch (zone.level()) {
            case CITY, DISTRICT -> 6;
            case STREET -> 9;
            case COMMUNITY -> 12;
        };
        if (!zone.code().matches("[0-9]{" + digits + "}")) {
            faults.error(
                    "BAD_CODE",
                    at + ".code",
                    zone.code(),
                    "The code of a %s must have %d digits under GB/T 2260.",
                    zone.level(),
                    digits);
            return;
        }
        Zone parent = ids.zones.get(zone.parent());
        if (parent == null
                || parent.codeSystem() != CodeSystem.GB_T_2260
                || parent.level() != above(zone.level())
                || !parent.code().matches("[0-9]{6,12}")) {
            return;
        }
        String prefix = prefix(parent);
        if (!zone.code().startsWith(prefix)) {
            faults.error(
                    "CODE_OUTSIDE_PARENT",
                    at + ".code",
                    zone.code(),
                    "The code of this %s must begin with %s, as it lies in (%s) with the code %s.",
                    zone.level(),
                    prefix,
                    parent.id(),
                    parent.code());
        }
    }

    /** What the codes inside a zone begin with: a city of province rank has two digits of its own, another city four. */
    private static String prefix(Zone zone) {
        String code = zone.code();
        if (zone.level() != ZoneLevel.CITY) {
            return code;
        }
        return code.endsWith("0000") ? code.substring(0, 2) : code.endsWith("00") ? code.substring(0, 4) : code;
    }

    private void people(Zone zone, String at) {
        long named =
                zone.people().values().stream().mapToLong(Integer::longValue).sum();
        if (named > zone.population()) {
            faults.error(
                    "PEOPLE_ABOVE_POPULATION",
                    at + ".people",
                    named,
                    "The classes have more people than the zone (%d).",
                    zone.population());
        }
        if (zone.households() > zone.population()) {
            faults.warning(
                    "HOUSEHOLDS_ABOVE_POPULATION",
                    at + ".households",
                    zone.households(),
                    "The zone has more households than people (%d).",
                    zone.population());
        }
    }

    private void population(Zone zone, List<Zone> children, String at) {
        long below = children.stream()
                .filter(child -> above(child.level()) == zone.level())
                .mapToLong(Zone::population)
                .sum();
        if (inCycle.contains(zone.id()) || zone.population() == 0 || below == 0 || below == zone.population()) {
            return;
        }
        String message = "The %d zones below have %d people together.";
        if (Math.abs(below - zone.population()) > ROUNDING * zone.population()) {
            faults.error("POPULATION_SUM", at + ".population", zone.population(), message, children.size(), below);
        } else {
            faults.warning("POPULATION_SUM", at + ".population", zone.population(), message, children.size(), below);
        }
    }
}
