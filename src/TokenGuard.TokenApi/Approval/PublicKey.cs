namespace TokenGuard.TokenApi.Approval;

/// <summary>Public keys as they stand in <c>.pub</c> and <c>authorized_keys</c> files: type, base64 text, comment.</summary>
internal static class PublicKey
{
    /// <summary>True if it is a type and base64 text; an option before it, which could change what it is good for, makes it none.</summary>
    public static bool IsOne(string text) => TryRead(text, out _, out _);

    /// <summary>Type and base64 text in the one way to write them, so that equal keys have equal texts; null if it is no key.</summary>
    public static string? Normalise(string text) => TryRead(text, out var type, out var bytes) ? $"{type} {Convert.ToBase64String(bytes)}" : null;

    private static bool TryRead(string text, out string type, out byte[] bytes)
    {
        var words = text.ContainsAny('\r', '\n') ? [] : text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        type = words.Length >= 2 ? words[0] : "";
        bytes = words.Length >= 2 ? new byte[words[1].Length] : [];
        if (words.Length < 2 || !Convert.TryFromBase64String(words[1], bytes, out var length))
        {
            return false;
        }

        bytes = bytes[..length];
        // The text names the type again, behind its length as four bytes.
        var name = System.Text.Encoding.ASCII.GetBytes(type);
        return length > 4 + name.Length && bytes.AsSpan(0, 4).SequenceEqual<byte>([0, 0, 0, (byte)name.Length]) && bytes.AsSpan(4, name.Length).SequenceEqual(name);
    }
}
