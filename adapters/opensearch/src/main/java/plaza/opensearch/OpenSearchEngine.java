package plaza.opensearch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import plaza.core.engine.Engine;
import plaza.core.engine.EngineSite;
import plaza.core.engine.PortAdapters;
import plaza.core.engine.Transport;
import plaza.core.search.Autocomplete;
import plaza.core.search.SearchIndex;
import plaza.core.secret.Secret;
import plaza.core.setting.HostAndPort;
import plaza.core.setting.Section;
import plaza.core.setting.Setting;
import plaza.core.setting.Settings;
import plaza.core.setting.ValueType;
import plaza.opensearch.search.OpenSearchAutocomplete;
import plaza.opensearch.search.OpenSearchSearchIndex;

/** OpenSearch, for what is looked for. */
public final class OpenSearchEngine implements Engine<OpenSearch> {
    private static final Section SECTION = Section.named("opensearch");

    public static final Setting<URI> URI =
            SECTION.add("uri", ValueType.webAddress(), "http://127.0.0.1:9200", "");

    public static final Setting<String> PREFIX =
            SECTION.add(
                    "prefix",
                    ValueType.prefix(),
                    "",
                    "Before the name of every index, where several platforms share one server.");

    private static final Setting<Optional<String>> USER =
            SECTION.optional("user", ValueType.text(), "admin", "");

    private static final Setting<Optional<Secret>> PASSWORD =
            SECTION.optional("password", ValueType.password(), "secret", "");

    private static final PortAdapters<OpenSearch> ADAPTERS =
            PortAdapters.<OpenSearch>none()
                    .with(SearchIndex.class, OpenSearchSearchIndex::new)
                    .with(Autocomplete.class, OpenSearchAutocomplete::new);

    @Override
    public Section settings() {
        return SECTION;
    }

    @Override
    public PortAdapters<OpenSearch> adapters() {
        return ADAPTERS;
    }

    @Override
    public OpenSearch open(EngineSite site) {
        return OpenSearch.open(
                site.get(URI),
                site.get(USER).orElse(null),
                site.get(PASSWORD).orElse(null),
                site.get(PREFIX),
                site.timeout());
    }

    @Override
    public Optional<Transport> transport(Settings settings) {
        return Optional.of(
                new Transport(
                        settings.get(URI).getScheme().equalsIgnoreCase("https"),
                        settings.get(USER).isPresent()));
    }

    @Override
    public List<HostAndPort> addresses(Settings settings) {
        return List.of(HostAndPort.ofWeb(settings.get(URI)));
    }

    @Override
    public void check(OpenSearch connection) {
        connection.check();
    }
}
