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
            var isLarge = result.Tokens[0].Value is { Length: > 0 } text && text.All(char.IsAsciiDigit) && text.TrimStart('0').Length > 1;
            result.AddError($"{result.Option.Name} needs a whole number of {(isLarge ? $"at most {int.MaxValue}" : $"at least {least}")}, not '{result.Tokens[0].Value}'");
        }
    });
}
