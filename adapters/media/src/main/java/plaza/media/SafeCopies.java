package plaza.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import plaza.core.media.MediaFacts;
import plaza.core.media.MediaFiles;
import plaza.core.media.MediaFormat;

/** Recognizes files by Apache Tika's signatures, and copies them format by format. Thread-safe. */
public final class SafeCopies implements MediaFiles {
    private final MimeTypes signatures = MimeTypes.getDefaultMimeTypes();
    private final long mostPixels;
    private final Path scratch;
    private final DiskRoom room;
    private final DecodeBudget budget;

    /**
     * @param mostPixels of a picture, or of one of a video's
     * @param scratch a folder with room for the videos that are being taken in, which wait there
     *     until it is known what of them is kept; made when it is not there
     * @param room what is to stay free on its disk
     * @param budget what large parts that have to be held are taken from
     */
    public SafeCopies(long mostPixels, Path scratch, DiskRoom room, DecodeBudget budget) {
        this.mostPixels = mostPixels;
        this.scratch = scratch;
        this.room = room;
        this.budget = budget;
    }

    @Override
    public Optional<MediaFormat> recognize(byte[] head) {
        String type;
        try {
            type = signatures.detect(new ByteArrayInputStream(head), new Metadata()).toString();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        return switch (type) {
            case "image/jpeg" -> Optional.of(MediaFormat.JPEG);
            case "image/png", "image/apng", "image/vnd.mozilla.apng" ->
                    Optional.of(MediaFormat.PNG);
            case "image/webp" -> Optional.of(MediaFormat.WEBP);
            case "image/gif" -> Optional.of(MediaFormat.GIF);
            case "audio/mpeg" -> Optional.of(MediaFormat.MP3);
            case "audio/opus", "audio/vorbis", "audio/ogg", "video/ogg", "application/ogg" ->
                    OggHeads.begin(head) ? Optional.of(MediaFormat.OGG) : Optional.empty();
            case "video/mp4",
                    "application/mp4",
                    "audio/mp4",
                    "video/x-m4v",
                    "video/quicktime",
                    "video/3gpp",
                    "video/3gpp2" ->
                    Optional.of(byBrand(head));
            case "application/x-matroska", "video/x-matroska", "video/webm", "audio/webm" ->
                    // Browsers record H.264 as the one, VP8 and VP9 as the other, and play both.
                    Optional.of(MediaFormat.WEBM);
            default -> Optional.empty();
        };
    }

    /** QuickTime's own files have a brand of theirs, or none at all. */
    private static MediaFormat byBrand(byte[] head) {
        if (!text(head, 4).equals("ftyp")) {
            return MediaFormat.MOV;
        }
        return switch (text(head, 8)) {
            case "qt  " -> MediaFormat.MOV;
            case "M4A ", "M4B " -> MediaFormat.M4A;
            default -> MediaFormat.MP4;
        };
    }

    private static String text(byte[] bytes, int at) {
        return bytes.length < at + 4 ? "" : new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    @Override
    public MediaFacts copy(MediaFormat format, InputStream in, OutputStream out)
            throws IOException {
        FormatCopy copy =
                switch (format) {
                    case JPEG -> new JpegCopy(mostPixels);
                    case PNG -> new PngCopy(mostPixels);
                    case WEBP -> new WebpCopy(mostPixels);
                    case GIF -> new GifCopy(mostPixels);
                    case MP4, MOV, M4A -> new Mp4Copy(mostPixels, scratch, room, budget);
                    case WEBM, WEBM_SOUND -> new WebmCopy(mostPixels);
                    case OGG -> new OggCopy();
                    case MP3 -> new Mp3Copy();
                };
        try (DecodeBudget.Hold hold = budget.arriving()) {
            return copy.copy(new Source(in, hold), out);
        }
    }
}
