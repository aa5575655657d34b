using System.Collections.Concurrent;
using TokenGuard.Engine.Patterns;

namespace TokenGuard.Engine.Checks;

/// <summary>A pattern that checks look for in small texts; compiled when first used, and safe to share between threads.</summary>
internal sealed class TextPattern(string text)
{
    private readonly Lazy<Pattern> pattern = new(() => Pattern.Parse(text));

    // A search keeps caches and serves one thread at a time.
    private readonly ConcurrentBag<PatternSearch> idle = [];

    /// <summary>The pattern, or null if there is none to look for.</summary>
    public static TextPattern? Of(string? text) => text is null ? null : new TextPattern(text);

    public bool IsIn(ReadOnlySpan<byte> where)
    {
        if (!idle.TryTake(out var search))
        {
            search = new PatternSearch(pattern.Value);
        }

        var found = search.TryNext(where, 0, out _);
        idle.Add(search);
        return found;
    }
}
