package org.lesionlens.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lesionlens.overlay.ColourMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a colour map that suits heat which is never negative. */
final class ColourMapConverter implements ITypeConverter<ColourMap> {

    private static final List<ColourMap> SUITABLE =
            Arrays.stream(ColourMap.values()).filter(map -> map != ColourMap.DIVERGING).toList();

    @Override
    public ColourMap convert(String name) {
        return SUITABLE.stream()
                .filter(map -> map.label().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is none of %s".formatted(name, labels())));
    }

    private static String labels() {
        return SUITABLE.stream().map(ColourMap::label).collect(Collectors.joining(", "));
    }
}
