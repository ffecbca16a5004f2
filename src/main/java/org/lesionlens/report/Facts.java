package org.lesionlens.report;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and what is known by them, one below the other; what is not known is left out. */
final class Facts {

    private final Map<String, String> facts = new LinkedHashMap<>();

    /** Adds one, unless it is blank. */
    Facts add(String name, String value) {
        if (!value.isBlank()) {
            facts.put(name, value);
        }
        return this;
    }

    void write(Html html) throws IOException {
        html.element(
                "dl",
                () -> {
                    for (Map.Entry<String, String> fact : facts.entrySet()) {
                        html.text("dt", fact.getKey());
                        html.text("dd", fact.getValue());
                    }
                });
    }
}
