package plaza.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.media.Asker;
import plaza.core.media.Media;
import plaza.core.media.MediaFormat;
import plaza.core.media.Renditions;

/** Makes pictures, or, while it is stuck, none until whoever asked is gone. */
final class StuckRenditions implements Renditions {
    private static final long PAUSE_NANOS = 1_000_000;

    private final Renditions inner;
    final AtomicBoolean isStuck = new AtomicBoolean();

    /** How often somebody was found to be there still. */
    final AtomicInteger there = new AtomicInteger();

    StuckRenditions(Renditions inner) {
        this.inner = inner;
    }

    private void await(Asker asker) {
        while (isStuck.get()) {
            if (asker.isGone().getAsBoolean()) {
                throw DomainException.of(ErrorKind.UNAVAILABLE, "gone");
            }
            there.incrementAndGet();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public Optional<String> blurhash(String key, MediaFormat format, Asker asker) {
        await(asker);
        return inner.blurhash(key, format, asker);
    }

    @Override
    public Optional<Rendition> find(Media media, int width, Asker asker) {
        await(asker);
        return inner.find(media, width, asker);
    }

    @Override
    public void forget(String key) {
        inner.forget(key);
    }
}
