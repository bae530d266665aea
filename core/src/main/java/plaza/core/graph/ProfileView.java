package plaza.core.graph;

/** A person's page, as the viewer sees it. */
public record ProfileView(PersonView person, FollowCounts follows, long posts) {}
