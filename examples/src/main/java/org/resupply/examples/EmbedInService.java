package org.resupply.examples;

import java.util.concurrent.atomic.AtomicReference;
import org.resupply.examples.generate.ShippedScenarios;
import org.resupply.model.Scenario;
import org.resupply.plan.Plan;
import org.resupply.planner.Planner;
import org.resupply.solve.Budget;
import org.resupply.solve.SolveJob;
import org.resupply.solve.SolveListener;
import org.resupply.solve.SolveOptions;

/** A service that plans in the background: its users see progress, may stop the search, and get the best plan found. */
public final class EmbedInService {
    private final Planner planner = Planner.create();
    private final AtomicReference<String> status = new AtomicReference<>("waiting");
    private volatile SolveJob<Plan> job;

    /** Begins to plan and comes back at once. */
    public void begin(Scenario scenario, double seconds) {
        SolveListener listener = new SolveListener() {
            @Override
            public void onProgress(Progress progress) {
                status.set("%s, %s %%".formatted(progress.phase(), Math.round(100 * progress.fraction())));
            }
        };
        job = planner.start(
                scenario,
                SolveOptions.defaults().withBudget(Budget.seconds(seconds)).withListener(listener));
    }

    /** What a user who asks is told. */
    public String status() {
        SolveJob<Plan> running = job;
        return running != null && running.isDone() ? "done" : status.get();
    }

    /** Ends the search, if one was begun; the best plan found so far becomes the result. */
    public void stop() {
        SolveJob<Plan> running = job;
        if (running != null) {
            running.cancel();
        }
    }

    /** Waits for the plan. It is sound: the judge has replayed it. */
    public Plan result() {
        SolveJob<Plan> running = job;
        if (running == null) {
            throw new IllegalStateException("No plan was begun.");
        }
        return running.result();
    }

    public static void main(String[] args) throws InterruptedException {
        EmbedInService service = new EmbedInService();
        service.begin(ShippedScenarios.load("tiny"), 60);
        for (int second = 0; second < 2; second++) {
            System.out.println(service.status());
            Thread.sleep(1000);
        }
        service.stop();
        Plan plan = service.result();
        System.out.printf(
                "%s: %s trips, stopped early: %s%n",
                service.status(), plan.figures().trips(), !plan.manifest().complete());
    }
}
