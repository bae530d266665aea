package plaza.postgres.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import plaza.core.media.Media;
import plaza.core.media.MediaUse;
import plaza.postgres.DomainTypes;

/** Rows of the table {@code media} as the domain has them. */
final class MediaRow {
    private MediaRow() {}

    static Media read(ResultSet row) throws SQLException {
        return new Media(
                row.getString("media_key"),
                DomainTypes.user(row, "user_id"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getObject("duration_ms", Long.class),
                row.getString("blurhash"),
                DomainTypes.instant(row, "created_at"),
                use(row),
                unusedSince(row));
    }

    private static @Nullable MediaUse use(ResultSet row) throws SQLException {
        String kind = row.getString("use_kind");
        return kind == null
                ? null
                : new MediaUse(
                        MediaUse.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                        row.getObject("use_id", UUID.class));
    }

    private static @Nullable Instant unusedSince(ResultSet row) throws SQLException {
        return DomainTypes.optionalInstant(row, "unused_since");
    }

    /** How a column has a kind of use. */
    static String label(MediaUse.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
