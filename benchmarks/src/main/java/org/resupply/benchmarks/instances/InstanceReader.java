package org.resupply.benchmarks.instances;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads instance files; whether one is VRPLIB, Solomon's or Li and Lim's text or JSON for VROOM is told by its content, not by its name. */
public final class InstanceReader {
    private InstanceReader() {}

    /** Reads a file, deciding everything by its content. */
    public static Instance read(Path path) throws IOException {
        return read(path, Reading.BY_CONTENT);
    }

    /**
     * Reads a file.
     *
     * @throws MalformedInstanceException if the file cannot be understood; the message names the line
     */
    public static Instance read(Path path, Reading reading) throws IOException {
        return parse(path.getFileName().toString(), text(path), reading);
    }

    /**
     * Reads the text of a file.
     *
     * @param file the file's name, for messages
     * @param text its content
     * @param reading what is known beyond the content
     */
    public static Instance parse(String file, String text, Reading reading) {
        List<String> lines = text.lines().toList();
        try {
            if (VroomReader.isVroom(text)) {
                return new VroomReader(file, text).read();
            }
            if (VrplibText.isVrplib(lines)) {
                return new VrplibReader(file, lines, reading).read();
            }
            if (SolomonReader.isSolomon(lines)) {
                return new SolomonReader(file, lines, reading).read();
            }
            if (LiLimReader.isLiLim(lines)) {
                return new LiLimReader(file, lines, reading).read();
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedInstanceException(file, e.getMessage());
        }
        throw new MalformedInstanceException(
                file,
                "The content is neither VRPLIB (a DIMENSION line), nor Solomon's text (a CUSTOMER line), nor Li and Lim's (rows of 3 and 9 numbers), nor VROOM's JSON.");
    }

    /** The content of a text file; bytes that are no UTF-8 (old files have such names in comments) do no harm. */
    static String text(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "%s is a folder, not an instance.\nMaybe use the command suite?".formatted(path));
        }
        return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    }
}
