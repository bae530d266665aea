package plaza.contracts.media;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.contracts.Agreement;
import plaza.contracts.Arguments;
import plaza.contracts.Model;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaUse;

/** However uploads are used and let go, two catalogues answer alike. */
public interface MediaCatalogModel extends Model<MediaCatalog> {
    @Override
    default Agreement<MediaCatalog> agreement() {
        return Agreement.on(MediaCatalog.class).often(4, "insert").often(3, "attach");
    }

    @Override
    default void fill(Arguments arguments) {
        Instant start = arguments.start();
        List<UserId> people = people(arguments, 4);
        List<String> keys =
                Stream.generate(() -> "reels/" + arguments.id(start) + ".jpg").limit(7).toList();
        List<Media> uploads =
                IntStream.range(0, keys.size())
                        .mapToObj(
                                i ->
                                        upload(
                                                i,
                                                keys.get(i),
                                                people.get(i % people.size()),
                                                start.plusSeconds(i / 2)))
                        .toList();
        List<MediaUse> uses =
                Stream.of(MediaUse.Kind.POST, MediaUse.Kind.STORY, MediaUse.Kind.POST)
                        .map(kind -> new MediaUse(kind, arguments.id(start)))
                        .toList();
        arguments
                .of(Media.class, uploads)
                .of(MediaUse.class, uses)
                .of(String.class, keys)
                .made(Instant.class, () -> start.plusSeconds(arguments.random().nextInt(6)));
    }

    private static Media upload(int which, String key, UserId owner, Instant at) {
        return new Media(
                key,
                owner,
                "image/jpeg",
                1_000L + which,
                which % 3 == 0 ? null : 640,
                which % 3 == 0 ? null : 480,
                which % 2 == 0 ? null : 2_000L,
                which % 2 == 0 ? "LKO2?U%2Tw=w]~RBVZRi};RPxuwH" : null,
                at,
                null,
                at);
    }
}
