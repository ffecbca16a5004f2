package org.lesionlens.export;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Objects as JSON, on one line: keys in lower case with underscores, null as null. */
public final class JsonText {

    private static final Gson GSON =
            new GsonBuilder()
                    .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
                    .serializeNulls()
                    .disableHtmlEscaping()
                    .create();

    private JsonText() {}

    /** A record with its components as keys, in their order. */
    public static String of(Record object) {
        return GSON.toJson(object);
    }
}
