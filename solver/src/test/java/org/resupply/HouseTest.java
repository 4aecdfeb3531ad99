package org.resupply;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of core and solver; docs/house.md draws them. */
class HouseTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.resupply");

    /** For each package all packages of the house that it may use. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("model", Set.of("model.geo")),
            Map.entry("plan", Set.of("model")),
            Map.entry("model.geo", Set.of()),
            Map.entry("network", Set.of("model", "model.geo")),
            Map.entry("bubble", Set.of("model", "plan")),
            Map.entry("verify", Set.of("model", "plan", "network", "bubble")),
            Map.entry("io", Set.of("model", "model.geo", "plan")),
            Map.entry("report", Set.of("model", "plan", "bubble", "verify")),
            Map.entry("problem", Set.of()),
            Map.entry("beside", Set.of()),
            Map.entry("solve", Set.of("problem")),
            Map.entry("allocation.flow", Set.of()),
            Map.entry("allocation", Set.of("allocation.flow", "beside", "problem", "solve")),
            Map.entry("routing.search", Set.of("problem", "solve")),
            Map.entry("routing", Set.of("routing.search", "problem", "solve")),
            Map.entry("optaplanner", Set.of("problem", "solve", "bubble", "plan", "model")),
            Map.entry("compile", Set.of("beside", "problem", "network", "bubble", "model", "plan")),
            Map.entry("dispatch", Set.of("compile", "beside", "problem", "solve", "bubble", "model", "plan")),
            Map.entry(
                    "planner",
                    Set.of(
                            "dispatch",
                            "compile",
                            "allocation",
                            "routing",
                            "problem",
                            "solve",
                            "beside",
                            "verify",
                            "io",
                            "network",
                            "bubble",
                            "model",
                            "plan")));

    @Test
    void packagesUseEachOtherOnlyAlongTheArrows() {
        Map<String, Set<String>> astray = new TreeMap<>();
        for (JavaClass type : HOUSE) {
            String from = room(type);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass();
                if (target.getPackageName().startsWith("org.resupply")) {
                    String to = room(target);
                    if (!from.equals(to) && !ARROWS.getOrDefault(from, Set.of()).contains(to)) {
                        astray.computeIfAbsent(from + " -> " + to, arrow -> new TreeSet<>())
                                .add(type.getSimpleName());
                    }
                }
            }
        }
        assertThat(astray).isEmpty();
    }

    @Test
    void noPackagesFormARing() {
        slices().matching("org.resupply.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void noRoomIsAStoreForOddsAndEnds() {
        assertThat(HOUSE)
                .extracting(HouseTest::room)
                .isNotEmpty()
                .allSatisfy(room -> assertThat(room)
                        .doesNotMatch("(.*\\.)?(util|utils|common|helper|helpers|manager|misc)(\\..*)?"));
    }

    @Test
    void librariesStayInTheRoomsThatUseThem() {
        Map<String, Set<String>> libraries = Map.of(
                "com.fasterxml.jackson", Set.of("io"),
                "org.jgrapht", Set.of("network"),
                "org.optaplanner", Set.of("optaplanner"));
        Set<String> astray = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                libraries.forEach((library, rooms) -> {
                    if (target.startsWith(library) && !rooms.contains(room(type))) {
                        astray.add(type.getName() + " uses " + target);
                    }
                });
            }
        }
        assertThat(astray).isEmpty();
    }

    /** What cannot be read or written is told unchecked, but where the caller brings the stream that fails. */
    @Test
    void nobodyIsMadeToCatchFaultsOfFiles() {
        Set<String> checked = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            for (JavaMethod method : type.getMethods()) {
                if (type.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getModifiers().contains(JavaModifier.PUBLIC)
                        && method.getThrowsClause().containsType(IOException.class)) {
                    checked.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(checked).containsExactly("Content.writeTo", "Sheet.writeTo");
    }

    /** Numbers look alike whatever the language of the machine, and lines of messages end alike whatever its system. */
    @Test
    void nothingIsWrittenAsTheMachineWouldHaveIt() throws IOException {
        String rest = "(?:[^\"\\\\\n]|\\\\.)*\"";
        String strings = rest + "(?:\\s*\\+\\s*\"" + rest + ")*";
        String number = "%[-+,0-9.]*[deEfgG]";
        Pattern local = Pattern.compile(String.join(
                "|",
                "(?:" + number + "|%n)" + strings + "\\s*\\)?\\s*\\.formatted\\(",
                "printf\\(\\s*\"(?:[^\"\\\\\n]|\\\\.)*" + number,
                "String\\.format\\(\\s*+(?!Locale)",
                "String\\.format\\(\\s*Locale\\.ROOT,\\s*\"(?:[^\"\\\\\n]|\\\\.)*%n",
                "lineSeparator",
                "to(?:Lower|Upper)Case\\(\\)"));
        Set<String> astray = new TreeSet<>();
        for (String module : List.of("core", "solver", "benchmarks", "examples")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    local.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> astray.add(file.getFileName() + ": " + found.group()));
                }
            }
        }
        assertThat(astray).isEmpty();
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring("org.resupply".length()).replaceFirst("^\\.", "");
    }
}
