package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.ScenarioJson;

/** A scenario is generated, imported and validated. */
class ScenarioCommandsTest extends AtTheCommandLine {
    @Test
    void generatedCitiesValidateAndTheSameSeedGivesTheSameFile() throws IOException {
        Path a = folder.resolve("a.json");
        Path b = folder.resolve("b.json");
        done("generate songjiang --communities 60 --seed 3 --out", a);
        done("generate songjiang --communities 60 --seed 3 --out", b);
        assertThat(a).hasSameTextualContentAs(b);
        done("validate", a);
        assertThat(out.toString()).contains("60 communities");
    }

    @Test
    void validateListsEveryFaultAtOnce() throws IOException {
        Path good = folder.resolve("good.json");
        run("generate tiny --out", good);
        String text = Files.readString(good);
        Path bad = Files.writeString(
                folder.resolve("bad.json"),
                text.replaceFirst("\"population\"\\s*:\\s*\\d+", "\"population\": -5")
                        .replaceFirst("\"days\"\\s*:", "\"dayz\":"));
        refused("validate", bad);
        assertThat(out.toString()).contains("population").contains("dayz");
        refused("plan", bad, "--out", folder.resolve("none"));
        assertThat(err.toString()).contains("cannot be used").doesNotContain("\tat ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void tablesToBeFilledInAreReadAgainAsTheyAre() throws IOException {
        Path tables = folder.resolve("my-city");
        for (String language : List.of("zh", "en")) {
            Path into = tables.resolve(language);
            done("generate chongming --tables", into, "--lang", language);
            Path made = folder.resolve(language + ".json");
            done("import", into, "--out", made);
            assertThat(ScenarioJson.read(made)).isEqualTo(ShippedScenarios.load("chongming"));
            assertThat(Files.readString(into.resolve("zones.csv"))).contains(language.equals("zh") ? "级别" : "level");
        }
        refused("generate tiny --tables", tables);
        assertThat(err.toString()).contains("is not empty");
        refused("generate tiny");
    }

    @Test
    void importMakesAScenarioOfTablesAndTellsFaultsByRow() throws IOException {
        Path tiny = folder.resolve("tiny.json");
        run("generate tiny --out", tiny);
        ObjectMapper json = new ObjectMapper();
        ObjectNode scenario = (ObjectNode) json.readTree(tiny.toFile());
        JsonNode needs = scenario.remove("needs");
        StringBuilder table = new StringBuilder("commodity,unitsPerPersonDay\n");
        needs.forEach(need -> table.append(need.get("commodity").asText())
                .append(',')
                .append(need.get("unitsPerPersonDay").asText())
                .append('\n'));
        Path tables = Files.createDirectories(folder.resolve("tables"));
        json.writeValue(tables.resolve("scenario.json").toFile(), scenario);
        Files.writeString(tables.resolve("needs.csv"), table);
        Path made = folder.resolve("made.json");
        done("import", tables, "--out", made);
        assertThat(out.toString()).containsPattern("needs.csv +\\d+ rows").contains("Written: " + made);
        assertThat(ScenarioJson.read(made).lots())
                .hasSameSizeAs(ScenarioJson.read(tiny).lots());

        Files.writeString(tables.resolve("needs.csv"), table.toString().replaceFirst(",[0-9.]+\n", ",many\n"));
        refused("import", tables, "--out", folder.resolve("none.json"));
        assertThat(err.toString()).contains("needs.csv").contains("many");
        assertThat(folder.resolve("none.json")).doesNotExist();
    }

    @Test
    void whatIsWrongWithAFileIsSaidInChineseToo() throws IOException {
        Path tables = folder.resolve("tables");
        done("generate tiny --lang zh --tables", tables);
        Path zones = tables.resolve("zones.csv");
        String sound = Files.readString(zones);
        Files.writeString(zones, sound.replace("n1a,,,小区,n1,", "n1a,,,小区,nowhere,"));
        Path made = folder.resolve("city.json");
        refused("import", tables, "--lang zh --out", made);
        assertThat(err.toString())
                .contains("tables 无法使用：2 处错误。", "DANGLING_ID，zones.csv 第 9 行“上级”列（nowhere）：没有这个编号的对象。");
        assertThat(made).doesNotExist();
        Files.writeString(zones, sound);
        done("import", tables, "--out", made);
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"), Files.readString(made).replaceFirst("\"days\": *3", "\"days\": 300"));
        for (String command : List.of("validate", "plan")) {
            refused(command, wrong, "--lang zh");
            assertThat(out.toString() + err).as(command).contains("OUT_OF_RANGE，$.days（300）：数字或时间超出范围。", "1 处错误");
        }
    }

    @Test
    void whereAFolderIsNamedForAFileThatIsSaid() {
        refused("generate tiny --lang en --out", folder);
        assertThat(err.toString())
                .contains("This is a folder (" + folder + ").")
                .doesNotContain(".part");
        refused("generate tiny --lang zh --out", folder);
        assertThat(err.toString()).contains("（" + folder + "）是文件夹");
        assertThat(folder).isEmptyDirectory();
    }
}
