package org.resupply.examples.html;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.resupply.model.Commodity;
import org.resupply.model.Facility;
import org.resupply.model.Fleet;
import org.resupply.model.PriorityClass;
import org.resupply.model.Scenario;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.report.Gazetteer;

/**
 * The numbers by which a page's JSON names things: the place of each in its list, and -1 for what stands in none.
 *
 * <p>A place has one number, whatever it is: communities come first, then facilities, then other zones.
 */
final class PageNumbers {
    private final Map<String, Integer> areas;
    private final Map<String, Integer> districts;
    private final Map<String, Integer> places;
    private final Map<String, Integer> facilities;
    private final Map<String, Integer> commodities;
    private final Map<String, Integer> classes;
    private final Map<String, Integer> fleets;

    PageNumbers(Scenario scenario, Gazetteer gazetteer) {
        areas = numbered(gazetteer.areas().stream().map(Zone::id));
        districts = numbered(scenario.zones().stream()
                .filter(zone -> zone.level() == ZoneLevel.DISTRICT)
                .map(Zone::id));
        Stream<String> communities = gazetteer.tree().communities().stream().map(Zone::id);
        Stream<String> others = scenario.zones().stream()
                .filter(zone -> zone.level() != ZoneLevel.COMMUNITY)
                .map(Zone::id);
        facilities = numbered(scenario.facilities().stream().map(Facility::id));
        places = numbered(Stream.of(communities, scenario.facilities().stream().map(Facility::id), others)
                .flatMap(ids -> ids));
        commodities = numbered(scenario.commodities().stream().map(Commodity::id));
        classes = numbered(scenario.priorityClasses().stream().map(PriorityClass::id));
        fleets = numbered(scenario.fleets().stream().map(Fleet::id));
    }

    private static Map<String, Integer> numbered(Stream<String> ids) {
        Map<String, Integer> numbers = new HashMap<>();
        ids.forEach(id -> numbers.put(id, numbers.size()));
        return numbers;
    }

    int area(String id) {
        return areas.getOrDefault(id, -1);
    }

    int district(String id) {
        return districts.getOrDefault(id, -1);
    }

    /** How many districts there are. */
    int districts() {
        return districts.size();
    }

    int place(String id) {
        return places.getOrDefault(id, -1);
    }

    int facility(String id) {
        return facilities.getOrDefault(id, -1);
    }

    int commodity(String id) {
        return commodities.getOrDefault(id, -1);
    }

    int priorityClass(String id) {
        return classes.getOrDefault(id, -1);
    }

    int fleet(String id) {
        return fleets.getOrDefault(id, -1);
    }
}
