package org.resupply.benchmarks.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resupply.allocation.Strategies;
import org.resupply.allocation.flow.FlowNetwork;
import org.resupply.allocation.flow.MinCostFlow;
import org.resupply.benchmarks.allocate.AllocationCity;
import org.resupply.benchmarks.allocate.AllocationFile;
import org.resupply.benchmarks.allocate.OneFlow;
import org.resupply.benchmarks.provenance.Provenance;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.io.InputHash;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import picocli.CommandLine;

class AllocateCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Object... arguments) {
        CommandLine commandLine = new CommandLine(new AllocateCommand());
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        return commandLine.execute(
                Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void solvesAFileWithLowerBoundsAndProvesIt() throws IOException {
        Path file = folder.resolve("small.min");
        Files.writeString(file, """
                c two ways from 1 to 4; at least one unit must go the dear way
                p min 4 5
                n 1 4
                n 4 -4
                a 1 2 0 4 2
                a 1 3 1 2 2
                a 2 3 0 2 1
                a 2 4 0 3 3
                a 3 4 0 5 1
                """);
        assertThat(run(file)).isZero();
        assertThat(out.toString())
                .contains("\"nodes\": 4, \"arcs\": 5", "\"outcome\": \"optimal\"", "\"cost\": 14")
                .contains("\"certificateChecked\": true", "\"rounds\": 1, \"seed\": null, \"budget\": null")
                .hasLineCount(1);
    }

    @Test
    void allocatesAShippedScenario() {
        assertThat(run("--scenario", "tiny", "--strategy", "min-cost", "--seconds", "5"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("\"strategy\": \"min-cost\"", InputHash.of(ShippedScenarios.load("tiny")))
                .hasLineCount(1);
    }

    @Test
    void writesGoodsThatAreAllocatedTheSameAgain() throws IOException {
        String city = "districts=1,commodities=4,days=3,seed=5";
        Path goods = folder.resolve("district.jsonl.gz");
        assertThat(run("--generate", city, "--out", goods)).as(err.toString()).isZero();
        AllocationProblem made = AllocationCity.parse(city).problem();
        AllocationProblem read = AllocationFile.read(goods);
        for (String name : List.of("fair-floor", "alpha-fair:2")) {
            AllocationSolution one = solve(name, made);
            AllocationSolution other = solve(name, read);
            assertThat(other.objective()).isEqualTo(one.objective());
            assertThat(other.bound()).isEqualTo(one.bound());
            assertThat(other.flows()).isEqualTo(one.flows());
        }

        assertThat(run(goods, "--strategy", "min-cost,alpha-fair:2", "--seconds", "2"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .hasLineCount(2)
                .contains("\"strategy\": \"alpha-fair:2\"", "\"scarceStock\": 0.", "\"worthPerTonne\": [")
                .contains("\"theilBetween\": ", "\"theilWithin\": ", "\"firstDay\": ", Provenance.hash(goods));
    }

    private static AllocationSolution solve(String strategy, AllocationProblem problem) {
        Budget budget = Budget.iterations(300);
        return Strategies.named(strategy)
                .orElseThrow()
                .solve(problem, SolveOptions.defaults().withBudget(budget), budget.start());
    }

    @Test
    void closesALaneAndCountsWhatChangedElsewhere() {
        String[] command = {"--generate", "districts=2,commodities=1,days=1", "--strategy", "min-cost", "--seconds", "2"
        };
        assertThat(run(Stream.concat(Arrays.stream(command), Stream.of("--close", "1", "--again-seconds", "2"))
                        .toArray()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .hasLineCount(2)
                .contains("\"allocation\": \"before\"", "\"allocation\": \"after\"", "\"closedLanes\": 1")
                .containsPattern("\"deliveriesElsewhere\": [1-9]\\d*, \"changedElsewhere\": 0\\.\\d+");
        assertThat(run("--strategy", "ALL", "--close", "1", "--generate", "districts=2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Lanes (1) are closed in a city of --generate");
    }

    @Test
    void provesThatThereIsNoFlow() throws IOException {
        Path file = folder.resolve("none.min");
        Files.writeString(file, "p min 2 1\nn 1 4\nn 2 -4\na 1 2 0 3 1\n");
        assertThat(run(file)).isZero();
        assertThat(out.toString())
                .contains("\"outcome\": \"infeasible\"", "\"cost\": null", "\"certificateChecked\": true");
    }

    @Test
    void namesTheLineThatIsWrong() throws IOException {
        Path file = folder.resolve("wrong.min");
        Files.writeString(file, "p min 2 1\nn 1 4\nn 2 -4\na 1 5 0 3 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file))
                .hasMessage("wrong.min, line 4: The head (5) must be a node from 1 to 2.");
        Files.writeString(file, "p min 2 2\na 1 2 0 3 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file))
                .hasMessage("wrong.min, line 2: The file must have as many arcs (1) as it promises (2).");
        Files.writeString(file, "p min 2 1\na 1 2 0 three 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file)).hasMessageContaining("line 2: The capacity (three)");
        for (String line : List.of("p min 2 1 7", "n 1 4 4", "a 1 2 0 3 1 # dear")) {
            Files.writeString(file, line.startsWith("p") ? line + "\n" : "p min 2 1\n" + line + "\n");
            int number = line.startsWith("p") ? 1 : 2;
            assertThatThrownBy(() -> DimacsFlow.read(file))
                    .hasMessageContaining("line %s: The line must end before", number);
        }
        Files.writeString(file, "p min 2 1\n a 1 2 0 3 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file)).hasMessageContaining("line 2: The line must begin with");
    }

    @Test
    void whatIsPromisedTakesNoMemoryBeforeItIsThere() throws IOException {
        Path file = folder.resolve("lie.min");
        Files.writeString(file, "p min 2000000000 2000000000\nn 1999999999 1\na 1 2000000000 0 3 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file))
                .hasMessage("lie.min, line 3: The file must have as many arcs (1) as it promises (2000000000).");
        Files.writeString(file, "p min 2000000000 1\na 1 2000000000 0 3 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file))
                .hasMessage(
                        "lie.min, line 2: The nodes (2000000000) must be at most 1000000 more than the arcs (1) have ends.");
    }

    @Test
    void aByteOrderMarkIsReadOver() throws IOException {
        Path file = folder.resolve("mark.min");
        Files.writeString(file, "\uFEFFp min 2 1\nn 1 4\nn 2 -4\na 1 2 0 5 1\n");
        assertThat(DimacsFlow.read(file).network().supplies()).containsExactly(4, -4);
    }

    @Test
    void lowerBoundsAreMovedIntoTheSupplies() throws IOException {
        Path file = folder.resolve("lower.min");
        Files.writeString(file, "p min 3 2\nn 1 4\nn 3 -4\na 1 2 3 5 7\na 2 3 0 5 1\n");
        DimacsFlow flow = DimacsFlow.read(file);
        assertThat(flow.network().supplies()).containsExactly(1, 3, -4);
        assertThat(flow.network().capacities()).containsExactly(2, 5);
        assertThat(flow.baseCost()).isEqualTo(21);
    }

    /** Its two supplies were added up. */
    @Test
    void aNodeThatStandsTwiceIsRefused() throws IOException {
        Path file = folder.resolve("twice.min");
        Files.writeString(file, "p min 2 1\nn 1 4\nn 1 4\nn 2 -8\na 1 2 0 9 1\n");
        assertThatThrownBy(() -> DimacsFlow.read(file))
                .hasMessage("twice.min, line 3: The node (1) must have one supply, not two.");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(run(folder)).isEqualTo(2);
        assertThat(err.toString()).contains("The FILE (" + folder + ") is a folder.", "Maybe name one of the files");
    }

    @Test
    void writesACityThatReadsTheSame() throws IOException {
        Path file = folder.resolve("city.min");
        assertThat(run("--generate", "scale=0.02,seed=5", "--out", file)).isZero();
        FlowNetwork made = ThreeTierCity.network(CitySpec.parse("scale=0.02,seed=5"));
        FlowNetwork read = DimacsFlow.read(file).network();
        assertThat(read.capacities()).isEqualTo(made.capacities());
        assertThat(read.costs()).isEqualTo(made.costs());
        assertThat(read.supplies()).isEqualTo(made.supplies());
        MinCostFlow first = new MinCostFlow(made);
        MinCostFlow second = new MinCostFlow(read);
        assertThat(first.solve()).isEqualTo(second.solve()).isEqualTo(MinCostFlow.Outcome.OPTIMAL);
        assertThat(first.flows()).isEqualTo(second.flows());
    }

    @Test
    void theExactOptimumIsPrintedBesideTheStrategies() {
        assertThat(run("--generate", "districts=1,commodities=2,days=1", "--exact", "--strategy", "min-cost"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).hasLineCount(2).contains("\"strategy\": \"highs\"", "\"strategy\": \"min-cost\"");
        assertThat(number("bound", 1)).isLessThanOrEqualTo(number("objective", 0) + 0.1);
        assertThat(number("objective", 0)).isLessThanOrEqualTo(number("objective", 1) + 0.1);
    }

    /** A number of a line of what was printed. */
    private double number(String field, int line) {
        String text = out.toString().lines().toList().get(line);
        return Double.parseDouble(text.replaceAll(".*\"" + field + "\": ([0-9.]+).*", "$1"));
    }

    @Test
    void goodsOfOneCommodityAreWrittenAsAFlow() throws IOException {
        Path file = folder.resolve("goods.min.gz");
        assertThat(run("--generate", "districts=1,commodities=1,days=1", "--out", file))
                .as(err.toString())
                .isZero();
        assertThat(run(file)).as(err.toString()).isZero();
        AllocationProblem goods =
                AllocationCity.parse("districts=1,commodities=1,days=1").problem();
        OneFlow flow = OneFlow.of(goods);
        MinCostFlow cheapest = new MinCostFlow(flow.network());
        cheapest.solve();
        assertThat(out.toString())
                .contains("\"outcome\": \"optimal\", \"cost\": " + cheapest.cost(), "\"certificateChecked\": true");
        AllocationSolution plan = solve("min-cost", goods);
        assertThat(cheapest.cost() / (double) flow.perMinorUnit()).isBetween(plan.bound(), plan.objective());
    }

    @Test
    void hasTheSizeOfACity() {
        FlowNetwork city = ThreeTierCity.network(CitySpec.city());
        assertThat(city.graph().nodes()).isEqualTo(13_479);
        assertThat(city.graph().arcs()).isBetween(39_700, 40_100);
        assertThat(ThreeTierCity.fairNetwork(CitySpec.city()).graph().nodes()).isEqualTo(13_478);
    }

    @Test
    void comparesPeersThatAgree() {
        assertThat(run("--compare", "--peers", "ours,jgrapht", "--rounds", 1, "--generate", "scale=0.02"))
                .isZero();
        assertThat(out.toString())
                .hasLineCount(2)
                .contains(
                        "\"peer\": \"ours\"", "\"peer\": \"jgrapht\"", "\"rounds\": 1, \"seed\": 42, \"budget\": null");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void findsTheFairestLevelsOfACity() {
        assertThat(run("--fair", "--generate", "scale=0.05,throughput=0.7")).isZero();
        assertThat(out.toString())
                .hasLineCount(1)
                .contains("\"worstLevel\": 0.", "\"certificateChecked\": true", "\"machine\": ", "\"commit\": ")
                .containsPattern("\"inputSha256\": \"[0-9a-f]{64}\"");
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("There must be a FILE or --generate");
        assertThat(run("--fair", "some.min")).isEqualTo(2);
        assertThat(run("--generate", "districts=1,commodities=2,days=1", "--out", folder.resolve("x.min.gz")))
                .isNotZero();
        assertThat(err.toString()).contains("no flow in DIMACS form", "The commodities (2) must be one");
        assertThat(folder.resolve("x.min.gz")).doesNotExist();
        assertThatThrownBy(() -> CitySpec.parse("scale=-1"))
                .hasMessage("The scale (-1.0) must be above 0 and at most 1000.");
        assertThatThrownBy(() -> AllocationCity.parse("districts=1,supply=NaN"))
                .hasMessage("The supply (NaN) must be from 0 to 100 times the need.");
        assertThatThrownBy(() -> CitySpec.parse("size=1")).hasMessageContaining("The name (size) is none of scale");
    }
}
