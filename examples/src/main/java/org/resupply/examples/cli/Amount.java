package org.resupply.examples.cli;

import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number on the command line, with what it may be; whatever else is given is refused with what would be right. */
abstract class Amount<N extends Number> implements ITypeConverter<N> {
    private final BigDecimal least;
    private final BigDecimal most;
    private final String wanted;

    private Amount(String least, long most, String wanted) {
        this.least = new BigDecimal(least);
        this.most = BigDecimal.valueOf(most);
        this.wanted = String.format(Locale.ROOT, wanted, this.least, this.most.longValue());
    }

    abstract N of(BigDecimal number);

    @Override
    public N convert(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                return of(number);
            }
        } catch (NumberFormatException | ArithmeticException none) {
            // Refused below.
        }
        throw new TypeConversionException("(%s) is not %s".formatted(text, wanted));
    }

    /** How long something may take: up to a day. */
    static final class Seconds extends Amount<Double> {
        Seconds() {
            super("0.01", 86_400, "a number of seconds from %s to %,d, such as 30 or 0.5");
        }

        @Override
        Double of(BigDecimal number) {
            return number.doubleValue();
        }
    }

    /** Steps of a search. */
    static final class Iterations extends Amount<Long> {
        Iterations() {
            super("1", 1_000_000_000, "a whole number from %s to %,d");
        }

        @Override
        Long of(BigDecimal number) {
            return number.longValueExact();
        }
    }

    /** How many threads may work at once: no machine has use for more. */
    static final class Threads extends Amount<Integer> {
        Threads() {
            super("1", 1024, "a whole number from %s to %,d");
        }

        @Override
        Integer of(BigDecimal number) {
            return number.intValueExact();
        }
    }

    /** How many things are wanted. */
    static final class Count extends Amount<Integer> {
        Count() {
            super("1", 1_000_000, "a whole number from %s to %,d");
        }

        @Override
        Integer of(BigDecimal number) {
            return number.intValueExact();
        }
    }
}
