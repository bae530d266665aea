package plaza.http.ledger;

import static plaza.http.idempotency.Once.HEADER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.feature.Services;
import plaza.core.id.TransactionId;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.Wallets;
import plaza.http.idempotency.Once;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;

/** The own wallet: what is in it, what moved, paying in and being paid. */
@RestController
@Tag(name = "wallet")
class WalletController {
    private final Supplier<Wallets> wallets;
    private final Once once;

    WalletController(Services services, Once once) {
        this.wallets = services.offered(Wallets.class);
        this.once = once;
    }

    @GetMapping("/api/wallet")
    @Operation(summary = "What one has")
    WalletJson find(Viewer viewer) {
        return WalletJson.of(wallets.get().of(viewer.id()));
    }

    @GetMapping("/api/wallet/transactions")
    @Operation(summary = "What one paid and got, latest first")
    ResponseEntity<PageOf<TransactionJson>> list(Viewer viewer, Paging paging) {
        return paging.answer(
                wallets.get().list(viewer.id(), paging.request()),
                transaction -> TransactionJson.of(transaction, viewer.id()));
    }

    @GetMapping("/api/wallet/transactions/{id}")
    @Operation(summary = "Something that one paid or got")
    TransactionJson find(Viewer viewer, @PathVariable TransactionId id) {
        return TransactionJson.of(wallets.get().find(viewer.id(), id), viewer.id());
    }

    @PostMapping("/api/wallet/topups")
    @ApiResponse(
            responseCode = "201",
            description = "The top-up: completed, failed, or pending until the provider tells",
            content = @Content(schema = @Schema(implementation = TransactionJson.class)))
    @Fails(409)
    @Operation(
            summary = "Pay in, to have something to give",
            description =
                    "Needs an `Idempotency-Key`: with one that was sent before nothing is paid again.")
    ResponseEntity<String> topUp(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody PaymentJson body) {
        return pay(
                viewer,
                key,
                "topups",
                body,
                id -> wallets.get().topUp(viewer.id(), id, body.toMoney(), body.toMethod()));
    }

    @PostMapping("/api/wallet/payouts")
    @ApiResponse(
            responseCode = "201",
            description = "The payout: completed, failed, or pending until the provider tells",
            content = @Content(schema = @Schema(implementation = TransactionJson.class)))
    @Fails(409)
    @Operation(
            summary = "Have earnings paid out",
            description =
                    "What is `available` of them. Needs an `Idempotency-Key`: with one that was sent"
                            + " before nothing is paid again.")
    ResponseEntity<String> payOut(
            Viewer viewer,
            @RequestHeader(name = HEADER, required = false) @Nullable String key,
            @RequestBody PaymentJson body) {
        return pay(
                viewer,
                key,
                "payouts",
                body,
                id -> wallets.get().payOut(viewer.id(), id, body.toMoney(), body.toMethod()));
    }

    private ResponseEntity<String> pay(
            Viewer viewer,
            @Nullable String key,
            String operation,
            PaymentJson body,
            Function<TransactionId, Transaction> payment) {
        return once.create(
                viewer.id(),
                Once.required(key),
                operation,
                body,
                id -> TransactionJson.of(payment.apply(new TransactionId(id)), viewer.id()),
                id -> find(viewer, new TransactionId(id)));
    }
}
