package org.resupply.io;

/**
 * An apostrophe before a cell that a spreadsheet would take for a formula and work out.
 *
 * <p>Apostrophes that stand there already are told apart by one more, so that what is taken off is what was put on.
 */
final class FormulaGuard {
    private FormulaGuard() {}

    /** The cell as it is written. */
    static String with(String cell) {
        return isFormula(cell) ? "'" + cell : cell;
    }

    /** The cell as it was before it was written. */
    static String without(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        int first = 0;
        while (first < cell.length() && cell.charAt(first) == '\'') {
            first++;
        }
        return first < cell.length()
                && "=+-@".indexOf(cell.charAt(first)) >= 0
                && !cell.matches("'*-([0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?)?");
    }
}
