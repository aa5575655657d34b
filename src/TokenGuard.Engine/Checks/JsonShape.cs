using System.Text;

namespace TokenGuard.Engine.Checks;

/// <summary>The little of JSON that checks need: is this an object, and which text does a top-level key hold.</summary>
internal static class JsonShape
{
    public static bool IsObject(ReadOnlySpan<byte> text)
    {
        var trimmed = Trim(text);
        return trimmed.Length >= 2 && trimmed[0] == '{' && trimmed[^1] == '}';
    }

    /// <summary>The text value of a key, without unescaping, or null.</summary>
    public static string? TextOf(ReadOnlySpan<byte> json, string key)
    {
        var quoted = Encoding.ASCII.GetBytes("\"" + key + "\"");
        var at = json.IndexOf(quoted);
        if (at < 0)
        {
            return null;
        }

        var rest = Trim(json[(at + quoted.Length)..]);
        if (rest.IsEmpty || rest[0] != ':')
        {
            return null;
        }

        rest = Trim(rest[1..]);
        if (rest.IsEmpty || rest[0] != '"')
        {
            return null;
        }

        var end = rest[1..].IndexOf((byte)'"');
        return end < 0 ? null : Encoding.UTF8.GetString(rest.Slice(1, end).ToArray());
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && text[0] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            text = text[1..];
        }

        while (!text.IsEmpty && text[^1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
        {
            text = text[..^1];
        }

        return text;
    }
}
