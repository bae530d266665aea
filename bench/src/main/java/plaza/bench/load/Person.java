package plaza.bench.load;

/** An account of the run, with a session. */
public record Person(String id, String username, String accessToken) {
    public Person {
        if (id.isBlank() || username.isBlank() || accessToken.isBlank()) {
            throw new IllegalArgumentException("An account without id, username or token.");
        }
    }

    public String authorization() {
        return "Bearer " + accessToken;
    }
}
