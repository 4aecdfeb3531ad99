package org.resupply.benchmarks.instances;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A job, or the pickup or delivery of a shipment, of a file for VROOM.
 *
 * @param type {@code job}, {@code pickup} or {@code delivery}
 * @param id its number in the file
 * @param description free text; null where there is none
 * @param location coordinates as they stand in the file; null where there are none
 * @param index row and column in the matrices
 * @param setup seconds before the service, only where the vehicle comes from elsewhere
 * @param service seconds
 * @param windows starts and ends, in the time of the file
 * @param partner the other half of a shipment, by the order of tasks
 * @param delivery amounts brought
 * @param pickup amounts taken
 * @param skills needed, one bit each
 * @param priority 0 to 100
 */
record VroomTask(
        String type,
        long id,
        String description,
        JsonNode location,
        int index,
        int setup,
        int service,
        List<long[]> windows,
        int partner,
        long[] delivery,
        long[] pickup,
        long skills,
        int priority) {

    VroomTask with(long[] brought, long[] taken, long needed, int important) {
        return new VroomTask(
                type,
                id,
                description,
                location,
                index,
                setup,
                service,
                windows,
                partner,
                brought,
                taken,
                needed,
                important);
    }

    String name() {
        return type + " " + id;
    }
}
