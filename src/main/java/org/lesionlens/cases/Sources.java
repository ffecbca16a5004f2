package org.lesionlens.cases;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Provenance.Source;
import org.lesionlens.cases.Provenance.TableUse;

/**
 * Says which table, or whether folders, tell what is known of a set.
 *
 * @param tables that were looked at
 * @param used those of them that tell something
 * @param images as they are known
 * @param headerPatients ids that headers of photos alone name
 */
record Sources(
        List<TableUse> tables,
        List<TableUse> used,
        List<LesionImage> images,
        Set<String> headerPatients) {

    Provenance provenance(
            PhotoSearch search,
            SetChoices choices,
            boolean noTablePatients,
            boolean folderTruth,
            @Nullable TableUse predicting,
            @Nullable ToldResults results) {
        Optional<Source> truth =
                used.stream()
                        .filter(use -> use.unused().isEmpty())
                        .filter(use -> !use.table().statements().used().isEmpty())
                        .map(use ->
                                new Source(
                                        Optional.of(use.file()),
                                        use.table().statements().used(),
                                        use.table().statements().flagMeanings()))
                        .findFirst();
        return new Provenance(
                search.leftOut(),
                source(LabelColumn.PATIENT, noTablePatients, LesionImage::patient)
                        .or(() -> noTablePatients ? Optional.empty() : Optional.of(Source.HEADERS)),
                source(LabelColumn.LESION, true, image -> image.facts().lesion()),
                truth.isPresent() || !folderTruth ? truth : Optional.of(Source.FOLDERS),
                Optional.ofNullable(predicting)
                        .map(use ->
                                new Source(
                                        Optional.of(use.file()),
                                        use.table().predictions(),
                                        Map.of())),
                tables,
                search.tables(),
                choices,
                headerPatients,
                search.masks(),
                Optional.ofNullable(results));
    }

    private Optional<Source> source(
            LabelColumn column, boolean orFolders, Function<LesionImage, String> id) {
        if (images.stream().allMatch(image -> id.apply(image).isEmpty())) {
            return Optional.empty();
        }
        Optional<Source> table =
                used.stream()
                        .filter(use -> !use.table().column(column).isEmpty())
                        .map(use ->
                                new Source(
                                        Optional.of(use.file()),
                                        use.table().column(column).subList(0, 1),
                                        Map.of()))
                        .findFirst();
        return table.isPresent() || !orFolders ? table : Optional.of(Source.FOLDERS);
    }
}
