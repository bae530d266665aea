package plaza.contracts.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plaza.contracts.AnyNumber;
import plaza.contracts.Concurrently;
import plaza.contracts.Fixtures;
import plaza.contracts.Samples;
import plaza.core.id.UserId;
import plaza.core.notification.NotificationPreferenceStore;
import plaza.core.notification.NotificationType;
import plaza.core.notification.PreferenceChange;

/** The contract of every {@link NotificationPreferenceStore}. */
public interface NotificationPreferenceStoreContract extends Fixtures {
    NotificationPreferenceStore store();

    @Test
    default void everybodyWantsEverythingAtFirst() {
        assertThat(store().findOff(List.of(givenUser()))).isEmpty();
        assertThat(store().findOff(List.of())).isEmpty();
    }

    @Test
    default void everyTypeIsSwitchedByItself() {
        UserId person = givenUser();
        UserId other = givenUser();
        for (NotificationType type : NotificationType.values()) {
            assertThat(store().change(person, off(type))).isTrue();
            assertThat(store().findOff(List.of(person, other)))
                    .isEqualTo(Map.of(person, Set.of(type)));
            assertThat(store().change(person, on(type))).isTrue();
            assertThat(store().findOff(List.of(person))).isEmpty();
        }
    }

    @Test
    default void whatIsNotNamedStays() {
        UserId person = givenUser();
        store().change(person, off(NotificationType.LIKE, NotificationType.REPLY));

        store().change(
                        person,
                        new PreferenceChange(
                                Set.of(NotificationType.LIKE), Set.of(NotificationType.FOLLOW)));
        store().change(person, new PreferenceChange(Set.of(), Set.of()));

        assertThat(store().findOff(List.of(person)))
                .isEqualTo(Map.of(person, Set.of(NotificationType.REPLY, NotificationType.FOLLOW)));
    }

    @Test
    default void repeatingChangesNothing() {
        UserId person = givenUser();
        assertThat(store().change(person, on(NotificationType.LIKE))).isFalse();
        assertThat(store().change(person, off(NotificationType.LIKE))).isTrue();
        assertThat(store().change(person, off(NotificationType.LIKE))).isFalse();
        assertThat(store().findOff(List.of(person)))
                .isEqualTo(Map.of(person, Set.of(NotificationType.LIKE)));
    }

    @Test
    default void typesThatAreSwitchedAtTheSameTimeAreAllSwitched() {
        UserId person = givenUser();
        NotificationType[] types = NotificationType.values();

        Concurrently.call(types.length, number -> store().change(person, off(types[number])));

        assertThat(store().findOff(List.of(person))).isEqualTo(Map.of(person, Set.of(types)));
    }

    private static PreferenceChange off(NotificationType... types) {
        return new PreferenceChange(Set.of(), Set.of(types));
    }

    private static PreferenceChange on(NotificationType... types) {
        return new PreferenceChange(Set.of(types), Set.of());
    }

    @Test
    default void everyCallTakesAnyNumber() {
        UserId person = givenUser();
        store().change(person, off(NotificationType.LIKE));
        AnyNumber.of(NotificationPreferenceStore.class, store(), manyIds())
                .finds(
                        "findOff",
                        List.of(person),
                        Samples::userId,
                        NotificationPreferenceStore::findOff)
                .andThatIsAll();
    }
}
