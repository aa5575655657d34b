namespace TokenGuard.Engine.Tests.Patterns;

/// <summary>Makes random patterns of the subset, spelled for this engine and for .NET.</summary>
internal sealed class RandomPattern(Random random, string alphabet)
{
    private static readonly (string Ours, string Theirs)[] Conditions =
    [
        ("^", @"\A"), ("$", @"\z"), (@"\A", @"\A"), (@"\z", @"\z"), (@"\b", @"\b"), (@"\B", @"\B"),
        ("(?m:^)", "(?m:^)"), ("(?m:$)", "(?m:$)"),
    ];

    private static readonly (string Ours, string Theirs)[] Sets =
    [
        (@"\d", "[0-9]"), (@"\w", "[0-9A-Za-z_]"), (@"\s", @"[\t\n\f\r ]"), (@"\W", "[^0-9A-Za-z_]"), (".", @"[^\n]"),
        ("(?s:.)", @"[\x00-\xff]"), ("[[:digit:]_]", "[0-9_]"), ("[[:^alpha:]]", "[^A-Za-z]"), ("[^q]", "[^q]"),
        ("[p-q1]", "[p-q1]"), (@"[\w-]", "[0-9A-Za-z_-]"), ("[]z]", @"[\]z]"),
    ];

    private int groups;

    public (string Ours, string Theirs) Next() => Choice(4);

    private (string Ours, string Theirs) Choice(int depth)
    {
        var branches = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2, 4) : 1).Select(_ => Sequence(depth).Spelled).ToList();
        return (string.Join('|', branches.Select(b => b.Ours)), string.Join('|', branches.Select(b => b.Theirs)));
    }

    private ((string Ours, string Theirs) Spelled, bool Consumes) Sequence(int depth)
    {
        var (ours, theirs, consumes) = ("", "", false);
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            var (spelled, consuming) = Part(depth);
            (ours, theirs, consumes) = (ours + spelled.Ours, theirs + spelled.Theirs, consumes || consuming);
        }

        return ((ours, theirs), consumes);
    }

    private ((string Ours, string Theirs) Spelled, bool Consumes) Part(int depth)
    {
        var (spelled, consumes) = Atom(depth);
        if (!consumes || random.Next(3) > 0)
        {
            return (spelled, consumes);
        }

        // Engines differ on what a repeat of nothing captures: only atoms that consume are repeated.
        var operators = new[] { "*", "+", "?", "{2}", "{1,}", "{0,2}", "{1,3}", "*?", "+?", "??", "{0,2}?", "{2,}?" };
        var chosen = operators[random.Next(operators.Length)];
        return ((spelled.Ours + chosen, spelled.Theirs + chosen), chosen[0] is not ('*' or '?') && !chosen.StartsWith("{0", StringComparison.Ordinal));
    }

    private ((string Ours, string Theirs) Spelled, bool Consumes) Atom(int depth)
    {
        switch (random.Next(depth > 0 ? 12 : 8))
        {
            case < 5:
                var character = alphabet[random.Next(alphabet.Length)].ToString();
                return ((character, character), true);
            case 5:
            case 6:
                return (Sets[random.Next(Sets.Length)], true);
            case 7:
                return (Conditions[random.Next(Conditions.Length)], false);
            case 8:
                return Wrapped("(?:", "(?:", depth);
            case 9:
                return Wrapped("(?i:", "(?i:", depth);
            case 10:
                groups++;
                return Wrapped($"(?P<g{groups}>", $"(?<g{groups}>", depth);
            default:
                // Named on their side, because .NET counts named groups behind the others.
                groups++;
                return Wrapped("(", $"(?<g{groups}>", depth);
        }
    }

    private ((string Ours, string Theirs) Spelled, bool Consumes) Wrapped(string ours, string theirs, int depth)
    {
        if (random.Next(3) == 0)
        {
            var first = Sequence(depth - 1);
            var second = Sequence(depth - 1);
            return (($"{ours}{first.Spelled.Ours}|{second.Spelled.Ours})", $"{theirs}{first.Spelled.Theirs}|{second.Spelled.Theirs})"),
                first.Consumes && second.Consumes);
        }

        var body = Sequence(depth - 1);
        return ((ours + body.Spelled.Ours + ")", theirs + body.Spelled.Theirs + ")"), body.Consumes);
    }
}
