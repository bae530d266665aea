package plaza.bench.processor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the processes that listen at a port of this machine, from Linux's {@code /proc}: the tables
 * of sockets name the inode of each, and the descriptors of a process the inodes that it has open.
 */
public final class ListeningProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final List<Path> TABLES =
            List.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"));

    // The columns of these tables.
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private static final String LISTENS = "0A";

    private ListeningProcesses() {}

    /**
     * None if the host is another machine, nobody listens, or this process may not see who does;
     * several if they share the socket.
     */
    public static List<ProcessHandle> at(String host, int port) {
        Set<String> sockets = isHere(host) ? socketsAt(port) : Set.of();
        return sockets.isEmpty()
                ? List.of()
                : ProcessHandle.allProcesses()
                        .filter(process -> holds(process.pid(), sockets))
                        .toList();
    }

    private static boolean isHere(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            // A name that nobody knows is no name of this machine.
            return false;
        }
    }

    /** As the links of descriptors call them. */
    private static Set<String> socketsAt(int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        for (Path table : TABLES) {
            for (String line : lines(table)) {
                List<String> columns = List.of(line.strip().split("\\s+"));
                if (columns.size() > INODE
                        && columns.get(LOCAL_ADDRESS).endsWith(suffix)
                        && columns.get(STATE).equals(LISTENS)) {
                    sockets.add("socket:[" + columns.get(INODE) + "]");
                }
            }
        }
        return sockets;
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException e) {
            // Another system, or one without that version of the protocol.
            return List.of();
        }
    }

    private static boolean holds(long pid, Set<String> sockets) {
        Path descriptors = PROC.resolve(Long.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            // It has ended meanwhile, or belongs to somebody else.
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            // It was closed meanwhile.
            return "";
        }
    }
}
