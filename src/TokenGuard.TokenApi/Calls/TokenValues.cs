using System.Text;
using TokenGuard.Engine;

namespace TokenGuard.TokenApi.Calls;

/// <summary>The values that a call's templates ask for: the secret, its companions, the owner's credentials. It prints as names only.</summary>
public sealed class TokenValues
{
    private readonly Dictionary<string, string> values;

    private TokenValues(Dictionary<string, string> values) => this.values = values;

    public IReadOnlyCollection<string> Names => values.Keys;

    /// <param name="secret">The token.</param>
    /// <param name="companions">Values by name.</param>
    public static TokenValues Of(Secret secret, IReadOnlyDictionary<string, string> companions) =>
        new(new Dictionary<string, string>(companions, StringComparer.Ordinal) { ["secret"] = TextOf(secret) });

    /// <summary>The values of several secrets for one call: <c>{secrets}</c> is a list of JSON strings.</summary>
    public static TokenValues OfAll(IEnumerable<Secret> secrets) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["secrets"] = string.Join(',', secrets.Select(secret => $"\"{CallEncoding.Json(TextOf(secret))}\"")),
    });

    public TokenValues With(string name, string value) => new(new Dictionary<string, string>(values, StringComparer.Ordinal) { [name] = value });

    public TokenValues With(string name, Secret value) => With(name, TextOf(value));

    public bool Has(string name) => values.ContainsKey(name);

    internal string this[string name] => values[name];

    public override string ToString() => string.Join(", ", values.Keys);

    private static string TextOf(Secret secret) => Encoding.UTF8.GetString(secret.Reveal());
}
