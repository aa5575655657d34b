namespace TokenGuard.Scanning.Pipeline;

/// <summary>How far a scan is; written by its workers, read by whoever shows it.</summary>
public sealed class ScanProgress
{
    private long blobs;
    private long bytes;
    private long members;
    private long findings;
    private long totalBlobs;

    /// <summary>What is being done now where no files are counted, for people; empty while blobs are scanned.</summary>
    public string Stage { get; set; } = "";

    public long Blobs => Interlocked.Read(ref blobs);

    /// <summary>Files in archives.</summary>
    public long Members => Interlocked.Read(ref members);

    public long Bytes => Interlocked.Read(ref bytes);

    public long Findings => Interlocked.Read(ref findings);

    /// <summary>Blobs in all; 0 while it is not known.</summary>
    public long TotalBlobs => Interlocked.Read(ref totalBlobs);

    internal void AddBlob() => Interlocked.Increment(ref blobs);

    internal void AddMember() => Interlocked.Increment(ref members);

    internal void AddBytes(long count) => Interlocked.Add(ref bytes, count);

    internal void AddFindings(int count) => Interlocked.Add(ref findings, count);

    internal void Expect(long? count) => Interlocked.Add(ref totalBlobs, count ?? 0);
}
