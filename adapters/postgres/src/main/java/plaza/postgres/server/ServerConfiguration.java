package plaza.postgres.server;

/**
 * The settings that PostgreSQL is started with; {@code docs/adr} says why where it is not plain.
 */
final class ServerConfiguration {
    /** For one small machine that also runs the server: PostgreSQL may take about 300 MB. */
    private static final String COMMON =
            """
            # Written by Plaza at every start. Put settings of your own at the end of postgresql.conf.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 100
            shared_buffers = 128MB
            work_mem = 8MB
            maintenance_work_mem = 64MB
            effective_cache_size = 1GB
            random_page_cost = 1.1
            jit = off

            # Nothing replicates from this server, and a short query needs no parallel plan.
            wal_level = minimal
            max_wal_senders = 0
            max_logical_replication_workers = 0
            max_parallel_workers_per_gather = 0
            io_workers = 1

            max_wal_size = 1GB
            checkpoint_timeout = 15min
            wal_compression = on

            timezone = 'UTC'
            log_timezone = 'UTC'
            # Errors of statements are reported to the client, which knows what to do with them:
            # here they would only fill the disk.
            log_min_messages = log
            log_checkpoints = off
            log_autovacuum_min_duration = -1
            """;

    private static final String FULL =
            """

            fsync = on
            synchronous_commit = on
            full_page_writes = on
            """;

    private static final String NONE =
            """

            fsync = off
            # With the system still up, what was committed survives PostgreSQL being killed.
            synchronous_commit = on
            full_page_writes = off
            """;

    private ServerConfiguration() {}

    static String of(PostgresSettings.Durability durability) {
        return COMMON
                + switch (durability) {
                    case FULL -> FULL;
                    case NONE -> NONE;
                };
    }
}
