package org.lesionlens.cli;

import java.util.stream.Collectors;
import org.lesionlens.explain.ExplanationMethod;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the key of a method of any kind. */
public final class MethodConverter implements ITypeConverter<ExplanationMethod> {

    @Override
    public ExplanationMethod convert(String key) {
        return ExplanationMethod.of(key)
                .orElseThrow(() ->
                        new TypeConversionException("'%s' is none of %s".formatted(key, keys())));
    }

    private static String keys() {
        return ExplanationMethod.all()
                .map(ExplanationMethod::key)
                .collect(Collectors.joining(", "));
    }
}
