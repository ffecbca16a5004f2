package org.lesionlens.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.lesionlens.explain.CamMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the key of a method. */
final class CamMethodConverter implements ITypeConverter<CamMethod> {

    @Override
    public CamMethod convert(String key) {
        return CamMethod.of(key)
                .orElseThrow(() ->
                        new TypeConversionException("'%s' is none of %s".formatted(key, keys())));
    }

    private static String keys() {
        return Arrays.stream(CamMethod.values())
                .map(CamMethod::key)
                .collect(Collectors.joining(", "));
    }
}
