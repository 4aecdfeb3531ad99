package org.resupply.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.resupply.model.Commodity;
import org.resupply.model.Demand;
import org.resupply.model.Name;
import org.resupply.model.Outlook;
import org.resupply.model.StorageClass;

class WeightsTest {
    private final Weights weights = new Weights(Outlook.of(ParcellingTest.village(1, 1).toBuilder()
            .commodities(List.of(kilograms("rice"), kilograms("salt")))
            .build()));
    private final Demand rice = demand("rice");
    private final Demand salt = demand("salt");

    @Test
    void aPlaceThatLacksAllOfOneCommodityLacksMoreThanItsShareOfAllGoods() {
        double noSalt = weights.missing(List.of(new Weights.Lack(rice, 980, 0), new Weights.Lack(salt, 20, 20)));
        double littleRice = weights.missing(List.of(new Weights.Lack(rice, 980, 21), new Weights.Lack(salt, 20, 0)));

        assertThat(noSalt).isCloseTo(20 * (1 + 2.5 / 3), within(1e-9));
        assertThat(littleRice).isCloseTo(21.008, within(1e-3));
    }

    @Test
    void demandsForTheSameAreOneNeed() {
        double apart = weights.missing(List.of(new Weights.Lack(rice, 500, 100), new Weights.Lack(rice, 500, 0)));

        assertThat(apart).isCloseTo(weights.missing(List.of(new Weights.Lack(rice, 1000, 100))), within(1e-9));
    }

    private static Commodity kilograms(String id) {
        return new Commodity(id, Name.of(id), "kg", 1, 1.3, StorageClass.AMBIENT, 0, 1, false, 1);
    }

    private static Demand demand(String commodity) {
        return new Demand(commodity, commodity, "village", "GENERAL", 0, null, 1);
    }
}
