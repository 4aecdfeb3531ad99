package org.resupply.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;

/** The judge: the whole replay of a plan of a generated city against its scenario. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class JudgeKernels {
    private static final int ITERATIONS = 100;

    /** Number of communities. */
    @Param({"100", "1000", "10000"})
    public int communities;

    private Scenario scenario;
    private Plan plan;

    /** Plans the city. */
    @Setup
    public void makePlan() {
        scenario = ScenarioJson.read(GeneratedScenario.json(communities), "generated");
        plan = Planner.create().plan(scenario, SolveOptions.defaults().withBudget(Budget.iterations(ITERATIONS)));
    }

    /** Travel, bubbles and the replay. */
    @Benchmark
    public Verification judge() {
        Verification verification = Verifier.of(scenario).verify(plan);
        if (!verification.isSound()) {
            throw new IllegalStateException("The plan of the kernel is not sound: " + verification.violations());
        }
        return verification;
    }
}
