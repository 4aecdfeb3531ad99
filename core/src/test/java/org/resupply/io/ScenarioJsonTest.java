package org.resupply.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resupply.model.BadInput;
import org.resupply.model.Bubble;
import org.resupply.model.Fault;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Policies;
import org.resupply.model.Scenario;
import org.resupply.model.geo.Gcj02;
import org.resupply.model.geo.Geodesy;

class ScenarioJsonTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        Scenario scenario = Samples.scenario();
        String json = ScenarioJson.toJson(scenario);
        assertThat(ScenarioJson.read(json, "sample")).isEqualTo(scenario);
    }

    @Test
    void aLastDayWithoutADateIsReadAgain() {
        List<Lot> lots = List.of(
                new Lot("lot-a", "pack", "market", 1, 99_999_999),
                new Lot("lot-b", "pack", "market", 1, 2_914_500),
                new Lot("lot-c", "pack", "market", 1, Lot.NEVER));
        Scenario scenario = Samples.scenario().toBuilder()
                .lots(lots)
                .reserves(List.of())
                .disruptions(List.of())
                .policies(new Policies("", 0, null, -5))
                .build();
        assertThat(ScenarioJson.read(ScenarioJson.toJson(scenario), "far")).isEqualTo(scenario);
    }

    @Test
    void fieldsMayStandInAnyOrder() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode ordered = mapper.readTree(ScenarioJson.toJson(Samples.scenario()));
        String sorted = mapper.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(mapper.treeToValue(ordered, Map.class));
        assertThat(sorted.indexOf("\"convoys\"")).isLessThan(sorted.indexOf("\"start\""));
        assertThat(ScenarioJson.read(sorted, "sorted")).isEqualTo(Samples.scenario());
    }

    @Test
    void gcj02IsConvertedWhenItIsDeclared() {
        Scenario scenario = Samples.scenario();
        String declared = ScenarioJson.toJson(scenario).replace("\"WGS-84\"", "\"GCJ-02\"");
        Scenario read = ScenarioJson.read(declared, "declared");
        for (int i = 0; i < scenario.zones().size(); i++) {
            GeoPoint given = scenario.zones().get(i).point();
            GeoPoint converted = read.zones().get(i).point();
            double[] back = Gcj02.fromWgs84(converted.lon(), converted.lat());
            assertThat(back[0]).isCloseTo(given.lon(), within(1e-7));
            assertThat(back[1]).isCloseTo(given.lat(), within(1e-7));
            assertThat(Geodesy.metres(given.lon(), given.lat(), converted.lon(), converted.lat()))
                    .isBetween(400.0, 600.0);
        }
        assertThat(ScenarioJson.toJson(read)).contains("\"coordinates\": \"WGS-84\"");
    }

    @Test
    void daysMayBeDatesOrNumbersAndConstantsAnyCase() {
        String json = ScenarioJson.toJson(Samples.scenario());
        String other = json.replace("\"day\": 1,", "\"day\": \"2022-04-11\",")
                .replace("\"lastDay\": \"2022-04-30\"", "\"lastDay\": 20")
                .replace("\"TRANSFER_POINT\"", "\"transfer point\"")
                .replace("\"HEAVY_TRUCK\"", "\"heavy-truck\"");
        assertThat(other).isNotEqualTo(json);
        assertThat(ScenarioJson.read(other, "other")).isEqualTo(Samples.scenario());
    }

    @Test
    void theHashKnowsTheContentOnly() {
        Scenario scenario = Samples.scenario();
        String hash = InputHash.of(scenario);
        assertThat(hash).matches("[0-9a-f]{64}");
        String spaced = ScenarioJson.toJson(scenario).replace(",", " ,\n");
        assertThat(InputHash.of(ScenarioJson.read(spaced, "spaced"))).isEqualTo(hash);
        Scenario renamed = scenario.toBuilder().name(Name.of("other")).build();
        assertThat(InputHash.of(renamed)).isNotEqualTo(hash);
        Set<String> reversed = new LinkedHashSet<>(List.of("east", "west"));
        Bubble bubble = scenario.bubbles().get(0);
        Scenario reordered = scenario.toBuilder()
                .bubbles(List.of(new Bubble(
                        bubble.id(),
                        bubble.name(),
                        reversed,
                        bubble.highest(),
                        bubble.pointToPoint(),
                        bubble.fixedCrews(),
                        bubble.enterprise())))
                .build();
        assertThat(reordered).isEqualTo(scenario);
        assertThat(InputHash.of(reordered)).isEqualTo(hash);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        String broken = ScenarioJson.toJson(Samples.scenario())
                .replace("\"days\": 3", "\"days\": -3")
                .replace("\"count\": 12", "\"count\": \"many\"")
                .replace("\"place\": \"market\", \"quantity\": 90", "\"place\": \"makret\", \"quantity\": 90")
                .replace("\"speedKmh\": 25", "\"speedKmH\": 25");
        BadInput refused = catchThrowableOfType(BadInput.class, () -> ScenarioJson.read(broken, "city.json"));
        assertThat(refused.faults())
                .extracting(Fault::toString)
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).startsWith("OUT_OF_RANGE at $.days (-3):"),
                        fault -> assertThat(fault).startsWith("WRONG_TYPE at $.fleets[0].count (\"many\"):"),
                        fault -> assertThat(fault).startsWith("DANGLING_ID at $.lots[1].place (makret):"),
                        fault -> assertThat(fault)
                                .startsWith("UNKNOWN_FIELD at $.travel.bands[0].speedKmH")
                                .contains("Maybe it is meant to be \"speedKmh\"?"),
                        fault -> assertThat(fault).startsWith("MISSING at $.travel.bands[0].speedKmh"));
        assertThat(refused).hasMessageStartingWith("city.json cannot be used: 5 faults.");
    }
}
