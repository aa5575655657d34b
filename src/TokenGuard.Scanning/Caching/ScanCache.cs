using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine.Rules;
using TokenGuard.Scanning.Companions;
using TokenGuard.Scanning.Configuration;
using TokenGuard.Sources.Files;
using TokenGuard.Sources.Git;
using TokenGuard.Sources.Git.Memory;

namespace TokenGuard.Scanning.Caching;

/// <summary>
/// Remembers what the blobs of histories held, so that they are not read again under the same rules and options. Of a
/// finding it knows where it is and which one, but neither value nor line: what a report shows is read again.
/// </summary>
/// <remarks>Safe under concurrent calls. Who can write the file can hide findings, so it is for one's own files only.</remarks>
internal sealed class ScanCache
{
    private readonly string file;
    private readonly byte[] key;
    private readonly CacheContent known;
    private readonly ConcurrentDictionary<ObjectId, CachedBlob> added = [];
    private readonly Dictionary<string, HistoryMemory> addedHistories = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<CompanionKinds, CachedContent> nothings = [];

    private ScanCache(string file, byte[] key, CacheContent known)
    {
        this.file = file;
        this.key = key;
        this.known = known;
    }

    /// <summary>Why the file was not used or not written, in words for people, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Opens the cache, empty if there is no file or none to believe.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="options">What else the outcome of a scan depends on.</param>
    /// <exception cref="ConfigurationException">The file is something else.</exception>
    public static ScanCache Open(string file, RuleCatalog rules, string options)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(rules.Hash + "\n" + options));
        try
        {
            var bytes = File.Exists(file) ? WholeInput.Read(file, WholeInput.LargestMade) : null;
            return bytes is not null && !CacheFile.IsOne(bytes)
                ? throw new ConfigurationException($"'{file}' is no cache, and would be written over; name another file, or remove it")
                : new ScanCache(file, key, bytes is null ? new CacheContent() : CacheFile.Read(bytes, key, rules));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new ScanCache(file, key, new CacheContent()) { Trouble = $"the cache {file} is not used: {e.Message}" };
        }
    }

    public CachedBlob? Find(ObjectId id) => added.TryGetValue(id, out var blob) ? blob : known.Find(id);

    /// <summary>Whether a blob was known when the cache was opened.</summary>
    public bool WasKnown(ObjectId id) => known.Find(id) is not null;

    /// <summary>What is remembered of a repository's history, or null.</summary>
    public HistoryMemory? FindHistory(string repository) => known.Histories.GetValueOrDefault(NameOf(repository));

    /// <summary>Remembers a history all of whose blobs were scanned. One with many that are not remembered is read anew each time.</summary>
    public void AddHistory(string repository, HistoryMemory history)
    {
        if (history.Objects.Where(id => Find(id) is null).Skip(HistoryWriter.MostUnknown).Any())
        {
            return;
        }

        addedHistories[NameOf(repository)] = history;
    }

    /// <summary>Remembers a blob.</summary>
    public void Add(ObjectId id, CachedBlob blob) => added[id] = blob;

    /// <summary>Remembers the companions of a blob that is known.</summary>
    public void AddCompanions(ObjectId id, CompanionKinds kinds, IReadOnlyList<CachedPart> parts)
    {
        if (Find(id) is { } blob)
        {
            var content = blob.Content.With(kinds, parts);
            added[id] = blob with { Content = content.IsNothing ? nothings.GetOrAdd(content.Kinds, content) : content };
        }
    }

    /// <summary>What is known with what was added to it.</summary>
    private CacheContent Content()
    {
        CachedBlobs? blobs = null;
        foreach (var (id, blob) in added)
        {
            if (blobs?.Ids.Width != id.Width)
            {
                blobs = known.Of(id.Width);
                blobs.Reserve(added.Count);
            }

            blobs.Set(id, blob);
        }

        foreach (var (name, history) in addedHistories)
        {
            known.Histories[name] = history;
        }

        return known;
    }

    // Where repositories lie is nobody's business who reads the file.
    private static string NameOf(string repository) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)));

    /// <summary>Writes the file if there is something new; another scan sees the old file or the new one, never half of it.</summary>
    public void Save()
    {
        if (added.IsEmpty && addedHistories.Count == 0)
        {
            return;
        }

        try
        {
            WholeFile.Replace(file, CacheFile.Write(Content(), key), forOwnerOnly: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Trouble = $"the cache {file} could not be written: {e.Message}";
        }
    }
}
