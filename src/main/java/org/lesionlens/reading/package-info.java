/** What people say of photos before they have been told anything: blind readings. */
@NullMarked
package org.lesionlens.reading;

import org.jspecify.annotations.NullMarked;
