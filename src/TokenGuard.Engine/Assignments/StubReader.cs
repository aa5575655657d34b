namespace TokenGuard.Engine.Assignments;

/// <summary>Finds the value that a test has a call or a property return: <c>when(a.getX()).thenReturn("…")</c>, <c>gate.Setup(g => g.X).Returns("…")</c>.</summary>
internal static class StubReader
{
    // Mockito, NSubstitute and Moq, Sinon, Jest.
    private static readonly byte[][] Calls =
        [.. new[] { ".thenReturn(", ".willReturn(", ".Returns(", ".ReturnsAsync(", ".returns(", ".mockReturnValue(", ".mockResolvedValue(" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Steps from behind the name, or the brackets of its call, to the quote.</summary>
    public static bool Skip(ReadOnlySpan<byte> text, ref int at)
    {
        var start = at < text.Length && text[at] == ')' ? at + 1 : at;
        foreach (var call in Calls)
        {
            if (text[start..].StartsWith(call) && Blanks.Skip(text, start + call.Length) is var value && value < text.Length && Ascii.IsQuote(text[value]))
            {
                at = value;
                return true;
            }
        }

        return false;
    }
}
