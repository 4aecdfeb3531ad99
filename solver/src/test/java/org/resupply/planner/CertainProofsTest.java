package org.resupply.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resupply.bubble.Bubbles;
import org.resupply.compile.AllocationCompiler;
import org.resupply.compile.Crewing;
import org.resupply.compile.Journeys;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.SupplyModel;
import org.resupply.compile.Vehicles;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.Lot;
import org.resupply.model.Mode;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Reserve;
import org.resupply.model.Scenario;
import org.resupply.network.DailyTravel;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.ScarcityProof;

/** A convoy of 1,000 kg may come to either of two gates, of which one must keep 400 kg back: 1,000 kg can be given, not 600. */
class CertainProofsTest {
    private static final long GOODS = 1000;
    private static final long KEPT = 400;

    private static Scenario city(String... gates) {
        Scenario city = SmallCity.of(1, 2, 1, 5);
        List<Facility> facilities = new ArrayList<>(city.facilities());
        Facility gate = facilities.get(0);
        facilities.add(Facility.builder("H", gate.kind(), gate.point())
                .zone(gate.zone())
                .landZone(gate.landZone())
                .storageKg(gate.storageKg())
                .throughputKgPerDay(gate.throughputKgPerDay())
                .docks(gate.docks())
                .hours(gate.hours())
                .trucksPerDay(gate.trucksPerDay())
                .handlingSecondsPerTonne(gate.handlingSecondsPerTonne())
                .inspectionSeconds(gate.inspectionSeconds())
                .disinfectionSeconds(gate.disinfectionSeconds())
                .dwellLimitSeconds(gate.dwellLimitSeconds())
                .handOver(gate.handOver())
                .bubble(gate.bubble())
                .build());
        return city.toBuilder()
                .facilities(facilities)
                .lots(List.of())
                .convoys(List.of(new Convoy(
                        "K",
                        Name.of("K"),
                        Mode.ROAD,
                        List.of(gates),
                        0,
                        Map.of(),
                        1,
                        false,
                        List.of(new Convoy.Cargo("rice", GOODS, Lot.NEVER)))))
                .reserves(List.of(new Reserve("G", "rice", KEPT)))
                .build();
    }

    /** What is left of a proof that so many kilograms of rice cannot all be given, where each that there is has the price 1. */
    private static List<ScarcityProof> left(Scenario city, long claimed) {
        Outlook outlook = Outlook.of(city);
        Bubbles bubbles = Bubbles.of(outlook);
        ServiceArea area = ServiceArea.of(outlook);
        Vehicles vehicles = Vehicles.of(city, area.bases(outlook));
        Function<List<Receipt>, SupplyModel> compile = receipts -> AllocationCompiler.compile(
                outlook,
                bubbles,
                Journeys.of(outlook, DailyTravel.of(outlook, null)),
                vehicles,
                area,
                new Crewing(outlook, bubbles, area, vehicles),
                receipts);
        SupplyModel planned = compile.apply(List.of(new Receipt("K", "G", 0, 0, 3600)));
        AllocationProblem problem = planned.problem();
        int rice = planned.commodities().indexOf("rice");
        int place = IntStream.range(0, problem.demands())
                .filter(demand -> problem.demandCommodity(demand) == rice)
                .map(problem::demandPlace)
                .findFirst()
                .orElseThrow();
        double[][] lanes = new double[problem.lanes()][];
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = new double[problem.laneLimited(lane) ? problem.days() : 0];
        }
        ScarcityProof proof = new ScarcityProof(
                ScarcityProof.Kind.FLOORS,
                List.of(new ScarcityProof.Claim(place, rice, 0, claimed, 1)),
                new double[problem.pools()][problem.days()],
                new double[problem.stores()][problem.days()],
                lanes,
                new double[] {1},
                0);
        return new CertainProofs(outlook, planned, compile).of(proof);
    }

    @Test
    void goodsThatMayComeToAGateWithoutAReserveAreNotProvedToBeMissing() {
        for (Scenario city : List.of(city("G", "H"), city("H", "G"))) {
            assertThat(left(city, GOODS - KEPT / 2)).isEmpty();
            assertThat(left(city, GOODS + 1)).isNotEmpty();
        }
    }

    @Test
    void whatTheOnlyGateMustKeepIsProvedToBeMissing() {
        assertThat(left(city("G"), GOODS - KEPT)).isEmpty();
        assertThat(left(city("G"), GOODS - KEPT / 2)).isNotEmpty();
    }
}
