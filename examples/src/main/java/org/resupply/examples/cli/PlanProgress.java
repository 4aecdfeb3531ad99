package org.resupply.examples.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.resupply.solve.SolveListener;

/** Shows how far a plan is: a bar on a terminal, a line now and then elsewhere. */
abstract class PlanProgress implements SolveListener, AutoCloseable {

    /** The progress that suits where the program writes to. */
    static PlanProgress on(PrintWriter err, Voice voice) {
        return isTerminal() ? new Bar(voice) : new Lines(err, voice);
    }

    @Override
    public abstract void close();

    private static boolean isTerminal() {
        if (System.console() == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console even where there is no terminal, and it can be asked.
            return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(System.console());
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /** A line when a stage begins, and every few seconds while it lasts. */
    private static final class Lines extends PlanProgress {
        private static final long PAUSE_NANOS = 5_000_000_000L;

        private final PrintWriter err;
        private final Voice voice;
        private String phase = "";
        private long last = System.nanoTime();

        Lines(PrintWriter err, Voice voice) {
            this.err = err;
            this.voice = voice;
        }

        @Override
        public void onProgress(Progress progress) {
            long now = System.nanoTime();
            if (!progress.phase().equals(phase)) {
                phase = progress.phase();
                last = now;
                err.println(stage(phase, voice) + " ...");
            } else if (now - last >= PAUSE_NANOS) {
                last = now;
                err.println(line(progress, voice));
            }
        }

        @Override
        public void close() {
            err.flush();
        }
    }

    /** A bar over all stages, each with its usual part of the whole. */
    private static final class Bar extends PlanProgress {
        private final Voice voice;
        private final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("resupply")
                .setInitialMax(1000)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .hideEta()
                .build();

        Bar(Voice voice) {
            this.voice = voice;
        }

        @Override
        public void onProgress(Progress progress) {
            bar.stepTo(Math.max(bar.getCurrent(), Math.round(1000 * progress.fraction())));
            bar.setExtraMessage(line(progress, voice));
        }

        @Override
        public void close() {
            bar.stepTo(1000);
            bar.close();
        }
    }

    private static String line(SolveListener.Progress progress, Voice voice) {
        String stage = stage(progress.phase(), voice);
        long done = Math.round(100 * Math.min(1, progress.fraction()));
        return progress.iterations() > 0
                ? voice.words("progressOf", stage, done, Voice.number(progress.iterations()))
                : voice.words("progress", stage, done);
    }

    /** What a stage of a plan is called. */
    private static String stage(String phase, Voice voice) {
        return voice.words().all().getOrDefault("stage." + phase, phase);
    }
}
