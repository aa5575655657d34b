using System.Globalization;

namespace TokenGuard.CodeFixes.Reading;

/// <summary>
/// The names that remedies written together give to secrets: two different ones must not be read from the same variable,
/// only because the code calls both <c>password</c>.
/// </summary>
internal sealed class TakenNames
{
    private readonly Dictionary<string, string> secrets = new(StringComparer.Ordinal);

    /// <summary>The proposed name, or one with a number where another secret has that.</summary>
    public string For(string proposed, string secret)
    {
        var name = proposed;
        for (var number = 2; secrets.TryGetValue(name, out var other) && other != secret; number++)
        {
            name = proposed + "_" + number.ToString(CultureInfo.InvariantCulture);
        }

        secrets[name] = secret;
        return name;
    }
}
