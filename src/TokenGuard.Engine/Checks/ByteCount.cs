using System.Globalization;

namespace TokenGuard.Engine.Checks;

/// <summary>How many bytes a value may decode into: <c>32</c>, or a range such as <c>33-34</c>.</summary>
internal readonly record struct ByteCount(int Least, int Most)
{
    public bool Has(int count) => count >= Least && count <= Most;

    /// <exception cref="FormatException">It is no number and no range.</exception>
    public static ByteCount Parse(string? argument)
    {
        var parts = (argument ?? "").Split('-');
        return parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            && int.TryParse(parts[parts.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            && least <= most
                ? new ByteCount(least, most)
                : throw new FormatException($"needs a number of bytes or a range such as 32-64, not '{argument}'");
    }
}
