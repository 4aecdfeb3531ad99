package org.resupply.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The right to write into a folder, which one run at a time has: a lock on a file in it. It goes with the run, also when that is
 * killed; a file that is left then is nobody's and is taken over.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = ".resupply-lock";
    private static final long PAUSE_MILLIS = 20;

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder that exists.
     *
     * @param patienceMillis for how long to wait while another run has it
     * @throws Refusal when another run has it all the while
     */
    static FolderLock of(Path folder, long patienceMillis) {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        try {
            FolderLock lock = attempt(folder.resolve(FILE));
            while (lock == null && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MILLIS);
                lock = attempt(folder.resolve(FILE));
            }
            if (lock != null) {
                return lock;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (%s) cannot be written.".formatted(folder), e);
        }
        throw new Refusal("anotherRun", folder);
    }

    /** The lock; {@code null} when another run has it, or has just given it up. */
    private static FolderLock attempt(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && channel.size() == 0) {
                return new FolderLock(file, channel);
            }
        } catch (OverlappingFileLockException here) {
            // Another run of this very program has it.
        } catch (IOException noLocks) {
            // Some file systems have none; better a plan without than no plan.
            return new FolderLock(file, channel);
        }
        channel.close();
        return null;
    }

    /** Gives the right up. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
            // Who has opened the file before it went must not take it for the folder's.
            channel.write(ByteBuffer.wrap(new byte[1]));
        } catch (IOException left) {
            // It is nobody's now.
        }
    }
}
