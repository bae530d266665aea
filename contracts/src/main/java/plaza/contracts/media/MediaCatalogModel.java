package plaza.contracts.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plaza.core.Page;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaUse;

/** However uploads are used and let go, two catalogues answer alike. */
public final class MediaCatalogModel {
    private static final int UPLOADS = 7;
    private static final Instant START = Instant.parse("2026-05-04T12:00:00Z");

    private final MediaCatalog model;
    private final MediaCatalog catalog;
    private final List<UserId> people;
    private final List<String> keys =
            IntStream.range(0, UPLOADS)
                    .mapToObj(which -> "reels/" + UUID.randomUUID() + ".jpg")
                    .toList();
    private final List<MediaUse> uses =
            Stream.of(MediaUse.Kind.POST, MediaUse.Kind.STORY, MediaUse.Kind.POST)
                    .map(kind -> new MediaUse(kind, UUID.randomUUID()))
                    .toList();

    /**
     * @param catalog that nobody else writes to
     * @param people who have uploaded nothing yet
     */
    public MediaCatalogModel(MediaCatalog model, MediaCatalog catalog, List<UserId> people) {
        this.model = model;
        this.catalog = catalog;
        this.people = List.copyOf(people);
    }

    /** Carries out steps, each of any number, and compares every answer. */
    public void agrees(List<Integer> steps) {
        for (int step : steps) {
            assertThat(apply(catalog, step)).isEqualTo(apply(model, step));
        }
        Map<String, Media> all = model.findAll(keys);
        assertThat(catalog.findAll(keys)).isEqualTo(all);
        for (UserId owner : people) {
            for (int limit = 1; limit < UPLOADS + 2; limit += 3) {
                assertThat(list(catalog, owner, limit)).isEqualTo(list(model, owner, limit));
            }
        }
        for (int second = 0; second < 6; second += 2) {
            Instant before = START.plusSeconds(second);
            for (int limit = 1; limit < UPLOADS + 2; limit += 3) {
                assertThat(catalog.listUnused(before, limit))
                        .isEqualTo(model.listUnused(before, limit));
            }
        }
        leaveNothing();
    }

    private static List<Media> list(MediaCatalog of, UserId owner, int limit) {
        return Page.all(limit, page -> of.listByOwner(owner, page)).toList();
    }

    private void leaveNothing() {
        uses.forEach(catalog::release);
        keys.forEach(key -> catalog.deleteUnused(key, START.plusSeconds(1_000)));
        assertThat(catalog.findAll(keys)).isEmpty();
    }

    private Object apply(MediaCatalog to, int step) {
        int which = step / 10 % UPLOADS;
        UserId owner = people.get(step / 100 % people.size());
        MediaUse use = uses.get(step / 1_000 % uses.size());
        return switch (step % 10) {
            case 0, 1, 2 -> to.attach(owner, keys.subList(which / 2, which + 1), use);
            case 3 -> to.release(use);
            case 4 -> to.deleteUnused(keys.get(which), START.plusSeconds(step / 100 % 6));
            default -> to.insert(upload(which));
        };
    }

    private Media upload(int which) {
        Instant at = START.plusSeconds(which / 2);
        return new Media(
                keys.get(which),
                people.get(which % people.size()),
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
