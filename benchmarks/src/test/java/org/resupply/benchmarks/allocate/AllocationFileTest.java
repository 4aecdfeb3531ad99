package org.resupply.benchmarks.allocate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationProblem.Counted;
import org.resupply.problem.AllocationProblem.Measure;
import org.resupply.problem.AllocationProblem.PlaceKind;
import org.resupply.problem.AllocationProblem.PoolKind;
import org.resupply.problem.AllocationProblemBuilder;

class AllocationFileTest {
    @TempDir
    private Path folder;

    /** A problem in which every field has a value that it has not by itself. */
    private static AllocationProblem everything() {
        AllocationProblemBuilder b = AllocationProblem.builder(3);
        int gate = b.place(PlaceKind.SOURCE, 2, 0);
        int store = b.place(PlaceKind.WAREHOUSE, 1, 0);
        int home = b.place(PlaceKind.DEMAND_POINT, 1, 700);
        int milk = b.commodity(950, 1000, 3, 12);
        int rice = b.commodity(1000, 1, 0, 1);
        b.lot(gate, milk, 1L << 40, 1, 2);
        b.lot(store, rice, 50, 0, AllocationProblem.NEVER);
        b.lot(home, rice, 3, 0, 5);
        b.reserve(store, rice, 7);
        b.store(store, 1 << 3, Measure.VOLUME, 5, 6, 7);
        int in = b.lane(gate, store, 1, 0.1 + 0.2);
        b.laneOpen(in, 0b101).laneClasses(in, 1 << 3).laneCapacity(in, Measure.UNITS, 9, 9, 9);
        b.lanePalletised(in);
        int out = b.lane(store, home, 0, 0);
        int docks = b.pool(PoolKind.THROUGHPUT, Measure.MASS, Counted.AT_ARRIVAL, 4, 5, 6);
        int vans = b.pool(PoolKind.TRANSPORT, Measure.VOLUME, Counted.AT_DEPARTURE, 8, 8, 8);
        b.poolExtra(vans, 0.5, 1, 0, 2);
        b.share(vans, out, 3).share(docks, in).share(docks, out, 2);
        int demand = b.demand(home, milk, 0, 2, 40, 4, 12.5);
        b.convexity(demand, 2).floorShare(demand, 0.25);
        b.demand(home, rice, 1, 1, 9, 0, 1e-3);
        return b.build();
    }

    @Test
    void whatIsWrittenReadsTheSameLineByLine() throws IOException {
        Path first = folder.resolve("first.jsonl");
        Path second = folder.resolve("second.jsonl");
        AllocationFile.write(everything(), first);
        AllocationProblem read = AllocationFile.read(first);
        AllocationFile.write(read, second);
        assertThat(Files.readString(second)).isEqualTo(Files.readString(first)).endsWith("}\n");
        assertThat(Files.readAllLines(first))
                .hasSize(1 + 3 + 2 + 3 + 1 + 1 + 2 + 2 + 3 + 2)
                .contains(
                        "{\"kind\":\"lot\",\"place\":0,\"commodity\":0,\"quantity\":1099511627776,\"available\":1,\"lastUsable\":2}",
                        "{\"kind\":\"share\",\"pool\":0,\"lane\":1,\"weight\":2}",
                        "{\"kind\":\"reserve\",\"place\":1,\"commodity\":1,\"floor\":7}",
                        "{\"kind\":\"store\",\"place\":1,\"classes\":8,\"measure\":\"VOLUME\",\"capacity\":[5,6,7]}",
                        "{\"kind\":\"lane\",\"from\":0,\"to\":1,\"lead\":1,\"costPerKg\":0.30000000000000004,\"classes\":8,\"open\":[0,2],\"measure\":\"UNITS\",\"capacity\":9,\"palletised\":true}",
                        "{\"kind\":\"pool\",\"is\":\"TRANSPORT\",\"measure\":\"VOLUME\",\"counted\":\"AT_DEPARTURE\",\"capacity\":8,\"extraPrice\":0.5,\"extra\":[1,0,2]}",
                        "{\"kind\":\"demand\",\"place\":2,\"commodity\":0,\"first\":0,\"last\":2,\"quantity\":40,\"class\":4,\"unmetPrice\":12.5,\"convexity\":2.0,\"floorShare\":0.25}");
        assertThat(read.laneCostPerKg(0)).isEqualTo(0.1 + 0.2);
        assertThat(read.laneOpen(0, 1)).isFalse();
        assertThat(read.poolExtra(1, 2)).isEqualTo(2);
        assertThat(read.lotLastUsable(1)).isEqualTo(AllocationProblem.NEVER);
        assertThat(AllocationFile.isOne(first)).isTrue();
    }

    @Test
    void aByteOrderMarkIsReadOver() throws IOException {
        Path file = folder.resolve("mark.jsonl");
        AllocationFile.write(everything(), file);
        Files.writeString(file, "\uFEFF" + Files.readString(file));
        assertThat(AllocationFile.isOne(file)).isTrue();
        assertThat(AllocationFile.read(file).demands()).isEqualTo(2);
    }

    /** What was left of it was taken for a smaller problem. */
    @Test
    void aFileThatWasCutOffIsRefused() throws IOException {
        Path file = folder.resolve("cut.jsonl");
        AllocationFile.write(everything(), file);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> AllocationFile.read(file))
                .hasMessageStartingWith(
                        "cut.jsonl, line 1: The lines that follow (18) must be as many as is said here (19).");
    }

    private void refused(String line, String message) throws IOException {
        Path file = folder.resolve("wrong.jsonl");
        Files.writeString(file, "{\"kind\": \"problem\", \"version\": 1, \"days\": 2}\n" + line);
        assertThatThrownBy(() -> AllocationFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("wrong.jsonl, line 2: " + message);
    }

    @Test
    void theLineThatIsWrongIsNamed() throws IOException {
        refused("[1]", "A line must be one JSON object.");
        refused(
                "{\"kind\": \"barrel\"}",
                "The kind (barrel) is none of place, commodity, lot, reserve, store, lane, pool, share, demand.");
        refused(
                "{\"kind\": \"place\", \"is\": \"SHOP\"}",
                "The field (is) of the place must be one of [SOURCE, WAREHOUSE, DEMAND_POINT], not (SHOP).");
        refused("{\"kind\": \"place\"}", "The field (is) of the place is missing.");
        refused(
                "{\"kind\": \"place\", \"is\": \"SOURCE\", \"colour\": 1}",
                "The field (colour) of a place is not known.");
        refused(
                "{\"kind\": \"commodity\", \"mass\": 1.5}",
                "The field (mass) of the commodity must be a whole number, not (1.5).");
        refused("{\"kind\": \"share\", \"pool\": 0, \"lane\": 0}", "There is no pool (0).");
        refused(
                "{\"kind\": \"lane\", \"from\": 0, \"to\": 1, \"lead\": 0, \"costPerKg\": 1, \"classes\": 1}",
                "There is no place (0).");
        Path lane = folder.resolve("lane.jsonl");
        Files.writeString(lane, """
                {"kind": "problem", "version": 1, "days": 2}
                {"kind": "place", "is": "SOURCE"}
                {"kind": "place", "is": "DEMAND_POINT"}
                {"kind": "lane", "from": 0, "to": 1, "lead": 0, "costPerKg": 1, "classes": 1, "open": 1}
                """);
        assertThatThrownBy(() -> AllocationFile.read(lane))
                .hasMessage("lane.jsonl, line 4: The field (open) of the lane must be a list of days, not (1).");
        Path file = folder.resolve("headless.jsonl");
        Files.writeString(file, "{\"kind\": \"place\", \"is\": \"SOURCE\"}\n");
        assertThatThrownBy(() -> AllocationFile.read(file))
                .hasMessage("headless.jsonl, line 1: The first line must be of the kind (problem), not (place).");
        Files.writeString(file, "{\"kind\": \"problem\", \"version\": 1, \"days\": 2\n");
        assertThatThrownBy(() -> AllocationFile.read(file)).hasMessageStartingWith("headless.jsonl, line 1: ");
    }
}
