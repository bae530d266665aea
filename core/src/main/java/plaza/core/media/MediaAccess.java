package plaza.core.media;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.UserId;

/**
 * Reading media: who may see what it is used in may see it; what is used nowhere only its owner
 * sees.
 */
public final class MediaAccess {
    private final MediaCatalog catalog;
    private final MediaStore store;
    private final Renditions renditions;
    private final MediaAccessPolicies gates;
    private final boolean redirects;
    private final boolean distributed;

    /**
     * @param gates for each kind of thing; of a kind that has none only the owner sees anything
     * @param redirects whether who may see a file is sent to the store for it
     * @param distributed whether a CDN asks for what is public
     */
    MediaAccess(
            MediaCatalog catalog,
            MediaStore store,
            Renditions renditions,
            MediaAccessPolicies gates,
            boolean redirects,
            boolean distributed) {
        this.catalog = catalog;
        this.store = store;
        this.renditions = renditions;
        this.gates = gates;
        this.redirects = redirects;
        this.distributed = distributed;
    }

    /**
     * What a viewer is given.
     *
     * @param tag changes with the bytes, and only with them
     * @param fileName to save it under
     * @param passing whether it is part of a story, which is gone from one second to the next
     */
    public record View(
            String type,
            String tag,
            String fileName,
            Instant since,
            MediaContent content,
            boolean passing) {}

    /**
     * Something, whole.
     *
     * @throws DomainException NOT_FOUND also where the viewer may not see it
     */
    public View original(UserId viewer, String key) {
        return original(require(viewer, key));
    }

    /**
     * Something that everybody may see, whole, for a CDN.
     *
     * @throws DomainException NOT_FOUND also where not everybody may see it, or there is no CDN
     */
    public View originalForAll(String key) {
        return original(requirePublic(key));
    }

    /**
     * A picture of something, at most so wide, and no wider than it is; where it takes too long to
     * scale it, as it is.
     *
     * @param width in pixels, at least 1; rounded up to one of {@link Renditions#WIDTHS}
     * @param isGone whether nobody waits for it any more
     * @throws DomainException NOT_FOUND also where the viewer may not see it, or there is no
     *     picture of it; RATE_LIMITED and UNAVAILABLE where it cannot be made now
     */
    public View scaled(UserId viewer, String key, int width, BooleanSupplier isGone) {
        if (width < 1) {
            throw DomainException.invalid("w", "must be at least 1");
        }
        return scaled(require(viewer, key), width, new Asker(viewer, isGone));
    }

    /**
     * A picture of something that everybody may see, as {@link #scaled}. All who ask so have one
     * turn together.
     *
     * @param width one of {@link Renditions#WIDTHS}, so that a cache has few copies
     * @throws DomainException INVALID with another width
     */
    public View scaledForAll(String key, int width, BooleanSupplier isGone) {
        if (!Renditions.WIDTHS.contains(width)) {
            throw DomainException.invalid("w", "must be one of " + Renditions.WIDTHS);
        }
        return scaled(requirePublic(key), width, Asker.unknown(isGone));
    }

    private View scaled(Media media, int width, Asker asker) {
        int rounded = Renditions.roundUp(width);
        if (media.isPicture() && media.width() != null && media.width() <= rounded) {
            return original(media);
        }
        Renditions.@Nullable Rendition made = renditions.find(media, rounded, asker).orElse(null);
        if (made == null && media.isPicture()) {
            return original(media);
        }
        if (made == null) {
            throw DomainException.notFound("picture of this");
        }
        UUID id = MediaKeys.requireId(media.key());
        String extension = made.type().equals(MediaFormat.PNG.type()) ? "png" : "jpg";
        String name = id + "-" + rounded;
        return new View(
                made.type(),
                name,
                name + "." + extension,
                media.createdAt(),
                made.content(),
                isPassing(media));
    }

    private Media require(UserId viewer, String key) {
        return find(key).filter(media -> maySee(viewer, media)).orElseThrow(MediaAccess::missing);
    }

    private Media requirePublic(String key) {
        if (!distributed) {
            throw missing();
        }
        return find(key).filter(this::isPublic).orElseThrow(MediaAccess::missing);
    }

    private static DomainException missing() {
        return DomainException.notFound("media");
    }

    private Optional<Media> find(String key) {
        return MediaKeys.id(key).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(catalog.findAll(List.of(key)).get(key));
    }

    private boolean isPublic(Media media) {
        MediaUse use = media.use();
        @Nullable MediaAccessPolicy gate = use == null ? null : gates.of(use.kind());
        return use != null && gate != null && gate.isPublic(use.id());
    }

    private boolean maySee(UserId viewer, Media media) {
        if (media.owner().equals(viewer)) {
            return true;
        }
        MediaUse use = media.use();
        @Nullable MediaAccessPolicy gate = use == null ? null : gates.of(use.kind());
        return use != null && gate != null && gate.maySee(viewer, use.id());
    }

    private View original(Media media) {
        String key = media.key();
        var content =
                new MediaContent() {
                    @Override
                    public long bytes() {
                        return media.bytes();
                    }

                    @Override
                    public InputStream open(long from, long length) {
                        return store.open(key, from, length);
                    }

                    @Override
                    public Optional<URI> link() {
                        return redirects ? store.link(key, media.type()) : Optional.empty();
                    }
                };
        String name = key.substring(key.indexOf('/') + 1);
        return new View(
                media.type(),
                MediaKeys.requireId(key).toString(),
                name,
                media.createdAt(),
                content,
                isPassing(media));
    }

    private static boolean isPassing(Media media) {
        MediaUse use = media.use();
        return use != null
                && (use.kind() == MediaUse.Kind.STORY || use.kind() == MediaUse.Kind.MESSAGE);
    }
}
