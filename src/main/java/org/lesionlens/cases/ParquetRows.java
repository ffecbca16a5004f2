package org.lesionlens.cases;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.ResultsProblem.Kind;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.files.FileNames;

/**
 * The rows of a Parquet table as text, numbers with all their digits and what is null or not a
 * number blank, with the map of each photo if there is one.
 */
final class ParquetRows implements TableRows {

    private static final String MAP_WIDTH = "map_width";
    private static final int LONGEST = 10_000; // bytes of a text; pictures are longer

    /** How the library says that a codec has no library. */
    private static final Pattern NO_CODEC = Pattern.compile("Cannot read (\\w+)-compressed");

    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING); // else it tells of processors, in the terminal
    }

    private final Iterator<Path> parts;
    private final List<String> header;
    private Part part;
    private long line;

    private ParquetRows(Iterator<Path> parts) throws IOException {
        this.parts = parts;
        this.part = Part.of(parts.next());
        this.header = part.columns;
    }

    /**
     * Opens a table.
     *
     * @throws ResultsProblem if it is damaged
     * @throws IOException if it cannot be read
     */
    static ParquetRows of(ParquetTable table) throws IOException {
        return orDamaged(() -> new ParquetRows(table.parts().iterator()));
    }

    /**
     * One file. Each is read by its own types: a column without any value has another one.
     *
     * @param columns that hold single values
     * @param maps none if no column holds them
     */
    private record Part(
            ParquetFileReader file,
            RowReader rows,
            List<String> columns,
            Optional<MapColumn> maps) {

        static Part of(Path path) throws IOException {
            ParquetFileReader file = ParquetFileReader.open(InputFile.of(path));
            try {
                List<String> columns =
                        file.getFileSchema().getRootNode().children().stream()
                                .filter(SchemaNode.PrimitiveNode.class::isInstance)
                                .map(SchemaNode::name)
                                .toList();
                RowReader rows =
                        file.buildRowReader()
                                .projection(
                                        ColumnProjection.columns(columns.toArray(String[]::new)))
                                .build();
                List<String> read =
                        IntStream.range(0, rows.getFieldCount())
                                .mapToObj(rows::getFieldName)
                                .toList();
                return new Part(file, rows, read, MapColumn.of(file));
            } catch (RuntimeException e) {
                file.close();
                throw e;
            }
        }

        void close() throws IOException {
            maps.ifPresent(MapColumn::close);
            rows.close();
            file.close();
        }
    }

    private interface Reading<T> {
        T get() throws IOException;
    }

    /** The library tells of broken bytes in many ways, and of codecs that do not load in errors. */
    private static <T> T orDamaged(Reading<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (ResultsProblem e) {
            throw e;
        } catch (RuntimeException | LinkageError | IOException e) {
            ResultsProblem problem = problem(e);
            problem.initCause(e);
            throw problem;
        }
    }

    private static ResultsProblem problem(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String why = String.valueOf(root.getMessage());
        Matcher codec = NO_CODEC.matcher(why);
        return codec.lookingAt()
                ? new ResultsProblem(Kind.CODEC, codec.group(1))
                : new ResultsProblem(Kind.DAMAGED, root.getMessage() == null ? "" + root : why);
    }

    @Override
    public Optional<Row> read() throws IOException {
        line++;
        return line == 1 ? Optional.of(new Row(1, header, false)) : orDamaged(this::next);
    }

    private Optional<Row> next() throws IOException {
        while (!part.rows.hasNext()) {
            if (!parts.hasNext()) {
                return Optional.empty();
            }
            part.close();
            Path next = parts.next();
            part = Part.of(next);
            if (!part.columns.equals(header)) {
                throw new ResultsProblem(Kind.DAMAGED, "other columns in " + FileNames.name(next));
            }
        }
        RowReader rows = part.rows;
        rows.next();
        List<String> cells = new ArrayList<>(header.size());
        for (int i = 0; i < header.size(); i++) {
            cells.add(text(rows.getValue(i))); // by its name, each cell would be searched for
        }
        return Optional.of(new Row(line, cells, false, map(cells)));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> number.isNaN() ? "" : number.toString();
            case Float number -> number.isNaN() ? "" : Double.toString(number); // all its digits
            case byte[] bytes ->
                    bytes.length > LONGEST ? "" : new String(bytes, StandardCharsets.UTF_8);
            default -> value.toString();
        };
    }

    private @Nullable SignedMap map(List<String> cells) throws ResultsProblem {
        if (part.maps.isEmpty()) {
            return null;
        }
        int width = header.indexOf(MAP_WIDTH);
        try {
            return part.maps.get().next(width < 0 ? 0 : width(cells.get(width)));
        } catch (IllegalArgumentException e) {
            throw new ResultsProblem(Kind.DAMAGED, "row " + (line - 1) + ": " + e.getMessage());
        }
    }

    private static int width(String cell) {
        return cell.isEmpty() ? 0 : (int) Double.parseDouble(cell);
    }

    @Override
    public void close() throws IOException {
        part.close();
    }
}
