namespace TokenGuard.Engine.Assignments;

/// <summary>
/// Steps to the value behind a name as PHP's serialize() writes them: <c>s:8:"password";s:12:"…"</c>, also with the escapes of an SQL dump
/// (php.net, "serialize"). Settings of WordPress, sessions and queues are stored so.
/// </summary>
internal static class SerializedPair
{
    private const int MostDigits = 4;

    /// <param name="text">The text.</param>
    /// <param name="name">The name.</param>
    /// <param name="at">The semicolon behind the name's closing quote; afterwards where the value's quote stands.</param>
    public static bool Skip(ReadOnlySpan<byte> text, ByteSpan name, ref int at)
    {
        var end = at + 3;
        if (!text[at..].StartsWith(";s:"u8) || text.Slice(name.Start, name.Length).SequenceEqual("_token"u8))
        {
            // Under the name _token Laravel and Symfony keep what they ask forms for (CSRF).
            return false;
        }

        while (end < text.Length && end - at < MostDigits + 3 && Ascii.IsDigit(text[end]))
        {
            end++;
        }

        if (end == at + 3 || end + 2 >= text.Length || text[end] != ':' || !(text[end + 1] == '"' || (text[end + 1] == '\\' && text[end + 2] == '"')))
        {
            return false;
        }

        at = end + 1;
        return true;
    }
}
