using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.Scanning.Findings;

/// <summary>Cuts the line around a secret out of a blob and redacts every secret that it touches.</summary>
internal sealed class SnippetBuilder
{
    private const int MaxLength = 160;
    private const int Context = 400;

    private readonly BlobText text;
    private readonly MaskedSpan[] masks;

    /// <param name="text">The blob.</param>
    /// <param name="masks">What must not be shown; in any order, overlapping or not.</param>
    public SnippetBuilder(BlobText text, IEnumerable<MaskedSpan> masks)
    {
        this.text = text;
        this.masks = Merge(masks);
    }

    /// <summary>The line on which a masked span begins.</summary>
    public Snippet Build(MaskedSpan focus)
    {
        var earliest = Math.Max(text.Start, focus.Span.Start - Context);
        var start = text.FindLineStart(focus.Span.Start, earliest);
        if (start == earliest && earliest > text.Start)
        {
            start = text.CharacterStart(start);
        }

        var latest = Math.Min(text.Length, focus.Span.End + Context);
        var lineFeed = text.FindLineFeed(focus.Span.Start, latest);
        var end = lineFeed < 0 ? latest : lineFeed;

        var left = Redact(start, Math.Min(focus.Span.Start, end), focus.Span).TrimStart();
        var right = Redact(Math.Min(focus.Span.End, end), end, focus.Span).TrimEnd();
        return Snippet.Around(left, VisibleText.Of(focus.Shown), right, MaxLength);
    }

    private string Redact(int from, int to, ByteSpan focus)
    {
        var line = new StringBuilder();
        for (var i = FirstBehind(from); i < masks.Length && masks[i].Span.Start < to; i++)
        {
            // What overlaps the focus is shown by the focus.
            var (span, shown) = masks[i];
            line.Append(VisibleText.Of(text.Decode(from, Math.Min(span.Start, to))));
            line.Append(span.Overlaps(focus) ? "" : VisibleText.Of(shown));
            from = Math.Max(from, span.End);
        }

        return line.Append(VisibleText.Of(text.Decode(from, to).TrimEnd('\r'))).ToString();
    }

    private int FirstBehind(int offset)
    {
        var low = 0;
        var high = masks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = masks[middle].Span.End > offset ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static MaskedSpan[] Merge(IEnumerable<MaskedSpan> masks)
    {
        var merged = new List<MaskedSpan>();
        foreach (var mask in masks.OrderBy(mask => mask.Span.Start).ThenByDescending(mask => mask.Span.End))
        {
            if (merged is [.., var last] && mask.Span.Overlaps(last.Span))
            {
                var end = Math.Max(last.Span.End, mask.Span.End);
                merged[^1] = last with { Span = ByteSpan.FromBounds(last.Span.Start, end) };
            }
            else
            {
                merged.Add(mask);
            }
        }

        return [.. merged];
    }
}
