using System.CommandLine;

namespace TokenGuard.Cli.Commands;

/// <summary><c>--source</c>: where the secrets of a report are read again.</summary>
internal sealed class SourceOption : Option<string?>
{
    public SourceOption()
        : base("--source")
    {
        Description = "The folder or repository that was scanned, if it is not where the report says.";
        HelpName = "DIR";
    }
}
