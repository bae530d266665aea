package plaza.http.media;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.core.media.UploadPurpose;
import plaza.core.media.Uploads;
import plaza.core.media.Uploads.Upload;
import plaza.http.connection.Client;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;

/** Uploading media. */
@RestController
@Tag(name = "media")
class UploadController {
    private static final String OPERATION = "media";

    /** What a body holds at the most besides the file. */
    private static final long AROUND = 64 * 1024;

    private final Uploads uploads;
    private final Once once;

    UploadController(Uploads uploads, Once once) {
        this.uploads = uploads;
        this.once = once;
    }

    @PostMapping("/api/media/upload")
    @Fails({400, 413, 415, 422, 507})
    @Operation(
            summary = "Upload a picture, video or sound",
            description =
                    "Streams to where it is kept. Of the file only what is needed to show or play"
                            + " it is kept: no places, no comments, nothing behind its end. What"
                            + " is used in nothing for 24 hours is removed; until then its owner"
                            + " sees it and may use it, also what was in something that was"
                            + " deleted. 413 is for a file"
                            + " that is too large for its kind (problem `too-large`), and for one"
                            + " that is too much with what its owner has stored already"
                            + " (`over-quota`): what is removed is given back. 507 means that"
                            + " the server takes no files of anybody at the moment. With an"
                            + " Idempotency-Key, a request is the same when purpose, name and"
                            + " length of the file are.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "multipart/form-data",
                                            schema = @Schema(implementation = UploadForm.class))))
    @ApiResponse(
            responseCode = "201",
            description = "What it turned out to be, and the key to use it by",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = UploadJson.class)))
    ResponseEntity<String> upload(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            HttpServletRequest request) {
        try {
            return receive(viewer.id(), key, request);
        } catch (IOException e) {
            throw endedEarly(e);
        }
    }

    private ResponseEntity<String> receive(
            UserId owner, @Nullable String key, HttpServletRequest request) throws IOException {
        Multipart form = Multipart.of(request);
        UploadPurpose purpose = UploadPurpose.POST;
        for (Multipart.Part part = form.next(); part != null; part = form.next()) {
            switch (part.name()) {
                case UploadForm.PURPOSE -> purpose = UploadForm.purpose(part.text());
                case UploadForm.FILE -> {
                    var file =
                            new Multipart.Part(
                                    part.name(),
                                    part.fileName(),
                                    new LastPart(part.content(), form));
                    return store(owner, key, purpose, file, request.getContentLengthLong());
                }
                default ->
                        throw DomainException.invalid(
                                UploadForm.FILE, "must come behind no other field than purpose");
            }
        }
        throw DomainException.invalid(UploadForm.FILE, "is missing");
    }

    private ResponseEntity<String> store(
            UserId owner,
            @Nullable String key,
            UploadPurpose purpose,
            Multipart.Part part,
            long length) {
        Function<UUID, UploadJson> make = id -> store(id, owner, purpose, part, length);
        // Its key follows from the id and the beginning of the file: it is found as it is made.
        return once.create(
                owner,
                key,
                OPERATION,
                new Same(purpose.name(), part.fileName(), length),
                make,
                make);
    }

    private UploadJson store(
            UUID id, UserId owner, UploadPurpose purpose, Multipart.Part part, long length) {
        var upload =
                new Upload(
                        id,
                        owner,
                        purpose,
                        Math.max(-1, length - AROUND),
                        part.content(),
                        Client.isGone());
        try {
            return UploadJson.of(uploads.receive(upload));
        } catch (IOException e) {
            throw endedEarly(e);
        }
    }

    private static DomainException endedEarly(IOException cause) {
        var refusal = DomainException.invalid(UploadForm.FILE, "ended before it was complete");
        refusal.addSuppressed(cause);
        return refusal;
    }

    /** What two requests have in common that are one: the bytes are known only when they are in. */
    private record Same(String purpose, String fileName, long length) {}
}
