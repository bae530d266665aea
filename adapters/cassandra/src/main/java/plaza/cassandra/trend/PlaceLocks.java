package plaza.cassandra.trend;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Lets one caller at a time change the counts of a place, within this process. */
final class PlaceLocks {
    private static final int STRIPES = 64;

    private final List<Lock> stripes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).map(Lock.class::cast).toList();

    /** Always in the same order, so that two callers never wait for each other. */
    void with(Collection<Place> places, Runnable work) {
        var wanted = new TreeSet<Integer>();
        places.forEach(place -> wanted.add(Math.floorMod(place.hashCode(), STRIPES)));
        List<Lock> locks = wanted.stream().map(stripes::get).toList();
        locks.forEach(Lock::lock);
        try {
            work.run();
        } finally {
            locks.reversed().forEach(Lock::unlock);
        }
    }
}
