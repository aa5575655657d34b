using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TokenGuard.Sources.Files;

/// <summary>
/// Has the system fetch files before they are read, while reading waits for a disk: asked for many files at once, it gives them sooner
/// than asked for one after the other. Where files come from memory, nothing is fetched. On Linux only.
/// </summary>
/// <remarks><see cref="Next"/> is called by one thread at a time; all else is safe under concurrent calls.</remarks>
internal sealed partial class ReadAhead(Func<string, string> pathOf) : IDisposable
{
    /// <summary>Files that are fetched and not read yet, at most.</summary>
    public const int Window = 128;

    private const int Threads = 16;

    // So much of a file is fetched, in bytes; for the rest the system sees by itself that it is read in order.
    private const long Most = 1 << 20;

    // POSIX_FADV_WILLNEED of Linux.
    private const int WillNeed = 3;

    private readonly WaitingShare reading = new();
    private readonly WaitingShare fetching = new();
    private readonly Queue<string> ahead = new();
    private readonly BlockingCollection<string> wanted = new(new ConcurrentQueue<string>());
    private bool hasThreads;
    private volatile bool isOn;

    /// <summary>Whether files are fetched just now.</summary>
    public bool IsOn => isOn;

    /// <summary>The next file, with others behind it on their way.</summary>
    /// <param name="take">Gives the files in their order, and null at the end.</param>
    public string? Next(Func<string?> take)
    {
        if (isOn)
        {
            StartThreads();
            while (ahead.Count < Window && take() is { } file)
            {
                ahead.Enqueue(file);
                wanted.Add(file);
            }
        }

        return ahead.TryDequeue(out var first) ? first : take();
    }

    /// <summary>Learns how long it took to open and read a file.</summary>
    /// <param name="start">The time stamp before it.</param>
    /// <param name="bytes">How much was read.</param>
    public void Note(long start, long bytes)
    {
        if (!isOn && OperatingSystem.IsLinux() && reading.Add(Stopwatch.GetElapsedTime(start), bytes) > WaitingShare.Many)
        {
            fetching.Reset();
            isOn = true;
        }
    }

    public void Dispose() => wanted.CompleteAdding();

    private void StartThreads()
    {
        if (hasThreads)
        {
            return;
        }

        hasThreads = true;
        for (var i = 0; i < Threads; i++)
        {
            new Thread(FetchAll, maxStackSize: 256 << 10) { IsBackground = true, Name = "read-ahead" }.Start();
        }
    }

    private void FetchAll()
    {
        Span<byte> first = stackalloc byte[1];
        foreach (var file in wanted.GetConsumingEnumerable())
        {
            var start = Stopwatch.GetTimestamp();
            if (isOn && TryFetch(pathOf(file), first) && fetching.Add(Stopwatch.GetElapsedTime(start), 0) < WaitingShare.Few)
            {
                reading.Reset();
                isOn = false;
            }
        }
    }

    // Whatever is wrong with the file is told when it is read.
    private static bool TryFetch(string path, Span<byte> first)
    {
        try
        {
            using var handle = OpenedFile.Open(path, followLink: false).Handle;
            if (handle is null)
            {
                return false;
            }

            _ = Advise(handle.DangerousGetHandle().ToInt32(), 0, Most, WillNeed);
            RandomAccess.Read(handle, first, 0);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(int descriptor, long offset, long length, int advice);
}
