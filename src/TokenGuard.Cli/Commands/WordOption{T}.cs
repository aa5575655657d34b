using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary>A <see cref="WordOption"/> for the members of an enumeration, in lower case.</summary>
internal sealed class WordOption<T>(string name, string description, T whenAbsent)
    : WordOption(name, [], description, [.. Enum.GetNames<T>().Select(Word)], Word(whenAbsent.ToString()))
    where T : struct, Enum
{
    /// <summary>The member that was chosen.</summary>
    public T Of(ParseResult parsed) => Enum.Parse<T>(parsed.GetRequiredValue(this), ignoreCase: true);

    private static string Word(string name) => name.ToLowerInvariant();
}
