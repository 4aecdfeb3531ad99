package org.resupply.model;

/**
 * Something wrong with an input, said so that it can be put right.
 *
 * @param code what kind of fault, such as {@code DANGLING_ID}; stable, for machines
 * @param place where: a JSON path such as {@code $.zones[3].parent}, or a file and row
 * @param value the value found there
 * @param message what is wrong and what would be right, one or two sentences
 */
public record Fault(String code, String place, String value, String message) {

    @Override
    public String toString() {
        return code + " at " + place + " (" + value + "): " + message;
    }
}
