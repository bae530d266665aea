package plaza.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plaza.contracts.BadCursors;
import plaza.core.Page;
import plaza.core.account.Account;
import plaza.core.id.StoryId;

class StoryTrayTest {
    private final StoryWorld world = new StoryWorld();
    private final Account viewer = world.person();

    private Account followed() {
        Account person = world.person();
        world.follow(viewer, person);
        return person;
    }

    private static List<Account> authors(Page<StoryGroup> page) {
        return page.items().stream().map(StoryGroup::author).toList();
    }

    @Test
    void whoFollowsNobodyAndShowsNothingHasAnEmptyTray() {
        world.show(world.person());

        assertThat(world.tray.page(viewer.id(), plaza.core.PageRequest.first(5)))
                .isEqualTo(Page.empty());
    }

    @Test
    void oneselfComesFirstThenTheUnseenThenTheSeenEachLatestFirst() {
        Account seenEarly = followed();
        Account unseenEarly = followed();
        Account unseenLate = followed();
        Account seenLate = followed();
        world.show(viewer);
        StoryId one = world.show(seenEarly);
        world.show(unseenEarly);
        world.show(unseenLate);
        StoryId other = world.show(seenLate);
        world.see(viewer, one);
        world.see(viewer, other);

        for (int limit = 1; limit <= 6; limit++) {
            assertThat(world.authorsIn(viewer, limit))
                    .containsExactly(viewer, unseenLate, unseenEarly, seenLate, seenEarly);
        }
    }

    @Test
    void aGroupHasItsStoriesOldestFirstWithWhatWasSeen() {
        Account author = followed();
        StoryId first = world.show(author);
        StoryId second = world.show(author, StoryVisibility.FOLLOWERS);
        world.see(viewer, first);

        StoryGroup group = world.trayOf(viewer).getFirst();
        assertThat(group.stories())
                .extracting(view -> view.story().id(), StoryView::viewed)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(first, true),
                        org.assertj.core.groups.Tuple.tuple(second, false));
        assertThat(group.allViewed()).isFalse();
        world.see(viewer, second);
        assertThat(world.trayOf(viewer).getFirst().allViewed()).isTrue();
    }

    @Test
    void anAuthorWithSomethingNewComesForwardAgain() {
        Account one = followed();
        Account other = followed();
        StoryId seen = world.show(one);
        world.show(other);
        world.see(viewer, seen);
        assertThat(world.authorsIn(viewer, 10)).containsExactly(other, one);

        world.show(one);

        assertThat(world.authorsIn(viewer, 10)).containsExactly(one, other);
    }

    @Test
    void storiesSeenBetweenTwoPagesMoveNobody() {
        List<Account> people = Stream.generate(this::followed).limit(6).toList();
        List<StoryId> stories = people.stream().map(world::show).toList();
        List<Account> expected = people.reversed();

        Page<StoryGroup> first = world.page(viewer, null, 2);
        // The two on the first page, one of the second, and the last.
        List.of(5, 4, 3, 0).forEach(i -> world.see(viewer, stories.get(i)));
        Page<StoryGroup> second = world.page(viewer, first, 2);
        world.see(viewer, stories.get(2));
        Page<StoryGroup> third = world.page(viewer, second, 2);

        List<Account> all = new ArrayList<>(authors(first));
        all.addAll(authors(second));
        all.addAll(authors(third));
        assertThat(all).isEqualTo(expected);
        assertThat(third.next()).isNull();
        // What was seen shows at once, though nobody moved.
        assertThat(second.items().getFirst().allViewed()).isTrue();
        assertThat(world.authorsIn(viewer, 10).getFirst()).isEqualTo(people.get(1));
    }

    @Test
    void storiesShownBetweenTwoPagesMoveNobody() {
        List<Account> people = Stream.generate(this::followed).limit(4).toList();
        people.forEach(world::show);
        Account late = followed();

        Page<StoryGroup> first = world.page(viewer, null, 2);
        world.show(people.get(0));
        world.show(people.get(3));
        world.show(late);
        Page<StoryGroup> second = world.page(viewer, first, 2);

        assertThat(authors(first)).containsExactly(people.get(3), people.get(2));
        assertThat(authors(second)).containsExactly(people.get(1), people.get(0));
        assertThat(second.items().getLast().stories()).hasSize(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void whatExpiresOrGoesBetweenTwoPagesIsLeftOut() {
        List<Account> people = Stream.generate(this::followed).limit(3).toList();
        StoryId oldest = world.show(people.get(0));
        world.show(people.get(1));
        world.show(people.get(2));
        Page<StoryGroup> first = world.page(viewer, null, 1);

        world.stories.delete(people.get(1).id(), idOf(people.get(1)));
        assertThat(authors(world.page(viewer, first, 5))).containsExactly(people.get(0));
        world.clock.advance(
                Duration.between(world.clock.instant(), oldest.time().plus(StoryWorld.TTL)));
        assertThat(world.page(viewer, first, 5)).isEqualTo(Page.empty());
    }

    private StoryId idOf(Account author) {
        return world.lists.byAuthor(author.id(), author).getFirst().story().id();
    }

    @Test
    void hiddenPeopleLeaveNoGaps() {
        List<Account> people = Stream.generate(this::followed).limit(9).toList();
        people.forEach(world::show);
        List.of(8, 7, 4).forEach(i -> world.suspend(people.get(i)));
        world.mute(viewer, people.get(6));
        world.block(people.get(1), viewer);

        Page<StoryGroup> first = world.page(viewer, null, 2);
        assertThat(authors(first)).containsExactly(people.get(5), people.get(3));
        assertThat(authors(world.page(viewer, first, 5)))
                .containsExactly(people.get(2), people.get(0));
    }

    @Test
    void aPageTakesTheSameCallsHoweverManyGroupsItHas() {
        for (int i = 0; i < 60; i++) {
            Account author = followed();
            for (int j = 0; j <= i % 3; j++) {
                world.show(author);
            }
        }

        for (int limit : List.of(1, 10, 50, 100)) {
            assertThat(world.store.during(() -> world.page(viewer, null, limit))).isEqualTo(2);
        }
    }

    @Test
    void moreThanAThousandFollowsAreLookedAtAtOnce() {
        for (int i = 0; i < 1_200; i++) {
            Account author = followed();
            if (i % 100 == 0) {
                world.show(author);
            }
        }

        assertThat(world.authorsIn(viewer, 5)).hasSize(12).doesNotHaveDuplicates();
        assertThat(world.store.during(() -> world.page(viewer, null, 20))).isEqualTo(2);
    }

    @Test
    void aCursorThatIsNotOfThisListIsRefused() {
        BadCursors.refusedBy(page -> world.tray.page(viewer.id(), page));
    }
}
