package org.resupply.report;

import java.util.List;
import java.util.Locale;
import org.resupply.model.Scenario;

/** What of transport requests nobody carries, as sentences: what, from where to where, and why. */
public final class RequestText {
    private RequestText() {}

    /** A sentence for each of them, in their order. */
    public static List<String> of(Scenario scenario, List<RequestShortage> requests, Words words) {
        SheetCells cells = new SheetCells(scenario, Gazetteer.of(scenario), words);
        return requests.stream()
                .map(left -> words.get(
                        "request.left",
                        left.request().id(),
                        cells.name(left.request().from()),
                        cells.name(left.request().to()),
                        cells.date(left.request().day()),
                        cells.name(left.request().commodity()),
                        String.format(Locale.ROOT, "%,d", left.quantity()),
                        words.of(left.cause())))
                .toList();
    }
}
