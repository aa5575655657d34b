namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>Asks for words that nobody types by accident.</summary>
internal static class Confirmation
{
    /// <summary>True if the words were typed.</summary>
    /// <param name="streams">Where to ask.</param>
    /// <param name="words">What has to be typed.</param>
    /// <param name="otherwise">Said if something else was typed, or nothing.</param>
    public static bool Ask(StandardStreams streams, string words, string otherwise)
    {
        streams.Error.Write($"Type '{words}' to do it: ");
        streams.Error.Flush();
        if (Answer(streams.Input)?.Trim() == words)
        {
            return true;
        }

        streams.Error.WriteLine(otherwise);
        return false;
    }

    private static string? Answer(Stream input)
    {
        try
        {
            using var reader = new StreamReader(input, leaveOpen: true);
            return reader.ReadLine();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
