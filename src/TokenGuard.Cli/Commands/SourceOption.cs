using System.CommandLine;
using TokenGuard.Sources.Git;

namespace TokenGuard.Cli.Commands;

/// <summary><c>--source</c>: where the secrets of a report are read again.</summary>
internal sealed class SourceOption : Option<string?>
{
    public SourceOption()
        : base("--source")
    {
        Description = "The folder or repository that was scanned, or its URL, if it is not where the report says.";
        HelpName = "DIR|URL";
        Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var place }] && !GitClone.IsUrl(place) && !Path.Exists(place))
            {
                result.AddError($"--source: there is no folder '{place}'");
            }
        });
    }
}
