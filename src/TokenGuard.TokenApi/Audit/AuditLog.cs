using TokenGuard.TokenApi.Programs;
using TokenGuard.TokenApi.Storage;

namespace TokenGuard.TokenApi.Audit;

/// <summary>
/// An append-only file of hash-chained lines. Every record is on the disk before the call returns; several processes may
/// write to one log, each line under a lock.
/// </summary>
public sealed class AuditLog : IAuditLog, IAuditHistory
{
    /// <summary>About ten seconds; a line takes milliseconds.</summary>
    private const int LockTries = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string path;
    private readonly string actor;
    private readonly TimeProvider clock;
    private readonly Lock gate = new();
    private readonly List<AuditRecord> records = [];
    private long length;

    /// <param name="path">The file; it and its folder are made when it is first opened for writing, for their owner only.</param>
    /// <param name="actor">Who runs the tool.</param>
    /// <param name="clock">Dates the records.</param>
    /// <exception cref="AuditException">It cannot be read, or was changed.</exception>
    public AuditLog(string path, string actor, TimeProvider clock)
    {
        this.path = Path.GetFullPath(path);
        this.actor = actor;
        this.clock = clock;
        var reading = AuditReading.Of(this.path);
        Refuse(reading);
        records.AddRange(reading.Records);
        length = reading.Length;
    }

    /// <summary>The file of the user: <c>$XDG_STATE_HOME/tokenguard/audit.jsonl</c>, or below <c>~/.local/state</c>.</summary>
    public static string DefaultPath()
    {
        // The specification of the variable has a relative path ignored.
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        return Path.Combine(
            !Path.IsPathFullyQualified(state ?? "") ? Path.Combine(UserPath.Home, ".local", "state") : state!,
            "tokenguard", "audit.jsonl");
    }

    public AuditHead Head
    {
        get
        {
            lock (gate)
            {
                return records.Count == 0 ? AuditHead.Empty : records[^1].Head;
            }
        }
    }

    /// <summary>Opens the log for writing and adds nothing: what could not be written down is told before anything is sent.</summary>
    /// <exception cref="AuditException">It cannot be written.</exception>
    public void RequireWritable() => Write(_ => { });

    public void Append(AuditEvent entry) => Write(file =>
    {
        var isNew = file.Length == 0;
        var (line, record) = AuditLine.Write(records.Count == 0 ? AuditHead.Empty : records[^1].Head, clock.GetUtcNow(), actor, entry);
        file.Position = length;
        file.Write([.. line, (byte)'\n']);
        file.Flush(flushToDisk: true);
        if (isNew)
        {
            FolderSync.Flush(Path.GetDirectoryName(path)!);
        }

        records.Add(record);
        length = file.Position;
    });

    public IReadOnlyList<AuditEvent> EventsOf(string fingerprint)
    {
        lock (gate)
        {
            return [.. records.Select(record => record.Event).Where(entry => entry.Fingerprint == fingerprint)];
        }
    }

    private void Write(Action<FileStream> write)
    {
        lock (gate)
        {
            try
            {
                PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
                using var locked = TakeLock();
                using var file = PrivateFiles.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite);
                CatchUp(file);
                write(file);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new AuditException($"the audit log {path} cannot be written, and nothing is done that is not written down: {failure.Message}", failure);
            }
        }
    }

    /// <summary>Reads what others have written since, and puts a line that a crash cut off aside.</summary>
    private void CatchUp(FileStream file)
    {
        if (file.Length < length)
        {
            throw new AuditException($"the audit log {path} has become shorter than it was: somebody cut its end off");
        }

        var more = new byte[file.Length - length];
        file.Position = length;
        file.ReadExactly(more);
        var reading = AuditReading.Of(more, records.Count == 0 ? AuditHead.Empty : records[^1].Head);
        Refuse(reading);
        records.AddRange(reading.Records);
        length += reading.Length;
        if (reading.CutOff is { } rest)
        {
            PutAside(rest);
            file.SetLength(length);
        }
    }

    private void PutAside(byte[] rest)
    {
        var number = 1;
        while (File.Exists(AuditReading.BrokenName(path, number)))
        {
            number++;
        }

        using var file = PrivateFiles.Open(AuditReading.BrokenName(path, number), FileMode.CreateNew, FileShare.None);
        file.Write(rest);
        file.Flush(flushToDisk: true);
    }

    private void Refuse(AuditReading reading)
    {
        if (reading.Problem is { } problem)
        {
            throw new AuditException($"the audit log {path} is damaged behind record {records.Count + reading.Records.Count}: {problem}; look at it with 'audit verify', and move it aside to begin a new one");
        }
    }

    private FileStream TakeLock()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PrivateFiles.Open(path + ".lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException failure) when (PrivateFiles.IsInUse(failure))
            {
                if (attempt == LockTries)
                {
                    throw new AuditException($"the audit log {path} has been locked by another process for ten seconds; end it, or give another log by --audit-log", failure);
                }

                Thread.Sleep(Pause);
            }
        }
    }
}
