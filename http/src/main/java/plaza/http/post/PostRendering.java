package plaza.http.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import plaza.core.account.Account;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.post.Marks;
import plaza.core.post.Post;
import plaza.core.post.PostCounts;
import plaza.core.post.PostView;
import plaza.http.json.Utf8;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.util.NameTransformer;

/**
 * Has Jackson write posts out of parts that were rendered before, instead of field by field. What
 * is kept of a post is the same for everybody ({@link PostFragments}); what differs by reader is
 * written each time. Thread-safe.
 */
public final class PostRendering {
    /** Of ten parts, how many are for posts; people have the rest. */
    private static final int POSTS = 8;

    private static final Utf8 NO_MEDIA = ascii("[]");
    private static final Utf8 NOTHING_DONE = ascii(done(PostCounts.NONE, Marks.NONE));

    private final JsonMapper plain;
    private final Renderings<PostId, Post, PostFragments> posts;
    private final Renderings<UserId, Account, PersonFragments> people;

    /**
     * @param plain writes posts field by field
     * @param maximumBytes that what was rendered may take
     */
    public PostRendering(JsonMapper plain, long maximumBytes) {
        this.plain = plain;
        long forPosts = maximumBytes / 10 * POSTS;
        this.posts =
                new Renderings<>(
                        Post::id,
                        post -> PostFragments.of(post, plain),
                        forPosts,
                        PostFragments::weight);
        this.people =
                new Renderings<>(
                        Account::id,
                        person -> PersonFragments.of(person, plain),
                        maximumBytes - forPosts,
                        PersonFragments::weight);
    }

    /** For the mapper that writes answers. */
    public JacksonModule module() {
        var module = new SimpleModule("rendered posts");
        module.setSerializerModifier(
                new ValueSerializerModifier() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    @SuppressWarnings("unchecked") // it is the one of this class
                    public ValueSerializer<?> modifySerializer(
                            SerializationConfig config,
                            BeanDescription.Supplier type,
                            ValueSerializer<?> fields) {
                        return type.getBeanClass() == PostJson.class
                                ? new Serializer((ValueSerializer<PostJson>) fields)
                                : fields;
                    }
                });
        return module;
    }

    private final class Serializer extends ValueSerializer<PostJson> {
        private final ValueSerializer<PostJson> fields;

        Serializer(ValueSerializer<PostJson> fields) {
            this.fields = fields;
        }

        @Override
        public void resolve(SerializationContext context) {
            fields.resolve(context);
        }

        /** Within another object there are fields only. */
        @Override
        public ValueSerializer<PostJson> unwrappingSerializer(NameTransformer names) {
            return fields.unwrappingSerializer(names);
        }

        @Override
        public void serialize(PostJson post, JsonGenerator json, SerializationContext context) {
            write(post.view(), json);
        }
    }

    private void write(PostView view, JsonGenerator json) {
        PostFragments post = posts.of(view.post());
        List<Account> mentioned = view.mentioned();
        if (!post.shows(view.author(), mentioned) && post.people().size() <= 1 + mentioned.size()) {
            post = posts.keep(view.post(), together(post, view)).rendered();
        }
        if (!post.shows(view.author(), mentioned)) {
            writeParts(post, view, json);
        } else if (view.media().isEmpty()) {
            json.writeRawValue(post.whole());
        } else {
            json.writeRawValue(post.head());
            json.writeRaw(media(view));
            json.writeRaw(post.rest());
        }
        if (view.counts().equals(PostCounts.NONE) && view.viewer().equals(Marks.NONE)) {
            json.writeRaw(NOTHING_DONE);
        } else {
            json.writeRaw(done(view.counts(), view.viewer()));
        }
    }

    private PostFragments together(PostFragments post, PostView view) {
        return post.with(
                people.held(view.author()), view.mentioned().stream().map(people::held).toList());
    }

    /**
     * For readers from whom some people are hidden: what is kept put together is what most see, the
     * post with all whom it mentions.
     */
    private void writeParts(PostFragments post, PostView view, JsonGenerator json) {
        json.writeRawValue(post.id());
        json.writeRaw(people.of(view.author()).author());
        json.writeRaw(post.text());
        List<Account> mentioned = view.mentioned();
        for (int i = 0; i < mentioned.size(); i++) {
            if (i > 0) {
                json.writeRaw(',');
            }
            json.writeRaw(people.of(mentioned.get(i)).mention());
        }
        json.writeRaw(post.urls());
        json.writeRaw(media(view));
        json.writeRaw(post.rest());
    }

    private Utf8 media(PostView view) {
        return view.media().isEmpty()
                ? NO_MEDIA
                : new Utf8(plain.writeValueAsBytes(new PostJson(view).media()));
    }

    /** The counts and the viewer's marks, and the end of the post. */
    private static String done(PostCounts counts, Marks marks) {
        return "{\"likes\":"
                + counts.likes()
                + ",\"reposts\":"
                + counts.reposts()
                + ",\"replies\":"
                + counts.replies()
                + ",\"impressions\":"
                + counts.impressions()
                + "},\"viewer\":{\"liked\":"
                + marks.liked()
                + ",\"reposted\":"
                + marks.reposted()
                + ",\"bookmarked\":"
                + marks.bookmarked()
                + "}}";
    }

    private static Utf8 ascii(String json) {
        return new Utf8(json.getBytes(StandardCharsets.US_ASCII));
    }
}
