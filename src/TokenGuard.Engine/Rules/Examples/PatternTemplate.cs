using System.Text;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Syntax;

namespace TokenGuard.Engine.Rules.Examples;

/// <summary>
/// Writes an example template for a pattern: fixed text as it is, classes as placeholders, of alternatives the first,
/// of what may be absent only a separator and what belongs to the value.
/// </summary>
public sealed class PatternTemplate
{
    private const int LongestTemplate = 4096;
    private const int UsualLength = 24;
    private const string SecretGroup = "secret";

    private static readonly string[] Alphabets =
        ["digits", "hex", "hexupper", "lower", "upper", "alnumlower", "alnumupper", "base32", "alpha", "alnum", "base64url"];

    /// <summary>What stands for a class that has other characters than values are made of.</summary>
    private const string Separators = "= :\"'>,;/.\n";

    private readonly int secret;
    private readonly bool isAllSecret;
    private readonly List<byte> fixedText = [];
    private readonly StringBuilder template = new();
    private int depthInSecret;

    private PatternTemplate(ParsedPattern parsed)
    {
        secret = 1 + parsed.GroupNames.ToList().IndexOf(SecretGroup);
        isAllSecret = secret == 0;
    }

    /// <summary>A template that the pattern matches when it is filled, as far as that can be told from its parts; null if it would be too long.</summary>
    /// <exception cref="PatternException">It is no pattern.</exception>
    public static string? For(string pattern)
    {
        var parsed = PatternParser.Parse(pattern);
        var writer = new PatternTemplate(parsed);
        writer.Write(parsed.Root);
        writer.Flush();
        return writer.template.Length is > 0 and <= LongestTemplate ? writer.template.ToString() : null;
    }

    private bool IsInSecret => isAllSecret || depthInSecret > 0;

    private void Write(Node node)
    {
        switch (node)
        {
            case Node.OneByte one:
                WriteClass(one.Set, 1);
                break;
            case Node.Group group:
                depthInSecret += group.Index == secret ? 1 : 0;
                Write(group.Body);
                depthInSecret -= group.Index == secret ? 1 : 0;
                break;
            case Node.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Write(part);
                }

                break;
            case Node.Choice choice:
                Write(choice.Branches[0]);
                break;
            case Node.Repeat repeat:
                WriteRepeat(repeat);
                break;
        }
    }

    private void WriteRepeat(Node.Repeat repeat)
    {
        var holdsSecret = !isAllSecret && HoldsSecret(repeat.Body);
        var wanted = holdsSecret ? 1 : IsInSecret ? (repeat.Body is Node.OneByte ? UsualLength : 0) : IsGap(repeat.Body) ? 1 : 0;
        var count = Math.Max(repeat.Min, Math.Min(wanted, repeat.Max ?? wanted));
        if (repeat.Body is Node.OneByte one)
        {
            WriteClass(one.Set, count);
            return;
        }

        for (var i = 0; i < count && template.Length <= LongestTemplate; i++)
        {
            Write(repeat.Body);
        }
    }

    /// <summary>What may stand between a name and a value: without any of it they would be one word.</summary>
    private static bool IsGap(Node node) => node switch
    {
        Node.OneByte one => Separators.Any(separator => one.Set.Contains((byte)separator)),
        Node.Group group => IsGap(group.Body),
        Node.Choice choice => IsGap(choice.Branches[0]),
        _ => false,
    };

    private bool HoldsSecret(Node node) => node switch
    {
        Node.Group group => group.Index == secret || HoldsSecret(group.Body),
        Node.Sequence sequence => sequence.Parts.Any(HoldsSecret),
        Node.Choice choice => choice.Branches.Any(HoldsSecret),
        Node.Repeat repeat => HoldsSecret(repeat.Body),
        _ => false,
    };

    private void WriteClass(ByteSet set, int count)
    {
        if (count == 0)
        {
            return;
        }

        var values = set.ToArray();
        var isLetter = values.Length == 2 && set == ByteSet.Of(values[0]).WithBothCases();
        if (values.Length == 1 || isLetter)
        {
            fixedText.AddRange(Enumerable.Repeat(values[^1], count));
        }
        else if (PlaceholderFor(set) is { } placeholder && (IsInSecret || Separators.All(separator => !set.Contains((byte)separator))))
        {
            Flush();
            template.Append('{').Append(placeholder).Append(':').Append(count).Append('}');
        }
        else
        {
            var separator = Separators.FirstOrDefault(character => set.Contains((byte)character));
            fixedText.AddRange(Enumerable.Repeat(separator == '\0' ? values[0] : (byte)separator, count));
        }
    }

    /// <summary>The largest alphabet of placeholders that the class holds, else its own characters; null if there are none to print.</summary>
    private static string? PlaceholderFor(ByteSet set)
    {
        var name = Alphabets.LastOrDefault(alphabet => RandomCharacters.Alphabet(alphabet)!.All(character => set.Contains((byte)character)));
        if (name is not null)
        {
            return name;
        }

        var own = new string([.. set.ToArray().Where(value => value is > 0x20 and < 0x7F and not (byte)'{' and not (byte)'}').Select(value => (char)value)]);
        return own.Length == 0 ? null : $"of:{own}";
    }

    private void Flush()
    {
        template.Append(Encoding.UTF8.GetString([.. fixedText]).Replace("{", "{{").Replace("}", "}}"));
        fixedText.Clear();
    }
}
