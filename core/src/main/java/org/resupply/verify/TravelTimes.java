package org.resupply.verify;

import org.resupply.model.VehicleClass;

/** How long and how far it is from place to place on a day, for a vehicle class at speed factor 1. */
interface TravelTimes {

    /** Stands for seconds and metres where there is no way. */
    int NO_WAY = -1;

    int seconds(int day, VehicleClass vehicleClass, String from, String to);

    int metres(int day, VehicleClass vehicleClass, String from, String to);
}
