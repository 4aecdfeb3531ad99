package org.resupply.io;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.resupply.model.Name;

/**
 * How a record stands in a file: its components as fields, in their order, each with its kind, default and bounds.
 *
 * <p>Kinds follow from the components' types; what types cannot say (that an int is an instant, what a default is) is added by
 * {@link Shapes}. Numbers are at least 0 unless something else is said.
 */
final class Shape<T extends Record> {
    private final Class<T> type;
    private final Constructor<T> constructor;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private String first;
    private String second;
    private boolean mayCoincide;

    private Shape(Class<T> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException impossible) {
            throw new AssertionError(impossible);
        }
        for (RecordComponent component : components) {
            byName.put(component.getName(), fields.size());
            fields.add(field(component));
        }
    }

    static <T extends Record> Shape<T> of(Class<T> type) {
        return new Shape<>(type);
    }

    /** These fields must be given. */
    Shape<T> required(String... names) {
        return each(Field::asRequired, names);
    }

    /** This field has a default. */
    Shape<T> absent(String name, Object value) {
        return each(field -> field.withAbsent(value), name);
    }

    /** These numbers are infinite when they are not given. */
    Shape<T> infinite(String... names) {
        return each(field -> field.withAbsent(Double.POSITIVE_INFINITY), names);
    }

    /** These numbers are above 0. */
    Shape<T> positive(String... names) {
        return each(
                field -> field.kind() == Kind.NUMBER
                        ? field.withBounds(0, true, Double.POSITIVE_INFINITY)
                        : field.withBounds(1, false, field.most()),
                names);
    }

    /** These numbers lie between bounds, both included. */
    Shape<T> between(double least, double most, String... names) {
        return each(field -> field.withBounds(least, false, most), names);
    }

    /** These fields hold something that their type alone does not tell. */
    Shape<T> kind(Kind kind, String... names) {
        return each(field -> field.as(kind), names);
    }

    /** This field holds a record, or records, of this shape. */
    Shape<T> part(String name, Shape<?> part) {
        return each(field -> field.withPart(part), name);
    }

    /** The records of these lists stand on lines of their own. */
    Shape<T> lines(String... names) {
        return each(Field::inLines, names);
    }

    /** The second field must come after the first, or may coincide with it. */
    Shape<T> ordered(String opening, String closing, boolean coincide) {
        first = opening;
        second = closing;
        mayCoincide = coincide;
        return this;
    }

    Class<T> type() {
        return type;
    }

    List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** The index of the field with this name; -1 when there is none. */
    int index(String name) {
        return byName.getOrDefault(name, -1);
    }

    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** The index of the field that closes before its window opens; -1 when all is well. */
    int closesBeforeOpening(Object[] values) {
        if (first == null) {
            return -1;
        }
        int opening = (Integer) values[index(first)];
        int closing = (Integer) values[index(second)];
        return closing > opening || (mayCoincide && closing == opening) ? -1 : index(second);
    }

    /**
     * The record with these values.
     *
     * @throws IllegalArgumentException when the record refuses them
     */
    T make(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(refused);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The value of a field of a record. */
    static Object value(Field field, Record holder) {
        try {
            return field.accessor().invoke(holder);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Shape<T> each(UnaryOperator<Field> change, String... names) {
        for (String name : names) {
            int index = index(name);
            if (index < 0) {
                throw new AssertionError(type.getSimpleName() + " has no component " + name);
            }
            fields.set(index, change.apply(fields.get(index)));
        }
        return this;
    }

    private static Field field(RecordComponent component) {
        Class<?> raw = component.getType();
        Kind kind;
        Object absent = null;
        Class<? extends Enum<?>> choices = null;
        double most = Double.POSITIVE_INFINITY;
        if (raw == String.class) {
            kind = Kind.TEXT;
            absent = "";
        } else if (raw == int.class) {
            kind = Kind.INT;
            absent = 0;
            most = Integer.MAX_VALUE;
        } else if (raw == long.class) {
            kind = Kind.LONG;
            absent = 0L;
            most = Long.MAX_VALUE;
        } else if (raw == double.class) {
            kind = Kind.NUMBER;
            absent = 0.0;
        } else if (raw == boolean.class) {
            kind = Kind.FLAG;
            absent = false;
        } else if (raw == LocalDate.class) {
            kind = Kind.DATE;
        } else if (raw == Name.class) {
            kind = Kind.NAME;
        } else if (raw == int[][].class) {
            kind = Kind.MATRIX;
        } else if (raw.isEnum()) {
            kind = Kind.CHOICE;
            choices = constants(raw);
        } else if (raw == List.class) {
            kind = argument(component, 0) == String.class ? Kind.TEXTS : Kind.PARTS;
            absent = List.of();
        } else if (raw == Set.class) {
            boolean texts = argument(component, 0) == String.class;
            kind = texts ? Kind.TEXT_SET : Kind.CHOICES;
            choices = texts ? null : constants(argument(component, 0));
            absent = Set.of();
        } else if (raw == Map.class) {
            boolean texts = argument(component, 0) == String.class;
            kind = !texts
                    ? Kind.AMOUNTS_BY_CHOICE
                    : argument(component, 1) == Integer.class ? Kind.COUNTS : Kind.AMOUNTS;
            choices = texts ? null : constants(argument(component, 0));
            most = kind == Kind.COUNTS ? Integer.MAX_VALUE : most;
            absent = Map.of();
        } else if (raw.isRecord()) {
            kind = Kind.PART;
        } else {
            throw new AssertionError("No kind for " + component);
        }
        return new Field(
                component.getName(),
                kind,
                component.getAccessor(),
                choices,
                null,
                false,
                absent,
                0,
                false,
                most,
                false);
    }

    private static Class<?> argument(RecordComponent component, int index) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
        return (Class<?>) argument;
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Enum<?>> constants(Class<?> raw) {
        return (Class<? extends Enum<?>>) raw;
    }
}
