package org.resupply.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.resupply.plan.Figures;
import org.resupply.plan.Figures.Coverage;

/** Whether the figures that the plan states are those that follow from its tours. */
final class FigureCheck {
    private static final double EPSILON = 1e-9;

    private final Findings findings;

    private FigureCheck(Findings findings) {
        this.findings = findings;
    }

    /** Compares; the cost may differ by {@code halves}, where a part was so near to one half that it rounds either way. */
    static void examine(Figures stated, Figures computed, int halves, Findings findings) {
        FigureCheck check = new FigureCheck(findings);
        check.mass("demandKg", stated.demandKg(), computed.demandKg());
        check.mass("servedKg", stated.servedKg(), computed.servedKg());
        check.inOrder("byClass", stated.byClass(), computed.byClass());
        check.inOrder("byCommodity", stated.byCommodity(), computed.byCommodity());
        check.worstFirst(stated.byStreet(), computed.byStreet());
        check.index("gini", stated.gini(), computed.gini());
        check.index("jain", stated.jain(), computed.jain());
        check.index("theilBetween", stated.theilBetween(), computed.theilBetween());
        check.index("theilWithin", stated.theilWithin(), computed.theilWithin());
        check.mass("firstSupplySeconds", stated.firstSupplySeconds(), computed.firstSupplySeconds());
        check.whole("unsupplied", stated.unsupplied(), computed.unsupplied(), 0);
        check.mass("spoiledKg", stated.spoiledKg(), computed.spoiledKg());
        check.whole("cost", stated.cost(), computed.cost(), halves);
        check.whole("metres", stated.metres(), computed.metres(), 0);
        check.whole("vehicles", stated.vehicles(), computed.vehicles(), 0);
        check.whole("trips", stated.trips(), computed.trips(), 0);
        check.whole("stops", stated.stops(), computed.stops(), 0);
        check.whole("contacts", stated.contacts(), computed.contacts(), 0);
    }

    private void mass(String name, double stated, double computed) {
        differ(name, stated, computed, EPSILON * Math.max(1, Math.abs(computed)));
    }

    private void index(String name, double stated, double computed) {
        differ(name, stated, computed, EPSILON);
    }

    private void differ(String name, double stated, double computed, double allowed) {
        if (!(Math.abs(stated - computed) <= allowed)) {
            findings.add(
                    Rule.FIGURES,
                    Math.abs(stated - computed),
                    List.of(name),
                    "The plan states %s %s, it is %s.",
                    name,
                    stated,
                    computed);
        }
    }

    private void whole(String name, long stated, long computed, int allowed) {
        if (stated != computed && !(Math.abs((double) stated - computed) <= allowed)) {
            findings.add(
                    Rule.FIGURES,
                    Math.abs((double) stated - computed),
                    List.of(name),
                    "The plan states %s %d, it is %d.",
                    name,
                    stated,
                    computed);
        }
    }

    private void inOrder(String name, List<Coverage> stated, List<Coverage> computed) {
        if (!ids(stated).equals(ids(computed))) {
            listsDiffer(name, stated, computed);
            return;
        }
        for (int i = 0; i < stated.size(); i++) {
            coverage(name, stated.get(i), computed.get(i));
        }
    }

    private void worstFirst(List<Coverage> stated, List<Coverage> computed) {
        Map<String, Coverage> byId = new HashMap<>();
        computed.forEach(coverage -> byId.put(coverage.id(), coverage));
        Map<String, Coverage> seen = new HashMap<>();
        double worst = 0;
        String before = "";
        for (Coverage coverage : stated) {
            Coverage expected = byId.get(coverage.id());
            if (expected == null || seen.put(coverage.id(), coverage) != null) {
                listsDiffer("byStreet", stated, computed);
                return;
            }
            coverage("byStreet", coverage, expected);
            double share = expected.share();
            boolean sameShare = share == worst;
            if (share < worst - EPSILON || sameShare && before.compareTo(coverage.id()) > 0) {
                findings.add(
                        Rule.FIGURES,
                        1,
                        List.of("byStreet", coverage.id()),
                        "Street (%s) does not stand where its coverage (%s) puts it, worst first.",
                        coverage.id(),
                        share);
            }
            worst = Math.max(worst, share);
            before = coverage.id();
        }
        if (seen.size() != byId.size()) {
            listsDiffer("byStreet", stated, computed);
        }
    }

    private void coverage(String name, Coverage stated, Coverage computed) {
        mass(name + " " + stated.id() + " demandKg", stated.demandKg(), computed.demandKg());
        mass(name + " " + stated.id() + " servedKg", stated.servedKg(), computed.servedKg());
    }

    private void listsDiffer(String name, List<Coverage> stated, List<Coverage> computed) {
        findings.add(
                Rule.FIGURES,
                1,
                List.of(name),
                "The plan states %s for %d ids, there are %d, or others, or in another order.",
                name,
                stated.size(),
                computed.size());
    }

    private static List<String> ids(List<Coverage> coverages) {
        return coverages.stream().map(Coverage::id).toList();
    }
}
