using TokenGuard.Engine;
using TokenGuard.Scanning.Pipeline;

namespace TokenGuard.Scanning.Caching;

/// <summary>
/// Makes the findings of a remembered blob from its bytes, which are the same under the same id, so that nothing has to be searched.
/// </summary>
internal static class RestoredFindings
{
    /// <summary>The findings in the blob itself by place, or null if they are not to be had without a scan.</summary>
    /// <param name="remembered">What the cache remembers of it.</param>
    /// <param name="blob">All its bytes.</param>
    public static IReadOnlyList<Finding>? Of(CachedContent remembered, ReadOnlySpan<byte> blob)
    {
        // Of what is no text, not all that was found is remembered, and yet no line may show it.
        if (BinaryContent.Is(blob))
        {
            return null;
        }

        var findings = new List<Finding>();
        foreach (var finding in remembered.Parts.Where(part => part.Member is null).SelectMany(part => part.Findings))
        {
            if (finding is not { Offset: >= 0, Length: >= 0, Layers.Count: 0 } || finding.Offset + finding.Length > blob.Length)
            {
                return null;
            }

            findings.Add(finding.In(blob));
        }

        return findings;
    }
}
