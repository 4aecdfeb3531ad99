package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.BadInput;
import org.resupply.model.Fault;

/** Files that are cut, damaged, or made to do harm are refused with a word, in little memory. */
class HostileFileTest {
    private static final byte[] SCENARIO =
            ScenarioJson.toJson(Samples.scenario()).getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLAN =
            PlanJson.toJson(Samples.plan(), Samples.START).getBytes(StandardCharsets.UTF_8);

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < SCENARIO.length; length += 3) {
            byte[] cut = Arrays.copyOf(SCENARIO, length);
            assertThat(refusal(cut).faults())
                    .as("the first %d bytes", length)
                    .extracting(Fault::code)
                    .contains("TRUNCATED");
        }
        for (int length = 0; length < PLAN.length; length += 3) {
            byte[] cut = Arrays.copyOf(PLAN, length);
            assertThat(catchThrowableOfType(BadInput.class, () -> PlanJson.read(new ByteArrayInputStream(cut), "cut"))
                            .faults())
                    .as("the first %d bytes", length)
                    .extracting(Fault::code)
                    .contains("TRUNCATED");
        }
    }

    @Property(tries = 3000)
    void damagedBytesAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] scenario = damaged(SCENARIO, random);
        byte[] plan = damaged(PLAN, random);
        readOrRefused(() -> ScenarioJson.read(new ByteArrayInputStream(scenario), "damaged"));
        readOrRefused(() -> PlanJson.read(new ByteArrayInputStream(plan), "damaged"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"zones\":", "{\"x\":", "{\"zones\":[{\"people\":", "{\"zones\":[[", "{\"name\":"})
    void endlessNestingIsRefused(String level) {
        byte[] bomb = level.repeat(2_000_000).getBytes(StandardCharsets.UTF_8);
        BadInput refused = refusal(bomb);
        assertThat(refused.faults().get(refused.faults().size() - 1).code())
                .isIn("TOO_DEEP", "WRONG_TYPE", "MALFORMED", "TRUNCATED");
        assertThat(refused.getMessage().length()).isLessThan(20_000);
    }

    @Test
    void textsNamesAndNumbersOfAHundredMegabytesAreRefusedInLittleMemory() {
        for (String begin :
                new String[] {"{\"id\":\"", "{\"", "{\"days\":1", "{\"name\":{\"zh\":\"", "{\"unknown\":\""}) {
            byte[] json = huge(begin);
            Findings findings = new Findings();
            long before = allocated();
            JsonFile.read(
                    new JsonFile.Source("huge", json),
                    Shapes.SCENARIO,
                    Set.of(),
                    new WireTime(Samples.START),
                    UnaryOperator.identity(),
                    findings);
            assertThat(allocated() - before).as("bytes allocated for %s", begin).isLessThan(10_000_000);
            // A text that nobody wants is passed over without being kept, to the end of the file.
            String code = begin.contains("unknown") ? "TRUNCATED" : "TOO_LARGE";
            assertThat(findings.asBadInput("huge").faults())
                    .extracting(Fault::code)
                    .contains(code);
        }
    }

    @Test
    void tooManyFaultsAreCountedNotKept() {
        StringBuilder json = new StringBuilder("{\"format\":\"resupply-scenario/1\",\"zones\":[");
        for (int i = 0; i < 20_000; i++) {
            json.append(i == 0 ? "" : ",").append("{\"population\":-1}");
        }
        BadInput refused = refusal(json.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        assertThat(refused.faults()).hasSize(1000);
        assertThat(refused).hasMessageContaining(" more.");
        assertThat(refused.getMessage().lines().count()).isLessThan(40);
    }

    @Test
    void anEndlessStreamIsRefusedAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("the line went dead");
            }
        };
        BadInput refused = catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(endless, "line"));
        assertThat(refused.faults()).extracting(Fault::code).containsExactly("UNREADABLE");
        assertThat(refused).hasMessageContaining("the line went dead").hasCauseInstanceOf(IOException.class);
    }

    @Test
    void otherEncodingsAreNamed() {
        String json = new String(SCENARIO, StandardCharsets.UTF_8);
        BadInput refused = refusal(json.getBytes(Charset.forName("GBK")));
        assertThat(refused.faults()).extracting(Fault::code).containsOnly("ENCODING");
        assertThat(refused).hasMessageContaining("Maybe it was saved as GBK?").hasMessageContaining("line 5");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        String json = "\uFEFF" + new String(SCENARIO, StandardCharsets.UTF_8);
        assertThat(ScenarioJson.read(json, "marked")).isEqualTo(Samples.scenario());
    }

    @Test
    void missingFilesAndFoldersAreNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.json");
        BadInput none = catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(missing));
        assertThat(none.faults()).extracting(Fault::code).containsExactly("UNREADABLE");
        assertThat(none).hasMessageContaining("none.json").hasMessageContaining("no such file");
        BadInput directory = catchThrowableOfType(BadInput.class, () -> PlanJson.read(folder));
        assertThat(directory.faults()).extracting(Fault::code).containsExactly("UNREADABLE");
        assertThat(Files.list(folder)).isEmpty();
    }

    private static byte[] huge(String begin) {
        byte[] bytes = new byte[100_000_000];
        Arrays.fill(bytes, (byte) '1');
        byte[] head = begin.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : 32 + random.nextInt(95));
        }
        return bytes;
    }

    private static void readOrRefused(Runnable read) {
        try {
            read.run();
        } catch (BadInput refused) {
            assertThat(refused.faults()).isNotEmpty();
            assertThat(refused.faults())
                    .allSatisfy(fault -> assertThat(fault.message()).isNotBlank());
        }
    }

    private static BadInput refusal(byte[] json) {
        BadInput refused =
                catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(new ByteArrayInputStream(json), "input"));
        assertThat(refused).isNotNull();
        return refused;
    }
}
