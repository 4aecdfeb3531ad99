package org.resupply.examples.cli;

import java.math.BigDecimal;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number on the command line, with what it may be; whatever else is given is refused with what would be right. */
abstract class Amount<N extends Number> implements ITypeConverter<N>, Wanted {
    private final String kind;
    private final BigDecimal least;
    private final BigDecimal most;
    private final Function<BigDecimal, N> exactly;

    private Amount(String kind, BigDecimal least, long most, Function<BigDecimal, N> exactly) {
        this.kind = kind;
        this.least = least;
        this.most = BigDecimal.valueOf(most);
        this.exactly = exactly;
    }

    @Override
    public String in(Voice voice) {
        return voice.words(kind, least, Voice.number(most.longValue()));
    }

    @Override
    public N convert(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                return exactly.apply(number);
            }
        } catch (NumberFormatException | ArithmeticException none) {
            // Refused below.
        }
        throw new TypeConversionException("(%s) is none".formatted(text));
    }

    /** How long something may take: up to a day. */
    static final class Seconds extends Amount<Double> {
        Seconds() {
            super("seconds", new BigDecimal("0.01"), 86_400, BigDecimal::doubleValue);
        }
    }

    /** Steps of a search. */
    static final class Iterations extends Amount<Long> {
        Iterations() {
            super("whole", BigDecimal.ONE, 1_000_000_000, BigDecimal::longValueExact);
        }
    }

    /** How many threads may work at once: no machine has use for more. */
    static final class Threads extends Amount<Integer> {
        Threads() {
            super("whole", BigDecimal.ONE, 1024, BigDecimal::intValueExact);
        }
    }

    /** How many things are wanted. */
    static final class Count extends Amount<Integer> {
        Count() {
            super("whole", BigDecimal.ONE, 1_000_000, BigDecimal::intValueExact);
        }
    }

    /** A price in minor units. */
    static final class Price extends Amount<Long> {
        Price() {
            super("whole", BigDecimal.ZERO, 1_000_000_000, BigDecimal::longValueExact);
        }
    }

    /** Where random choices start. */
    static final class Seed extends Amount<Long> {
        Seed() {
            super("seed", BigDecimal.valueOf(Long.MIN_VALUE), Long.MAX_VALUE, BigDecimal::longValueExact);
        }
    }
}
