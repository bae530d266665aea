package plaza.app.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import plaza.app.batch.Progress;
import plaza.app.batch.Retry;
import plaza.app.demo.Plan.Member;
import plaza.app.demo.Plan.Told;
import plaza.app.demo.Plan.Written;
import plaza.core.WorkerPool;
import plaza.core.account.Account;
import plaza.core.account.Accounts;
import plaza.core.account.ProfileChange;
import plaza.core.account.Registration;
import plaza.core.graph.Relations;
import plaza.core.id.UserId;
import plaza.core.like.Likes;
import plaza.core.media.UploadPurpose;
import plaza.core.media.Uploads;
import plaza.core.media.Uploads.Upload;
import plaza.core.post.NewPost;
import plaza.core.post.Posts;
import plaza.core.post.Visibility;
import plaza.core.repost.Reposts;
import plaza.core.story.NewStory;
import plaza.core.story.Stories;

/** Fills an empty platform with a generated network, through the services. */
public final class Demo {
    /** What opens the accounts to log in with: nothing in this network is worth hiding. */
    public static final String PASSWORD = "plaza-demo";

    /** How many of the people, the popular ones first, can log in. */
    static final int WITH_PASSWORD = 2;

    /** Older stories are left out; where stories live shorter, some are gone at once. */
    private static final Duration STORY_TTL = Duration.ofHours(24);

    private final Services services;
    private final Clock clock;
    private final Progress progress;
    private final Retry retry;

    /** The services that a network is made through. */
    public record Services(
            Accounts accounts,
            Relations relations,
            Posts posts,
            Likes likes,
            Reposts reposts,
            Uploads uploads,
            Stories stories) {}

    public Demo(Services services, Clock clock, Progress progress) {
        this.services = services;
        this.clock = clock;
        this.progress = progress;
        this.retry = new Retry(progress);
    }

    /**
     * Makes everything that has happened by now, but for the steps that are done already. Those
     * that were cut off begin again: what is there of them stays as it is.
     *
     * @return the names of those who can log in with {@link #PASSWORD}
     */
    public List<String> fill(DemoRun run) {
        Instant now = run.startedAt(clock);
        Plan plan = new Planner(run.seed(), LocalDate.ofInstant(now, ZoneOffset.UTC)).plan();
        List<Member> open = plan.people().subList(0, WITH_PASSWORD);
        each(run, "people", plan.people(), member -> join(member, open.contains(member)));
        each(
                run,
                "follows",
                plan.follows().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.relations().admit(it.follower(), it.followed(), it.at()));
        for (int level = 0; level < plan.posts().size(); level++) {
            each(
                    run,
                    level == 0 ? "posts" : "replies, level " + level,
                    plan.posts().get(level).stream()
                            .filter(post -> post.at().isBefore(now))
                            .toList(),
                    this::publish);
        }
        each(
                run,
                "likes",
                plan.likes().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.likes().admit(it.user(), it.post(), it.at()));
        each(
                run,
                "reposts",
                plan.reposts().stream().filter(it -> it.at().isBefore(now)).toList(),
                it -> services.reposts().admit(it.user(), it.post(), it.at()));
        Map<UserId, Account> authors = accounts(plan.people());
        each(
                run,
                "stories",
                plan.stories().stream()
                        .filter(it -> it.at().isBefore(now))
                        .filter(it -> it.at().plus(STORY_TTL).isAfter(clock.instant()))
                        .toList(),
                it -> tell(authors, it));
        return open.stream().map(Member::username).toList();
    }

    private <T> void each(DemoRun run, String name, List<T> things, Consumer<T> work) {
        if (run.isDone(name)) {
            return;
        }
        try (Progress.Step step = progress.begin(name, things.size())) {
            WorkerPool.forEach(
                    things,
                    thing -> {
                        retry.run(() -> work.accept(thing));
                        step.advance(1);
                    });
        }
        run.done(name);
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
                upload(
                        member.id().value(),
                        member.id(),
                        UploadPurpose.AVATAR,
                        DemoPictures.avatar(member.avatar()));
        services.accounts()
                .update(
                        member.id(),
                        new ProfileChange(
                                null,
                                member.bio(),
                                null,
                                null,
                                member.city(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                avatar,
                                null));
    }

    private Map<UserId, Account> accounts(List<Member> people) {
        Map<UserId, Account> accounts = new HashMap<>();
        for (Member member : people) {
            services.accounts()
                    .findByUsername(member.username())
                    .ifPresent(account -> accounts.put(account.id(), account));
        }
        return accounts;
    }

    private void tell(Map<UserId, Account> authors, Told story) {
        Account author = authors.get(story.author());
        if (author == null) {
            throw new IllegalStateException("a story has an author");
        }
        String key =
                upload(
                        story.id().value(),
                        story.author(),
                        UploadPurpose.STORY,
                        DemoPictures.landscape(story.picture()));
        services.stories().create(author, new NewStory(story.id(), key, story.text(), null));
    }

    /** Takes a picture in, as a client would; answers its key. */
    private String upload(UUID id, UserId owner, UploadPurpose purpose, byte[] jpeg) {
        try {
            return services.uploads()
                    .receive(
                            new Upload(
                                    id,
                                    owner,
                                    purpose,
                                    jpeg.length,
                                    new ByteArrayInputStream(jpeg)))
                    .key();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(Written post) {
        List<String> pictures = new ArrayList<>();
        post.picture()
                .ifPresent(
                        seed ->
                                pictures.add(
                                        upload(
                                                post.id().value(),
                                                post.author(),
                                                UploadPurpose.POST,
                                                DemoPictures.landscape(seed))));
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
