package org.lesionlens.ui.fx;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language that a person wants the window to speak: one for each bundle of texts. */
public enum LanguageChoice {
    /** As the system has it; English where it has one that is not spoken. */
    SYSTEM(null),
    /** English, whatever the system has. */
    ENGLISH(Locale.ENGLISH),
    /** German, whatever the system has. */
    GERMAN(Locale.GERMAN);

    private final @Nullable Locale locale;

    LanguageChoice(@Nullable Locale locale) {
        this.locale = locale;
    }

    /** The one that {@link #key} named; {@link #SYSTEM} if that is none. */
    public static LanguageChoice of(String key) {
        return Arrays.stream(values())
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Names it for programs: the language's code, or {@code system}. */
    public String key() {
        return locale == null ? "system" : locale.getLanguage();
    }

    /**
     * What the language calls itself, which whoever reads no other can read; none as the system.
     */
    public Optional<String> ownName() {
        return Optional.ofNullable(locale).map(own -> own.getDisplayLanguage(own));
    }

    /**
     * Words and numbers are in this language from now on, as far as they were not looked up yet: to
     * be called before there is a window.
     */
    public void apply() {
        if (locale != null) {
            Locale.setDefault(locale);
        }
    }
}
