/**
 * Reads the code inside TorchScript archives and splits it at the layer to be explained. Works on
 * text and zip alone; nothing of an archive is run here.
 */
@NullMarked
package org.lesionlens.torchscript;

import org.jspecify.annotations.NullMarked;
