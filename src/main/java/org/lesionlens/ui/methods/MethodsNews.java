package org.lesionlens.ui.methods;

/** What is heard of a comparison before it is done. */
sealed interface MethodsNews {

    record Far(MethodsState.Running now) implements MethodsNews {}

    record Found(MethodsResult result) implements MethodsNews {}
}
