namespace TokenGuard.Engine.Patterns;

/// <summary>The sets that patterns call by name; all of them ASCII.</summary>
internal static class NamedByteSets
{
    public static ByteSet All { get; } = ByteSet.Range(0x00, 0xFF);

    public static ByteSet Newline { get; } = ByteSet.Of("\n");

    public static ByteSet Digit { get; } = ByteSet.Range((byte)'0', (byte)'9');

    public static ByteSet Lower { get; } = ByteSet.Range((byte)'a', (byte)'z');

    public static ByteSet Upper { get; } = ByteSet.Range((byte)'A', (byte)'Z');

    public static ByteSet Alpha { get; } = Lower.Union(Upper);

    public static ByteSet Alnum { get; } = Alpha.Union(Digit);

    public static ByteSet Word { get; } = Alnum.Union(ByteSet.Of("_"));

    public static ByteSet Space { get; } = ByteSet.Of("\t\n\f\r ");

    /// <summary>The set of <c>\d</c>, <c>\w</c>, <c>\s</c> or their opposites; null for other letters.</summary>
    public static ByteSet? Escaped(char letter) => letter switch
    {
        'd' => Digit,
        'D' => Digit.Complement(),
        'w' => Word,
        'W' => Word.Complement(),
        's' => Space,
        'S' => Space.Complement(),
        _ => null,
    };

    /// <summary>The set of a POSIX class name; null if there is none.</summary>
    public static ByteSet? Posix(string name) => name switch
    {
        "alnum" => Alnum,
        "alpha" => Alpha,
        "ascii" => ByteSet.Range(0x00, 0x7F),
        "blank" => ByteSet.Of("\t "),
        "cntrl" => ByteSet.Range(0x00, 0x1F).Union(ByteSet.Of(0x7F)),
        "digit" => Digit,
        "graph" => ByteSet.Range(0x21, 0x7E),
        "lower" => Lower,
        "print" => ByteSet.Range(0x20, 0x7E),
        "punct" => ByteSet.Of("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
        "space" => ByteSet.Range(0x09, 0x0D).Union(ByteSet.Of(" ")),
        "upper" => Upper,
        "word" => Word,
        "xdigit" => Digit.Union(ByteSet.Of("abcdefABCDEF")),
        _ => null,
    };
}
