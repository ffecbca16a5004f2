/**
 * A set that is judged: its lesions, what the network said of each, and on which side of a decision
 * threshold each one falls. Pure; every change gives a new value, so that any thread may look.
 */
@NullMarked
package org.lesionlens.review;

import org.jspecify.annotations.NullMarked;
