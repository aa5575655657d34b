using System.Globalization;
using TokenGuard.Engine.Rules;

namespace TokenGuard.Engine.Checks;

/// <summary>The list of all checks: the one place to add a new one to.</summary>
public static class CheckRegistry
{
    private static readonly SortedDictionary<string, Func<string?, ICheck>> Factories = new(StringComparer.Ordinal)
    {
        ["base58check"] = Base58ChecksumCheck.Parse,
        ["base64"] = Base64LengthCheck.Parse,
        ["bech32"] = Bech32Check.Parse,
        ["crc32-base62"] = NoArgument(new Crc32Base62Check()),
        ["credential"] = CredentialCheck.Parse,
        ["decoded"] = NoArgument(new DecodedCheck()),
        ["digits"] = argument => new CharacterCountCheck(CharacterCountCheck.Kind.Digit, Number(argument)),
        ["distinct"] = argument => new DistinctCheck(Number(argument)),
        ["entry"] = NoArgument(new EntryCheck()),
        ["encoded-user"] = NoArgument(new EncodedUserCheck()),
        ["entropy"] = argument => new EntropyCheck(Decimal(argument)),
        ["jwt"] = NoArgument(new JwtCheck()),
        ["letters"] = argument => new CharacterCountCheck(CharacterCountCheck.Kind.Letter, Number(argument)),
        ["mixed-alphanumeric"] = NoArgument(new MixedAlphanumericCheck()),
        ["near"] = argument => NearCheck.Parse(argument, wanted: true),
        ["not-hex"] = NoArgument(new NotHexCheck()),
        ["not-near"] = argument => NearCheck.Parse(argument, wanted: false),
        ["not-path"] = argument => new NotPathCheck(Text(argument)),
        ["lacks"] = argument => new LacksCheck(Text(argument)),
        ["not-word"] = argument => new NotWordCheck(Text(argument)),
        ["not-words"] = NoArgument(new NotWordsCheck()),
        ["private-key"] = NoArgument(new PrivateKeyCheck()),
        ["not-stand-in"] = NoArgument(new StandInCheck()),
        ["random"] = NoArgument(new RandomCheck()),
        ["repeated-user"] = NoArgument(new RepeatedUserCheck()),
        ["uuid"] = NoArgument(new UuidCheck()),
    };

    /// <summary>Checks that run for every rule, behind the rule's own.</summary>
    internal static IReadOnlyList<(string Name, ICheck Check)> ForEveryRule { get; } =
    [
        ("placeholder", new PlaceholderCheck()),
        ("sample", new SampleCheck()),
        ("strong-name", new StrongNameCheck()),
        ("encoded-run", new EncodedRunCheck()),
        ("digest-list", new DigestListCheck()),
    ];

    /// <summary>Names that rules may use, sorted.</summary>
    public static IReadOnlyCollection<string> Names => Factories.Keys;

    /// <summary>Says whether a rule may write this check.</summary>
    /// <param name="text"><c>name</c> or <c>name:argument</c>.</param>
    /// <exception cref="CheckException">There is no such check, or its argument is wrong.</exception>
    public static void Validate(string text) => Create(text);

    /// <summary>Makes the check that a rule wrote.</summary>
    /// <param name="text"><c>name</c> or <c>name:argument</c>.</param>
    /// <exception cref="CheckException">There is no such check, or its argument is wrong.</exception>
    internal static ICheck Create(string text)
    {
        var colon = text.IndexOf(':');
        var name = colon < 0 ? text : text[..colon];
        var argument = colon < 0 ? null : text[(colon + 1)..];
        if (!Factories.TryGetValue(name, out var factory))
        {
            var near = NearestName.Question(name, Factories.Keys);
            throw new CheckException($"there is no check '{name}'{(near.Length > 0 ? near : "; rules/README.md lists them")}");
        }

        try
        {
            return factory(argument);
        }
        catch (FormatException wrong)
        {
            throw new CheckException($"check '{name}': {wrong.Message}");
        }
    }

    private static Func<string?, ICheck> NoArgument(ICheck check) => argument => argument is null
        ? check
        : throw new FormatException("takes no argument");

    private static string Text(string? argument) => string.IsNullOrEmpty(argument)
        ? throw new FormatException("needs an argument")
        : argument!;

    private static int Number(string? argument) =>
        int.TryParse(Text(argument), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"needs a whole number above 0, not '{argument}'");

    private static double Decimal(string? argument) =>
        double.TryParse(Text(argument), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= 8
            ? number
            : throw new FormatException($"needs a number of bits above 0 and at most 8, not '{argument}'");
}
