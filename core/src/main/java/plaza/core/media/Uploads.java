package plaza.core.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.StorageException;
import plaza.core.event.Journal;
import plaza.core.id.UserId;
import plaza.core.limit.Limits;
import plaza.core.media.MediaEvent.MediaUploaded;

/**
 * Takes uploads in: finds out what they are, keeps what is needed to show them, and puts them on
 * the list. The bytes are durable before the list has them, so that nothing is listed that is not
 * there; bytes that never got on the list are removed by {@link MediaCleanup}.
 */
public final class Uploads {
    private final MediaFiles files;
    private final Renditions renditions;
    private final MediaStore store;
    private final UploadAttempts attempts;
    private final Journal journal;
    private final Limits limits;
    private final Rules rules;
    private final Quotas quotas;

    /** What knows files and pictures. */
    public record Tools(MediaFiles files, Renditions renditions) {}

    /**
     * How large files may be, in bytes.
     *
     * @param quota of all files of one person
     * @param clock tells when something was uploaded
     */
    public record Rules(long picture, long video, long sound, long quota, Clock clock) {
        long limit(MediaFormat format) {
            return switch (format.kind()) {
                case PICTURE -> picture;
                case VIDEO -> video;
                case SOUND -> sound;
            };
        }
    }

    public Uploads(
            Tools tools,
            MediaStore store,
            MediaCatalog catalog,
            Journal journal,
            Limits limits,
            Rules rules) {
        this.files = tools.files();
        this.renditions = tools.renditions();
        this.store = store;
        this.attempts = new UploadAttempts(catalog);
        this.journal = journal;
        this.limits = limits;
        this.rules = rules;
        this.quotas = new Quotas(catalog, rules.quota());
    }

    /**
     * Somebody's file.
     *
     * @param id of version 7; the same id again answers what is there
     * @param announced how many bytes will come at the least, or −1 when nobody says
     * @param content is read to its end, unless it is refused
     * @param isGone whether nobody waits for the answer any more, as far as can be told
     */
    public record Upload(
            UUID id,
            UserId owner,
            UploadPurpose purpose,
            long announced,
            InputStream content,
            BooleanSupplier isGone) {
        /** Of somebody who waits for as long as it takes. */
        public Upload(
                UUID id, UserId owner, UploadPurpose purpose, long announced, InputStream content) {
            this(id, owner, purpose, announced, content, () -> false);
        }
    }

    /**
     * Stores a file.
     *
     * @throws DomainException RATE_LIMITED when there were too many, or too many of theirs are
     *     being looked at, UNAVAILABLE when too many of all are, UNSUPPORTED when it is none of the
     *     allowed formats, TOO_LARGE as soon as it exceeds the limit of its kind, OVER_QUOTA as
     *     soon as its owner has too much, NO_ROOM when the store is full, INVALID when it is
     *     broken; nothing is left of it
     * @throws IOException when the content cannot be read to its end; nothing is left of it
     */
    public Media receive(Upload upload) throws IOException {
        limits.upload(upload.owner());
        byte[] head = upload.content().readNBytes(MediaFiles.HEAD);
        if (head.length == 0) {
            throw DomainException.invalid("file", "is empty");
        }
        MediaFormat format =
                files.recognize(head)
                        .orElseThrow(
                                () ->
                                        DomainException.of(
                                                ErrorKind.UNSUPPORTED,
                                                "The file is none of JPEG, PNG, WebP, GIF, MP4,"
                                                        + " 3GP, MOV, WebM, Matroska, MP3, M4A"
                                                        + " and Ogg with Opus or Vorbis."));
        Optional<Media> known = attempts.find(upload.owner(), upload.id());
        if (known.isPresent()) {
            upload.content().transferTo(OutputStream.nullOutputStream());
            return known.get();
        }
        String key = MediaKeys.of(upload.purpose(), UploadAttempts.attempt(upload.id()), format);
        long limit = rules.limit(format);
        if (upload.announced() > limit) {
            throw LimitedInput.tooLarge(limit);
        }
        try (Quotas.Claim claim = quotas.open(upload.owner())) {
            claim.require(Math.max(0, upload.announced()));
            var whole = new SequenceInputStream(new ByteArrayInputStream(head), upload.content());
            var copy = new Copy(format, new LimitedInput(whole, limit, claim));
            long bytes = store.put(key, copy);
            Media described = described(key, upload, copy, bytes, claim);
            if (list(described)) {
                claim.keep(bytes);
                return described;
            }
        }
        return another(key, upload);
    }

    /** Nothing is left of what is refused when it is complete. */
    private Media described(String key, Upload upload, Copy copy, long bytes, Quotas.Claim claim) {
        try {
            claim.settle(bytes);
            return media(key, upload, copy, bytes);
        } catch (RuntimeException e) {
            forget(key, e);
            throw e;
        }
    }

    private void forget(String key, RuntimeException reason) {
        try {
            store.delete(key);
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Writes what is kept of a file, and remembers what it said of itself. */
    private final class Copy implements MediaStore.Content {
        private final MediaFormat format;
        private final LimitedInput in;
        private @Nullable MediaFacts facts;

        Copy(MediaFormat format, LimitedInput in) {
            this.format = format;
            this.in = in;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            facts = files.copy(format, in, out);
            // What follows the file's own end counts as its size, though it is not kept.
            in.transferTo(OutputStream.nullOutputStream());
            in.requireAtMost(rules.limit(shown()));
        }

        /** What it has turned out to be, which may not be told by its beginning. */
        MediaFormat shown() {
            return format.shown(facts());
        }

        MediaFacts facts() {
            if (facts == null) {
                throw new IllegalStateException("a store writes what it is given");
            }
            return facts;
        }
    }

    private Media media(String key, Upload upload, Copy copy, long bytes) {
        MediaFacts facts = copy.facts();
        MediaFormat format = copy.shown();
        @Nullable String blurhash =
                renditions
                        .blurhash(key, format, new Asker(upload.owner(), upload.isGone()))
                        .orElse(null);
        Instant now = rules.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new Media(
                key,
                upload.owner(),
                format.type(),
                bytes,
                facts.width(),
                facts.height(),
                facts.durationMs(),
                blurhash,
                now,
                null,
                now);
    }

    /**
     * Says whether it is listed; not where another attempt at the same upload was before. When this
     * fails the bytes stay: the engine may have kept the row and only lost its answer.
     */
    private boolean list(Media media) {
        return journal.commit(new MediaUploaded(media), () -> attempts.list(media));
    }

    /** What another attempt has listed meanwhile; nothing is left of this one. */
    private Media another(String key, Upload upload) {
        Media listed =
                attempts.find(upload.owner(), upload.id())
                        .orElseThrow(
                                () ->
                                        StorageException.unavailable(
                                                "Another attempt at this upload has gone", null));
        if (!listed.key().equals(key)) {
            store.delete(key);
        }
        return listed;
    }
}
