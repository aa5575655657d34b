using System.CommandLine;
using System.Globalization;

namespace TokenGuard.Cli.Commands.Tokens;

/// <summary>The id of a token or client, as <c>tokens list</c> shows it.</summary>
internal sealed class IdArgument : Argument<long>
{
    public IdArgument()
        : base("ID")
    {
        HelpName = "ID";
        Description = "The id, as `tokenguard tokens list` shows it.";
        CustomParser = result =>
        {
            if (result.Tokens is [var token] && long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return id;
            }

            result.AddError($"an id is a number, as `tokenguard tokens list` shows it, not '{(result.Tokens is [var wrong, ..] ? wrong.Value : "")}'");
            return 0;
        };
    }
}
