namespace TokenGuard.Engine.Rules.Toml;

/// <summary>A value of a TOML file with its place.</summary>
/// <param name="index">Where it starts in the source.</param>
internal abstract class TomlValue(int index)
{
    public int Index { get; } = index;

    /// <summary>What it is, in words that fit behind "is".</summary>
    public abstract string Kind { get; }
}

/// <summary>A whole number.</summary>
internal sealed class TomlInteger(int index, long value) : TomlValue(index)
{
    public long Value { get; } = value;

    public override string Kind => "an integer";
}

/// <summary>A floating-point number.</summary>
internal sealed class TomlFloat(int index, double value) : TomlValue(index)
{
    public double Value { get; } = value;

    public override string Kind => "a float";
}

/// <summary>True or false.</summary>
internal sealed class TomlBoolean(int index, bool value) : TomlValue(index)
{
    public bool Value { get; } = value;

    public override string Kind => "a boolean";
}

/// <summary>A local date, kept as its text.</summary>
internal sealed class TomlDate(int index, string text) : TomlValue(index)
{
    /// <summary>yyyy-MM-dd.</summary>
    public string Text { get; } = text;

    public override string Kind => "a date";
}
