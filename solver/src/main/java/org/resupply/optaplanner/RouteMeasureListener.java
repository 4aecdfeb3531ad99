package org.resupply.optaplanner;

import org.optaplanner.core.api.domain.variable.ListVariableListener;
import org.optaplanner.core.api.score.director.ScoreDirector;

/** Measures a route anew whenever its stops change. */
public final class RouteMeasureListener implements ListVariableListener<PlannedRoutes, PlannedRoute, PlannedStop> {
    private static final String MEASURE = "measure";

    /** Called by OptaPlanner. */
    public RouteMeasureListener() {}

    @Override
    public void afterListVariableElementUnassigned(ScoreDirector<PlannedRoutes> director, PlannedStop stop) {
        // The routes it left and entered are told by afterListVariableChanged.
    }

    @Override
    public void beforeListVariableChanged(ScoreDirector<PlannedRoutes> director, PlannedRoute route, int from, int to) {
        // Only the result of a change matters.
    }

    @Override
    public void afterListVariableChanged(ScoreDirector<PlannedRoutes> director, PlannedRoute route, int from, int to) {
        measure(director, route);
    }

    @Override
    public void beforeEntityAdded(ScoreDirector<PlannedRoutes> director, PlannedRoute route) {
        // Only the result of a change matters.
    }

    @Override
    public void afterEntityAdded(ScoreDirector<PlannedRoutes> director, PlannedRoute route) {
        measure(director, route);
    }

    @Override
    public void beforeEntityRemoved(ScoreDirector<PlannedRoutes> director, PlannedRoute route) {
        // Routes are never removed.
    }

    @Override
    public void afterEntityRemoved(ScoreDirector<PlannedRoutes> director, PlannedRoute route) {
        // Routes are never removed.
    }

    private static void measure(ScoreDirector<PlannedRoutes> director, PlannedRoute route) {
        director.beforeVariableChanged(route, MEASURE);
        route.measure = route.measured();
        director.afterVariableChanged(route, MEASURE);
    }
}
