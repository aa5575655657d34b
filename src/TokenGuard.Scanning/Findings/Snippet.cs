namespace TokenGuard.Scanning.Findings;

/// <summary>A redacted line of text that is safe to print.</summary>
/// <param name="Text">The line, or the part around the secret.</param>
/// <param name="FocusStart">Where the redacted secret begins in the text.</param>
/// <param name="FocusLength">Length of the redacted secret.</param>
public readonly record struct Snippet(string Text, int FocusStart, int FocusLength)
{
    private const string Cut = "...";

    internal string Left => Text[..FocusStart];

    internal string Focus => Text.Substring(FocusStart, FocusLength);

    internal string Right => Text[(FocusStart + FocusLength)..];

    /// <summary>A line of at most a length: as much as fits of what stands on both sides of the secret.</summary>
    internal static Snippet Around(string left, string focus, string right, int length)
    {
        var room = Math.Max(0, length - focus.Length);
        var forLeft = Math.Max(room / 2, room - right.Length);
        if (left.Length > forLeft)
        {
            left = Cut + KeepEnd(left, forLeft - Cut.Length);
        }

        var forRight = room - left.Length;
        if (right.Length > forRight)
        {
            right = KeepStart(right, forRight - Cut.Length) + Cut;
        }

        return new Snippet(left + focus + right, left.Length, focus.Length);
    }

    private static string KeepEnd(string value, int count)
    {
        var start = value.Length - Math.Max(0, count);
        return value[(start < value.Length && char.IsLowSurrogate(value[start]) ? start + 1 : start)..];
    }

    private static string KeepStart(string value, int count)
    {
        var end = Math.Max(0, count);
        return value[..(end > 0 && char.IsHighSurrogate(value[end - 1]) ? end - 1 : end)];
    }
}
