package org.resupply.report;

import java.util.Locale;
import org.resupply.model.Circle;
import org.resupply.model.Disruption;

/** What a disruption happens to, in words. */
public final class EventText {
    private EventText() {}

    /** What it happens to: the middle and the radius of an area, the place of a request, or else what is hit, by name. */
    public static String what(Disruption disruption, Gazetteer gazetteer, Words words) {
        Circle area = disruption.area();
        return area == null
                ? gazetteer.named(
                        disruption.request() != null ? disruption.request().place() : disruption.target(), words)
                : words.get(
                        "event.area",
                        area.metres(),
                        String.format(Locale.ROOT, "%.4f", area.point().lon()),
                        String.format(Locale.ROOT, "%.4f", area.point().lat()));
    }
}
