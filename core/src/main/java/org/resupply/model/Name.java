package org.resupply.model;

/**
 * What people call a thing, in Chinese and in English; either may stand for both.
 *
 * @param zh the Chinese name, never empty
 * @param en the English name, never empty
 */
public record Name(String zh, String en) {

    public Name {
        if (zh == null || zh.isBlank()) {
            zh = en;
        }
        if (en == null || en.isBlank()) {
            en = zh;
        }
        if (zh == null || zh.isBlank()) {
            throw new IllegalArgumentException("A name must be given in Chinese or in English.");
        }
    }

    /** The same name in both languages. */
    public static Name of(String name) {
        return new Name(name, name);
    }
}
