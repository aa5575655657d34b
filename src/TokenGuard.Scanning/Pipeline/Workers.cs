using TokenGuard.Sources;

namespace TokenGuard.Scanning.Pipeline;

/// <summary>Reads sources dry with several threads.</summary>
internal static class Workers
{
    /// <summary>Runs one scanner per thread, the first on the calling one, until every source is empty.</summary>
    /// <param name="sources">Read one after the other.</param>
    /// <param name="scanners">Each is used by one thread at a time.</param>
    /// <param name="cancellation">Stops between blobs.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static void Run(IReadOnlyList<IBlobSource> sources, IReadOnlyList<BlobScanner> scanners, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var failures = new List<Exception>();
        var threads = scanners.Skip(1).Select(scanner => new Thread(() => Work(scanner)) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        Work(scanners[0]);
        threads.ForEach(thread => thread.Join());
        cancellation.ThrowIfCancellationRequested();
        if (failures.Count > 0)
        {
            throw failures[0];
        }

        void Work(BlobScanner scanner)
        {
            try
            {
                foreach (var source in sources)
                {
                    while (source.NextBlob(stop.Token) is { } blob)
                    {
                        using (blob)
                        {
                            scanner.Scan(blob, stop.Token);
                        }
                    }
                }
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }

                stop.Cancel();
            }
        }
    }
}
