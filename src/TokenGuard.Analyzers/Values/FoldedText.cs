namespace TokenGuard.Analyzers.Values;

/// <summary>A text as far as it is known before the program runs.</summary>
/// <param name="Text">The text, each unknown part as one <see cref="Hole"/>.</param>
internal readonly record struct FoldedText(string Text)
{
    /// <summary>Stands for a part that is known only when the program runs (U+FFFC, object replacement character).</summary>
    public const char Hole = '\uFFFC';

    public static FoldedText Unknown { get; } = new(Hole.ToString());

    /// <summary>True if nothing is unknown.</summary>
    public bool IsComplete => Text.IndexOf(Hole) < 0;

    /// <summary>True if nothing at all is known.</summary>
    public bool IsUnknown => Text.Length == 1 && Text[0] == Hole;

    public static FoldedText operator +(FoldedText left, FoldedText right) => new(left.Text + right.Text);
}
