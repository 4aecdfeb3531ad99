package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.resupply.io.ScenarioJson;
import org.resupply.io.WholeFile;
import org.resupply.model.Scenario;
import org.resupply.model.Travel;

/**
 * The folder into which a command writes a plan and what goes with it, in the place of an older plan's files. Until it is closed no
 * other run may write there.
 */
final class PlanFolder implements AutoCloseable {
    static final String SCENARIO = "scenario.json";
    static final String PLAN = "plan.json";
    static final String PAGE = "report.html";
    private static final String SHEETS = "sheets";

    private final Path folder;
    private final FolderLock lock;
    private final Written written;
    private final SortedSet<String> now = new TreeSet<>();
    private final SortedSet<String> kept = new TreeSet<>();
    private final boolean made;

    private PlanFolder(Path folder) {
        this.folder = folder;
        this.made = !Files.exists(folder);
        try {
            if (made) {
                Files.createDirectories(folder);
            }
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new UncheckedIOException(
                        "The folder (%s) cannot be written.".formatted(folder),
                        new IOException("Maybe it is a file, or belongs to somebody else?"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(folder), e);
        }
        this.lock = FolderLock.of(folder, 0);
        try {
            this.written = Written.in(folder);
        } catch (RuntimeException unreadable) {
            lock.close();
            throw unreadable;
        }
    }

    /**
     * Finds out before the search, not after it, what cannot be written.
     *
     * @param inputs files that the command reads, which must not be written over; some may not exist
     * @param files all files that may be written beside the sheets; those of an earlier run may be written over
     */
    static PlanFolder prepare(Path folder, List<Path> inputs, String... files) {
        PlanFolder prepared = new PlanFolder(folder);
        try {
            for (String file : files) {
                prepared.requireNoInput(file, inputs);
            }
            prepared.written.requireOwn(List.of(files));
            // Sheets that every plan has.
            Written.in(prepared.sheets()).requireOwn(List.of("coverage-street.csv", "shortages.csv"));
        } catch (RuntimeException refused) {
            prepared.close();
            throw refused;
        }
        // What is read stays, whoever wrote it: planned again in the folder of a scenario, for one, its files do.
        for (Path input : inputs) {
            Path place = input.toAbsolutePath().normalize();
            if (place.startsWith(prepared.shown())) {
                prepared.kept.add(prepared.shown().relativize(place).toString().replace('\\', '/'));
            }
        }
        return prepared;
    }

    private void requireNoInput(String file, List<Path> inputs) {
        Path place = folder.resolve(file);
        for (Path input : inputs) {
            if (isSame(input, place)) {
                throw new Refusal("readAndWritten", input);
            }
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be read.".formatted(one), e);
        }
    }

    /** The place of a file that is about to be written. */
    Path file(String name) {
        now.add(name);
        // At once: a run that is cut off must not stand in the way of the next one.
        if (!written.has(name)) {
            written.add(List.of(name));
        }
        return folder.resolve(name);
    }

    Path sheets() {
        return folder.resolve(SHEETS);
    }

    /** The folder as people would look for it. */
    Path shown() {
        return folder.toAbsolutePath().normalize();
    }

    /** A scenario as it can stand in a folder of its own: files of a road graph that lie outside its folder are called as inside. */
    static Scenario standingAlone(Scenario scenario) {
        Travel travel = scenario.travel();
        if (travel.roadGraph() == null) {
            return scenario;
        }
        Travel.RoadGraphFiles inside = new Travel.RoadGraphFiles(
                inside(travel.roadGraph().nodes(), "nodes"),
                inside(travel.roadGraph().arcs(), "arcs"));
        if (inside.equals(travel.roadGraph())) {
            return scenario;
        }
        return scenario.toBuilder()
                .travel(new Travel(travel.bands(), travel.crossings(), inside, travel.given()))
                .build();
    }

    private static String inside(String name, String what) {
        Path place = Path.of(name).normalize();
        if (!place.isAbsolute() && !place.startsWith("..")) {
            return name;
        }
        return "roads/" + what + (name.endsWith(".gz") ? ".csv.gz" : ".csv");
    }

    /**
     * Writes the scenario, and beside it the road graph that it names.
     *
     * @param roads where the nodes and arcs of its road graph were read from; empty when it has none
     */
    void writeScenario(Scenario scenario, List<Path> roads) {
        ScenarioJson.write(scenario, file(SCENARIO));
        Travel.RoadGraphFiles names = scenario.travel().roadGraph();
        if (names != null) {
            copy(roads.get(0), names.nodes());
            copy(roads.get(1), names.arcs());
        }
    }

    /** Copies a file to its place seen from here; not where that holds the same already. */
    private void copy(Path from, String name) {
        Path to = shown().resolve(name).normalize();
        try {
            if (isSame(from, to)) {
                return;
            }
            if (Files.exists(to) && Files.mismatch(from, to) < 0) {
                if (written.has(name)) {
                    now.add(name);
                }
                return;
            }
            written.requireOwn(List.of(name));
            WholeFile.write(file(name), stream -> Files.copy(from, stream));
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(to), e);
        }
    }

    /** Ends writing a plan: what an older one has left there goes. */
    void replaceOlder() {
        written.replaceBy(now, kept);
    }

    /** Whether an earlier run has written a file of this name. */
    boolean holds(String name) {
        return written.has(name) && Files.exists(folder.resolve(name));
    }

    /** Lets others write here; a folder in which nothing was written goes again. */
    @Override
    public void close() {
        lock.close();
        if (made) {
            // Deletes no folder that holds something.
            folder.toFile().delete();
        }
    }
}
