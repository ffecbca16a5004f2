/** The scoring of a set on Apache Spark. */
@NullMarked
package org.lesionlens.spark;

import org.jspecify.annotations.NullMarked;
