package org.resupply.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.resupply.model.Fleet;
import org.resupply.model.Lanes;
import org.resupply.model.Mode;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleClass;
import org.resupply.model.VehicleType;

/**
 * Which fleets run between facilities and which go to the doors.
 *
 * <p>A fleet whose base delivers to doors goes to the doors, unless it is of boats or helicopters, which stop at facilities
 * only, or of heavy trucks and the base has lighter vehicles too. Where lanes leave a base, all its fleets run between facilities: those that go to the doors do both. Where none does,
 * the fleets that do not go to the doors run: they fetch what comes to their base from a place without vehicles of its own.
 */
public final class Vehicles {
    private final Map<String, VehicleType> types = new LinkedHashMap<>();
    private final Map<String, List<Fleet>> delivery = new LinkedHashMap<>();
    private final Map<String, List<Fleet>> trunk = new LinkedHashMap<>();

    private Vehicles(Scenario scenario, Set<String> deliveringBases) {
        for (VehicleType type : scenario.vehicleTypes()) {
            types.put(type.id(), type);
        }
        Map<String, List<Fleet>> byBase = new LinkedHashMap<>();
        Set<String> sending = new HashSet<>();
        Lanes.of(scenario).forEach(lane -> sending.add(lane.from()));
        for (Fleet fleet : scenario.fleets()) {
            byBase.computeIfAbsent(fleet.base(), base -> new ArrayList<>()).add(fleet);
        }
        byBase.forEach((base, fleets) -> {
            List<Fleet> able = fleets.stream()
                    .filter(fleet -> type(fleet).vehicleClass().stopsAtZones())
                    .toList();
            List<Fleet> light = able.stream()
                    .filter(fleet -> type(fleet).vehicleClass() != VehicleClass.HEAVY_TRUCK)
                    .toList();
            boolean delivers = deliveringBases.contains(base);
            List<Fleet> toDoors = !delivers ? List.of() : light.isEmpty() ? able : light;
            delivery.put(base, toDoors);
            List<Fleet> others =
                    fleets.stream().filter(fleet -> !toDoors.contains(fleet)).toList();
            trunk.put(base, sending.contains(base) ? fleets : others);
        });
    }

    /** The fleets of a scenario, parted by what they do. */
    public static Vehicles of(Scenario scenario, Set<String> deliveringBases) {
        return new Vehicles(scenario, deliveringBases);
    }

    /** The type of a fleet's vehicles. */
    public VehicleType type(Fleet fleet) {
        return types.get(fleet.vehicleType());
    }

    /** The fleets at a base that go to the doors. */
    public List<Fleet> delivery(String base) {
        return delivery.getOrDefault(base, List.of());
    }

    /** The fleets at a base that run between facilities. */
    public List<Fleet> runs(String base) {
        return trunk.getOrDefault(base, List.of());
    }

    /** Whether the vehicles at a base that go to the doors run between facilities as well. */
    public boolean doBoth(String base) {
        return !delivery(base).isEmpty() && runs(base).containsAll(delivery(base));
    }

    /** The fleets that run on a lane: those based where it begins; where there are none, those based where it ends. */
    public List<Fleet> trunk(String from, String to, Mode mode) {
        for (String base : List.of(from, to)) {
            List<Fleet> able = runs(base).stream()
                    .filter(fleet -> type(fleet).mode() == mode)
                    .toList();
            if (!able.isEmpty()) {
                return able;
            }
        }
        return List.of();
    }

    /** The storage classes that some of these fleets can carry, one bit each by ordinal. */
    public int classes(List<Fleet> fleets) {
        int mask = 0;
        for (Fleet fleet : fleets) {
            for (StorageClass storage : type(fleet).storage()) {
                mask |= 1 << storage.ordinal();
            }
        }
        return mask;
    }
}
