package org.resupply.io;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.resupply.model.Name;
import org.resupply.model.Travel;

/** Makes random records of any shape: every field at its default, at a bound or anywhere between. */
final class RandomRecords {
    private static final String[] LETTERS = {
        "a", "Z", "0", "-", "_", "/", ".", " ", "\"", "\\", "\n", "\t", "\u0001", "'", "<", "é", "沪", "区", "𠮷", "🚚",
        "\u2028"
    };

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    <T extends Record> T of(Shape<T> shape) {
        for (int attempt = 0; attempt < 500; attempt++) {
            try {
                Object[] values = shape.fields().stream().map(this::value).toArray();
                if (shape.type() == Travel.class) {
                    values[shape.index("bands")] = bands();
                } else if (shape.type() == Travel.Given.class) {
                    int places = ((List<?>) values[shape.index("places")]).size();
                    values[shape.index("seconds")] = matrix(places);
                    values[shape.index("metres")] = matrix(places);
                }
                if (shape.closesBeforeOpening(values) < 0) {
                    return shape.make(values);
                }
            } catch (IllegalArgumentException refused) {
                // The record knows better; the next attempt will do.
                continue;
            }
        }
        throw new AssertionError("No " + shape.type().getSimpleName() + " in 500 attempts");
    }

    private Object value(Field field) {
        if (!field.required() && random.nextInt(3) == 0) {
            return field.absent();
        }
        return switch (field.kind()) {
            case TEXT -> text();
            case INT -> (int) Math.max(Integer.MIN_VALUE, whole(field, Integer.MAX_VALUE));
            case LONG -> whole(field, Long.MAX_VALUE);
            case NUMBER -> number(field);
            case FLAG -> random.nextBoolean();
            case INSTANT -> random.nextInt(3) == 0 ? random.nextInt(Integer.MAX_VALUE) : random.nextInt(300_000);
            case CLOCK -> random.nextInt(3) == 0 ? 3600 * random.nextInt(25) : random.nextInt(86_401);
            case DAY -> random.nextInt(400);
            case LAST_DAY -> random.nextInt(-400, 4000);
            case DATE -> LocalDate.of(1980 + random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case NAME -> random.nextBoolean() ? Name.of(text()) : new Name(text(), text());
            case CHOICE -> choice(field);
            case CHOICES -> new LinkedHashSet<>(Arrays.asList(choice(field), choice(field)));
            case TEXTS -> List.copyOf(texts());
            case TEXT_SET -> texts();
            case COUNTS, AMOUNTS, AMOUNTS_BY_CHOICE -> amounts(field);
            case MATRIX -> matrix(0);
            case PART -> of(field.part());
            case PARTS -> parts(field);
        };
    }

    private List<Record> parts(Field field) {
        List<Record> parts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            parts.add(of(field.part()));
        }
        return parts;
    }

    private Map<Object, Object> amounts(Field field) {
        Map<Object, Object> amounts = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            amounts.put(
                    field.kind() == Kind.AMOUNTS_BY_CHOICE ? choice(field) : text(),
                    field.kind() == Kind.COUNTS
                            ? (Object) (int) whole(field, Integer.MAX_VALUE)
                            : (Object) number(field));
        }
        return amounts;
    }

    private Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return text.toString();
    }

    private Object choice(Field field) {
        Object[] constants = field.choices().getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private long whole(Field field, long most) {
        long least = (long) field.least();
        long greatest = (long) Math.min(field.most(), most);
        return switch (random.nextInt(5)) {
            case 0 -> least;
            case 1 -> greatest;
            case 2 -> random.nextLong(least, greatest);
            default -> Math.min(greatest, Math.max(least, random.nextInt(1000)));
        };
    }

    private double number(Field field) {
        double number = switch (random.nextInt(5)) {
            case 0 -> field.least();
            case 1 -> random.nextInt(1000);
            case 2 -> random.nextInt(1_000_000) / 1000.0;
            case 3 -> Math.exp(random.nextGaussian() * 20);
            default -> random.nextDouble() * 10;
        };
        return field.allows(number) ? number : Math.min(1.25, field.most());
    }

    private List<Travel.Band> bands() {
        List<Travel.Band> bands = new ArrayList<>();
        double km = 0;
        for (int i = random.nextInt(3); i > 0; i--) {
            km += 1 + random.nextInt(50);
            bands.add(new Travel.Band(km, 1 + random.nextDouble(), 1 + random.nextInt(100)));
        }
        bands.add(new Travel.Band(Double.POSITIVE_INFINITY, 1.5, 30));
        return bands;
    }

    private int[][] matrix(int size) {
        int[][] rows = new int[size][size];
        for (int[] row : rows) {
            Arrays.setAll(row, i -> random.nextInt(-1, 100_000));
        }
        return rows;
    }
}
