package plaza.http.media;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.media.UploadPurpose;
import plaza.http.json.EnumNames;

/** The fields of an upload, for its description: none of them is ever held whole. */
@Schema(name = "UploadForm")
record UploadForm(
        @Schema(description = "What it is for; comes before the file. Default: post.")
                @Nullable UploadPurpose purpose,
        @Schema(
                        description =
                                "JPEG, PNG, WebP, GIF, MP4, MOV, 3GP, WebM, Matroska, MP3, M4A or"
                                        + " Ogg: what it is is found out from its content",
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        type = "string",
                        format = "binary")
                String file) {

    static final String PURPOSE = "purpose";
    static final String FILE = "file";

    static UploadPurpose purpose(String text) {
        return EnumNames.find(UploadPurpose.class, text)
                .orElseThrow(
                        () ->
                                DomainException.invalid(
                                        PURPOSE,
                                        "must be one of post, reel, story, avatar and cover"));
    }
}
