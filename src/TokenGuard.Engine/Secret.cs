using System.Text;

namespace TokenGuard.Engine;

/// <summary>
/// The value of a token. It prints redacted wherever it goes; only code that must have the value itself calls
/// <see cref="Reveal"/>, which is banned outside the engine's checks and the token API side.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private const int LongValue = 24;
    private const int ShownTail = 4;

    private readonly byte[] bytes;
    private readonly int publicPrefix;

    /// <param name="value">The bytes of the value; copied.</param>
    /// <param name="publicPrefix">Leading characters that are the same for everybody and may be shown.</param>
    public Secret(ReadOnlySpan<byte> value, int publicPrefix)
    {
        bytes = value.ToArray();
        this.publicPrefix = Math.Max(0, publicPrefix);
    }

    /// <summary>Stands for a value that was not read.</summary>
    public static Secret None { get; } = new([], 0);

    /// <summary>Length of the value in bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>The value itself. It may go to its own provider's host and nowhere else.</summary>
    public ReadOnlySpan<byte> Reveal() => bytes;

    public bool Equals(Secret? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode()
    {
        // FNV-1a: stable over processes is not needed, equal on both frameworks is.
        var hash = 2166136261u;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)hash;
    }

    /// <summary>The redacted form: the public prefix, an ellipsis and, for long values, the last four characters.</summary>
    public override string ToString()
    {
        var prefix = bytes.Length >= LongValue ? Math.Min(publicPrefix, bytes.Length / 3) : 0;
        var text = new StringBuilder();
        Append(text, 0, prefix);
        text.Append('…');
        if (bytes.Length >= LongValue)
        {
            Append(text, bytes.Length - ShownTail, bytes.Length);
        }

        return text.ToString();
    }

    private void Append(StringBuilder text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            text.Append(bytes[i] is > 0x20 and < 0x7F ? (char)bytes[i] : '?');
        }
    }
}
