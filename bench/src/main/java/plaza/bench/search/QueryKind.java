package plaza.bench.search;

/** The kinds of things that are searched for. */
enum QueryKind {
    /** One word that hardly anybody uses. */
    RARE,
    /** One word that is in every tenth post or more. */
    COMMON,
    /** A common word and one of medium use. */
    TWO_WORDS,
    /** Two common words next to each other. */
    PHRASE,
    HASHTAG,
    /** A name with a letter missing. */
    USER_TYPO,
    /** The beginning of a name, while it is typed. */
    SUGGEST
}
