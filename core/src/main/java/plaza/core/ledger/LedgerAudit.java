package plaza.core.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * Computes from every entry what everybody has, and holds it against what the books say. It shares
 * nothing with the code that books but the entries themselves.
 */
public final class LedgerAudit {
    /** Findings beyond these are counted only. */
    private static final int SHOWN = 100;

    private final Ledger ledger;

    public LedgerAudit(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * What an audit found.
     *
     * @param foreign transactions beside the books, which others have put there; left out of all
     *     else
     * @param cents what each kind of account holds, over all people
     * @param findings what is wrong; empty where all is well
     * @param wrong how many things are wrong
     */
    public record Report(
            long transactions,
            long entries,
            long accounts,
            long foreign,
            Map<LedgerAccount.Kind, Long> cents,
            List<String> findings,
            long wrong) {
        public boolean isWell() {
            return wrong == 0;
        }
    }

    /**
     * @param progress told how many transactions were looked at
     */
    public Report run(LongConsumer progress) {
        var reading = new Reading(progress);
        ledger.read(reading);
        return reading.report();
    }

    private static final class Reading implements Ledger.Reader {
        private final LongConsumer progress;
        private final Map<LedgerAccount, Long> computed = new HashMap<>();
        private final Map<LedgerAccount, Long> told = new HashMap<>();
        private final List<String> findings = new ArrayList<>();
        private long transactions;
        private long entries;
        private long wrong;
        private long foreign;

        Reading(LongConsumer progress) {
            this.progress = progress;
        }

        @Override
        public void transaction(Transaction transaction, List<Ledger.Booking> bookings) {
            progress.accept(++transactions);
            Set<TransactionStatus> seen = new HashSet<>();
            long charged = 0;
            for (Ledger.Booking booking : bookings) {
                if (!seen.add(booking.status())) {
                    found(
                            "%s was booked twice as %s"
                                    .formatted(transaction.id(), booking.status()));
                }
                long sum = 0;
                for (Entry entry : booking.entries()) {
                    entries++;
                    sum = Math.addExact(sum, entry.cents());
                    computed.merge(entry.account(), entry.cents(), Math::addExact);
                    if (entry.account().kind().isPersonal() && entry.cents() < 0) {
                        charged = Math.addExact(charged, -entry.cents());
                    }
                }
                if (sum != 0) {
                    found("%s as %s sums to %d".formatted(transaction.id(), booking.status(), sum));
                }
            }
            check(transaction, seen, charged);
        }

        private void check(Transaction transaction, Set<TransactionStatus> booked, long charged) {
            if (transaction.type() != TransactionType.TOP_UP && charged < transaction.cents()) {
                found(
                        "%s moved %d of %d cents"
                                .formatted(transaction.id(), charged, transaction.cents()));
            }
            boolean moves =
                    transaction.type() != TransactionType.TOP_UP
                            || (transaction.status() != TransactionStatus.PENDING
                                    && transaction.status() != TransactionStatus.FAILED);
            if (moves && !booked.contains(transaction.status())) {
                found(
                        "%s is %s, and was not booked so"
                                .formatted(transaction.id(), transaction.status()));
            }
            if (!moves && !booked.isEmpty()) {
                found("%s is %s, and was booked".formatted(transaction.id(), transaction.status()));
            }
        }

        @Override
        public void foreign(long beside) {
            foreign = beside;
        }

        @Override
        public void balance(LedgerAccount account, long cents) {
            told.put(account, cents);
            if (cents < 0) {
                found("%s is below zero: %d".formatted(account, cents));
            }
        }

        private void found(String text) {
            wrong++;
            if (findings.size() < SHOWN) {
                findings.add(text);
            }
        }

        Report report() {
            Map<LedgerAccount.Kind, Long> kinds = new HashMap<>();
            long all = 0;
            for (Map.Entry<LedgerAccount, Long> each : computed.entrySet()) {
                all = Math.addExact(all, each.getValue());
                kinds.merge(each.getKey().kind(), each.getValue(), Math::addExact);
            }
            if (all != 0) {
                found("all accounts together hold %d, not nothing".formatted(all));
            }
            Set<LedgerAccount> personal = new HashSet<>(told.keySet());
            computed.keySet().stream()
                    .filter(account -> account.kind().isPersonal())
                    .forEach(personal::add);
            for (LedgerAccount account : personal) {
                long is = told.getOrDefault(account, 0L);
                long should = computed.getOrDefault(account, 0L);
                if (is != should) {
                    found("%s holds %d, and its entries sum to %d".formatted(account, is, should));
                }
            }
            return new Report(
                    transactions,
                    entries,
                    personal.size(),
                    foreign,
                    kinds,
                    List.copyOf(findings),
                    wrong);
        }
    }
}
