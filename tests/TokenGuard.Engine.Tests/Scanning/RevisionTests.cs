using System.Text;
using TokenGuard.Engine.Revisions;
using TokenGuard.Engine.Rules.Examples;

namespace TokenGuard.Engine.Tests.Scanning;

/// <summary>A text that is scanned as a change of another one gives what it gives alone.</summary>
public sealed class RevisionTests
{
    private const int Histories = 40;
    private const int Versions = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_version_gives_what_it_gives_alone(int seed)
    {
        var (findings, _) = Compare(BuiltInRules.Compiled, seed);
        Assert.True(findings > Histories * Versions, $"only {findings} findings");
    }

    [Fact]
    public void Every_version_gives_the_companions_that_it_gives_alone()
    {
        var (_, facts) = Compare(CompiledRules.CompileCompanions(BuiltInRules.Catalog, _ => true), seed: 4);
        Assert.True(facts > Histories, $"only {facts} companions");
    }

    [Fact]
    public void Every_version_has_the_marks_of_the_companions_in_it()
    {
        var companions = new Scanner(CompiledRules.CompileCompanions(BuiltInRules.Catalog, _ => true), ScanLimits.Default, explain: false);
        var marksOfKind = BuiltInRules.Catalog.Rules.SelectMany(rule => rule.Needs).Select(need => need.Kind).Distinct()
            .ToDictionary(kind => kind, kind => BuiltInRules.Compiled.MarksOf(other => other == kind), StringComparer.Ordinal);
        var (held, spared) = (0, 0);
        Compare(BuiltInRules.Compiled, seed: 5, (text, marks) =>
        {
            var kinds = companions.Scan(text, Scanner.DetectEncoding(text), "").Facts.Select(fact => fact.Kind).ToHashSet();
            Assert.All(kinds, kind => Assert.True(marks.MayHold(marksOfKind[kind]), kind));
            held += kinds.Count;
            spared += marksOfKind.Values.Count(wanted => !marks.MayHold(wanted));
        });
        Assert.True(held > Histories, $"only {held} companions");
        Assert.True(spared > Histories * Versions * marksOfKind.Count / 2, $"only {spared} kinds of companions are ruled out");
    }

    private static (int Findings, int Facts) Compare(CompiledRules rules, int seed, Action<byte[], CompanionMarks>? also = null)
    {
        var alone = new Scanner(rules, ScanLimits.Default, explain: false);
        var scanner = new Scanner(rules, ScanLimits.Default, explain: false);
        var random = new Random(seed);
        var (findings, facts, shared) = (0, 0, 0);
        for (var history = 0; history < Histories; history++)
        {
            byte[] text = [.. Enumerable.Range(0, random.Next(5, 120)).SelectMany(_ => Line(random))];
            var revision = new TextRevision { Trace = new ScanTrace() };
            for (var version = 0; version < Versions; version++)
            {
                var expected = alone.Scan(text, Scanner.DetectEncoding(text), "");
                var actual = scanner.Scan(text, Scanner.DetectEncoding(text), "", revision);
                Assert.Equal(Spell(expected), Spell(actual));
                also?.Invoke(text, scanner.Marks);
                findings += expected.Findings.Count;
                facts += expected.Facts.Count;

                var next = new TextRevision { Trace = new ScanTrace(), Base = revision.Trace };
                text = Change(text, next.Copies, random);
                shared += new ChangedParts().TryFind(next, text.Length) ? 1 : 0;
                revision = next;
            }
        }

        Assert.True(shared > Histories * Versions / 4, $"only {shared} versions have enough in common with the one before");
        return (findings, facts);
    }

    [Fact]
    public void A_token_that_is_put_together_by_a_change_is_found()
    {
        var token = Encoding.ASCII.GetString(ExampleTemplate.Parse("{alnum:22}").Fill(7).Bytes);
        var rules = new Scanner(TestScan.AcmeRules, ScanLimits.Default, explain: false);
        var padding = new string('\n', 4 * ScanTrace.Reach);
        var before = Encoding.ASCII.GetBytes($"{padding}acme_{token[..10]}--{token[10..]}{padding}");
        var after = Encoding.ASCII.GetBytes($"{padding}acme_{token}{padding}");
        var first = new TextRevision { Trace = new ScanTrace() };
        Assert.Empty(rules.Scan(before, null, "", first).Findings);

        var cut = padding.Length + 15;
        var second = new TextRevision { Trace = new ScanTrace(), Base = first.Trace };
        second.Copies.Add(new CopiedSpan(0, 0, cut));
        second.Copies.Add(new CopiedSpan(cut + 2, cut, after.Length - cut));

        Assert.Single(rules.Scan(after, null, "", second).Findings);
    }

    [Fact]
    public void A_word_that_comes_with_a_change_speaks_for_what_stood_there_before()
    {
        var scanner = new Scanner(TestScan.Compile(TestScan.Acme + "\nchecks = ['near:roadrunner:10000']"), ScanLimits.Default, explain: false);
        var padding = new string('\n', 4 * ScanTrace.Reach);
        var text = Encoding.ASCII.GetBytes($"{padding}{TestScan.Token(1)}{padding}");
        var revision = new TextRevision { Trace = new ScanTrace() };
        Assert.Empty(scanner.Scan(text, null, "", revision).Findings);
        foreach (var added in new[] { "roadrunner", "wile" })
        {
            var next = new TextRevision { Trace = new ScanTrace(), Base = revision.Trace };
            next.Copies.Add(new CopiedSpan(0, 0, text.Length));
            text = [.. text, .. Encoding.ASCII.GetBytes(added)];
            Assert.Single(scanner.Scan(text, null, "", next).Findings);
            revision = next;
        }
    }

    [Fact]
    public void A_row_that_is_put_far_behind_the_name_of_its_column_is_found()
    {
        var token = Encoding.ASCII.GetString(ExampleTemplate.Parse("{alnum:32}").Fill(7).Bytes);
        var rules = new Scanner(BuiltInRules.Compiled, ScanLimits.Default, explain: false);
        var head = "INSERT INTO t (id, api_token) VALUES\n" + string.Concat(Enumerable.Repeat("(1, NULL),\n", ScanTrace.Reach));
        var before = Encoding.ASCII.GetBytes($"{head}(1, NULL);\n");
        var after = Encoding.ASCII.GetBytes($"{head}(1, '{token}');\n");
        var first = new TextRevision { Trace = new ScanTrace() };
        Assert.Empty(rules.Scan(before, null, "", first).Findings);

        var second = new TextRevision { Trace = new ScanTrace(), Base = first.Trace };
        second.Copies.Add(new CopiedSpan(0, 0, head.Length + 4));
        second.Copies.Add(new CopiedSpan(before.Length - 3, after.Length - 3, 3));

        Assert.Single(rules.Scan(after, null, "", second).Findings);
    }

    private static string Spell(ScanResult result) => string.Join(
        "\n",
        result.Findings.Select(finding => $"{finding.Rule.Id} {finding.Span} {finding.Confidence} {string.Join(">", finding.Layers)}")
            .Concat(result.Displaced.Select(finding => $"displaced {finding.Rule.Id} {finding.Span}").Order(StringComparer.Ordinal))
            .Concat(result.Facts.Select(fact => fact.ToString())));

    /// <summary>A line with an example of a rule, plain or encoded, or with what code is made of.</summary>
    private static byte[] Line(Random random)
    {
        var rules = BuiltInRules.Catalog.Rules;
        var rule = rules[random.Next(rules.Count)];
        var templates = rule.Examples.Concat(rule.Counterexamples).ToList();
        var text = Encoding.Latin1.GetString(ExampleTemplate.Parse(templates[random.Next(templates.Count)]).Fill((ulong)random.Next()).Bytes);
        var encoded = Convert.ToBase64String(Encoding.Latin1.GetBytes(text));
        return Encoding.Latin1.GetBytes(random.Next(11) switch
        {
            0 => $"  data: {encoded}\n",
            1 => $"{string.Join("\n", encoded.Chunk(64).Select(chunk => new string(chunk)))}\n",
            2 => $"https://host.example/?q={Uri.EscapeDataString(text)}&page=1\n",
            3 => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\",\n",
            4 => $"    if (client.{rule.Provider.Id} != null) {{ return await Get(\"/api/{random.Next()}\"); }} // {rule.Name}\n",
            5 => $"{string.Concat(Enumerable.Repeat("    var total = Sum(left, right);\n", random.Next(1, 40)))}",
            6 => $"\u001b[3{random.Next(8)}m{text}\u001b[0m\n",
            7 => $"{text.Replace("=", "\u001b[0m=\u001b[1m", StringComparison.Ordinal).Replace("\n", "\u001b[0m\n\u001b[32m+", StringComparison.Ordinal)}\n",
            _ => text + "\n",
        });
    }

    /// <summary>Takes pieces out, puts some in and moves some, and tells what stayed.</summary>
    private static byte[] Change(byte[] text, List<CopiedSpan> copies, Random random)
    {
        var result = new List<byte>();
        var cuts = Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(text.Length + 1)).Order().ToList();
        var from = 0;
        foreach (var cut in cuts)
        {
            Copy(from, Math.Max(from, cut));
            from = Math.Max(from, cut);
            switch (random.Next(4))
            {
                case 0:
                    from = Math.Min(text.Length, from + random.Next(1, 300));
                    break;
                case 1:
                    result.AddRange(Line(random));
                    break;
                case 2:
                    result.AddRange(Line(random).Take(random.Next(12)));
                    break;
                default:
                    var start = random.Next(text.Length + 1);
                    Copy(start, Math.Min(text.Length, start + random.Next(2000)));
                    break;
            }
        }

        Copy(from, text.Length);
        return result.Count > 0 ? [.. result] : [(byte)'\n'];

        void Copy(int start, int end)
        {
            if (start < end)
            {
                copies.Add(new CopiedSpan(start, result.Count, end - start));
                result.AddRange(text[start..end]);
            }
        }
    }
}
