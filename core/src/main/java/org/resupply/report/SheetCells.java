package org.resupply.report;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.resupply.model.Scenario;

/** How the cells of sheets are written: names, dates, times, quantities, and the names of files; for several threads at once. */
final class SheetCells {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Scenario scenario;
    private final Gazetteer gazetteer;
    private final Words words;
    private final Map<String, String> vehicleTypes = new HashMap<>();
    private final Map<Integer, String> minutes = new ConcurrentHashMap<>();
    /** What each vehicle is called, by fleet and number: every stop of its tours names it. */
    private final Map<String, Map<Integer, String>> vehicles = new ConcurrentHashMap<>();

    SheetCells(Scenario scenario, Gazetteer gazetteer, Words words) {
        this.scenario = scenario;
        this.gazetteer = gazetteer;
        this.words = words;
        scenario.fleets().forEach(fleet -> vehicleTypes.put(fleet.id(), fleet.vehicleType()));
    }

    Words words() {
        return words;
    }

    List<String> header(String... keys) {
        return Stream.of(keys).map(key -> words.get("csv." + key)).toList();
    }

    String name(String id) {
        return words.language().of(gazetteer.name(id));
    }

    /** The name of what has this id; an empty cell where there is no id. */
    String nameIfAny(String id) {
        return id.isEmpty() ? "" : name(id);
    }

    String street(String place) {
        return nameIfAny(gazetteer.area(place));
    }

    String district(String place) {
        return nameIfAny(gazetteer.district(place));
    }

    String vehicle(String fleet, int vehicle) {
        return vehicles.computeIfAbsent(fleet, f -> new ConcurrentHashMap<>())
                .computeIfAbsent(vehicle, number -> gazetteer.vehicle(fleet, number, words));
    }

    String type(String fleet) {
        String type = vehicleTypes.get(fleet);
        return type == null ? "" : name(type);
    }

    String date(int day) {
        return scenario.start().plusDays(day).toString();
    }

    /** The minute in which a second lies; the same few thousand minutes are written again and again. */
    String time(int second) {
        return minutes.computeIfAbsent(
                Math.floorDiv(second, 60),
                minute -> TIME.format(scenario.start().atStartOfDay().plusMinutes(minute)));
    }

    String kg(double kg) {
        long tenths = Math.round(Math.abs(kg) * 10);
        return (kg < 0 && tenths > 0 ? "-" : "") + tenths / 10 + '.' + tenths % 10;
    }

    /** A share, 0 to 1. */
    String share(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    String kilometres(long metres) {
        return String.format(Locale.ROOT, "%.1f", metres / 1000.0);
    }

    /** A file for each id, named after it: other characters than letters, digits, dot, dash become an underscore. */
    Map<String, String> files(String folder, Set<String> ids) {
        Map<String, String> files = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            String plain = id.replaceAll("[^\\p{L}\\p{N}.-]", "_").replaceAll("^\\.+", "_");
            String name = plain.length() > 100 ? plain.substring(0, 100) : plain;
            String file = name;
            for (int n = 2; !taken.add(file.toLowerCase(Locale.ROOT)); n++) {
                file = name + "_" + n;
            }
            files.put(id, folder + file + ".csv");
        }
        return files;
    }
}
