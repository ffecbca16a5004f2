package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Photos that a feature knows by what no other filter tells, and that may be looked at alone.
 *
 * @param name that says which, for a person to read
 * @param files of the photos, as they are now
 */
public record PickOffer(String name, Supplier<Set<Path>> files) {}
