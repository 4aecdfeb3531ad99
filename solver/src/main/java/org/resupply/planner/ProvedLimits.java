package org.resupply.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.resupply.allocation.WorstShare;
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
 * Tells the allocation's proofs that floors cannot all be met, or that the worst-covered cannot all have more, in the words of the city, as far as
 * they hold whatever is planned: what is scarce, and who depends on it.
 */
final class ProvedLimits {
    /** What makes up less than this part of what is scarce in each proof is left out. */
    private static final double WORTH_TELLING = 0.01;

    /** How many proofs are told, those of the lowest first. */
    private static final int PROOFS = 6;

    private final Outlook outlook;
    private final ServiceArea area;
    private final SupplyModel supply;
    private final AllocationProblem problem;
    private final AllocationSolution flows;
    private final Function<List<Receipt>, SupplyModel> compile;
    private final Map<String, List<String>> lanesFrom = new HashMap<>();

    /** What one place needs of one commodity in one class: units wanted, had, and asked for by the floor. */
    private static final class Standing {
        final Need need;
        long wanted;
        long own;
        long had;
        long floor;

        Standing(Need need) {
            this.need = need;
        }

        double coverage() {
            return wanted == 0 ? 1 : (double) had / wanted;
        }
    }

    private record Need(int place, int commodity, int priority) {
        static Need of(ScarcityProof.Claim claim) {
            return new Need(claim.place(), claim.commodity(), claim.priority());
        }
    }

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

    /**
     * Why floors that are not reached cannot all be reached, or where nothing of that is proved why the worst-covered cannot all have more:
     * what is scarce, the scarcest first.
     */
    List<Bottleneck> all() {
        List<ScarcityProof> ofFloors = outlook.scenario().policies().floors().isEmpty()
                ? List.of()
                : flows.scarcityProofs().stream().limit(PROOFS).toList();
        List<AllocationSolution.Level> levels = WorstShare.levels(problem, flows);
        if (ofFloors.isEmpty() && levels.isEmpty()) {
            return List.of();
        }
        for (Lane lane : Lanes.of(outlook.scenario())) {
            lanesFrom.computeIfAbsent(lane.from(), from -> new ArrayList<>()).add(lane.to());
        }
        Map<Need, Standing> standings = standings();
        CertainProofs certain = new CertainProofs(outlook, supply, compile);
        List<Bottleneck> floors = floors(ofFloors, standings, certain);
        return floors.isEmpty() ? worst(levels, standings, certain) : floors;
    }

    private List<Bottleneck> floors(List<ScarcityProof> proofs, Map<Need, Standing> standings, CertainProofs certain) {
        Telling telling = new Telling(certain.supply(), Bottleneck.Goal.FLOOR);
        for (ScarcityProof proof : proofs) {
            for (ScarcityProof holds : certain.of(ofFloors(proof, standings))) {
                telling.add(
                        holds,
                        claiming(holds, standings)
                                .filter(standing -> standing.had < standing.floor)
                                .toList(),
                        1);
            }
        }
        return telling.told();
    }

    /** Why the worst-covered, and the worst of those who do not compete with them, cannot all have more, as far as that holds in any case. */
    private List<Bottleneck> worst(
            List<AllocationSolution.Level> levels, Map<Need, Standing> standings, CertainProofs certain) {
        Telling telling = new Telling(certain.supply(), Bottleneck.Goal.WORST);
        for (AllocationSolution.Level level : levels.subList(0, Math.min(PROOFS, levels.size()))) {
            ScarcityProof proof = level.proof();
            Set<Need> raised = raised(proof, standings);
            CertainProofs.Most most =
                    certain.most(proof, level.bound(), share -> atLeast(share, proof, raised, standings));
            if (most != null) {
                telling.add(
                        most.proof(),
                        claiming(most.proof(), standings)
                                .filter(standing -> raised.contains(standing.need))
                                .toList(),
                        most.share());
            }
        }
        return telling.told();
    }

    private static Stream<Standing> claiming(ScarcityProof proof, Map<Need, Standing> standings) {
        return proof.claims().stream()
                .map(claim -> standings.get(Need.of(claim)))
                .filter(Objects::nonNull);
    }

    /** Who claims more in a proof than it has. */
    private static Set<Need> raised(ScarcityProof proof, Map<Need, Standing> standings) {
        Set<Need> raised = new HashSet<>();
        for (ScarcityProof.Claim claim : proof.claims()) {
            Standing standing = standings.get(Need.of(claim));
            if (claim.units() > standing.had - standing.own) {
                raised.add(Need.of(claim));
            }
        }
        return raised;
    }

    /** The claims of a proof where all who are raised claim a share of what they want. */
    private static List<ScarcityProof.Claim> atLeast(
            double share, ScarcityProof proof, Set<Need> raised, Map<Need, Standing> standings) {
        return proof.claims().stream()
                .map(claim -> {
                    Standing standing = standings.get(Need.of(claim));
                    long wanted = (long) Math.ceil(share * standing.wanted - 1e-9) - standing.own;
                    return raised.contains(Need.of(claim)) ? claim.withUnits(Math.max(0, wanted)) : claim;
                })
                .toList();
    }

    /** Scarce things of several proofs, each told once. */
    private final class Telling {
        private final SupplyModel of;
        private final Bottleneck.Goal goal;
        private final Map<SupplyModel.Limit, Double> worth = new LinkedHashMap<>();
        private final Map<SupplyModel.Limit, Set<Standing>> claiming = new HashMap<>();
        private final Map<SupplyModel.Limit, Double> share = new HashMap<>();
        private final Set<SupplyModel.Limit> telling = new HashSet<>();

        Telling(SupplyModel of, Bottleneck.Goal goal) {
            this.of = of;
            this.goal = goal;
        }

        /**
         * Adds a proof.
         *
         * @param who those whom it concerns
         * @param most the share that it proves not all of them can exceed; 1 where that is not what it proves
         */
        void add(ScarcityProof proof, List<Standing> who, double most) {
            Map<SupplyModel.Limit, Double> own = worth(proof, of);
            double all = own.values().stream().mapToDouble(w -> w).sum();
            own.forEach((limit, part) -> {
                if (part >= WORTH_TELLING * all) {
                    telling.add(limit);
                }
                worth.merge(limit, part / all, Double::sum);
                share.merge(limit, most, Math::min);
                claiming.computeIfAbsent(limit, l -> new LinkedHashSet<>()).addAll(who);
            });
        }

        List<Bottleneck> told() {
            double sum = worth.values().stream().mapToDouble(w -> w).sum();
            List<Bottleneck> told = new ArrayList<>();
            worth.forEach((limit, part) -> {
                if (telling.contains(limit)) {
                    tell(limit, part / sum, told);
                }
            });
            told.sort(Comparator.comparingDouble((Bottleneck bottleneck) -> -bottleneck.weight()));
            return told;
        }

        private void tell(SupplyModel.Limit limit, double weight, List<Bottleneck> told) {
            Set<String> downstream = downstream(limit);
            Set<String> places = new LinkedHashSet<>();
            double coverage = share.get(limit);
            for (Standing standing : claiming.get(limit)) {
                if (depends(standing, limit, downstream)) {
                    places.add(supply.places().get(standing.need.place()));
                    coverage = goal == Bottleneck.Goal.FLOOR ? Math.min(coverage, standing.coverage()) : coverage;
                }
            }
            if (!places.isEmpty()) {
                told.add(new Bottleneck(limit.cause(), limit.target(), weight, List.copyOf(places), coverage, goal));
            }
        }
    }

    /** The same proof with claims of no more than the floors, beside what places have. */
    private static ScarcityProof ofFloors(ScarcityProof proof, Map<Need, Standing> standings) {
        List<ScarcityProof.Claim> claims = proof.claims().stream()
                .map(claim -> {
                    Standing standing = standings.get(Need.of(claim));
                    long most = Math.max(standing.had, standing.floor) - standing.own;
                    return claim.withUnits(Math.max(0, Math.min(claim.units(), most)));
                })
                .toList();
        return new ScarcityProof(
                proof.kind(), claims, proof.pool(), proof.store(), proof.lane(), proof.lot(), proof.least());
    }

    private boolean depends(Standing standing, SupplyModel.Limit limit, Set<String> downstream) {
        if (limit.cause() == Cause.STOCK) {
            return supply.commodities().get(standing.need.commodity()).equals(limit.target());
        }
        String place = supply.places().get(standing.need.place());
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
            ofDemand[demand] = standings.computeIfAbsent(need, Standing::new);
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
}
