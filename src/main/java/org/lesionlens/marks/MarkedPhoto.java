package org.lesionlens.marks;

import java.util.Optional;
import org.lesionlens.files.ContentHash;

/**
 * What is said of a photo somewhere.
 *
 * @param hash of the photo's bytes; none in a table that somebody wrote by hand
 * @param name of its file then, without folder, for people, and for want of a hash
 */
public record MarkedPhoto(Optional<ContentHash> hash, String name, PhotoMarks marks) {}
