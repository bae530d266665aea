package plaza.core.update;

/** An update on its way between servers, and for whom it is. */
public record UpdateMessage(Recipients recipients, Update update) {}
