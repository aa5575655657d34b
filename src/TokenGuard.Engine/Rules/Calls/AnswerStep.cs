namespace TokenGuard.Engine.Rules.Calls;

/// <summary>One step of an <see cref="AnswerPath"/>: a member, an item, all items, or the items that hold a value.</summary>
public sealed record AnswerStep
{
    public static AnswerStep All { get; } = new();

    /// <summary>The member's name; null for other steps.</summary>
    public string? Name { get; private init; }

    /// <summary>The item's number; null for other steps.</summary>
    public int? Index { get; private init; }

    /// <summary>Where the value stands in an item; null for other steps.</summary>
    public AnswerPath? Condition { get; private init; }

    /// <summary>The value, a <see cref="TextTemplate"/>; null without a condition.</summary>
    public string? Value { get; private init; }

    /// <summary>True if the item holds the beginning of the value, as providers show it, and not the whole.</summary>
    public bool ByBeginning { get; private init; }

    public static AnswerStep OfName(string name) => new() { Name = name };

    public static AnswerStep OfIndex(int index) => new() { Index = index };

    public static AnswerStep Where(AnswerPath condition, string value, bool byBeginning) =>
        new() { Condition = condition, Value = value, ByBeginning = byBeginning };
}
