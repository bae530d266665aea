package plaza.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import plaza.app.cli.Progress;
import plaza.app.demo.Plan.Member;
import plaza.app.demo.Plan.Written;
import plaza.app.importing.Crew;
import plaza.core.account.Accounts;
import plaza.core.account.ProfileChange;
import plaza.core.account.Registration;
import plaza.core.graph.Relations;
import plaza.core.like.Likes;
import plaza.core.post.NewPost;
import plaza.core.post.Posts;
import plaza.core.post.Visibility;
import plaza.core.repost.Reposts;

/** Fills an empty platform with a generated network, through the services. */
public final class Demo {
    /** What opens the accounts to log in with: nothing in this network is worth hiding. */
    public static final String PASSWORD = "plaza-demo";

    /** How many of the people, the popular ones first, can log in. */
    private static final int WITH_PASSWORD = 2;

    private final Services services;
    private final DemoMedia media;
    private final Clock clock;
    private final Progress progress;

    /** The services that a network is made through. */
    public record Services(
            Accounts accounts, Relations relations, Posts posts, Likes likes, Reposts reposts) {}

    public Demo(Services services, DemoMedia media, Clock clock, Progress progress) {
        this.services = services;
        this.media = media;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Makes everything that has happened by now.
     *
     * @return the names of those who can log in with {@link #PASSWORD}
     */
    public List<String> fill(long seed) {
        Instant now = clock.instant();
        Plan plan = new Planner(seed, LocalDate.ofInstant(now, ZoneOffset.UTC)).plan();
        List<Member> open = plan.people().subList(0, WITH_PASSWORD);
        each("people", plan.people(), member -> join(member, open.contains(member)));
        each(
                "follows",
                plan.follows().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.relations().admit(it.follower(), it.followed(), it.at()));
        for (int level = 0; level < plan.posts().size(); level++) {
            each(
                    level == 0 ? "posts" : "replies",
                    plan.posts().get(level).stream()
                            .filter(post -> post.at().isBefore(now))
                            .toList(),
                    this::publish);
        }
        each(
                "likes",
                plan.likes().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.likes().admit(it.user(), it.post(), it.at()));
        each(
                "reposts",
                plan.reposts().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.reposts().admit(it.user(), it.post(), it.at()));
        return open.stream().map(Member::username).toList();
    }

    private <T> void each(String name, List<T> things, Consumer<T> work) {
        try (Progress.Step step = progress.begin(name, things.size())) {
            Crew.forEach(
                    things,
                    thing -> {
                        work.accept(thing);
                        step.advance(1);
                    });
        }
    }

    private void join(Member member, boolean withPassword) {
        Registration plain = member.registration();
        var registration =
                new Registration(
                        plain.username(),
                        plain.email(),
                        PASSWORD,
                        plain.displayName(),
                        plain.country(),
                        plain.language());
        if (withPassword) {
            services.accounts().admitWithPassword(member.id(), registration);
        } else {
            services.accounts().admit(member.id(), registration);
        }
        String avatar =
                media.put(member.id(), () -> DemoPictures.avatar(member.avatar()))
                        .map(key -> "/api/media/" + key)
                        .orElse(null);
        services.accounts()
                .update(
                        member.id(),
                        new ProfileChange(
                                null,
                                member.bio(),
                                avatar,
                                null,
                                member.city(),
                                null,
                                null,
                                null,
                                null));
    }

    private void publish(Written post) {
        List<String> pictures =
                post.picture().isEmpty()
                        ? List.of()
                        : media
                                .put(
                                        post.author(),
                                        () -> DemoPictures.landscape(post.picture().getAsLong()))
                                .stream()
                                .toList();
        services.posts()
                .admit(
                        new NewPost(
                                post.id(),
                                post.author(),
                                post.text(),
                                pictures,
                                post.replyTo(),
                                null,
                                Visibility.PUBLIC));
    }
}
