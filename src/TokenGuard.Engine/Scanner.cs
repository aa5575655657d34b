using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Patterns.Search;

namespace TokenGuard.Engine;

/// <summary>
/// Finds tokens in blobs. One instance belongs to one thread and keeps its buffers and automata from blob to blob.
/// </summary>
public sealed class Scanner
{
    // Numbers in the tables of all automata together: 16 MiB.
    private const int MaxStateMemory = 4 << 20;

    private readonly CompiledRules rules;
    private readonly ScanLimits limits;
    private readonly PatternSearch?[] searches;
    private readonly StateMemory stateMemory = new(MaxStateMemory);
    private readonly int[] resumeAt;
    private readonly AnchorHits hits;
    private readonly CandidateJudge judge;
    private readonly LayerStack layers = new();
    private readonly FindingList found = new();
    private readonly ScanProfile? profile;
    private readonly List<AssignedValue> assigned = [];

    /// <param name="rules">Compiled rules; shared with other scanners.</param>
    /// <param name="limits">Bounds for hostile input.</param>
    /// <param name="explain">Keeps what every check said of every candidate.</param>
    /// <param name="profile">Takes what each rule costs and gives; null to leave that uncounted.</param>
    public Scanner(CompiledRules rules, ScanLimits limits, bool explain, ScanProfile? profile = null)
    {
        this.profile = profile;
        this.rules = rules;
        this.limits = limits;
        searches = new PatternSearch?[rules.PatternCount];
        resumeAt = new int[rules.PatternCount];
        hits = new AnchorHits(rules, all: explain);
        judge = new CandidateJudge(explain);
    }

    /// <summary>The encoding of UTF-16 and UTF-32 text, or null for everything else.</summary>
    /// <param name="head">The first bytes of a blob; 512 are enough.</param>
    public static EncodingKind? DetectEncoding(ReadOnlySpan<byte> head) => WholeText.Detect(head);

    /// <summary>Scans one blob, or a piece of one.</summary>
    /// <param name="blob">The bytes, whatever they are.</param>
    /// <param name="encoding">What <see cref="DetectEncoding"/> said of the blob's first bytes.</param>
    /// <param name="path">Path with forward slashes, for checks that look at it; may be empty.</param>
    public ScanResult Scan(ReadOnlySpan<byte> blob, EncodingKind? encoding, string path)
    {
        found.Clear();
        if (encoding is { } wide)
        {
            var text = layers.Push();
            WholeText.Decode(blob, wide, text);
            ScanText(text.Bytes, path);
            AddFileFacts(text.Bytes);
            layers.Pop();
        }
        else
        {
            ScanText(blob, path);
            AddFileFacts(blob);
        }

        return found.ToResult(limits);
    }

    private void ScanText(ReadOnlySpan<byte> text, string path)
    {
        SearchPatterns(text, path);
        if (layers.Depth >= limits.DecodingDepth)
        {
            return;
        }

        foreach (var decoder in LayerDecoders.All)
        {
            var inner = layers.Push();
            decoder.Decode(text, inner);
            if (inner.Length > 0)
            {
                ScanText(inner.Bytes, path);
            }

            layers.Pop();
        }
    }

    private void SearchPatterns(ReadOnlySpan<byte> text, string path)
    {
        Array.Clear(resumeAt, 0, resumeAt.Length);
        for (var from = 0; from < text.Length;)
        {
            from = hits.Fill(text, from);
            foreach (var pattern in hits.ActivePatterns)
            {
                if (pattern < rules.Rules.Count)
                {
                    profile?.Begin(pattern, hits.Of(pattern).Length);
                    SearchRule(text, path, pattern);
                    profile?.End(pattern);
                }
                else
                {
                    SearchNeed(text, pattern);
                }
            }
        }
    }

    private void SearchRule(ReadOnlySpan<byte> text, string path, int index)
    {
        var rule = rules.Rules[index];
        if (rule.Rule.ReadsAssignments)
        {
            ReadAssignments(text, path, index);
            return;
        }

        var anchors = Promising(text, hits.Of(index), rule.Gate);
        if (anchors.IsEmpty)
        {
            return;
        }

        var search = searches[index] ??= new PatternSearch(rule.Pattern, stateMemory);
        while (search.TryNext(text, anchors, resumeAt[index], out var match))
        {
            var secret = match.Group(rule.SecretGroup);
            resumeAt[index] = Math.Max(match.Start + 1, secret?.End ?? match.End);
            if (secret is { Length: > 0 } span && layers.IsDecoded(span)
                && Judge(index, text, ByteSpan.FromBounds(match.Start, match.End), span, null, path))
            {
                found.AddWanted(rule.FileNeeds);
            }
        }
    }

    /// <summary>The anchors are words of names: no pattern is run, each name is read once.</summary>
    private void ReadAssignments(ReadOnlySpan<byte> text, string path, int index)
    {
        foreach (var hit in hits.Of(index))
        {
            if (hit < resumeAt[index])
            {
                continue;
            }

            var name = AssignmentReader.NameAt(text, hit);
            resumeAt[index] = name.End;
            if (CredentialName.KindOf(text.Slice(name.Start, name.Length)) == NameKind.None)
            {
                continue;
            }

            assigned.Clear();
            AssignmentReader.Read(text, name, assigned);
            foreach (var one in assigned)
            {
                if (one.Value.Length > 0 && layers.IsDecoded(one.Value))
                {
                    Judge(index, text, ByteSpan.FromBounds(name.Start, one.Value.End), one.Value, one, path);
                }
            }
        }
    }

    private bool Judge(int index, ReadOnlySpan<byte> text, ByteSpan match, ByteSpan secret, AssignedValue? value, string path)
    {
        var passed = judge.Judge(rules.Rules[index], text, match, secret, value, path, layers, found);
        profile?.Candidate(index, passed);
        return passed;
    }

    /// <summary>The anchors at which a match could be.</summary>
    private static ReadOnlySpan<int> Promising(ReadOnlySpan<byte> text, Span<int> anchors, StretchGate? gate) =>
        gate is null ? anchors : anchors[..gate.Keep(text, anchors)];

    private void SearchNeed(ReadOnlySpan<byte> text, int index)
    {
        var need = rules.Needs[index - rules.Rules.Count];
        var anchors = Promising(text, hits.Of(index), need.Gate);
        if (anchors.IsEmpty)
        {
            return;
        }

        var search = searches[index] ??= new PatternSearch(need.Pattern, stateMemory);
        while (search.TryNext(text, anchors, resumeAt[index], out var match))
        {
            resumeAt[index] = Math.Max(match.Start + 1, match.End);
            AddFact(need, text, match);
        }
    }

    /// <summary>Companions without an anchor of their own: looked for once in a file that has a finding, encoded or not.</summary>
    private void AddFileFacts(ReadOnlySpan<byte> text)
    {
        foreach (var need in found.Wanted)
        {
            var search = new PatternSearch(need.Pattern);
            for (var from = 0; search.TryNext(text, from, out var match); from = Math.Max(match.Start + 1, match.End))
            {
                AddFact(need, text, match);
            }
        }
    }

    private void AddFact(CompiledNeed need, ReadOnlySpan<byte> text, PatternMatch match)
    {
        if (need.ToFact(text, match) is { } fact)
        {
            found.AddFact(fact with { Offset = layers.ToBlob(new ByteSpan(fact.Offset, 1)).Start });
        }
    }
}
