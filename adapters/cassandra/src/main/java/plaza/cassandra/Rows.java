package plaza.cassandra;

import static plaza.cassandra.Answers.answer;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The rows of an answer, page after page. */
final class Rows implements Iterator<Row> {
    private AsyncResultSet page;
    private Iterator<Row> rows;

    Rows(AsyncResultSet first) {
        page = first;
        rows = first.currentPage().iterator();
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext() && page.hasMorePages()) {
            page = answer(page::fetchNextPage);
            rows = page.currentPage().iterator();
        }
        return rows.hasNext();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }
}
