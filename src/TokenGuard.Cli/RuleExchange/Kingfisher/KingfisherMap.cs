using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace TokenGuard.Cli.RuleExchange.Kingfisher;

/// <summary>A mapping of a YAML rule file that knows which of its keys nobody asked for.</summary>
internal sealed class KingfisherMap(YamlMappingNode node)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Keys that nobody has asked for.</summary>
    public IEnumerable<string> Unknown => node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "").Where(key => !known.Contains(key));

    public bool Has(string key) => Value(key) is not null;

    public string? Text(string key) => (Value(key) as YamlScalarNode)?.Value is { Length: > 0 } text ? text : null;

    public double Number(string key) => double.TryParse(Text(key), CultureInfo.InvariantCulture, out var number) ? number : 0;

    public IReadOnlyList<string> Texts(string key) => Value(key) switch
    {
        YamlSequenceNode items => [.. items.OfType<YamlScalarNode>().Select(item => item.Value ?? "").Where(item => item.Length > 0)],
        YamlScalarNode { Value.Length: > 0 } only => [only.Value!],
        _ => [],
    };

    public KingfisherMap? Map(string key) => Value(key) is YamlMappingNode inner ? new KingfisherMap(inner) : null;

    public IReadOnlyList<KingfisherMap> Maps(string key) =>
        Value(key) is YamlSequenceNode items ? [.. items.OfType<YamlMappingNode>().Select(inner => new KingfisherMap(inner))] : [];

    private YamlNode? Value(string key)
    {
        known.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }
}
