package plaza.app.importing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table of the LDBC Social Network Benchmark: columns between {@code |}, the first line their
 * names. A name may come twice ({@code Person.id|Person.id}), so columns are counted per name.
 */
final class PipeTable {
    private final Path file;
    private final List<String> columns = new ArrayList<>();

    private PipeTable(Path file) {
        this.file = file;
    }

    /**
     * Reads the rows of a table.
     *
     * @param required the columns that must be there, in any order; a name given twice must be
     *     there twice
     * @param problems told of lines that are wrong; the others are read all the same
     */
    static void read(
            Path file,
            List<String> required,
            Consumer<Row> rows,
            Consumer<ImportException> problems) {
        var table = new PipeTable(file);
        TextFile.read(
                file,
                (number, line) -> {
                    if (number == 1) {
                        table.header(line, required);
                    } else if (!line.isEmpty()) {
                        table.row(number, line, rows, problems);
                    }
                });
        if (table.columns.isEmpty()) {
            throw ImportException.of(file, "is empty: it must begin with the names of its columns");
        }
    }

    private void header(String line, List<String> required) {
        columns.addAll(List.of(line.split("\\|", -1)));
        List<String> rest = new ArrayList<>(columns);
        for (String column : required) {
            if (!rest.remove(column)) {
                throw ImportException.of(
                        file, 1, "has no column " + column + "; its columns are " + columns);
            }
        }
    }

    private void row(
            long number, String line, Consumer<Row> rows, Consumer<ImportException> problems) {
        List<String> cells = List.of(line.split("\\|", -1));
        try {
            if (cells.size() != columns.size()) {
                throw ImportException.of(
                        file,
                        number,
                        "has " + cells.size() + " columns instead of " + columns.size());
            }
            rows.accept(new Row(this, number, cells));
        } catch (ImportException e) {
            problems.accept(e);
        }
    }

    /** A line of the table. */
    record Row(PipeTable table, long number, List<String> cells) {
        String text(String column) {
            return cells.get(table.columns.indexOf(column));
        }

        /** The last column of that name, where it comes twice. */
        String lastText(String column) {
            return cells.get(table.columns.lastIndexOf(column));
        }

        boolean has(String column) {
            return table.columns.contains(column);
        }

        ImportException problem(String what) {
            return ImportException.of(table.file, number, what);
        }
    }
}
