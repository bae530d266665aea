package plaza.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import plaza.core.Page;
import plaza.core.event.JournalPosition;
import plaza.core.graph.Relations;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Likes;
import plaza.core.notification.Expectation.Note;
import plaza.core.post.Posts;
import plaza.core.post.Visibility;
import plaza.core.repost.Reposts;

/**
 * Whatever people do, and whatever of it is applied again: they are told exactly of what stands,
 * and of nothing twice.
 */
final class NotificationModelTest {
    private static final int PEOPLE = 4;
    private static final int REPEATED = 60;
    private static final List<NotificationType> SWITCHED = List.of(NotificationType.values());

    // The seeds are fixed so that a build does not depend on luck.

    /** Nobody blocks, mutes, hides or refuses, so that applying later decides as at first. */
    @Property(tries = 300, seed = "4862098172365409127")
    void repeatingFromAnywhereChangesNothing(
            @ForAll @Size(max = REPEATED) List<@IntRange(max = 99_999) Integer> choices,
            @ForAll @IntRange(min = 1, max = 9) int batch) {
        var play = new Play(choices, false);
        play.run(() -> {});
        play.assertAsExpected();

        for (int entry = play.entries(); entry >= 0; entry--) {
            play.world.repeatFrom(entry, batch);
            play.assertAsExpected();
        }
    }

    /**
     * Whoever applies entries late and together comes to the same as who applied each at once;
     * where nothing is for followers only, which is decided by who follows when an entry is
     * applied.
     */
    @Property(tries = 300, seed = "-1187231349865531998")
    void batchesComeToTheSame(
            @ForAll @Size(max = REPEATED) List<@IntRange(max = 99_999) Integer> choices,
            @ForAll @IntRange(min = 1, max = 20) int batch) {
        var play = new Play(choices.stream().filter(choice -> choice % 20 != 9).toList(), false);
        play.apart = true;
        play.run(() -> {});
        play.world.workOff(batch);

        assertThat(play.stored()).isEqualTo(play.expectation.standing());
        assertThat(play.told()).doesNotHaveDuplicates().isSubsetOf(play.expectation.news());
        assertThat(play.told())
                .containsAll(
                        play.expectation.standing().stream()
                                .filter(play.expectation.news()::contains)
                                .toList());
    }

    /** With everything that keeps people from being told, each entry applied as it comes. */
    @Property(tries = 600, seed = "7361009283746501922")
    void whoDoesNotHearIsNotTold(
            @ForAll @Size(max = 120) List<@IntRange(max = 99_999) Integer> choices) {
        var play = new Play(choices, true);
        play.run(play::assertAsExpected);
    }

    /**
     * With all of that, and entries applied again: nothing twice, and nothing that does not stand.
     */
    @Property(tries = 300, seed = "2209384756102938475")
    void whateverIsRepeatedNobodyIsToldTwice(
            @ForAll @Size(max = REPEATED) List<@IntRange(max = 99_999) Integer> choices,
            @ForAll @IntRange(min = 1, max = 9) int batch) {
        var play = new Play(choices, true);
        play.run(() -> {});
        Set<Note> before = play.expectation.standing();

        for (int entry = play.entries(); entry >= 0; entry--) {
            play.world.repeatFrom(entry, batch);
        }

        assertThat(play.stored()).containsAll(before);
        assertThat(play.told()).doesNotHaveDuplicates();
    }

    /** What people do, chosen by numbers. */
    private static final class Play {
        private final World world = new World(PEOPLE);
        private final Expectation expectation = new Expectation(world);
        private final List<Integer> choices;
        private final boolean barriers;
        private final List<PostId> posts = new ArrayList<>();
        private JournalPosition seen = JournalPosition.START;
        private boolean apart;

        Play(List<Integer> choices, boolean barriers) {
            this.choices = choices;
            this.barriers = barriers;
        }

        void run(Runnable check) {
            world.hide(PEOPLE - 1, true);
            for (int choice : choices) {
                world.attempt(() -> act(choice));
                world.journal
                        .readAfter(seen, Integer.MAX_VALUE)
                        .forEach(entry -> expectation.on(entry.event()));
                seen = world.journal.horizon();
                if (!apart) {
                    world.workOff();
                    check.run();
                }
            }
        }

        int entries() {
            return world.journal.readAfter(JournalPosition.START, Integer.MAX_VALUE).size();
        }

        private void act(int choice) {
            int one = choice / 20 % PEOPLE;
            int other = choice / 80 % PEOPLE;
            int more = choice / 320;
            var services = world.services;
            UserId actor = world.id(one);
            switch (choice % 20) {
                case 0, 1 -> withPost(more, post -> services.get(Likes.class).like(actor, post));
                case 2 -> withPost(more, post -> services.get(Likes.class).unlike(actor, post));
                case 3 -> withPost(more, post -> services.get(Reposts.class).repost(actor, post));
                case 4 -> withPost(more, post -> services.get(Reposts.class).unrepost(actor, post));
                case 5, 6 -> services.get(Relations.class).follow(actor, world.account(other));
                case 7 -> services.get(Relations.class).unfollow(actor, world.account(other));
                case 8 -> services.get(Relations.class).accept(actor, world.id(other));
                case 9 -> withPost(more, post -> services.get(Posts.class).delete(actor, post));
                case 10, 11, 12 -> write(one, more);
                case 13, 14 ->
                        withPost(
                                other,
                                post -> services.get(Posts.class).edit(actor, post, text(more)));
                case 15 -> services.get(Relations.class).reject(actor, world.id(other));
                default -> {
                    if (barriers) {
                        hinder(choice % 20, one, other, more);
                    }
                }
            }
        }

        private void write(int author, int more) {
            if (apart && author == PEOPLE - 1) {
                // Who is private writes for followers.
                return;
            }
            posts.add(
                    world.publish(
                            author,
                            text(more),
                            chosen(more / 16, 2),
                            chosen(more / 64, 4),
                            visibility(more)));
        }

        private void hinder(int what, int one, int other, int more) {
            var services = world.services;
            UserId actor = world.id(one);
            switch (what * 2 + more % 2) {
                case 32 -> services.get(Relations.class).block(actor, world.account(other));
                case 33, 34 -> services.get(Relations.class).unblock(actor, world.account(other));
                case 35 -> services.get(Relations.class).mute(actor, world.account(other));
                case 36 -> services.get(Relations.class).unmute(actor, world.account(other));
                case 37 -> world.hide(one, more % 4 < 2);
                default -> {
                    Set<NotificationType> type = Set.of(SWITCHED.get(more / 2 % SWITCHED.size()));
                    services.get(NotificationPreferences.class)
                            .change(
                                    actor,
                                    what % 2 == 0 == (more % 4 < 2)
                                            ? new PreferenceChange(type, Set.of())
                                            : new PreferenceChange(Set.of(), type));
                }
            }
        }

        private void withPost(int number, java.util.function.Consumer<PostId> deed) {
            if (!posts.isEmpty()) {
                deed.accept(posts.get(number % posts.size()));
            }
        }

        private @Nullable PostId chosen(int number, int share) {
            return posts.isEmpty() || number % share != 0
                    ? null
                    : posts.get(number / share % posts.size());
        }

        private static String text(int more) {
            Set<Integer> people = new HashSet<>();
            for (int i = 0; i < PEOPLE; i++) {
                if ((more >> i & 1) == 1) {
                    people.add(i);
                }
            }
            return World.mentioning(people);
        }

        private Visibility visibility(int more) {
            return switch (more % 7) {
                case 0 -> Visibility.PRIVATE;
                case 1 -> apart ? Visibility.PUBLIC : Visibility.FOLLOWERS;
                default -> Visibility.PUBLIC;
            };
        }

        void assertAsExpected() {
            assertThat(stored()).isEqualTo(expectation.standing());
            assertThat(told()).containsExactlyInAnyOrderElementsOf(expectation.news());
        }

        List<Note> told() {
            return world.told.stream().map(Play::note).toList();
        }

        private static Note note(Notification each) {
            return new Note(each.type(), each.actor(), each.target(), each.recipient());
        }

        /** What stands in the store, hidden or not, without reading its records. */
        Set<Note> stored() {
            return world.people.stream()
                    .flatMap(
                            person ->
                                    Page.all(
                                                    10,
                                                    page ->
                                                            world.notifications.list(
                                                                    new Inbox(
                                                                            person.id(),
                                                                            Set.of(),
                                                                            Instant.EPOCH),
                                                                    page))
                                            .flatMap(group -> notes(person.id(), group)))
                    .collect(Collectors.toSet());
        }

        /** All of the group: there are no more people than it names. */
        private static java.util.stream.Stream<Note> notes(UserId owner, NotificationGroup group) {
            assertThat(group.count()).isEqualTo(group.actors().size());
            return group.actors().stream()
                    .map(actor -> new Note(group.type(), actor, group.target(), owner));
        }
    }
}
