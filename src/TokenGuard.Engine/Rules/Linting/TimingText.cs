using System.Text;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Rules.Linting;

/// <summary>
/// Text to measure rules with: lines as of code, configuration and data, every fourth of them with a required literal of
/// some rule in it. The same rules give the same text.
/// </summary>
internal static class TimingText
{
    private const int Length = 2 << 20;
    private const int LinesForAnchor = 4;

    private static readonly string[] Words =
    [
        "value", "name", "result", "index", "config", "request", "client", "public", "return", "string", "order", "item", "count",
        "update", "create", "render", "module", "export", "import", "title", "button", "number", "length", "buffer", "stream",
    ];

    private static readonly string[] Lines =
    [
        "    {0} {1} = {2}.{3}({0});", "\"{0}_{1}\": \"{2}\",", "{0}-{1}: {2}/{3}", "// the {0} of a {1} is its {2} and its {3}",
        "<{0} {1}=\"{2}\">{3}</{0}>", "{0}_{1}={4}", "{4}{4}", "\tif ({0}.{1} == '{2}') return {3};",
    ];

    private static readonly ExampleTemplate Value = ExampleTemplate.Parse("{alnum:40}");

    public static byte[] For(IReadOnlyList<TokenRule> rules)
    {
        var random = new SplitMix64(1);
        byte[][] anchors = [.. rules.SelectMany(rule => rule.Anchors?.Literals ?? [])];
        var text = new List<byte>(Length + 1024);
        for (var line = 0; text.Count < Length; line++)
        {
            if (anchors.Length > 0 && line % LinesForAnchor == 0)
            {
                text.AddRange(anchors[line / LinesForAnchor % anchors.Length]);
            }

            text.AddRange(Encoding.ASCII.GetBytes(string.Format(
                System.Globalization.CultureInfo.InvariantCulture, Pick(Lines), Pick(Words), Pick(Words), Pick(Words), Pick(Words), Value.Fill(random.Next()))));
            text.Add((byte)'\n');
        }

        return [.. text];

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }
}
