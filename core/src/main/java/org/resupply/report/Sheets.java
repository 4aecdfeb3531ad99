package org.resupply.report;

import java.util.stream.Stream;

/**
 * The CSV sheets of a plan: one file for each desk that has something to do, with an index that names the files.
 *
 * <pre>
 *   coverage-*.csv, shortages.csv                 the figures
 *   floors.csv, bottlenecks.csv                   who is below a floor, where there are floors, and why; or why the worst cannot have more
 *   contacts.csv                                  which closed loops meet, where there are any loops
 *   shadow-prices.csv                             what more of what is scarce would be worth, where goods were allocated
 *   vehicles.csv        vehicles/BASE.csv         for the dispatcher of a base: every stop of every vehicle
 *   transfer-points.csv transfer-points/POINT.csv for a transfer point or port: what arrives and what leaves, by time
 *   streets.csv         streets/STREET.csv        for a street: what comes when to whom, and what does not come and why
 * </pre>
 *
 * <p>Sheets are made one by one as the stream is read, by several threads where it is made parallel, so that a big city's never
 * lie in memory together.
 */
public final class Sheets {
    private Sheets() {}

    /** All sheets of the plan in a ledger, each made when the stream comes to it. */
    public static Stream<Sheet> of(Ledger ledger, Report report, Words words) {
        SheetCells cells = new SheetCells(ledger.scenario, ledger.gazetteer, words);
        // Not flatMap, whose parts a parallel stream does not divide.
        return Stream.concat(
                Stream.concat(
                        new FigureSheets(ledger, report, cells).all(), new VehicleSheets(ledger, report, cells).all()),
                Stream.concat(
                        new TransferPointSheets(ledger, cells).all(), new StreetSheets(ledger, report, cells).all()));
    }
}
