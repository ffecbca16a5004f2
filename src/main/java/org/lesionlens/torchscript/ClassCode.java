package org.lesionlens.torchscript;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A class of an archive's code.
 *
 * @param name with its package, for example {@code __torch__.torchvision.models.resnet.ResNet}
 * @param attributes their types by their names, in their order
 * @param methods by their names
 */
record ClassCode(String name, Map<String, String> attributes, Map<String, MethodCode> methods) {

    ClassCode {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        methods = Map.copyOf(methods);
    }
}
