using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using TokenGuard.Engine;
using TokenGuard.Sources.Git;

namespace TokenGuard.Scanning.Caching;

/// <summary>
/// Remembers the blobs of histories that held no finding, so that they are not read again under the same rules and
/// options. What held a finding is scanned anew each time: the file holds no secret and nothing that leads to one.
/// </summary>
/// <remarks>Safe under concurrent calls. Who can write the file can hide findings, so it is for one's own files only.</remarks>
internal sealed class ScanCache
{
    private readonly string file;
    private readonly byte[] key;
    private readonly ConcurrentDictionary<ObjectId, CachedBlob> blobs;
    private bool isChanged;

    private ScanCache(string file, byte[] key, IEnumerable<KeyValuePair<ObjectId, CachedBlob>> known)
    {
        this.file = file;
        this.key = key;
        blobs = new ConcurrentDictionary<ObjectId, CachedBlob>(known);
    }

    /// <summary>Why the file was not used or not written, in words for people, or null.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Opens the cache, empty if there is no file or none to believe.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rules">The identity of the rules.</param>
    /// <param name="options">What else the outcome of a scan depends on.</param>
    public static ScanCache Open(string file, string rules, string options)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(rules + "\n" + options));
        try
        {
            return new ScanCache(file, key, File.Exists(file) ? CacheFile.Read(File.ReadAllBytes(file), key) : []);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new ScanCache(file, key, []) { Trouble = $"the cache {file} is not used: {e.Message}" };
        }
    }

    public CachedBlob? Find(ObjectId id) => blobs.GetValueOrDefault(id);

    /// <summary>Remembers a blob in which nothing but companion values was found.</summary>
    public void Add(ObjectId id, long length, IReadOnlyList<ContextFact> facts)
    {
        blobs[id] = new CachedBlob(length, facts);
        isChanged = true;
    }

    /// <summary>Writes the file if there is something new; another scan sees the old file or the new one, never half of it.</summary>
    public void Save()
    {
        if (!isChanged)
        {
            return;
        }

        var half = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(half, options))
            {
                stream.Write(CacheFile.Write(blobs, key));
            }

            File.Move(half, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            File.Delete(half);
            Trouble = $"the cache {file} could not be written: {e.Message}";
        }
    }
}
