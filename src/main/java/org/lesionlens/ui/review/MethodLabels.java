package org.lesionlens.ui.review;

import javafx.util.StringConverter;
import org.lesionlens.explain.CamMethod;

/** What methods are called in a list of them. */
public final class MethodLabels extends StringConverter<CamMethod> {

    @Override
    public String toString(CamMethod method) {
        return method.label();
    }

    @Override
    public CamMethod fromString(String label) {
        throw new UnsupportedOperationException("the list is not editable");
    }
}
