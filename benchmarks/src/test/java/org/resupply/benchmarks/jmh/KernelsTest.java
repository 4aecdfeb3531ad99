package org.resupply.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each kernel does its work; how long it takes is no matter here. */
class KernelsTest {
    @Test
    void roads() {
        var kernels = new RoadKernels();
        kernels.crossroads = 100;
        kernels.build();
        assertThat(kernels.prepare()).isNotNull();
        assertThat(kernels.matrix()).isNotNull();
    }

    @Test
    void flows() {
        var kernels = new FlowKernels();
        kernels.communities = 100;
        kernels.make();
        assertThat(kernels.minCostFlow()).isPositive();
        assertThat(kernels.multiCommodity().flows()).isPositive();
    }

    @Test
    void scenarios() throws Exception {
        var kernels = new ScenarioKernels();
        kernels.city = "100";
        kernels.make();
        assertThat(kernels.read().zones()).hasSize(1 + 1 + 8 + 100);
    }

    @Test
    void judge() {
        var kernels = new JudgeKernels();
        kernels.communities = 100;
        kernels.makePlan();
        assertThat(kernels.judge().isSound()).isTrue();
    }
}
