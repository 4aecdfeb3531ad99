package org.resupply.examples.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resupply.model.ControlLevel;
import org.resupply.model.Convoy;
import org.resupply.model.Facility;
import org.resupply.model.FacilityKind;
import org.resupply.model.Fleet;
import org.resupply.model.GeoPoint;
import org.resupply.model.Lot;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.Scenario;
import org.resupply.model.ScenarioCheck;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.Zone;
import org.resupply.model.ZoneLevel;
import org.resupply.model.geo.Geodesy;
import org.resupply.network.TravelMatrix;
import org.resupply.network.Unreachable;

class CityGeneratorTest {

    private static final Scenario SHANGHAI = ShippedScenarios.load("shanghai");

    private static List<Zone> zones(Scenario scenario, ZoneLevel level) {
        return scenario.zones().stream().filter(zone -> zone.level() == level).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shanghai", "songjiang", "zhengzhou", "chongming", "tiny", "shifts"})
    void shippedScenariosAreSound(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        assertThat(ScenarioCheck.faults(scenario)).isEmpty();
        assertThat(scenario.days()).isEqualTo(3);
        assertThat(ShippedScenarios.names()).contains(name);
    }

    @Test
    void namesThatAreNotShippedAreRefused() {
        assertThatThrownBy(() -> ShippedScenarios.load("atlantis"))
                .hasMessageContaining("no shipped scenario (atlantis)")
                .hasMessageContaining("songjiang");
    }

    @Test
    void shanghaiHasItsDistrictsStreetsAndPeople() {
        assertThat(zones(SHANGHAI, ZoneLevel.CITY)).hasSize(1);
        assertThat(zones(SHANGHAI, ZoneLevel.DISTRICT)).hasSize(16);
        assertThat(zones(SHANGHAI, ZoneLevel.STREET)).hasSize(215);
        assertThat(zones(SHANGHAI, ZoneLevel.COMMUNITY)).hasSize(13_000);
        assertThat(SHANGHAI.zones().get(0).population()).as("census of 2020").isEqualTo(24_870_895);
        Map<String, Integer> census = new HashMap<>();
        CityFacts.of("shanghai").districts.forEach(d -> census.put(d.code(), d.population()));
        for (Zone district : zones(SHANGHAI, ZoneLevel.DISTRICT)) {
            assertThat(district.population()).isEqualTo(census.get(district.id()));
        }
        Map<FacilityKind, Long> facilities =
                SHANGHAI.facilities().stream().collect(Collectors.groupingBy(Facility::kind, Collectors.counting()));
        assertThat(facilities)
                .containsEntry(FacilityKind.TRANSFER_POINT, 12L)
                .containsEntry(FacilityKind.PORT, 18L)
                .containsEntry(FacilityKind.HELIPAD, 14L)
                .containsEntry(FacilityKind.CITY_WAREHOUSE, 5L)
                .containsEntry(FacilityKind.DISTRICT_WAREHOUSE, 16L)
                .containsEntry(FacilityKind.STREET_WAREHOUSE, 215L);
        assertThat(SHANGHAI.pairings()).hasSize(11);
        assertThat(SHANGHAI.travel().crossings()).hasSize(39);
    }

    @Test
    void songjiangIsOneDistrict() {
        Scenario songjiang = ShippedScenarios.load("songjiang");
        assertThat(zones(songjiang, ZoneLevel.STREET)).hasSize(17);
        assertThat(zones(songjiang, ZoneLevel.COMMUNITY)).hasSize(996);
        assertThat(songjiang.zones().get(0).population()).isEqualTo(1_909_713);
    }

    @Test
    void communitiesAreOfBelievableSizeAndPlace() {
        int[] sizes = zones(SHANGHAI, ZoneLevel.COMMUNITY).stream()
                .mapToInt(Zone::population)
                .sorted()
                .toArray();
        assertThat(sizes[0]).isPositive();
        assertThat(sizes[sizes.length / 2]).isBetween(1300, 1500);
        assertThat(sizes[sizes.length - 1]).isBetween(15_000, 50_000);
        Map<String, CityFacts.Street> streets = new HashMap<>();
        CityFacts.of("shanghai").streets.forEach(street -> streets.put(street.code(), street));
        double median = median(zones(SHANGHAI, ZoneLevel.COMMUNITY).stream()
                .map(zone -> {
                    CityFacts.Street street = streets.get(zone.parent());
                    return distance(zone.point(), street.point()) / street.spread();
                })
                .toList());
        assertThat(median).as("median distance over the radius that holds 80 %").isBetween(0.5, 0.8);
        double frail = zones(SHANGHAI, ZoneLevel.COMMUNITY).stream()
                        .mapToInt(zone -> zone.people().get("VULNERABLE"))
                        .sum()
                / 24_870_895.0;
        assertThat(frail).as("over 80, or living alone and frail").isBetween(0.03, 0.06);
    }

    private static double distance(GeoPoint a, GeoPoint b) {
        return Geodesy.metres(a.lon(), a.lat(), b.lon(), b.lat());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    /** What can be carried is less than what is wanted in few places, and nobody is sent far for it. */
    @Test
    void theLastHundredMetresBindInFewPlaces() {
        Map<String, Facility> facilities = new HashMap<>();
        SHANGHAI.facilities().forEach(facility -> facilities.put(facility.id(), facility));
        Map<String, Double> wantedKg = new HashMap<>();
        Map<String, Double> unitKg = new HashMap<>();
        SHANGHAI.commodities().forEach(commodity -> unitKg.put(commodity.id(), commodity.massKg()));
        Outlook.of(SHANGHAI)
                .demands()
                .forEach(demand -> wantedKg.merge(
                        demand.place(), demand.quantity() * unitKg.get(demand.commodity()) / 3, Double::sum));
        List<Zone> communities = zones(SHANGHAI, ZoneLevel.COMMUNITY);
        double tooFew = communities.stream()
                .filter(zone -> zone.carryKgPerDay() < wantedKg.getOrDefault(zone.id(), 0.0))
                .count();
        assertThat(tooFew / communities.size()).isBetween(0.005, 0.05);
        List<Zone> handedOver =
                communities.stream().filter(zone -> !zone.handOver().isEmpty()).toList();
        assertThat(handedOver).hasSizeGreaterThan(100).allSatisfy(zone -> {
            Facility place = facilities.get(zone.handOver());
            assertThat(place.kind()).isEqualTo(FacilityKind.HOUSEHOLD_POINT);
            assertThat(place.zone()).isEqualTo(zone.parent());
            assertThat(distance(zone.point(), place.point())).isLessThanOrEqualTo(800);
        });
    }

    @Test
    void controlLevelsHaveTheSharesOfTheFirstList() {
        Map<ControlLevel, Integer> people = zones(SHANGHAI, ZoneLevel.COMMUNITY).stream()
                .collect(Collectors.groupingBy(Zone::control, Collectors.summingInt(Zone::population)));
        double all = 24_870_895;
        double listed = 15.01 + 1.78 + 4.80;
        assertThat(people.get(ControlLevel.SEALED) / all).isCloseTo(15.01 / listed, within(0.005));
        assertThat(people.get(ControlLevel.CONTROLLED) / all).isCloseTo(1.78 / listed, within(0.005));
        assertThat(people.get(ControlLevel.PRECAUTION) / all).isCloseTo(4.80 / listed, within(0.005));
        assertThat(people).doesNotContainKey(ControlLevel.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shanghai", "songjiang", "zhengzhou"})
    void goodsAreScarceOnPurpose(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        Map<String, Long> wanted = new HashMap<>();
        Outlook.of(scenario).demands().forEach(d -> wanted.merge(d.commodity(), d.quantity(), Long::sum));
        Map<String, Long> arriving = new HashMap<>();
        for (Convoy convoy : scenario.convoys()) {
            convoy.cargo().forEach(cargo -> arriving.merge(cargo.commodity(), cargo.quantity(), Long::sum));
        }
        assertThat(arriving.keySet()).isEqualTo(wanted.keySet());
        wanted.forEach((commodity, quantity) -> assertThat(arriving.get(commodity) / (double) quantity)
                .as(commodity)
                .isBetween(0.6, 0.8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shanghai", "songjiang", "zhengzhou"})
    void gatesTakeWhatArrivesAndStoresHoldWhatLiesThere(String name) {
        Scenario scenario = ShippedScenarios.load(name);
        Map<String, Facility> facilities = new HashMap<>();
        scenario.facilities().forEach(facility -> facilities.put(facility.id(), facility));
        Map<String, Double> kgOf = new HashMap<>();
        scenario.commodities().forEach(commodity -> kgOf.put(commodity.id(), commodity.massKg()));
        for (int day = 0; day < scenario.days(); day++) {
            Map<String, Integer> trucks = new HashMap<>();
            for (Convoy convoy : scenario.convoys()) {
                if (convoy.arrival() / 86_400 == day) {
                    trucks.merge(convoy.points().get(0), convoy.vehicles(), Integer::sum);
                }
            }
            trucks.forEach((gate, count) -> assertThat((double) count)
                    .as(gate)
                    .isLessThanOrEqualTo(facilities.get(gate).trucksPerDay()));
        }
        Map<String, Double> ambient = new HashMap<>();
        for (Lot lot : scenario.lots()) {
            ambient.merge(lot.place(), lot.quantity() * kgOf.get(lot.commodity()), Double::sum);
        }
        ambient.forEach((place, kg) -> assertThat(kg)
                .as(place)
                .isLessThanOrEqualTo(facilities.get(place).storageKg().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum()));
        for (Fleet fleet : scenario.fleets()) {
            assertThat(facilities.get(fleet.base()).storageKg()).containsKey(StorageClass.AMBIENT);
        }
    }

    @Test
    void theSameSeedGivesTheSameCity() {
        Scenario again = ShippedScenarios.load("songjiang", 7);
        assertThat(again).isEqualTo(ShippedScenarios.load("songjiang", 7));
        assertThat(again.zones())
                .isNotEqualTo(ShippedScenarios.load("songjiang", 8).zones());
    }

    @ParameterizedTest
    @ValueSource(ints = {215, 1300, 20_000})
    void anySizeKeepsTheSums(int communities) {
        CityFacts facts = CityFacts.of("shanghai");
        Scenario city = CityGenerator.generate(facts, "any", communities, 3);
        assertThat(zones(city, ZoneLevel.COMMUNITY)).hasSize(communities);
        assertThat(city.zones().get(0).population()).isEqualTo(24_870_895);
        assertThat(zones(city, ZoneLevel.COMMUNITY)).allMatch(zone -> zone.population() > 0);
        Map<String, Integer> sums = zones(city, ZoneLevel.COMMUNITY).stream()
                .collect(Collectors.groupingBy(Zone::parent, Collectors.summingInt(Zone::population)));
        for (CityFacts.Street street : facts.wholeStreets()) {
            int people = facts.streets.stream()
                    .filter(part ->
                            part.code().equals(street.code()) || part.partOf().equals(street.code()))
                    .mapToInt(CityFacts.Street::population)
                    .sum();
            assertThat(sums.get(street.code())).as(street.code()).isEqualTo(people);
        }
    }

    @Test
    void fewerCommunitiesThanStreetsAreRefused() {
        assertThatThrownBy(() -> CityGenerator.generate(CityFacts.of("shanghai"), "few", 214, 1))
                .hasMessage("Shanghai has 215 streets; it needs at least as many communities, not 214.");
    }

    /** A freight note of 2025 puts the road from Taicang to Chongming at about 143 km; 13.5 km by air. */
    @Test
    void theRoadFromTaicangToChongmingIsTenTimesTheStraightLine() {
        List<Zone> zones = new ArrayList<>(SHANGHAI.zones());
        Zone some = zones(SHANGHAI, ZoneLevel.COMMUNITY).get(0);
        zones.add(Zone.builder("taicang", ZoneLevel.COMMUNITY, some.parent(), new GeoPoint(121.15375, 31.45195))
                .name(Name.of("Taicang border"))
                .landZone("west")
                .carryKgPerDay(0)
                .build());
        TravelMatrix travel = TravelMatrix.of(SHANGHAI.toBuilder().zones(zones).build());
        assertThat(travel.metres(VehicleClass.HEAVY_TRUCK, "taicang", "F-NM")).isBetween(123_000, 143_000);
    }

    @Test
    void everyShanghaiCommunityCanBeReachedFromItsWarehouses() {
        TravelMatrix travel = TravelMatrix.of(SHANGHAI);
        for (Zone zone : zones(SHANGHAI, ZoneLevel.COMMUNITY)) {
            assertThat(travel.seconds(VehicleClass.VAN, "SW-" + zone.parent(), zone.id()))
                    .as(zone.id())
                    .isBetween(0, 3600);
        }
        for (Zone street : zones(SHANGHAI, ZoneLevel.STREET)) {
            assertThat(travel.seconds(VehicleClass.LIGHT_TRUCK, "DW-" + street.parent(), "SW-" + street.id()))
                    .as(street.id())
                    .isBetween(0, 4 * 3600);
        }
    }

    @Test
    void theFloodCutsMiheOffAndTheReasonIsNamed() {
        Scenario zhengzhou = ShippedScenarios.load("zhengzhou");
        TravelMatrix travel = TravelMatrix.of(zhengzhou);
        Zone mihe = zones(zhengzhou, ZoneLevel.STREET).stream()
                .filter(street -> street.landZone().equals("mihe"))
                .findFirst()
                .orElseThrow();
        Unreachable why = travel.whyUnreachable(VehicleClass.LIGHT_TRUCK, "DW-410181", "SW-" + mihe.id())
                .orElseThrow();
        assertThat(why.closures()).hasSize(1);
        assertThat(why.text()).contains("is closed");
        long cut = zones(zhengzhou, ZoneLevel.COMMUNITY).stream()
                .filter(zone -> travel.seconds(
                                VehicleClass.LIGHT_TRUCK, "DW-" + zone.parent().substring(0, 6), zone.id())
                        < 0)
                .count();
        assertThat(cut).isBetween(1L, 60L);
    }

    @Test
    void aCityOfYourOwnIsReadFromAFolder(@TempDir Path folder) throws Exception {
        for (String table : List.of(
                "city",
                "districts",
                "streets",
                "gates",
                "warehouses",
                "crossings",
                "closures",
                "pairings",
                "commodities",
                "vehicles",
                "bands",
                "control",
                "carriers",
                "committees")) {
            try (InputStream bytes = CityFacts.class.getResourceAsStream(
                    "/org/resupply/examples/scenarios/shanghai/" + table + ".csv")) {
                Files.copy(bytes, folder.resolve(table + ".csv"));
            }
        }
        assertThat(CityGenerator.generate(CityFacts.read(folder), "mine", 300, 5))
                .isEqualTo(CityGenerator.generate(CityFacts.of("shanghai"), "mine", 300, 5));
        Files.writeString(folder.resolve("bands.csv"), "air_km_below,detour,speed_kmh\n5,much,25\n");
        assertThatThrownBy(() -> CityFacts.read(folder))
                .hasMessageEndingWith("bands.csv, row 2: (much) in column detour is no number.");
        Files.writeString(folder.resolve("bands.csv"), "air_km_below,detour,speed_kmh\n5,1.3\n");
        assertThatThrownBy(() -> CityFacts.read(folder))
                .hasMessageEndingWith("bands.csv, row 2: 2 cells where the header has 3.");
        Files.delete(folder.resolve("bands.csv"));
        assertThatThrownBy(() -> CityFacts.read(folder)).hasMessage("There is no table of facts (bands.csv).");
    }
}
