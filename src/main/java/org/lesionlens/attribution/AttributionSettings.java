package org.lesionlens.attribution;

/** A method that is not of a layer's maps, with all that its result depends on. */
public sealed interface AttributionSettings extends MapSettings
        permits PixelSettings, PerturbationSettings, ViewsSettings {}
