package org.lesionlens.training;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number by which a checkpoint's name says when it was saved: its epoch, else its step. */
final class EpochNumber {

    /** As Lightning and most scripts write it: {@code epoch=3}, {@code ep03}, {@code e12}. */
    private static final Pattern EPOCH =
            Pattern.compile("(?i)(?<!\\p{L})(?:epoch|ep|e)[ _.=-]*(\\d{1,18})(?!\\d)");

    /** A whole number that stands for itself: no part of a decimal, a size or a network's name. */
    private static final Pattern ALONE =
            Pattern.compile("(?<![\\p{L}\\d])(?<!\\d[.])(\\d{1,18})(?!\\d|[.]\\d|\\p{L})");

    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)(?<!\\p{L})(?:step|iter|it|checkpoint|ckpt|model|net|weights)(\\d{1,18})(?!\\d)");

    private EpochNumber() {}

    /**
     * The number in a name: the one behind the word epoch, else the last that stands alone, as in
     * {@code resnet50-003}; none if there is neither.
     *
     * @param stem without folder and ending
     */
    static OptionalLong of(String stem) {
        OptionalLong epoch = last(EPOCH, stem);
        OptionalLong alone = epoch.isPresent() ? epoch : last(ALONE, stem);
        return alone.isPresent() ? alone : last(NAMED, stem);
    }

    private static OptionalLong last(Pattern pattern, String stem) {
        OptionalLong found = OptionalLong.empty();
        Matcher matcher = pattern.matcher(stem);
        while (matcher.find()) {
            found = OptionalLong.of(Long.parseLong(matcher.group(1)));
        }
        return found;
    }
}
