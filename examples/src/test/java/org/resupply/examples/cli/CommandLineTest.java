package org.resupply.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.report.Language;
import org.resupply.report.Words;

/** What is said to whoever asks amiss, in Chinese, or for help. */
class CommandLineTest extends AtTheCommandLine {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan nowhere.json",
                "plan tiny --time -3",
                "plan tiny --time soon",
                "plan tiny --time 5d",
                "plan tiny --time 0x1p3",
                "plan tiny --time NaN",
                "plan tiny --time Infinity",
                "plan tiny --time 1e9",
                "plan tiny --iterations 99999999999999",
                "plan tiny --threads 100000",
                "generate shanghai --communities 2000000000 --out x.json",
                "plan tiny --iterations 0",
                "plan tiny --threads 0",
                "plan tiny --lang fr",
                "plan tiny --polygons nowhere.geojson",
                "plan",
                "plam tiny",
                "check tiny nowhere.json",
                "generate atlantis --out x.json",
                "generate tiny --communities 5 --out x.json",
                "validate nowhere.json",
                "import nowhere --out x.json",
                ""
            })
    void badUsageGetsTwoAndASentenceButNoStackTrace(String line) {
        refused(line);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ").doesNotContain("Exception:");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan tiny --time 5d",
                "plan tiny --time 1e9",
                "plan tiny --threads 100000",
                "replan tiny --plan p.json --disruptions d.json --now 0 --time 5d",
                "explain tiny --plan p.json --streets -1",
                "explain tiny --plan p.json --streets 0",
                "explain tiny --plan p.json --threads 0",
                "replan tiny --plan p.json --disruptions d.json --now 0 --threads 0",
                "check tiny p.json --show -5",
                "generate shanghai --communities 2000000000 --out x.json"
            })
    void aNumberThatMakesNoSenseIsRefusedWithWhatIsAllowed(String line) {
        refused(line);
        assertThat(err.toString()).containsPattern("\\(-?\\w+\\) is not a .*number.* from [0-9.]+ to [0-9,]+");
    }

    @Test
    void whatIsWrongIsSaidInWords() throws IOException {
        refused("plan tiny --time 5s");
        assertThat(err.toString())
                .contains("--time", "(5s) is not a number of seconds from 0.01 to 86,400")
                .doesNotContain("double");
        refused("plan tiny --seed 1.5");
        assertThat(err.toString()).contains("--seed", "(1.5) is not a whole number");
        refused("plan tiny songjiang");
        assertThat(err.toString()).startsWith("One word too many (songjiang).").contains("Maybe look at");
        refused("plan tiny --tiem 5");
        assertThat(err.toString()).startsWith("There is no option (--tiem).").contains("--time");
        refused("plam tiny");
        assertThat(err.toString()).startsWith("There is no command (plam).").contains("plan");

        refused("validate", folder);
        assertThat(err.toString()).contains("(" + folder + ") is a folder", "resupply import " + folder);

        run("generate tiny --out", folder.resolve("tiny.json"));
        String text = Files.readString(folder.resolve("tiny.json"));
        Path bad = Files.writeString(
                folder.resolve("bad.json"), text.replaceFirst("\"population\"\\s*:\\s*\\d+", "\"population\": -5"));
        refused("validate", bad);
        assertThat(err.toString()).contains(": 1 fault.");
    }

    @Test
    void oneThingIsNotCalledByItsPlural() {
        done("validate tiny --lang en");
        assertThat(out.toString()).contains("tiny can be planned: 12 communities, ");
        Words words = Words.in(Language.EN);
        assertThat(words.get("cli.warning.one", 1)).isEqualTo("1 warning");
        assertThat(words.get("cli.warning", 0)).isEqualTo("0 warnings");
    }

    @Test
    void whoAsksInChineseIsAnsweredInChinese() throws IOException {
        Path dir = folder.resolve("plan");
        done("plan tiny --iterations 50 --lang zh --out", dir);
        assertThat(out.toString()).contains("保障最差街镇", "已写入 " + dir).doesNotContain("Written", "Planned");
        assertThat(err.toString()).contains("物资调配 ...", "车辆路径 ...").doesNotContain("routing");
        done("check tiny", dir.resolve("plan.json"), "--lang=zh");
        assertThat(out.toString().strip()).isEqualTo("方案核验通过。");
        Path wrong = folder.resolve("wrong.json");
        Files.writeString(wrong, Files.readString(dir.resolve("plan.json")).replaceFirst("\"metres\": *", "$01"));
        assertThat(run("check tiny", wrong, "--lang zh")).isEqualTo(ExitCode.UNSOUND);
        assertThat(out.toString()).contains("方案核验未通过", "METRES: 车次里程").containsPattern("METRES \\[.+\\]：车次里程");
        done("validate tiny --lang zh");
        assertThat(out.toString()).contains("tiny 可以规划：12 个小区");
        Map<String, String> said = Map.of(
                "plan nowhere", "没有场景文件（nowhere）",
                "plan tiny --tiem 5", "没有选项（--tiem）",
                "plam tiny", "没有命令（plam）",
                "plan tiny --time 5d", "--time：（5d）无效，应为 0.01 到 86,400 之间的秒数",
                "plan", "必须给出 SCENARIO",
                "check tiny p.json --now 0", "必须同时给出",
                "import nowhere --out x.json", "没有文件夹（nowhere）",
                "generate beijing --out x.json", "没有这个名称的自带场景（beijing）",
                "", "请说明要做什么");
        said.forEach((line, answer) -> {
            refused(line, "--lang zh");
            assertThat(err.toString()).contains(answer).doesNotContain("Maybe", "mean");
        });
    }

    @Test
    void outlinesThatAreNoneAreRefusedInEitherLanguage() throws IOException {
        Path outlines = Files.writeString(folder.resolve("outlines.json"), "{");
        Object[] plan = {"plan tiny --out", folder.resolve("out"), "--polygons", outlines, "--lang en"};
        refused(plan);
        assertThat(err.toString()).contains("is no GeoJSON").doesNotContain("Source", "Feature.");
        Files.writeString(outlines, "[]");
        refused(plan);
        assertThat(err.toString()).contains("The file (" + outlines + ") has no outlines.");
        plan[4] = "--lang zh";
        refused(plan);
        assertThat(err.toString()).startsWith("文件（" + outlines + "）中没有可用的轮廓。");
    }

    @Test
    void everyHelpTeachesByExample() {
        for (String command : List.of("plan", "check", "validate", "generate", "import", "report")) {
            done(command, "--help");
            assertThat(out.toString()).contains("Examples:").contains("resupply " + command);
        }
        done("--help");
        assertThat(out.toString()).contains("Exit codes").contains("plan shanghai");
        done("--version");
    }
}
