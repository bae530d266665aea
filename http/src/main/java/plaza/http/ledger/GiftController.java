package plaza.http.ledger;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.feature.Services;
import plaza.core.gift.Gift;
import plaza.core.gift.Gifts;
import plaza.core.gift.Giving;
import plaza.core.id.GiftId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.security.Viewer;

/** The endpoints of gifts and giving. */
@RestController
@Tag(name = "gifts")
class GiftController {
    private final Supplier<Gifts> gifts;
    private final Supplier<Giving> giving;
    private final Once once;

    GiftController(Services services, Once once) {
        this.gifts = services.offered(Gifts.class);
        this.giving = services.offered(Giving.class);
        this.once = once;
    }

    @GetMapping("/api/gifts")
    @Operation(summary = "What can be given, the cheapest first")
    PageOf<GiftJson> list(Viewer viewer) {
        return new PageOf<>(gifts.get().list().stream().map(GiftJson::of).toList(), null);
    }

    @PutMapping("/api/admin/gifts/{id}")
    @Operation(
            summary = "Add a gift, or set what it is called and costs",
            description = "What was given stays as it was.")
    GiftJson put(@PathVariable GiftId id, @RequestBody NewGiftJson body) {
        Gift gift = body.toGift(id);
        gifts.get().put(gift);
        return GiftJson.of(gift);
    }

    @PostMapping("/api/streams/{id}/gifts")
    @ApiResponse(
            responseCode = "201",
            description = "What was paid",
            content = @Content(schema = @Schema(implementation = TransactionJson.class)))
    @Fails(409)
    @Operation(
            summary = "Give something to the host of a stream that is live",
            description =
                    "Paid from the wallet at once, or not given. Needs an `Idempotency-Key`: with one"
                            + " that was sent before nothing is given again.")
    ResponseEntity<String> give(
            Viewer viewer,
            @PathVariable StreamId id,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody GivingJson body) {
        Function<UUID, TransactionJson> give =
                transaction ->
                        TransactionJson.of(
                                giving.get()
                                        .give(
                                                viewer.id(),
                                                id,
                                                new TransactionId(transaction),
                                                body.gift(),
                                                body.count()),
                                viewer.id());
        return once.create(viewer.id(), Once.required(key), "gifts " + id, body, give, give);
    }
}
