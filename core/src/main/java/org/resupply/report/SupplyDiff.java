package org.resupply.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Disruption;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.plan.Cause;
import org.resupply.plan.Figures;
import org.resupply.plan.Handling;
import org.resupply.plan.Plan;
import org.resupply.plan.Stop;
import org.resupply.plan.Tour;
import org.resupply.plan.Trip;
import org.resupply.plan.Unmet;

/** What people get otherwise when one plan takes the place of another: the answer to every call, which streets get less, and why. */
public final class SupplyDiff {
    /** Streets that are named one by one. */
    private static final int NAMED = 10;

    /** Kilograms below which nobody is told of a difference. */
    private static final double LITTLE_KG = 0.05;

    private final Outlook outlook;
    private final Plan before;
    private final Plan after;
    private final Words words;
    private final SheetCells cells;
    private final Map<String, Commodity> commodities = new HashMap<>();

    private SupplyDiff(Scenario scenario, Plan before, Plan after, Words words) {
        outlook = Outlook.of(scenario);
        this.before = before;
        this.after = after;
        this.words = words;
        cells = new SheetCells(scenario, Gazetteer.of(scenario), words);
        scenario.commodities().forEach(commodity -> commodities.put(commodity.id(), commodity));
    }

    /**
     * A line for each thing that is to be said.
     *
     * @param scenario what the second plan answers
     * @param learnt what has happened
     */
    public static String text(Scenario scenario, List<Disruption> learnt, Plan before, Plan after, Words words) {
        return new SupplyDiff(scenario, before, after, words).text(learnt);
    }

    private String text(List<Disruption> learnt) {
        List<String> lines = new ArrayList<>();
        for (Disruption event : learnt) {
            if (event.request() != null) {
                lines.add(answer(event.request()));
            }
        }
        Figures was = before.figures();
        Figures is = after.figures();
        lines.add(words.get("supply.served", t(was.servedKg()), t(was.demandKg()), t(is.servedKg()), t(is.demandKg())));
        Map<String, Double> more = new HashMap<>();
        is.byStreet().forEach(street -> more.merge(street.id(), street.servedKg(), Double::sum));
        was.byStreet().forEach(street -> more.merge(street.id(), -street.servedKg(), Double::sum));
        addStreets("supply.less", more, -1, lines);
        addStreets("supply.more", more, 1, lines);
        addCauses(lines);
        return String.join("\n", lines);
    }

    /** What comes to whoever called, when first, and why the rest does not. */
    private String answer(Demand call) {
        String unit = commodities.get(call.commodity()).unit();
        long comes = 0;
        int first = Integer.MAX_VALUE;
        String vehicle = "";
        for (Tour tour : after.tours()) {
            for (Trip trip : tour.trips()) {
                for (Stop stop : trip.stops()) {
                    for (Handling handling : stop.handlings()) {
                        if (handling.demand().equals(call.id())) {
                            comes -= handling.quantity();
                            if (stop.begin() < first) {
                                first = stop.begin();
                                vehicle = cells.vehicle(tour.fleet(), tour.vehicle());
                            }
                        }
                    }
                }
            }
        }
        String who = cells.name(call.place());
        String goods = cells.name(call.commodity());
        List<String> causes = after.unmet().stream()
                .filter(unmet -> unmet.demand().equals(call.id()))
                .map(unmet -> words.of(unmet.cause()))
                .distinct()
                .toList();
        String why = causes.isEmpty() ? "" : words.get("supply.because", causes);
        return comes == 0
                ? words.get("supply.nothing", who, call.quantity(), unit, goods) + why
                : words.get("supply.comes", who, comes, call.quantity(), unit, goods, cells.time(first), vehicle) + why;
    }

    private void addStreets(String title, Map<String, Double> more, int sign, List<String> lines) {
        List<Map.Entry<String, Double>> streets = more.entrySet().stream()
                .filter(street -> sign * street.getValue() >= LITTLE_KG)
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.comparingDouble(kg -> -sign * kg))
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        if (!streets.isEmpty()) {
            List<String> named = streets.stream()
                    .limit(NAMED)
                    .map(street -> words.get("supply.kg", cells.name(street.getKey()), kg(street.getValue())))
                    .toList();
            int rest = streets.size() - NAMED;
            lines.add(words.get(title, named) + (rest > 0 ? words.get("html.more", rest) : ""));
        }
    }

    /** What is missing more than before, by cause. */
    private void addCauses(List<String> lines) {
        Map<Cause, Double> missing = new EnumMap<>(Cause.class);
        addMissing(after, 1, missing);
        addMissing(before, -1, missing);
        List<String> besides = missing.entrySet().stream()
                .filter(part -> part.getValue() >= LITTLE_KG)
                .map(part -> words.get("supply.kg", words.of(part.getKey()), kg(part.getValue())))
                .toList();
        if (!besides.isEmpty()) {
            lines.add(words.get("supply.besides", besides));
        }
    }

    private void addMissing(Plan plan, int sign, Map<Cause, Double> missing) {
        for (Unmet unmet : plan.unmet()) {
            outlook.demand(unmet.demand())
                    .ifPresent(demand -> missing.merge(
                            unmet.cause(),
                            sign
                                    * unmet.quantity()
                                    * commodities.get(demand.commodity()).massKg(),
                            Double::sum));
        }
    }

    private static String kg(double kg) {
        return String.format(Locale.ROOT, "%+.1f", kg);
    }

    private static String t(double kg) {
        return String.format(Locale.ROOT, "%.2f", kg / 1000);
    }
}
