package plaza.http.ledger;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.feature.Services;
import plaza.core.id.TransactionId;
import plaza.core.ledger.Settlement;
import plaza.http.json.JsonObjects;
import plaza.http.openapi.Fails;
import plaza.http.security.Viewer;
import plaza.http.security.Webhooks;
import tools.jackson.databind.json.JsonMapper;

/** The endpoints of payment providers' notices and of refunds. */
@RestController
@Tag(name = "payments")
class PaymentController {
    private static final String SIGNATURE = "Plaza-Signature";
    private static final int MAX_BYTES = 16 * 1024;

    private final Supplier<Settlement> settlement;
    private final Webhooks webhooks;
    private final JsonObjects objects;

    PaymentController(Services services, Webhooks webhooks, JsonMapper mapper) {
        this.settlement = services.offered(Settlement.class);
        this.webhooks = webhooks;
        this.objects = new JsonObjects(mapper);
    }

    @PostMapping("/api/payments/notices")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails({400, 401, 404, 413, 415, 422})
    @Operation(
            summary = "A payment provider tells how a top-up or a payout ended",
            description =
                    "Signed with `payments.secret` of the configuration, not longer than five minutes"
                            + " ago. The same notice again, or one that comes too late, changes"
                            + " nothing.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    PaymentNoticeJson.class))))
    void note(
            @Parameter(
                            description =
                                    "`t=<seconds since 1970>,v1=<hex of the HMAC-SHA256 of the time, a"
                                            + " point, and the body>`")
                    @RequestHeader(name = SIGNATURE, required = false)
                    @Nullable String signature,
            HttpServletRequest request)
            throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw DomainException.of(ErrorKind.TOO_LARGE, "A notice has at most 16 KiB.");
        }
        // The bytes that were signed, before anything is made of them.
        webhooks.requirePayments(signature, body);
        String type = request.getContentType();
        if (type == null || !type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            throw DomainException.of(ErrorKind.UNSUPPORTED, "Send application/json.");
        }
        PaymentNoticeJson notice = objects.read(body, PaymentNoticeJson.class);
        settlement.get().note(notice.transaction(), notice.notice());
    }

    @PostMapping("/api/admin/transactions/{id}/refund")
    @Fails(409)
    @Operation(
            summary = "Give a gift or a top-up back",
            description =
                    "Once. Of a gift, what the receiver has no more is the platform's loss; a top-up"
                            + " that was spent is not given back.")
    TransactionJson refund(Viewer viewer, @PathVariable TransactionId id) {
        return TransactionJson.of(settlement.get().refund(id), viewer.id());
    }
}
