package org.resupply.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resupply.bubble.Contact;
import org.resupply.model.Commodity;
import org.resupply.model.TransportRequest;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.ShadowPrice;
import org.resupply.plan.Unmet;

/** The sheets of the figures: coverage, shortages, who is below a floor, and why, and which closed loops meet. */
record FigureSheets(Ledger ledger, Report report, SheetCells cells) {
    Stream<Sheet> all() {
        Stream<Sheet> figures = Stream.of(
                coverage("coverage-class.csv", report.byClass()),
                coverage("coverage-commodity.csv", report.byCommodity()),
                coverage("coverage-district.csv", report.byDistrict()),
                coverage("coverage-street.csv", report.byStreet()),
                shortages());
        if (!ledger.scenario.policies().floors().isEmpty()) {
            figures = Stream.concat(figures, Stream.of(floors()));
        }
        if (!ledger.scenario.policies().floors().isEmpty()
                || !ledger.plan.bottlenecks().isEmpty()) {
            figures = Stream.concat(figures, Stream.of(bottlenecks()));
        }
        if (!ledger.scenario.bubbles().isEmpty()) {
            figures = Stream.concat(figures, Stream.of(contacts()));
        }
        if (ledger.plan.appraisal() != null) {
            figures = Stream.concat(figures, Stream.of(shadowPrices()));
        }
        return ledger.scenario.transportRequests().isEmpty()
                ? figures
                : Stream.concat(figures, Stream.of(transportRequests()));
    }

    private Sheet coverage(String path, List<Coverage> rows) {
        List<List<String>> table = new ArrayList<>();
        for (Coverage row : rows) {
            table.add(List.of(
                    row.id(),
                    cells.name(row.id()),
                    cells.nameIfAny(row.above()),
                    Integer.toString(row.people()),
                    cells.kg(row.demandKg()),
                    cells.kg(row.servedKg()),
                    cells.kg(row.missingKg()),
                    cells.share(row.share())));
        }
        return new Sheet(
                path,
                cells.header("id", "name", "above", "people", "demandKg", "servedKg", "missingKg", "coverage"),
                table);
    }

    /** Who is below a floor. */
    private Sheet floors() {
        List<List<String>> table = new ArrayList<>();
        for (BelowFloor row : report.belowFloor()) {
            table.add(List.of(
                    cells.district(row.area()),
                    cells.name(row.area()),
                    cells.name(row.place()),
                    cells.name(row.commodity()),
                    cells.name(row.priorityClass()),
                    Long.toString(row.wanted()),
                    Long.toString(row.floor()),
                    Long.toString(row.served()),
                    ledger.commodities.get(row.commodity()).unit(),
                    cells.share(row.coverage())));
        }
        return new Sheet(
                "floors.csv",
                cells.header(
                        "district",
                        "street",
                        "place",
                        "commodity",
                        "class",
                        "wanted",
                        "floor",
                        "served",
                        "unit",
                        "coverage"),
                table);
    }

    /** Why those below a floor cannot all be brought to it, or why the worst-covered cannot all have more. */
    private Sheet bottlenecks() {
        List<List<String>> table = new ArrayList<>();
        for (Bottleneck bottleneck : ledger.plan.bottlenecks()) {
            table.add(List.of(
                    cells.words().of(bottleneck.cause()),
                    cells.name(bottleneck.target()),
                    cells.share(bottleneck.weight()),
                    Integer.toString(bottleneck.places().size()),
                    cells.share(bottleneck.coverage()),
                    BottleneckText.of(bottleneck, ledger.gazetteer, cells.words())));
        }
        return new Sheet(
                "bottlenecks.csv",
                cells.header("cause", "bottleneck", "weight", "places", "worstCoverage", "text"),
                table);
    }

    /** The graph of contacts. */
    private Sheet contacts() {
        List<List<String>> table = new ArrayList<>();
        for (Contact contact : report.contacts()) {
            table.add(List.of(
                    bubble(contact.one()),
                    bubble(contact.other()),
                    cells.name(contact.place()),
                    cells.time(contact.second()),
                    Integer.toString(contact.times())));
        }
        return new Sheet(
                "contacts.csv", cells.header("bubble", "otherBubble", "firstPlace", "firstTime", "times"), table);
    }

    private String bubble(String id) {
        String enterprise = ledger.scenario.bubbles().stream()
                .filter(bubble -> bubble.id().equals(id) && !bubble.enterprise().isEmpty())
                .map(bubble -> cells.words().get("html.at", bubble.enterprise()))
                .findFirst()
                .orElse("");
        return id.isEmpty() ? cells.words().get("html.noLoop") : cells.name(id) + enterprise;
    }

    /** What more of each scarce thing would be worth to the allocation. */
    private Sheet shadowPrices() {
        List<List<String>> table = new ArrayList<>();
        for (ShadowPrice price : ledger.plan.appraisal().shadowPrices()) {
            table.add(List.of(
                    cells.words().of(price.cause()),
                    cells.name(price.target()),
                    ShadowPriceText.of(price, ledger.gazetteer, cells.words()),
                    String.format(Locale.ROOT, "%.2f", price.worth() / 100),
                    cells.date(price.day()),
                    cells.share(price.weight())));
        }
        return new Sheet(
                "shadow-prices.csv", cells.header("cause", "bottleneck", "text", "worth", "date", "weight"), table);
    }

    private Sheet shortages() {
        List<List<String>> table = new ArrayList<>();
        for (ShortageCause cause : report.shortages()) {
            for (Shortage row : cause.rows()) {
                Commodity commodity = ledger.commodities.get(row.commodity());
                table.add(List.of(
                        cells.words().of(row.cause()),
                        cells.nameIfAny(row.bottleneck()),
                        cells.district(row.area()),
                        cells.name(row.area()),
                        cells.name(row.commodity()),
                        cells.name(row.priorityClass()),
                        cells.date(row.day()),
                        Long.toString(row.quantity()),
                        commodity.unit(),
                        cells.kg(row.kg()),
                        Integer.toString(row.places())));
            }
        }
        return new Sheet(
                "shortages.csv",
                cells.header(
                        "cause",
                        "bottleneck",
                        "district",
                        "street",
                        "commodity",
                        "class",
                        "date",
                        "quantity",
                        "unit",
                        "kg",
                        "places"),
                table);
    }

    private Sheet transportRequests() {
        Map<String, List<Unmet>> missing = ledger.plan.unmet().stream().collect(Collectors.groupingBy(Unmet::demand));
        List<List<String>> table = new ArrayList<>();
        for (TransportRequest request : ledger.scenario.transportRequests()) {
            List<Unmet> without = missing.getOrDefault(request.id(), List.of());
            long left = without.stream().mapToLong(Unmet::quantity).sum();
            table.add(List.of(
                    request.id(),
                    cells.name(request.from()),
                    cells.name(request.to()),
                    cells.name(request.commodity()),
                    cells.name(request.priorityClass()),
                    cells.date(request.day()),
                    Long.toString(request.quantity()),
                    Long.toString(left),
                    without.isEmpty() ? "" : cells.words().of(without.get(0).cause())));
        }
        return new Sheet(
                "transport-requests.csv",
                cells.header("id", "from", "to", "commodity", "class", "date", "quantity", "missing", "cause"),
                table);
    }
}
