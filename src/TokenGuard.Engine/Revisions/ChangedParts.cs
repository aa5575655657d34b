using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine.Revisions;

/// <summary>
/// Cuts a text into parts that have to be looked at, as they are new or near to what is, and parts of which a trace of
/// an earlier text tells all.
/// </summary>
internal sealed class ChangedParts
{
    // With more to look at than this share, a trace saves nothing.
    private const double MostChanged = 0.85;

    private readonly List<ByteSpan> windows = [];
    private readonly List<ByteSpan> lines = [];
    private readonly List<CopiedSpan> copies = [];

    /// <summary>The parts to look at, from left to right, without overlaps.</summary>
    public IReadOnlyList<ByteSpan> Windows => windows;

    /// <summary>The rest, as parts of the earlier text.</summary>
    public IReadOnlyList<CopiedSpan> Copies => copies;

    /// <returns>False if the text is better looked at as a whole.</returns>
    public bool TryFind(TextRevision revision, int length)
    {
        windows.Clear();
        lines.Clear();
        copies.Clear();
        if (revision.Base is not { IsUsable: true } source)
        {
            return false;
        }

        // As if the edges of both texts were copied too.
        var last = new CopiedSpan(0, 0, 0);
        foreach (var copy in revision.Copies)
        {
            Add(last, copy, length);
            last = IsContinued(last, copy) ? last with { Length = last.Length + copy.Length } : copy;
        }

        Add(last, new CopiedSpan(source.TextLength, length, 0), length);
        if (windows.Sum(window => (long)window.Length) > MostChanged * length)
        {
            return false;
        }

        AddCopies(revision.Copies);
        return true;
    }

    /// <summary>
    /// The parts to look at as whole lines, with what is joined to them by wrapping: encoded text reaches no farther,
    /// but for wide text and that of terminals, where the whole is the only part.
    /// </summary>
    public IReadOnlyList<ByteSpan> LinesOf(ReadOnlySpan<byte> text)
    {
        if (lines.Count == 0 && windows.Count > 0)
        {
            FindLines(text);
        }

        return lines;
    }

    private void FindLines(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)0, TerminalEscapeDecoder.Escape) >= 0)
        {
            lines.Add(new ByteSpan(0, text.Length));
            return;
        }

        foreach (var window in windows)
        {
            if (lines.Count > 0 && lines[lines.Count - 1] is var last && window.Start < last.End)
            {
                if (window.End > last.End)
                {
                    lines[lines.Count - 1] = ByteSpan.FromBounds(last.Start, EndOf(text, window.End));
                }

                continue;
            }

            lines.Add(ByteSpan.FromBounds(StartOf(text, window.Start), EndOf(text, window.End)));
        }
    }

    private static int StartOf(ReadOnlySpan<byte> text, int at)
    {
        var start = text[..at].LastIndexOf((byte)'\n') + 1;
        while (start > 0 && IsFull(text, start - 1))
        {
            start = text[..(start - 1)].LastIndexOf((byte)'\n') + 1;
        }

        return start;
    }

    private static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        var end = at;
        do
        {
            var length = text[end..].IndexOf((byte)'\n');
            if (length < 0)
            {
                return text.Length;
            }

            end += length + 1;
        }
        while (IsFull(text, end - 1));

        return Math.Min(text.Length, end + LineContext.LongestAfter);
    }

    /// <summary>Whether the line that ends at an offset ends as wrapped base64 does.</summary>
    private static bool IsFull(ReadOnlySpan<byte> text, int end)
    {
        end -= end > 0 && text[end - 1] == '\r' ? 1 : 0;
        if (end < Base64Decoder.WrappedLine)
        {
            return false;
        }

        foreach (var b in text.Slice(end - Base64Decoder.WrappedLine, Base64Decoder.WrappedLine))
        {
            if (!Base64.IsDigit(b))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsContinued(CopiedSpan last, CopiedSpan copy) => copy.Start == last.End && copy.From == last.From + last.Length;

    /// <summary>Adds what lies between two copies and the reach around it.</summary>
    private void Add(CopiedSpan before, CopiedSpan after, int length)
    {
        if (IsContinued(before, after))
        {
            return;
        }

        var start = Math.Max(0, before.End - ScanTrace.Reach);
        var end = Math.Min(length, after.Start + ScanTrace.Reach);
        if (windows.Count > 0 && windows[windows.Count - 1] is var last && start <= last.End)
        {
            windows[windows.Count - 1] = ByteSpan.FromBounds(last.Start, end);
        }
        else
        {
            windows.Add(ByteSpan.FromBounds(start, end));
        }
    }

    // A window reaches into copies on both sides, and may swallow some.
    private void AddCopies(List<CopiedSpan> all)
    {
        var next = 0;
        foreach (var copy in all)
        {
            var start = copy.Start;
            while (start < copy.End)
            {
                while (next < windows.Count && windows[next].End <= start)
                {
                    next++;
                }

                var end = next < windows.Count ? Math.Min(copy.End, windows[next].Start) : copy.End;
                if (start < end)
                {
                    copies.Add(new CopiedSpan(copy.From + start - copy.Start, start, end - start));
                }

                start = next < windows.Count ? Math.Max(end, windows[next].End) : copy.End;
            }
        }
    }
}
