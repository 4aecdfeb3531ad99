package org.resupply.benchmarks.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.resupply.io.ScenarioJson;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveOptions;
import org.resupply.verify.Verification;
import org.resupply.verify.Verifier;

/** The judge: the whole replay of a plan of a generated city against its scenario. */
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class JudgeKernels extends Kernels {
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
