package org.lesionlens.ui.export;

import org.lesionlens.analysis.Analysis;
import org.lesionlens.export.FigureView;

/**
 * What can be exported.
 *
 * @param analysis of the shown lesion
 * @param photoName the photo's file name; goes into the export only if the person wants it
 * @param seen what the screen shows, in its physical pixels
 * @param whole the whole photo at its full size, drawn in the same style
 */
public record ExportRequest(
        Analysis analysis, String photoName, FigureView seen, FigureView whole) {}
