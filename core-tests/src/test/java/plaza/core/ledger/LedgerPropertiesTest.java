package plaza.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import plaza.contracts.ledger.ScriptedProvider;
import plaza.core.DomainException;
import plaza.core.gift.Gift;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.PaymentProvider.Result;
import plaza.core.ledger.Settlement.Notice;

/** Whatever people, providers and operators do, and however often they repeat it. */
class LedgerPropertiesTest {
    private static final int PEOPLE = 4;
    private static final List<String> METHODS =
            List.of(
                    ScriptedProvider.OK,
                    ScriptedProvider.DECLINED,
                    ScriptedProvider.WAIT,
                    ScriptedProvider.AWAY);

    /** What is done is drawn from the numbers; each is a deed, or an earlier one again. */
    @Property(tries = 300)
    void theBooksBalanceAfterEveryStep(
            @ForAll @Size(max = 60) List<@IntRange(max = 1_000_000) Integer> draws) {
        var bank = new Bank(PEOPLE);
        List<Runnable> deeds = new ArrayList<>();
        List<TransactionId> known = new ArrayList<>();
        for (int draw : draws) {
            Runnable deed =
                    draw % 5 == 0 && !deeds.isEmpty()
                            ? deeds.get(draw / 5 % deeds.size())
                            : deed(bank, draw, known);
            deeds.add(deed);
            attempt(deed);
            LedgerAudit.Report report = bank.audit();
            assertThat(report.findings()).isEmpty();
            assertThat(report.cents().values().stream().mapToLong(Long::longValue).sum()).isZero();
        }
        assertThat(byHand(bank)).isEqualTo(held(bank));
    }

    private static Runnable deed(Bank bank, int draw, List<TransactionId> known) {
        UserId person = bank.people.get(draw / 8 % PEOPLE);
        String method = METHODS.get(draw / 32 % METHODS.size());
        TransactionId fresh = bank.id();
        TransactionId earlier = known.isEmpty() ? fresh : known.get(draw / 128 % known.size());
        return switch (draw % 8) {
            case 0, 1 -> {
                known.add(fresh);
                yield () -> bank.wallets.topUp(person, fresh, Money.usd(50 + draw / 3), method);
            }
            case 2, 3, 4 -> {
                known.add(fresh);
                List<Gift> gifts = bank.catalog.list();
                Gift gift = gifts.get(draw / 32 % gifts.size());
                yield () ->
                        bank.giving.give(
                                person,
                                bank.live.get(draw / 256 % PEOPLE),
                                fresh,
                                gift.id(),
                                1 + draw / 1_024 % 3);
            }
            case 5 -> {
                known.add(fresh);
                yield () -> {
                    bank.clock.advance(Duration.ofDays(draw % 9));
                    bank.wallets.payOut(person, fresh, Money.usd(100 + draw / 64), method);
                };
            }
            case 6 ->
                    switch (draw / 8 % 3) {
                        case 0 -> () -> bank.settlement.note(earlier, Notice.DONE);
                        case 1 -> () -> bank.settlement.note(earlier, Notice.DECLINED);
                        default -> () -> bank.settlement.note(earlier, Notice.CHARGED_BACK);
                    };
            default ->
                    draw / 8 % 2 == 0
                            ? () -> bank.settlement.refund(earlier)
                            : () -> {
                                bank.provider.decide(
                                        earlier,
                                        draw / 16 % 2 == 0 ? Result.DONE : Result.DECLINED);
                                bank.cleanup.runAll();
                            };
        };
    }

    private static void attempt(Runnable deed) {
        try {
            deed.run();
        } catch (DomainException e) {
            // As a client would be told; nothing may have changed, which the audit sees.
        }
    }

    /** Balances from what each transaction says, by rules that are written down here again. */
    private static Map<UserId, Long> byHand(Bank bank) {
        Map<UserId, Long> balances = new HashMap<>();
        bank.people.forEach(person -> balances.put(person, 0L));
        List<Transaction> all = new ArrayList<>();
        bank.ledger.read(
                new Ledger.Reader() {
                    @Override
                    public void transaction(Transaction it, List<Ledger.Booking> bookings) {
                        all.add(it);
                    }

                    @Override
                    public void balance(LedgerAccount account, long cents) {
                        // Not looked at: it is what is to be shown.
                    }
                });
        boolean takenBack =
                all.stream()
                        .anyMatch(
                                each ->
                                        each.status() == TransactionStatus.CHARGED_BACK
                                                || each.status() == TransactionStatus.REFUNDED);
        if (takenBack) {
            // What somebody did not have any more depends on the order; the audit follows that.
            return held(bank);
        }
        for (Transaction each : all) {
            if (each.type() == TransactionType.TOP_UP
                    && each.status() == TransactionStatus.COMPLETED) {
                balances.merge(each.from(), each.cents(), Long::sum);
            } else if (each.type() == TransactionType.GIFT) {
                balances.merge(each.from(), -each.cents(), Long::sum);
            }
        }
        return balances;
    }

    private static Map<UserId, Long> held(Bank bank) {
        Map<UserId, Long> held = new HashMap<>();
        bank.people.forEach(person -> held.put(person, bank.wallets.of(person).balance()));
        return held;
    }
}
