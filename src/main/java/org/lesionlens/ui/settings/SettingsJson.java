package org.lesionlens.ui.settings;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lesionlens.ui.fx.LanguageChoice;
import org.lesionlens.ui.fx.ThemeChoice;

/** Settings as text; entries that it does not know are passed over, missing ones have defaults. */
final class SettingsJson {

    private static final int FORMAT = 1;
    private static final int MOST_VIEW_ENTRIES = 1000;

    private SettingsJson() {}

    static String write(Settings settings) {
        var root = new JsonObject();
        root.addProperty("format", FORMAT);
        settings.window().ifPresent(place -> root.add("window", window(place)));
        root.addProperty("patientsFolded", settings.patientsFolded());
        root.addProperty("inspectorFolded", settings.inspectorFolded());
        root.addProperty("theme", settings.theme().name().toLowerCase(Locale.ROOT));
        root.addProperty("language", settings.language().key());
        settings.libtorch().ifPresent(folder -> root.addProperty("libtorch", folder.toString()));
        root.addProperty("remembersRecent", settings.remembersRecent());
        var recent = new JsonArray();
        settings.recent().forEach(path -> recent.add(path.toString()));
        root.add("recent", recent);
        root.addProperty("noticeAccepted", settings.noticeAccepted());
        var view = new JsonObject();
        settings.view().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> view.addProperty(entry.getKey(), entry.getValue()));
        root.add("view", view);
        return new GsonBuilder().setPrettyPrinting().create().toJson(root) + "\n";
    }

    private static JsonObject window(WindowPlace place) {
        var window = new JsonObject();
        window.addProperty("x", place.x());
        window.addProperty("y", place.y());
        window.addProperty("width", place.width());
        window.addProperty("height", place.height());
        window.addProperty("maximised", place.maximised());
        return window;
    }

    /**
     * @throws IllegalArgumentException if the text is not JSON, of a newer program, or an entry
     *     makes no sense
     */
    static Settings read(String text) {
        try {
            return settings(JsonParser.parseString(text).getAsJsonObject());
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | ClassCastException e) {
            throw new IllegalArgumentException("not settings: " + e.getMessage(), e);
        }
    }

    private static Settings settings(JsonObject root) {
        int format = root.has("format") ? root.get("format").getAsInt() : 0;
        if (format != FORMAT) {
            throw new IllegalArgumentException("format %d, not %d".formatted(format, FORMAT));
        }
        Settings otherwise = Settings.DEFAULT;
        return new Settings(
                Optional.ofNullable(root.getAsJsonObject("window")).map(SettingsJson::place),
                truth(root, "patientsFolded", otherwise.patientsFolded()),
                truth(root, "inspectorFolded", otherwise.inspectorFolded()),
                theme(root),
                language(root),
                Optional.ofNullable(root.get("libtorch")).map(path -> Path.of(path.getAsString())),
                truth(root, "remembersRecent", otherwise.remembersRecent()),
                recent(root),
                truth(root, "noticeAccepted", otherwise.noticeAccepted()),
                view(root));
    }

    private static WindowPlace place(JsonObject window) {
        return new WindowPlace(
                number(window, "x"),
                number(window, "y"),
                number(window, "width"),
                number(window, "height"),
                truth(window, "maximised", false));
    }

    private static ThemeChoice theme(JsonObject root) {
        JsonElement name = root.get("theme");
        return name == null
                ? Settings.DEFAULT.theme()
                : ThemeChoice.valueOf(name.getAsString().toUpperCase(Locale.ROOT));
    }

    /** One that this program does not speak is none to stumble over. */
    private static LanguageChoice language(JsonObject root) {
        JsonElement key = root.get("language");
        return key == null ? Settings.DEFAULT.language() : LanguageChoice.of(key.getAsString());
    }

    private static List<Path> recent(JsonObject root) {
        List<Path> recent = new ArrayList<>();
        JsonArray paths = root.getAsJsonArray("recent");
        if (paths != null) {
            paths.forEach(path -> recent.add(Path.of(path.getAsString())));
        }
        return recent;
    }

    private static Map<String, String> view(JsonObject root) {
        Map<String, String> view = new LinkedHashMap<>();
        JsonObject entries = root.getAsJsonObject("view");
        if (entries != null) {
            entries.asMap().entrySet().stream()
                    .limit(MOST_VIEW_ENTRIES)
                    .forEach(entry -> view.put(entry.getKey(), entry.getValue().getAsString()));
        }
        return view;
    }

    private static double number(JsonObject object, String key) {
        JsonElement value = object.get(key);
        return value == null ? 0 : value.getAsDouble();
    }

    private static boolean truth(JsonObject object, String key, boolean otherwise) {
        JsonElement value = object.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.getAsJsonPrimitive().isBoolean()) {
            throw new IllegalArgumentException(key + " is neither true nor false: " + value);
        }
        return value.getAsBoolean();
    }
}
