package plaza.core.recommendation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import plaza.core.PageRequest;
import plaza.core.graph.FollowTraversal;
import plaza.core.graph.FriendOfFriends;
import plaza.core.id.PostId;
import plaza.core.id.UserId;
import plaza.core.like.Like;
import plaza.core.like.LikeStore;
import plaza.core.post.Hashtags;
import plaza.core.post.Post;
import plaza.core.post.PostKey;
import plaza.core.post.PostStore;

/**
 * Looks for posts in the places where a viewer may find some they like: a fixed number of batch
 * calls, whatever is there.
 */
final class Sources {
    /** Friends of friends whose posts are looked at. */
    private static final int PEOPLE = 50;

    /** Posts that are taken from people. */
    private static final int POSTS = 150;

    /** Likes of the viewer that say what they like. */
    private static final int OWN_LIKES = 20;

    /** Own posts whose hashtags are looked at. */
    private static final int OWN_POSTS = 20;

    /** People who like each of those. */
    private static final int LIKERS = 30;

    /** Those of them who share the most, whose likes are looked at. */
    private static final int SIMILAR = 50;

    private static final int LIKES = 200;
    private static final int HASHTAGS = 5;
    private static final int PER_HASHTAG = 20;

    /** Where fewer than these were found, what rises is added. */
    private static final int ENOUGH = 40;

    private static final int TRENDING = 50;

    private final FollowTraversal traversal;
    private final PostStore posts;
    private final LikeStore likes;
    private final BiFunction<UserId, Collection<PostId>, Set<PostId>> visible;
    private final IntFunction<List<PostId>> rising;

    /**
     * @param visible those of some posts that somebody may see
     * @param rising that many of the posts that rise now
     */
    Sources(
            FollowTraversal traversal,
            PostStore posts,
            LikeStore likes,
            BiFunction<UserId, Collection<PostId>, Set<PostId>> visible,
            IntFunction<List<PostId>> rising) {
        this.traversal = traversal;
        this.posts = posts;
        this.likes = likes;
        this.visible = visible;
        this.rising = rising;
    }

    /** What is found for a viewer by the people of a circle; also what they may not see. */
    Found find(Circle circle) {
        var found = new Found();
        UserId viewer = circle.viewer();
        List<UserId> friends = circle.friends();
        if (!friends.isEmpty()) {
            addPostsOfFriendsOfFriends(circle, friends, found);
            addLikes(friends, Map.of(), Reason.Kind.LIKED_BY_FOLLOWED, found);
        }
        List<PostId> liked = liked(viewer);
        if (!liked.isEmpty()) {
            addLikesOfSimilar(circle, liked, found);
        }
        addTagged(viewer, liked, found);
        if (found.size() < ENOUGH) {
            rising.apply(TRENDING).forEach(found::addTrending);
        }
        return found;
    }

    /**
     * Without those that the viewer sees no more: who likes them, and their hashtags, are hidden.
     */
    private List<PostId> liked(UserId viewer) {
        List<PostId> newest =
                likes.listByUser(viewer, PageRequest.first(OWN_LIKES)).items().stream()
                        .map(Like::post)
                        .toList();
        Set<PostId> seen = visible.apply(viewer, newest);
        return newest.stream().filter(seen::contains).toList();
    }

    private void addPostsOfFriendsOfFriends(Circle circle, List<UserId> friends, Found found) {
        Map<UserId, FriendOfFriends> people = new LinkedHashMap<>();
        traversal
                .listFriendsOfFriends(circle.viewer(), friends, circle.unwanted(), PEOPLE)
                .forEach(each -> people.put(each.person(), each));
        if (people.isEmpty()) {
            return;
        }
        for (PostKey key : posts.listNewestKeys(people.keySet(), null, POSTS)) {
            FriendOfFriends author = people.get(key.author());
            if (author != null) {
                found.addPeople(
                        key.id(), Reason.Kind.FOLLOWED_BY_FOLLOWED, author.via(), author.shared());
            }
        }
    }

    /** Who likes what the viewer likes, those first who share the most of it. */
    private void addLikesOfSimilar(Circle circle, List<PostId> liked, Found found) {
        Map<UserId, Integer> shared = new HashMap<>();
        likes.listNewestByPosts(liked, LIKERS)
                .values()
                .forEach(
                        likers ->
                                likers.forEach(like -> shared.merge(like.user(), 1, Integer::sum)));
        shared.remove(circle.viewer());
        shared.keySet().removeAll(circle.sight().following());
        shared.keySet().retainAll(circle.open(shared.keySet()).keySet());
        List<UserId> similar =
                shared.keySet().stream()
                        .sorted(
                                Comparator.<UserId>comparingInt(
                                                person -> shared.getOrDefault(person, 0))
                                        .thenComparing(Comparator.naturalOrder())
                                        .reversed())
                        .limit(SIMILAR)
                        .toList();
        if (!similar.isEmpty()) {
            addLikes(similar, shared, Reason.Kind.LIKED_BY_SIMILAR, found);
        }
    }

    /**
     * @param says how much a person's like says; 1 where it is not said
     */
    private void addLikes(
            List<UserId> people, Map<UserId, Integer> says, Reason.Kind kind, Found found) {
        Map<PostId, List<UserId>> likers = new LinkedHashMap<>();
        for (Like like : likes.listNewest(people, null, LIKES)) {
            likers.computeIfAbsent(like.post(), _ -> new ArrayList<>()).add(like.user());
        }
        likers.forEach(
                (post, by) -> {
                    int count = by.stream().mapToInt(each -> says.getOrDefault(each, 1)).sum();
                    by.sort(Comparator.comparingInt((UserId each) -> -says.getOrDefault(each, 1)));
                    found.addPeople(post, kind, by, count);
                });
    }

    private void addTagged(UserId viewer, List<PostId> liked, Found found) {
        List<Post> own =
                new ArrayList<>(posts.listByAuthor(viewer, PageRequest.first(OWN_POSTS)).items());
        if (!liked.isEmpty()) {
            own.addAll(posts.findAll(liked).values());
        }
        for (String hashtag : mostFrequent(own)) {
            posts.listByHashtag(hashtag, PageRequest.first(PER_HASHTAG))
                    .items()
                    .forEach(post -> found.addHashtag(post.id(), hashtag));
        }
    }

    private static List<String> mostFrequent(Collection<Post> own) {
        Map<String, Integer> used = new HashMap<>();
        for (Post post : own) {
            Set<String> tags = new HashSet<>();
            post.entities().hashtags().forEach(tag -> tags.add(Hashtags.normal(tag)));
            tags.forEach(tag -> used.merge(tag, 1, Integer::sum));
        }
        return used.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(HASHTAGS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
