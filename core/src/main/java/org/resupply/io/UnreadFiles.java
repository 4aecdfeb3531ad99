package org.resupply.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;
import org.resupply.model.Nearest;

/** The files of an import's folder that it does not read: a table under another name is a fault, anything else a warning. */
final class UnreadFiles {
    private static final String BASE = "scenario.json";
    private static final Set<String> TABLES = Set.of("csv", "tsv", "xlsx", "xls", "xlsm", "ods", "et", "numbers");

    private UnreadFiles() {}

    /** A fault or a warning for each, in the order of their names. Hidden files, and folders, are nobody's tables. */
    static List<Fault> in(Path folder, JsonFile.Source base) {
        Set<String> read = new TreeSet<>(Set.of(BASE));
        CsvColumns.byList().keySet().forEach(list -> read.add(CsvColumns.file(list)));
        JsonNode whole = JsonFile.tree(base, new Findings());
        if (whole != null) {
            whole.path("travel").path("roadGraph").forEach(file -> read.add(normalized(file.asText())));
        }
        List<Fault> unread = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean hidden = name.startsWith(".") || name.startsWith("~$");
                if (!hidden && Files.isRegularFile(file) && !isRead(file, name, read)) {
                    unread.add(fault(folder, name));
                }
            }
        } catch (IOException e) {
            throw BadInput.unreadable(folder.toString(), e);
        }
        return unread;
    }

    private static String normalized(String file) {
        return file.startsWith("./") ? file.substring(2) : file;
    }

    /** Whether a file is one of those that are read, perhaps in other case where that makes no difference. */
    private static boolean isRead(Path file, String name, Set<String> read) throws IOException {
        for (String known : read) {
            Path other = file.resolveSibling(known);
            if (name.equals(known)
                    || name.equalsIgnoreCase(known) && Files.exists(other) && Files.isSameFile(file, other)) {
                return true;
            }
        }
        return false;
    }

    private static Fault fault(Path folder, String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        String kind = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        Optional<String> meant = meant(stem);
        boolean isThere = !kind.equals("csv")
                && meant.filter(table -> Files.isRegularFile(folder.resolve(table)))
                        .isPresent();
        if (!TABLES.contains(kind) || isThere) {
            return Fault.warning("UNKNOWN_TABLE", name, kind, "This file is not read.");
        }
        String advice = meant.map(table -> "Maybe it is meant to be %s?".formatted(table))
                .orElse("Known here: %s.".formatted(String.join(", ", tables())));
        return new Fault(
                "UNKNOWN_TABLE",
                name,
                kind,
                kind.equals("csv")
                        ? "There is no table of this name. " + advice
                        : "Tables are read as CSV only. Save it as \"CSV UTF-8\". " + advice);
    }

    /** The table whose name, or whose list's name, is nearest. */
    private static Optional<String> meant(String stem) {
        for (String list : CsvColumns.byList().keySet()) {
            if (list.equalsIgnoreCase(stem.replace("_", "").replace("-", "").replace(" ", ""))) {
                return Optional.of(CsvColumns.file(list));
            }
        }
        List<String> stems = new ArrayList<>();
        tables().forEach(table -> stems.add(table.substring(0, table.length() - ".csv".length())));
        stems.addAll(CsvColumns.byList().keySet());
        return Nearest.to(stem, stems)
                .map(near -> CsvColumns.byList().containsKey(near) ? CsvColumns.file(near) : near + ".csv");
    }

    private static List<String> tables() {
        return CsvColumns.byList().keySet().stream().map(CsvColumns::file).toList();
    }
}
