package org.resupply.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.resupply.model.Crew;
import org.resupply.model.Fleet;
import org.resupply.model.Mode;
import org.resupply.model.Scenario;
import org.resupply.model.StorageClass;
import org.resupply.model.VehicleType;

/** Vehicles of the warehouses that serve an area, fitted out for what none of them can carry. */
final class FitOut {
    private final Approach approach;
    private final Map<String, VehicleType> types = new HashMap<>();
    private final List<VehicleType> all;
    /** Ids of the types fitted out, by those that they were. */
    private final Map<String, String> fittedIds = new HashMap<>();

    /** A commodity that is missing by the storage class that nobody carries. */
    private final Map<StorageClass, String> uncarried = new TreeMap<>();

    FitOut(Approach approach) {
        this.approach = approach;
        Scenario scenario = approach.scenario();
        all = new ArrayList<>(scenario.vehicleTypes());
        all.forEach(type -> types.put(type.id(), type));
        Set<StorageClass> carried = new HashSet<>();
        scenario.fleets().stream()
                .filter(this::serves)
                .forEach(fleet -> carried.addAll(types.get(fleet.vehicleType()).storage()));
        scenario.commodities().stream()
                .filter(commodity ->
                        approach.missing().containsKey(commodity.id()) && !carried.contains(commodity.storage()))
                .forEach(commodity -> uncarried.putIfAbsent(commodity.storage(), commodity.id()));
    }

    /** The first commodity of each class that is missing and that no vehicle of these warehouses can carry. */
    List<String> uncarried() {
        return List.copyOf(uncarried.values());
    }

    /** Whether a fleet brings goods to the area by road. */
    boolean serves(Fleet fleet) {
        return approach.bases().contains(fleet.base())
                && types.get(fleet.vehicleType()).mode() == Mode.ROAD;
    }

    /** The fleet with vehicles that can carry all that is missing; as it is where they already can, or it does not serve the area. */
    Fleet fitted(Fleet fleet) {
        if (uncarried.isEmpty() || !serves(fleet)) {
            return fleet;
        }
        VehicleType type = types.get(fleet.vehicleType());
        if (!fittedIds.containsKey(type.id())) {
            String id = type.id() + "/" + uncarried.keySet();
            while (types.containsKey(id)) {
                id += "/more";
            }
            Set<StorageClass> storage = new HashSet<>(type.storage());
            storage.addAll(uncarried.keySet());
            VehicleType fitted = VehicleType.builder(id, type.vehicleClass(), type.payloadKg(), type.volumeL(), storage)
                    .name(type.name())
                    .rangeM(type.rangeM())
                    .speedFactor(type.speedFactor())
                    .fixedCost(type.fixedCost())
                    .costPerKm(type.costPerKm())
                    .costPerHour(type.costPerHour())
                    .stopSeconds(type.stopSeconds())
                    .handlingSecondsPerTonne(type.handlingSecondsPerTonne())
                    .build();
            types.put(id, fitted);
            all.add(fitted);
            fittedIds.put(type.id(), id);
        }
        return fleet.withType(fittedIds.get(type.id()));
    }

    /** The types that there are, those fitted out behind the others. */
    List<VehicleType> types() {
        return all;
    }

    /** Crews of which those who may drive vehicles of a type may drive them fitted out as well. */
    List<Crew> crews(List<Crew> crews) {
        return crews.stream()
                .map(crew -> {
                    Set<String> skills = new LinkedHashSet<>(crew.skills());
                    fittedIds.forEach((type, fitted) -> {
                        if (crew.skills().contains(type)) {
                            skills.add(fitted);
                        }
                    });
                    return skills.equals(crew.skills()) ? crew : crew.withSkills(skills);
                })
                .toList();
    }
}
