package org.resupply.verify;

/** A rule, or a tight group of rules, that looks at a replayed plan and says what is wrong. */
interface Check {
    void examine(World world, Replay plan, Findings findings);
}
