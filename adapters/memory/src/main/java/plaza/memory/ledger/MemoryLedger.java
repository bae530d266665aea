package plaza.memory.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plaza.core.KeysetCursor;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.core.ledger.Entry;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.Transaction;
import plaza.core.ledger.TransactionStatus;
import plaza.core.ledger.TransactionType;
import plaza.memory.LatestFirst;

/** The books in memory. Thread-safe. */
public final class MemoryLedger implements Ledger {
    private final Map<TransactionId, Transaction> transactions = new LinkedHashMap<>();
    private final Map<TransactionId, List<Booking>> bookings = new HashMap<>();
    private final Map<LedgerAccount, Long> balances = new HashMap<>();

    @Override
    public synchronized Outcome book(Transaction transaction, List<Entry> entries) {
        requireBalanced(entries);
        if (transactions.containsKey(transaction.id())) {
            return Outcome.UNCHANGED;
        }
        return move(transaction, entries);
    }

    @Override
    public synchronized Outcome settle(
            TransactionId id,
            TransactionStatus from,
            TransactionStatus to,
            Instant at,
            List<Entry> entries) {
        requireBalanced(entries);
        Transaction transaction = transactions.get(id);
        if (transaction == null || transaction.status() != from) {
            return Outcome.UNCHANGED;
        }
        return move(transaction.with(to, at), entries);
    }

    private static void requireBalanced(List<Entry> entries) {
        long sum = entries.stream().mapToLong(Entry::cents).sum();
        if (sum != 0) {
            throw new IllegalArgumentException("entries that sum to " + sum);
        }
    }

    private Outcome move(Transaction transaction, List<Entry> entries) {
        Map<LedgerAccount, Long> after = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.account().kind().isPersonal()) {
                after.merge(entry.account(), entry.cents(), Math::addExact);
            }
        }
        after.replaceAll((account, cents) -> cents + balances.getOrDefault(account, 0L));
        if (after.values().stream().anyMatch(cents -> cents < 0)) {
            return Outcome.SHORT;
        }
        balances.putAll(after);
        transactions.put(transaction.id(), transaction);
        if (!entries.isEmpty()) {
            bookings.computeIfAbsent(transaction.id(), _ -> new ArrayList<>())
                    .add(new Booking(transaction.status(), entries));
        }
        return Outcome.BOOKED;
    }

    @Override
    public synchronized Optional<Transaction> find(TransactionId id) {
        return Optional.ofNullable(transactions.get(id));
    }

    @Override
    public synchronized Page<Transaction> list(UserId user, PageRequest page) {
        return LatestFirst.page(
                transactions.values().stream().filter(each -> each.concerns(user)).toList(),
                each -> new KeysetCursor(each.createdAt(), each.id().value()),
                page);
    }

    @Override
    public synchronized List<Transaction> listPending(Instant since, int limit) {
        List<Transaction> pending =
                transactions.values().stream()
                        .filter(each -> each.status() == TransactionStatus.PENDING)
                        .filter(each -> !each.createdAt().isBefore(since))
                        .sorted(
                                Comparator.comparing(Transaction::createdAt)
                                        .thenComparing(Transaction::id))
                        .toList();
        if (pending.size() <= limit) {
            return pending;
        }
        Instant last = pending.get(limit - 1).createdAt();
        return pending.stream().filter(each -> !each.createdAt().isAfter(last)).toList();
    }

    @Override
    public synchronized Map<LedgerAccount, Long> balances(Collection<LedgerAccount> accounts) {
        Map<LedgerAccount, Long> found = new HashMap<>();
        accounts.forEach(account -> found.put(account, balances.getOrDefault(account, 0L)));
        return found;
    }

    @Override
    public synchronized long countEarned(UserId receiver, Instant since) {
        return transactions.values().stream()
                .filter(each -> each.type() == TransactionType.GIFT)
                .filter(each -> each.status() == TransactionStatus.COMPLETED)
                .filter(each -> receiver.equals(each.receiver()))
                .filter(each -> !each.createdAt().isBefore(since))
                .mapToLong(Transaction::payoutCents)
                .sum();
    }

    @Override
    public synchronized void read(Reader reader) {
        transactions
                .values()
                .forEach(
                        each ->
                                reader.transaction(
                                        each, bookings.getOrDefault(each.id(), List.of())));
        balances.forEach(reader::balance);
    }
}
