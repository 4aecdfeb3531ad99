package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.report.Language;
import org.resupply.report.Words;

/**
 * The schemas and the documentation say what the code does.
 *
 * <p>With the system property {@code resupply.format.write} set to {@code true} the schemas and the tables are written anew.
 */
class FormatTest {
    private static final Path RESOURCES = Path.of("src/main/resources/org/resupply/io");
    private static final Path DOCUMENT = Path.of("../docs/format.md");
    private static final String COLUMNS = "<!-- columns -->\n";
    private static final boolean WRITE = Boolean.getBoolean("resupply.format.write");

    @Test
    void theSchemasAreThoseOfTheShapes() throws IOException {
        for (String kind : List.of("scenario", "plan")) {
            String wanted = FormatFiles.schema(kind, shapes(kind));
            Path file = RESOURCES.resolve(kind + "-v1.schema.json");
            if (WRITE) {
                Files.createDirectories(RESOURCES);
                Files.writeString(file, wanted, StandardCharsets.UTF_8);
            }
            assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(wanted);
        }
    }

    @Test
    void everyComponentOfEveryRecordStandsInTheSchemaAndNothingElse() throws IOException {
        Set<Class<?>> seen = new HashSet<>();
        compare(Scenario.class, schemaNode("scenario"), schemaNode("scenario"), Set.of("format", "coordinates"), seen);
        compare(Plan.class, schemaNode("plan"), schemaNode("plan"), Set.of("format", "start"), seen);
        assertThat(seen).hasSizeGreaterThan(35);
    }

    private static void compare(Class<?> type, JsonNode root, JsonNode object, Set<String> header, Set<Class<?>> seen) {
        seen.add(type);
        Set<String> properties = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(properties::add);
        Set<String> components = new TreeSet<>(header);
        for (RecordComponent component : type.getRecordComponents()) {
            components.add(component.getName());
            Matcher part = Pattern.compile("org\\.resupply\\.(?:model|plan)\\.[\\w.$]+")
                    .matcher(component.getGenericType().getTypeName());
            if (part.find()) {
                Class<?> inner = named(part.group());
                if (inner.isRecord() && !inner.getSimpleName().equals("Name") && !seen.contains(inner)) {
                    compare(inner, root, root.get("$defs").get(inner.getSimpleName()), Set.of(), seen);
                }
            }
        }
        assertThat(properties).as(type.getSimpleName()).isEqualTo(components);
        assertThat(object.get("additionalProperties").asBoolean(true)).isFalse();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException unknown) {
            throw new AssertionError(unknown);
        }
    }

    @Property(tries = 100)
    void whateverIsWrittenIsValid(@ForAll long seed) {
        RandomRecords random = new RandomRecords(seed);
        Scenario scenario = random.of(Shapes.SCENARIO);
        assertThat(schema("scenario").validate(ScenarioJson.toJson(scenario), InputFormat.JSON))
                .isEmpty();
        Plan plan = random.of(Shapes.PLAN);
        assertThat(schema("plan").validate(PlanJson.toJson(plan, Samples.START), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fieldFaults")
    void whatTheReaderSaysOfOneFieldTheSchemaSaysToo(EachFaultTest.Edit edit) {
        String broken = edit.change().apply(ScenarioJson.toJson(Samples.scenario()));
        assertThat(schema("scenario").validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    static List<EachFaultTest.Edit> fieldFaults() {
        Set<String> codes =
                Set.of("FORMAT", "UNKNOWN_FIELD", "MISSING", "WRONG_TYPE", "UNKNOWN_VALUE", "DUPLICATE_ENTRY_IN_LIST");
        return EachFaultTest.errors()
                .filter(edit -> codes.contains(edit.code()))
                .toList();
    }

    @Test
    void theTablesOfTheDocumentationAreThoseOfTheShapes() throws IOException {
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        String wanted = document;
        List<Shape<?>> all = new ArrayList<>(Shapes.ofScenario());
        all.add(Shapes.OVERLAY);
        all.addAll(Shapes.ofPlan());
        all.addAll(Shapes.ofPlanDiff());
        all.addAll(Shapes.ofExplanation());
        for (Shape<?> shape : all) {
            String begin = "<!-- fields of " + FormatFiles.title(shape) + " -->\n";
            int from = wanted.indexOf(begin);
            assertThat(from)
                    .as("place of the table of %s", FormatFiles.title(shape))
                    .isNotNegative();
            int to = wanted.indexOf("<!-- end -->", from);
            wanted = wanted.substring(0, from) + begin + FormatFiles.about(shape) + "\n\n" + FormatFiles.table(shape)
                    + wanted.substring(to);
        }
        int from = wanted.indexOf(COLUMNS) + COLUMNS.length();
        wanted = wanted.substring(0, from)
                + FormatFiles.columns()
                + wanted.substring(wanted.indexOf("<!-- end -->", from));
        if (WRITE) {
            Files.writeString(DOCUMENT, wanted, StandardCharsets.UTF_8);
            document = wanted;
        }
        assertThat(document).isEqualTo(wanted);
    }

    @Test
    void theFirstExampleOfTheDocumentationCanBeRead() throws IOException {
        Matcher example = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertThat(example.find()).isTrue();
        Scenario scenario = ScenarioJson.read(example.group(1), "the example");
        assertThat(scenario.zones()).hasSize(1);
        assertThat(scenario.name().en()).isEqualTo("Small town");
    }

    @Test
    void everyFaultCodeIsExplainedAndEveryExplainedCodeExists() throws IOException {
        Set<String> explained = new TreeSet<>();
        Matcher row = Pattern.compile("(?m)^\\| `([A-Z_0-9]+)` \\|").matcher(Files.readString(DOCUMENT));
        while (row.find()) {
            explained.add(row.group(1));
        }
        Set<String> told = new TreeSet<>();
        Pattern literal = Pattern.compile("\"([A-Z][A-Z_0-9]{3,})\"");
        for (String folder : List.of("io", "model", "network")) {
            try (var files = Files.list(Path.of("src/main/java/org/resupply").resolve(folder))) {
                for (Path file : files.filter(f -> isTelling(f)).toList()) {
                    Matcher code = literal.matcher(Files.readString(file));
                    while (code.find()) {
                        told.add(code.group(1));
                    }
                }
            }
        }
        assertThat(explained).isEqualTo(told);
        Words chinese = Words.in(Language.ZH);
        assertThat(told)
                .allSatisfy(code -> assertThat(chinese.get("Fault." + code)).isNotBlank());
        Set<String> tested = new TreeSet<>(Arrays.asList("UNREADABLE", "ENCODING", "OTHER_SCENARIO", "MORE"));
        tested.addAll(List.of(
                "NO_OUTLINE",
                "MISSING_COLUMN",
                "UNKNOWN_COLUMN",
                "DUPLICATE_COLUMN",
                "ROW_TOO_LONG",
                "NO_ROWS",
                "DUPLICATE_LIST",
                "UNKNOWN_TABLE"));
        EachFaultTest.errors().forEach(edit -> tested.add(edit.code()));
        EachFaultTest.warnings().forEach(edit -> tested.add(edit.code()));
        tested.add("APPARENTLY_GCJ_02");
        assertThat(tested).containsAll(told);
    }

    private static boolean isTelling(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith("Check.java")
                || name.startsWith("Csv")
                || name.equals("BadInput.java")
                || name.equals("GeoJson.java")
                || name.equals("UnreadFiles.java")
                || List.of(
                                "Ids.java",
                                "FaultList.java",
                                "RecordReader.java",
                                "JsonFile.java",
                                "ScenarioJson.java",
                                "PlanJson.java")
                        .contains(name);
    }

    private static List<Shape<?>> shapes(String kind) {
        return kind.equals("scenario") ? Shapes.ofScenario() : Shapes.ofPlan();
    }

    private static JsonNode schemaNode(String kind) throws IOException {
        return new ObjectMapper()
                .readTree(RESOURCES.resolve(kind + "-v1.schema.json").toFile());
    }

    private static Schema schema(String kind) {
        return SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
                .getSchema(kind.equals("scenario") ? ScenarioJson.schema() : PlanJson.schema());
    }
}
