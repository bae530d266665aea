package plaza.dynamodb.media;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plaza.core.Page;
import plaza.core.PageRequest;
import plaza.core.id.UserId;
import plaza.core.media.Media;
import plaza.core.media.MediaCatalog;
import plaza.core.media.MediaUse;
import plaza.dynamodb.Buckets;
import plaza.dynamodb.Change;
import plaza.dynamodb.Condition;
import plaza.dynamodb.Dynamo;
import plaza.dynamodb.Item;
import plaza.dynamodb.Key;
import plaza.dynamodb.Query;
import plaza.dynamodb.Shape;
import plaza.dynamodb.Table;
import plaza.dynamodb.TimedList;
import plaza.dynamodb.Values;
import plaza.dynamodb.Write;

/**
 * Uploads in the table {@code users}: {@code MEDIA#<key>, MEDIA}, listed at their owner, {@code
 * USER#<id>, MEDIA@<time>#<id>}, by their use, {@code USE#<kind>#<id>, <key>}, or by since when
 * they have none, {@code UNUSED#<0-15>, <time>#<key>}. Thread-safe.
 */
public final class DynamoMediaCatalog implements MediaCatalog {
    private static final String BYTES = "bytes";
    private static final String FIRST = "!";

    private final Dynamo dynamo;
    private final Table users;
    private final Buckets buckets;
    private final TimedList ofOwner;

    public DynamoMediaCatalog(Dynamo dynamo) {
        this.dynamo = dynamo;
        this.users = dynamo.table(Shape.USERS);
        this.buckets = new Buckets(users);
        this.ofOwner = new TimedList(users, "MEDIA@");
    }

    private static String partition(UserId owner) {
        return "USER#" + owner;
    }

    private static Key total(UserId owner) {
        return new Key(partition(owner), "MEDIA");
    }

    private Key listed(Media media) {
        return ofOwner.key(partition(media.owner()), media.createdAt(), MediaItems.id(media.key()));
    }

    private Write counted(Media media, long bytes) {
        return Write.updating(users, total(media.owner()), Change.none().add(BYTES, bytes), null);
    }

    @Override
    public boolean insert(Media media) {
        List<Write> writes = new ArrayList<>();
        writes.add(Write.putting(users, MediaItems.of(media), Condition.absent()));
        writes.add(
                Write.putting(
                        users, Item.at(listed(media)).with(MediaItems.MEDIA_KEY, media.key())));
        writes.add(counted(media, media.bytes()));
        if (media.use() != null) {
            writes.add(Write.putting(users, Item.at(MediaItems.used(media.use(), media.key()))));
        }
        if (media.unusedSince() != null) {
            writes.add(
                    Write.putting(
                            users, Item.at(MediaItems.unused(media.unusedSince(), media.key()))));
        }
        return dynamo.transact(writes);
    }

    @Override
    public Map<String, Media> findAll(Collection<String> keys) {
        Map<String, Media> found = new HashMap<>();
        users.getAll(keys.stream().map(MediaItems::key).toList())
                .values()
                .forEach(item -> found.put(MediaItems.media(item).key(), MediaItems.media(item)));
        return found;
    }

    private Optional<Media> find(String key) {
        return users.get(MediaItems.key(key)).map(MediaItems::media);
    }

    @Override
    public Set<String> attach(UserId owner, Collection<String> keys, MediaUse use) {
        Set<String> attached = new HashSet<>();
        List<Media> found = List.copyOf(findAll(keys).values());
        List<Boolean> done = users.map(found, media -> attach(owner, media, use));
        for (int i = 0; i < done.size(); i++) {
            if (done.get(i)) {
                attached.add(found.get(i).key());
            }
        }
        return attached;
    }

    private boolean attach(UserId owner, Media first, MediaUse use) {
        Optional<Media> found = Optional.of(first);
        while (found.isPresent() && found.get().owner().equals(owner)) {
            Media media = found.get();
            if (media.use() != null) {
                return media.use().equals(use);
            }
            if (change(media, media.usedFor(use))) {
                return true;
            }
            found = find(media.key());
        }
        return false;
    }

    /** Says whether an upload was still as it is given here; else nothing has changed. */
    private boolean change(Media before, Media after) {
        String key = before.key();
        List<Write> writes = new ArrayList<>();
        Condition asBefore =
                before.use() == null
                        ? Condition.missing(MediaItems.USE).and(Condition.exists())
                        : Condition.is(MediaItems.USE, MediaItems.use(before.use()));
        if (before.use() != null) {
            writes.add(Write.deleting(users, MediaItems.used(before.use(), key)));
        }
        if (before.unusedSince() != null) {
            asBefore = asBefore.and(Condition.is(MediaItems.UNUSED, before.unusedSince()));
            writes.add(Write.deleting(users, MediaItems.unused(before.unusedSince(), key)));
        }
        if (after.use() != null) {
            writes.add(Write.putting(users, Item.at(MediaItems.used(after.use(), key))));
        }
        if (after.unusedSince() != null) {
            writes.add(Write.putting(users, Item.at(MediaItems.unused(after.unusedSince(), key))));
        }
        Change change =
                Change.none()
                        .set(
                                MediaItems.USE,
                                after.use() == null ? null : MediaItems.use(after.use()))
                        .set(MediaItems.UNUSED, after.unusedSince());
        writes.add(Write.updating(users, MediaItems.key(key), change, asBefore));
        return dynamo.transact(writes);
    }

    @Override
    public Set<String> release(MediaUse use, Instant since) {
        List<String> keys =
                users.query(Query.all(MediaItems.used(use))).stream()
                        .map(entry -> entry.key().sk())
                        .toList();
        Set<String> released = new HashSet<>();
        for (Media media : findAll(keys).values()) {
            // Else somebody else has just ended it.
            if (use.equals(media.use()) && change(media, media.unused(since))) {
                released.add(media.key());
            }
        }
        return released;
    }

    @Override
    public List<Media> listUnused(Instant before, int limit) {
        String behind = Values.sorted(before);
        List<String> keys =
                buckets
                        .first(
                                List.of(MediaItems.UNUSED_LIST),
                                range -> range.between(FIRST, behind).limit(limit))
                        .stream()
                        .map(entry -> entry.key().sk())
                        .map(sk -> sk.substring(sk.indexOf('#') + 1))
                        .toList();
        Map<String, Media> found = findAll(keys);
        return keys.stream()
                .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
                .filter(media -> media.unusedSince() != null)
                .toList();
    }

    @Override
    public boolean deleteUnused(String key, Instant before) {
        while (true) {
            Optional<Media> found = find(key);
            Instant since = found.map(Media::unusedSince).orElse(null);
            if (found.isEmpty() || since == null || !since.isBefore(before)) {
                return false;
            }
            Media media = found.get();
            boolean deleted =
                    dynamo.transact(
                            List.of(
                                    Write.deleting(
                                            users,
                                            MediaItems.key(key),
                                            Condition.is(MediaItems.UNUSED, since)),
                                    Write.deleting(users, MediaItems.unused(since, key)),
                                    Write.deleting(users, listed(media)),
                                    counted(media, -media.bytes())));
            if (deleted) {
                return true;
            }
        }
    }

    @Override
    public long countBytes(UserId owner) {
        return users.get(total(owner)).map(item -> item.count(BYTES)).orElse(0L);
    }

    @Override
    public Page<Media> listByOwner(UserId owner, PageRequest page) {
        Page<Item> entries = ofOwner.page(partition(owner), page);
        Map<String, Media> found =
                findAll(
                        entries.items().stream()
                                .map(entry -> entry.text(MediaItems.MEDIA_KEY))
                                .toList());
        return entries.mapPresent(
                entry -> Optional.ofNullable(found.get(entry.text(MediaItems.MEDIA_KEY))));
    }
}
