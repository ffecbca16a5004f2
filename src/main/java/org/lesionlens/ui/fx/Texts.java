package org.lesionlens.ui.fx;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The words of one part of the window, in the reader's language: the bundle {@code texts} of a
 * package, English where there is no translation.
 */
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /**
     * The words that belong to the package of {@code owner}.
     *
     * @throws java.util.MissingResourceException if it has none
     */
    public static Texts of(Class<?> owner) {
        var english =
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Texts(
                ResourceBundle.getBundle(
                        owner.getPackageName() + ".texts",
                        Locale.getDefault(Locale.Category.DISPLAY),
                        owner.getClassLoader(),
                        english));
    }

    /**
     * The words for {@code key} with {@code arguments} in their places; an apostrophe is written
     * twice, as {@link MessageFormat} wants it.
     *
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String get(String key, Object... arguments) {
        var format =
                new MessageFormat(bundle.getString(key), Locale.getDefault(Locale.Category.FORMAT));
        return format.format(arguments);
    }

    /**
     * As {@link #get}, of so many: the words for {@code key.one} if it is one, else those for
     * {@code key}.
     *
     * @param count stands in the first place
     * @param further stand in the places behind it
     */
    public String counted(String key, int count, Object... further) {
        return get(
                count == 1 ? key + ".one" : key,
                Stream.concat(Stream.of(Formats.count(count)), Stream.of(further)).toArray());
    }
}
