using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TokenGuard.Cli.RuleExchange.Kingfisher;

/// <summary>Reads YAML up to a depth: the library's model calls itself for each level, and what overflows the stack ends the program.</summary>
/// <param name="inner">The library's parser, which needs no stack.</param>
internal sealed class ShallowYaml(IParser inner) : IParser
{
    private const int Deepest = 100;

    private int depth;

    public ParsingEvent? Current => inner.Current;

    /// <exception cref="YamlException">It is nested too deeply, or is no YAML.</exception>
    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        depth += Current!.NestingIncrease;
        return depth <= Deepest
            ? true
            : throw new YamlException(Current.Start, Current.End, $"lists and mappings are nested deeper than {Deepest}");
    }
}
