package plaza.core.leaderboard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import plaza.core.StorageException;
import plaza.core.ledger.Books;
import plaza.core.ledger.Ledger;
import plaza.core.ledger.LedgerAccount;
import plaza.core.ledger.LedgerEvent.MoneyMoved;
import plaza.core.ledger.Transaction;

/**
 * Goes through all gifts that the books know, in whatever order. They are read on a thread of their
 * own: the books may lie where the boards do, and are read there in one transaction that nothing
 * may be written in.
 */
final class LeaderboardRebuild {
    /** Moves that may wait between the two threads. */
    private static final int WAITING = 1_000;

    private final Books books;

    LeaderboardRebuild(Books books) {
        this.books = books;
    }

    /**
     * @throws StorageException when the books cannot be read
     */
    void forEachMove(Consumer<MoneyMoved> add) {
        BlockingQueue<Optional<MoneyMoved>> moves = new ArrayBlockingQueue<>(WAITING);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> reading =
                    threads.submit(
                            () -> {
                                read(moves);
                                return true;
                            });
            try {
                for (Optional<MoneyMoved> next = moves.take();
                        next.isPresent();
                        next = moves.take()) {
                    add.accept(next.get());
                }
                reading.get();
            } finally {
                reading.cancel(true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StorageException.unavailable("the books were not read to their end", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        }
    }

    private void read(BlockingQueue<Optional<MoneyMoved>> moves) throws InterruptedException {
        try {
            books.read(
                    new Ledger.Reader() {
                        @Override
                        public void transaction(
                                Transaction transaction, List<Ledger.Booking> bookings) {
                            if (transaction.gift() != null) {
                                bookings.forEach(booking -> put(moves, transaction, booking));
                            }
                        }

                        @Override
                        public void balance(LedgerAccount account, long cents) {
                            // Boards are about gifts.
                        }
                    });
        } finally {
            moves.put(Optional.empty());
        }
    }

    private static void put(
            BlockingQueue<Optional<MoneyMoved>> moves,
            Transaction transaction,
            Ledger.Booking booking) {
        try {
            moves.put(
                    Optional.of(
                            MoneyMoved.of(
                                    transaction.with(booking.status(), transaction.settledAt()))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nobody takes what is read", e);
        }
    }
}
