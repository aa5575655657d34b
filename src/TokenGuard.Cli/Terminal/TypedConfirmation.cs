namespace TokenGuard.Cli.Terminal;

/// <summary>Asks a person to type a word before something is done that may hurt.</summary>
internal sealed class TypedConfirmation(StandardStreams streams)
{
    /// <summary>True if the word was typed.</summary>
    public bool Ask(string question, string word)
    {
        streams.Error.Write($"{question} Type {word} to do it: ");
        using var input = new StreamReader(streams.Input, leaveOpen: true);
        var answer = input.ReadLine()?.Trim();
        if (answer is null)
        {
            streams.Error.WriteLine();
        }

        return answer == word;
    }
}
