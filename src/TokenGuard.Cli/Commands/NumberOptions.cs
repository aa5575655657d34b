using System.CommandLine;
using System.Globalization;

namespace TokenGuard.Cli.Commands;

/// <summary>Options that take a whole number.</summary>
internal static class NumberOptions
{
    /// <summary>Refuses what is no whole number or too small.</summary>
    public static void RequireAtLeast(this Option<int?> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1
            && (!int.TryParse(result.Tokens[0].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) || number < least))
        {
            result.AddError($"{result.Option.Name} needs a whole number of at least {least}, not '{result.Tokens[0].Value}'");
        }
    });
}
