package org.resupply.optaplanner;

import org.optaplanner.core.api.score.stream.Constraint;
import org.optaplanner.core.api.score.stream.ConstraintFactory;

/**
 * A rule of the embedding system for rosters, as a constraint stream over {@link Duty}, {@link CrewMember} and the facts given to
 * {@link CrewRoster#knowing}.
 *
 * <p>Its class needs a public constructor without parameters. Scores are
 * {@link org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore}: hard for what must never be, medium
 * as much as a tour without a crew, soft for what is weighed against fair loads, of which one unit is a minute squared.
 */
public interface RosterRule {

    /** The rule; its name must differ from all others. */
    Constraint constraint(ConstraintFactory factory);
}
