package org.lesionlens.ui.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one window has changed, which is all that it may change of what several share.
 *
 * @param before as it knew them
 * @param after as it wants them
 */
record SettingsChange(Settings before, Settings after) {

    /** The settings of somebody else, with this change. */
    Settings of(Settings there) {
        return new Settings(
                part(there, Settings::window),
                part(there, Settings::patientsFolded),
                part(there, Settings::inspectorFolded),
                part(there, Settings::theme),
                part(there, Settings::language),
                part(there, Settings::libtorch),
                part(there, Settings::remembersRecent),
                recent(there),
                part(there, Settings::noticeAccepted),
                view(there));
    }

    private <T> T part(Settings there, Function<Settings, T> of) {
        T wanted = of.apply(after);
        return wanted.equals(of.apply(before)) ? of.apply(there) : wanted;
    }

    /** What was opened here comes first; what another window has forgotten stays forgotten. */
    private List<Path> recent(Settings there) {
        List<Path> wanted = after.recent();
        if (wanted.equals(before.recent())) {
            return there.recent();
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        Stream<Path> opened =
                wanted.stream()
                        .filter(file ->
                                file.equals(wanted.getFirst()) || !before.recent().contains(file));
        Stream<Path> others =
                there.recent().stream()
                        .filter(file -> wanted.contains(file) || !before.recent().contains(file));
        return Stream.concat(opened, others).distinct().toList();
    }

    private Map<String, String> view(Settings there) {
        Map<String, String> view = new HashMap<>(there.view());
        before.view().keySet().stream()
                .filter(key -> !after.view().containsKey(key))
                .forEach(view::remove);
        after.view()
                .forEach((key, value) -> {
                    if (!value.equals(before.view().get(key))) {
                        view.put(key, value);
                    }
                });
        return view;
    }
}
