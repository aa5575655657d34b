using System.CommandLine;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary><c>--dry-run</c>: says what would be done and changes nothing.</summary>
internal sealed class DryRunOption : Option<bool>
{
    public DryRunOption()
        : base("--dry-run") => Description = "Say what would be done, and change nothing.";

    /// <summary>Says it, if nothing is to be done.</summary>
    public bool Stops(ParseResult parsed, TextWriter error, string what)
    {
        if (parsed.GetValue(this))
        {
            error.WriteLine($"would {what}");
        }

        return parsed.GetValue(this);
    }
}
