package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which column of a table tells what: as a person says, else by what it holds, else by its name.
 *
 * @param header names of the columns, made up where the file has none
 * @param hasHeader false if the file's first row is a lesion's
 * @param columns that tell something, the one that counts first
 * @param diagnoses the columns that stand for a diagnosis each, with yes or no for each lesion
 */
record TableLayout(
        List<String> header,
        boolean hasHeader,
        Map<LabelColumn, List<Integer>> columns,
        List<Integer> diagnoses) {

    /** Names of columns of numbers that could be a photo's; ages and counts could not. */
    private static final Pattern OF_SOMETHING =
            Pattern.compile(
                    "(^|[^a-z])(id|no|nr|num|number|image|img|photo|pic|picture|file|filename|name"
                            + "|bild|foto|case|lesion|patient)([^a-z]|$)",
                    Pattern.CASE_INSENSITIVE);

    static final TableLayout NONE = new TableLayout(List.of(), true, Map.of(), List.of());

    private static final double COMPARABLE = 0.5; // share of the photos that another column names

    static TableLayout of(ColumnSurvey survey, Map<LabelColumn, String> chosen) {
        boolean hasHeader = survey.hasHeader();
        int width = survey.first().size();
        List<String> header =
                hasHeader
                        ? survey.first()
                        : IntStream.rangeClosed(1, width).mapToObj(i -> "column " + i).toList();
        Map<LabelColumn, List<Integer>> columns = new EnumMap<>(LabelColumn.class);
        for (LabelColumn column : LabelColumn.values()) {
            columns.put(column, column.findIn(header));
        }
        columns.put(LabelColumn.IMAGE, images(survey, column(columns, LabelColumn.IMAGE), header));
        List<Integer> diagnoses = diagnoses(header, columns);
        boolean areNamed =
                diagnoses.stream().anyMatch(i -> Diagnoses.ALL.named(header.get(i)).isPresent());
        if (hasNone(columns, LabelColumn.TRUTH, LabelColumn.DIAGNOSIS) && !areNamed) {
            columns.put(LabelColumn.DIAGNOSIS, survey.holding(TableLayout::isDiagnosis));
            if (!hasHeader && hasNone(columns, LabelColumn.DIAGNOSIS)) {
                List<Integer> flags = survey.holding(cell -> Diagnoses.flag(cell).isPresent());
                columns.put(LabelColumn.TRUTH, flags.size() == 1 ? flags : List.of());
            }
        }
        if (!hasHeader) {
            columns.put(LabelColumn.SEX, survey.holding(cell -> Sex.of(cell) != Sex.UNKNOWN));
        }
        chosen.forEach((column, name) -> choose(columns, column, name, header));
        boolean isOpen = !chosen.containsKey(LabelColumn.TRUTH);
        if (isOpen && hasNone(columns, LabelColumn.TRUTH)) {
            // A table of diagnoses alone still tells which lesions have what is looked for.
            columns.put(LabelColumn.TRUTH, column(columns, LabelColumn.DIAGNOSIS));
        }
        return new TableLayout(header, hasHeader, columns, isOpen ? diagnoses : List.of());
    }

    private static void choose(
            Map<LabelColumn, List<Integer>> columns,
            LabelColumn column,
            String name,
            List<String> header) {
        int named = header.indexOf(name);
        if (name.isBlank()) {
            columns.put(column, List.of());
        } else if (named >= 0) {
            columns.put(column, List.of(named));
        }
    }

    private static boolean isDiagnosis(String cell) {
        return Diagnoses.flag(cell).isEmpty() && Diagnoses.ALL.read(cell).isPresent();
    }

    /**
     * The column that names most photos; with it those that name other photos of the same lesion.
     */
    private static List<Integer> images(
            ColumnSurvey survey, List<Integer> byName, List<String> header) {
        List<Integer> naming =
                survey.naming().stream()
                        .filter(column ->
                                byName.contains(column)
                                        || !survey.hasHeader()
                                        || !survey.namesByShortNumbers(column)
                                        || OF_SOMETHING.matcher(header.get(column)).find())
                        .toList();
        if (naming.isEmpty()) {
            return byName;
        }
        int most = survey.photosIn(naming.getFirst());
        int best =
                byName.stream()
                        .filter(column -> survey.photosIn(column) > most * COMPARABLE)
                        .findFirst()
                        .orElse(naming.getFirst());
        List<Integer> images = new ArrayList<>(List.of(best));
        if (imageType(header.get(best)).isPresent()) {
            naming.stream()
                    .filter(column -> column != best)
                    .filter(column -> survey.photosIn(column) > most * COMPARABLE)
                    .filter(column -> imageType(header.get(column)).isPresent())
                    .forEach(images::add);
        }
        String numbered = withoutNumber(header.get(best));
        if (!numbered.equals(header.get(best))) {
            naming.stream()
                    .filter(column -> !images.contains(column))
                    .filter(column -> withoutNumber(header.get(column)).equals(numbered))
                    .sorted()
                    .forEach(images::add);
        }
        return List.copyOf(images);
    }

    /** As {@code image_1_path} and {@code image_2_path} differ in nothing else. */
    private static String withoutNumber(String header) {
        return header.replaceFirst("\\d+", "#");
    }

    /** How the photos of a column were taken, if its name says so. */
    static Optional<String> imageType(String header) {
        String name = LabelColumn.plain(header);
        if (name.startsWith("derm")) {
            return Optional.of("dermoscopic");
        }
        boolean clinical = name.startsWith("clinic") || name.startsWith("macro");
        return clinical ? Optional.of("clinical") : Optional.empty();
    }

    /** One column for each diagnosis, as the ISIC challenges have them; a single one is a truth. */
    private static List<Integer> diagnoses(
            List<String> header, Map<LabelColumn, List<Integer>> columns) {
        List<Integer> named = columns(header, columns, Diagnoses.ALL::named);
        List<Integer> computed = columns(header, columns, Diagnoses.ALL::computed);
        return Stream.concat(named.size() > 1 ? named.stream() : Stream.empty(), computed.stream())
                .toList();
    }

    private static List<Integer> columns(
            List<String> header,
            Map<LabelColumn, List<Integer>> columns,
            Function<String, Optional<Diagnosis>> diagnosis) {
        return IntStream.range(0, header.size())
                .filter(i -> diagnosis.apply(header.get(i)).isPresent())
                .filter(i -> !column(columns, LabelColumn.IMAGE).contains(i))
                .boxed()
                .toList();
    }

    private static boolean hasNone(Map<LabelColumn, List<Integer>> columns, LabelColumn... asked) {
        return List.of(asked).stream().allMatch(column -> column(columns, column).isEmpty());
    }

    private static List<Integer> column(
            Map<LabelColumn, List<Integer>> columns, LabelColumn column) {
        return columns.getOrDefault(column, List.of());
    }

    /** Where a column is, the one that counts first. */
    List<Integer> column(LabelColumn column) {
        return column(columns, column);
    }

    /** All columns that say what a lesion is, the finest first. */
    List<Integer> statements(boolean truthIsChosen) {
        List<Integer> all = new ArrayList<>();
        if (!truthIsChosen) {
            all.addAll(column(LabelColumn.DIAGNOSIS));
        }
        all.addAll(column(LabelColumn.TRUTH));
        all.addAll(diagnoses);
        return all.stream().distinct().toList();
    }
}
