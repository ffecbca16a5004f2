package org.lesionlens.ui.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lesionlens.ui.fx.LanguageChoice;
import org.lesionlens.ui.fx.ThemeChoice;

/**
 * What the window remembers from one start to the next.
 *
 * @param window where it was; empty if it was never shown
 * @param patientsFolded whether the list of patients is folded away
 * @param inspectorFolded whether the inspector is folded away
 * @param theme light, dark or as the system has it
 * @param language of the window, from the next start on
 * @param libtorch folder of the one that runs networks, from the next start on; empty if it is the
 *     one that comes along
 * @param remembersRecent whether opened files are remembered
 * @param recent what was opened last, newest first; at most {@value #MOST_RECENT}, and none if they
 *     are not remembered
 * @param noticeAccepted whether "research use only" has been accepted
 * @param view what the views remember, in their own words
 */
public record Settings(
        Optional<WindowPlace> window,
        boolean patientsFolded,
        boolean inspectorFolded,
        ThemeChoice theme,
        LanguageChoice language,
        Optional<Path> libtorch,
        boolean remembersRecent,
        List<Path> recent,
        boolean noticeAccepted,
        Map<String, String> view) {

    /** How many opened files are remembered. */
    public static final int MOST_RECENT = 10;

    /** What holds before anybody changed anything. */
    public static final Settings DEFAULT =
            new Settings(
                    Optional.empty(),
                    false,
                    false,
                    ThemeChoice.SYSTEM,
                    LanguageChoice.SYSTEM,
                    Optional.empty(),
                    true,
                    List.of(),
                    false,
                    Map.of());

    /** Cuts {@code recent} to what may be remembered, and copies. */
    public Settings {
        recent =
                remembersRecent
                        ? recent.stream().distinct().limit(MOST_RECENT).toList()
                        : List.of();
        view = Map.copyOf(view);
    }

    /** All parts, each of which may be changed. */
    private static final class Parts {

        private Optional<WindowPlace> window;
        private boolean patientsFolded;
        private boolean inspectorFolded;
        private ThemeChoice theme;
        private LanguageChoice language;
        private Optional<Path> libtorch;
        private boolean remembersRecent;
        private List<Path> recent;
        private boolean noticeAccepted;
        private Map<String, String> view;

        Parts(Settings of) {
            window = of.window;
            patientsFolded = of.patientsFolded;
            inspectorFolded = of.inspectorFolded;
            theme = of.theme;
            language = of.language;
            libtorch = of.libtorch;
            remembersRecent = of.remembersRecent;
            recent = of.recent;
            noticeAccepted = of.noticeAccepted;
            view = of.view;
        }

        Settings settings() {
            return new Settings(
                    window,
                    patientsFolded,
                    inspectorFolded,
                    theme,
                    language,
                    libtorch,
                    remembersRecent,
                    recent,
                    noticeAccepted,
                    view);
        }
    }

    private Settings with(Consumer<Parts> change) {
        var parts = new Parts(this);
        change.accept(parts);
        return parts.settings();
    }

    public Settings withWindow(WindowPlace place) {
        return with(parts -> parts.window = Optional.of(place));
    }

    public Settings withPatientsFolded(boolean folded) {
        return with(parts -> parts.patientsFolded = folded);
    }

    public Settings withInspectorFolded(boolean folded) {
        return with(parts -> parts.inspectorFolded = folded);
    }

    public Settings withTheme(ThemeChoice chosen) {
        return with(parts -> parts.theme = chosen);
    }

    public Settings withLanguage(LanguageChoice chosen) {
        return with(parts -> parts.language = chosen);
    }

    public Settings withLibtorch(Optional<Path> folder) {
        return with(parts -> parts.libtorch = folder);
    }

    /** Not remembering also forgets. */
    public Settings withRemembersRecent(boolean remembers) {
        return with(parts -> parts.remembersRecent = remembers);
    }

    /** {@code opened} comes first from now on, if anything is remembered at all. */
    public Settings withRecent(Path opened) {
        List<Path> newest = Stream.concat(Stream.of(opened), recent.stream()).toList();
        return with(parts -> parts.recent = newest);
    }

    /** The same, with nothing remembered that was opened. */
    public Settings withoutRecent() {
        return with(parts -> parts.recent = List.of());
    }

    /** Nobody is asked again. */
    public Settings withNoticeAccepted() {
        return with(parts -> parts.noticeAccepted = true);
    }

    Settings withView(Map<String, String> newest) {
        return with(parts -> parts.view = newest);
    }
}
