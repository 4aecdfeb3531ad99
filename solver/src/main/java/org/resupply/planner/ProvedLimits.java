package org.resupply.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.resupply.compile.ServiceArea;
import org.resupply.compile.SupplyModel;
import org.resupply.model.Facility;
import org.resupply.model.Lane;
import org.resupply.model.Lanes;
import org.resupply.model.Outlook;
import org.resupply.plan.Bottleneck;
import org.resupply.plan.Cause;
import org.resupply.plan.Receipt;
import org.resupply.problem.AllocationProblem;
import org.resupply.problem.AllocationSolution;
import org.resupply.problem.ScarcityProof;

/**
 * Tells the allocation's proofs that floors cannot all be met in the words of the city, as far as they hold whatever is planned:
 * what is scarce, and who depends on it.
 */
final class ProvedLimits {
    /** What makes up less than this part of what is scarce in each proof is left out. */
    private static final double WORTH_TELLING = 0.01;

    private final Outlook outlook;
    private final ServiceArea area;
    private final SupplyModel supply;
    private final AllocationProblem problem;
    private final AllocationSolution flows;
    private final Function<List<Receipt>, SupplyModel> compile;
    private final Map<String, List<String>> lanesFrom = new HashMap<>();

    /** What one place needs of one commodity in one class: units wanted, had, and asked for by the floor. */
    private static final class Standing {
        final int place;
        final int commodity;
        final int priority;
        long wanted;
        long own;
        long had;
        long floor;

        Standing(int place, int commodity, int priority) {
            this.place = place;
            this.commodity = commodity;
            this.priority = priority;
        }

        double coverage() {
            return wanted == 0 ? 1 : (double) had / wanted;
        }
    }

    private record Need(int place, int commodity, int priority) {}

    /**
     * Of the answer to a problem.
     *
     * @param compile the same problem with convoys unloaded otherwise
     */
    ProvedLimits(
            Outlook outlook,
            ServiceArea area,
            SupplyModel supply,
            AllocationSolution flows,
            Function<List<Receipt>, SupplyModel> compile) {
        this.outlook = outlook;
        this.area = area;
        this.supply = supply;
        this.flows = flows;
        this.compile = compile;
        problem = supply.problem();
    }

    /** The scarce things of all proofs, what is scarcest first. */
    List<Bottleneck> all() {
        if (flows.scarcityProofs().isEmpty()) {
            return List.of();
        }
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanesFrom.computeIfAbsent(lane.from(), from -> new ArrayList<>()).add(lane.to());
        }
        Map<Need, Standing> standings = standings();
        CertainProofs certain = new CertainProofs(outlook, supply, compile);
        List<ScarcityProof> proofs = flows.scarcityProofs().stream()
                .map(proof -> ofFloors(proof, standings))
                .flatMap(proof -> certain.of(proof).stream())
                .toList();
        Map<SupplyModel.Limit, Double> worth = new LinkedHashMap<>();
        Map<SupplyModel.Limit, Set<Standing>> below = new HashMap<>();
        Set<SupplyModel.Limit> telling = new HashSet<>();
        for (ScarcityProof proof : proofs) {
            List<Standing> claiming = proof.claims().stream()
                    .map(claim -> standings.get(new Need(claim.place(), claim.commodity(), claim.priority())))
                    .filter(standing -> standing != null && standing.had < standing.floor)
                    .toList();
            Map<SupplyModel.Limit, Double> own = worth(proof, certain.supply());
            double all = own.values().stream().mapToDouble(w -> w).sum();
            own.forEach((limit, part) -> {
                if (part >= WORTH_TELLING * all) {
                    telling.add(limit);
                }
                worth.merge(limit, part, Double::sum);
                below.computeIfAbsent(limit, l -> new LinkedHashSet<>()).addAll(claiming);
            });
        }
        double sum = worth.values().stream().mapToDouble(w -> w).sum();
        List<Bottleneck> told = new ArrayList<>();
        worth.forEach((limit, part) -> {
            if (telling.contains(limit)) {
                tell(limit, part / sum, below.get(limit), told);
            }
        });
        told.sort(Comparator.comparingDouble((Bottleneck bottleneck) -> -bottleneck.weight()));
        return told;
    }

    /** The same proof with claims of no more than the floors, beside what places have. */
    private static ScarcityProof ofFloors(ScarcityProof proof, Map<Need, Standing> standings) {
        List<ScarcityProof.Claim> claims = proof.claims().stream()
                .map(claim -> {
                    Standing standing = standings.get(new Need(claim.place(), claim.commodity(), claim.priority()));
                    long most = Math.max(standing.had, standing.floor) - standing.own;
                    return new ScarcityProof.Claim(
                            claim.place(),
                            claim.commodity(),
                            claim.priority(),
                            Math.max(0, Math.min(claim.units(), most)),
                            claim.worth());
                })
                .toList();
        return new ScarcityProof(
                proof.kind(), claims, proof.pool(), proof.store(), proof.lane(), proof.lot(), proof.least());
    }

    private void tell(SupplyModel.Limit limit, double weight, Set<Standing> below, List<Bottleneck> told) {
        Set<String> downstream = downstream(limit);
        Set<String> places = new LinkedHashSet<>();
        double coverage = 1;
        for (Standing standing : below) {
            if (depends(standing, limit, downstream)) {
                places.add(id(standing.place));
                coverage = Math.min(coverage, standing.coverage());
            }
        }
        if (!places.isEmpty()) {
            told.add(new Bottleneck(limit.cause(), limit.target(), weight, List.copyOf(places), coverage));
        }
    }

    private boolean depends(Standing standing, SupplyModel.Limit limit, Set<String> downstream) {
        if (limit.cause() == Cause.STOCK) {
            return supply.commodities().get(standing.commodity).equals(limit.target());
        }
        String place = id(standing.place);
        return place.equals(limit.target())
                || area.servers(place).stream().map(Facility::id).anyMatch(downstream::contains);
    }

    /** The facilities to which goods come through what is limited. */
    private Set<String> downstream(SupplyModel.Limit limit) {
        String first = outlook.scenario().lanes().stream()
                .filter(lane -> lane.id().equals(limit.target()))
                .map(Lane::to)
                .findFirst()
                .orElse(limit.target());
        Set<String> reached = new HashSet<>(Set.of(first));
        List<String> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (String to : lanesFrom.getOrDefault(open.remove(open.size() - 1), List.of())) {
                if (reached.add(to)) {
                    open.add(to);
                }
            }
        }
        return reached;
    }

    /** What each scarce thing is worth at the prices of a proof. */
    private Map<SupplyModel.Limit, Double> worth(ScarcityProof proof, SupplyModel of) {
        AllocationProblem problem = of.problem();
        Map<SupplyModel.Limit, Double> worth = new LinkedHashMap<>();
        for (int day = 0; day < problem.days(); day++) {
            for (int pool = 0; pool < problem.pools(); pool++) {
                add(worth, of.limits().get(pool), proof.pool()[pool][day] * problem.poolCapacity(pool, day));
            }
            for (int store = 0; store < problem.stores(); store++) {
                String facility = of.places().get(problem.storePlace(store));
                add(
                        worth,
                        new SupplyModel.Limit(Cause.STORAGE, facility),
                        proof.store()[store][day] * problem.storeCapacity(store, day));
            }
        }
        Set<String> seen = new HashSet<>();
        for (int lot = 0; lot < problem.lots(); lot++) {
            String commodity = of.commodities().get(problem.lotCommodity(lot));
            if (seen.add(of.lots().get(lot))) {
                add(worth, new SupplyModel.Limit(Cause.STOCK, commodity), proof.lot()[lot] * problem.lotQuantity(lot));
            }
        }
        return worth;
    }

    private static void add(Map<SupplyModel.Limit, Double> worth, SupplyModel.Limit limit, double more) {
        if (more > 0) {
            worth.merge(limit, more, Double::sum);
        }
    }

    private Map<Need, Standing> standings() {
        Map<Need, Standing> standings = new HashMap<>();
        Standing[] ofDemand = new Standing[problem.demands()];
        for (int demand = 0; demand < ofDemand.length; demand++) {
            Need need =
                    new Need(problem.demandPlace(demand), problem.demandCommodity(demand), problem.demandClass(demand));
            ofDemand[demand] =
                    standings.computeIfAbsent(need, n -> new Standing(n.place(), n.commodity(), n.priority()));
            ofDemand[demand].wanted += problem.demandQuantity(demand);
            ofDemand[demand].own += problem.ownQuantity(demand);
            ofDemand[demand].had += problem.ownQuantity(demand);
            ofDemand[demand].floor += problem.floorQuantity(demand);
        }
        for (int flow = 0; flow < flows.flows(); flow++) {
            if (flows.flowDemand(flow) != AllocationSolution.TRANSFER) {
                ofDemand[flows.flowDemand(flow)].had += flows.flowQuantity(flow);
            }
        }
        return standings;
    }

    /** The id of a place; a facility that wants goods itself is a second place, whose id ends in a hash. */
    private String id(int place) {
        String id = supply.places().get(place);
        boolean second = id.endsWith("#")
                && outlook.places().facility(id.substring(0, id.length() - 1)).isPresent();
        return second ? id.substring(0, id.length() - 1) : id;
    }
}
