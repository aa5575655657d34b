using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Assignments.Tables;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Decoding;
using TokenGuard.Engine.Manifests;
using TokenGuard.Engine.Matching;
using TokenGuard.Engine.Patterns;
using TokenGuard.Engine.Revisions;

namespace TokenGuard.Engine;

/// <summary>
/// Finds tokens in blobs. One instance belongs to one thread and keeps its buffers and automata from blob to blob.
/// </summary>
public sealed class Scanner
{
    private readonly CompiledRules rules;
    private readonly ScanLimits limits;
    private readonly PatternSearches searches;
    private readonly int[] resumeAt;
    private readonly AnchorHits hits;
    private readonly CandidateJudge judge;
    private readonly LayerStack layers = new();
    private readonly NameKinds names = new();
    private readonly FindingList found = new();
    private readonly CompanionFacts companions;
    private readonly ManifestScan manifests;
    private readonly ScanProfile? profile;
    private readonly List<AssignedValue> assigned = [];
    private readonly RowBudget rows = new();
    private readonly RestatedSearch restated;
    private readonly bool leavesTraces;
    private readonly ChangedParts changes = new();

    /// <summary>Takes the anchors that matter in the text that is searched now, or null.</summary>
    private ScanTrace? trace;

    /// <summary>Decoded text of a revision is searched: no rule is left out, as its words may come with the next one.</summary>
    private bool isDecoding;

    /// <summary>It is only asked whether something is met, and no findings are wanted.</summary>
    private bool isTrying;

    /// <summary>Whether a candidate, or what a rule needs beside one, was met since this was last false.</summary>
    private bool isMet;

    /// <param name="rules">Compiled rules; shared with other scanners.</param>
    /// <param name="limits">Bounds for hostile input.</param>
    /// <param name="explain">Keeps what every check said of every candidate.</param>
    /// <param name="profile">Takes what each rule costs and gives; null to leave that uncounted.</param>
    public Scanner(CompiledRules rules, ScanLimits limits, bool explain, ScanProfile? profile = null)
    {
        this.profile = profile;
        this.rules = rules;
        this.limits = limits;
        searches = new PatternSearches(rules);
        resumeAt = new int[rules.PatternCount];
        hits = new AnchorHits(rules, all: explain);
        judge = new CandidateJudge(explain);
        companions = new CompanionFacts(layers, found);
        manifests = new ManifestScan(judge, layers, found, limits.DecodingDepth, profile);
        restated = new RestatedSearch(rules, searches);
        leavesTraces = !explain && profile is null && rules.PatternCount <= ScanTrace.MostPatterns;
    }

    /// <summary>Companions that the blob which was scanned last may hold, or an earlier version of it.</summary>
    public CompanionMarks Marks => hits.Marks;

    /// <summary>The encoding of UTF-16 and UTF-32 text, or null for everything else.</summary>
    /// <param name="head">The first bytes of a blob; 512 are enough.</param>
    public static EncodingKind? DetectEncoding(ReadOnlySpan<byte> head) => WholeText.Detect(head);

    /// <summary>Scans one blob, or a piece of one.</summary>
    /// <param name="blob">The bytes, whatever they are.</param>
    /// <param name="encoding">What <see cref="DetectEncoding"/> said of the blob's first bytes.</param>
    /// <param name="path">Path with forward slashes, for checks that look at it; may be empty.</param>
    public ScanResult Scan(ReadOnlySpan<byte> blob, EncodingKind? encoding, string path)
    {
        Clear();
        if (encoding is { } wide)
        {
            var text = layers.Push();
            WholeText.Decode(blob, wide, text);
            ScanText(text.Bytes, path);
            companions.AddWanted(text.Bytes);
            layers.Pop();
        }
        else
        {
            ScanText(blob, path);
            companions.AddWanted(blob);
        }

        return found.ToResult(limits);
    }

    /// <summary>
    /// Scans a blob of which an earlier version was scanned: with the same outcome, but without a second look at what
    /// both have in common and what nothing can be found in.
    /// </summary>
    /// <param name="blob">The bytes.</param>
    /// <param name="encoding">What <see cref="DetectEncoding"/> said of the blob's first bytes.</param>
    /// <param name="path">Path with forward slashes, for checks that look at it; may be empty.</param>
    /// <param name="revision">What is known of the earlier version; its trace is filled for the next one.</param>
    public ScanResult Scan(ReadOnlySpan<byte> blob, EncodingKind? encoding, string path, TextRevision revision)
    {
        revision.Trace.Start(blob.Length);
        if (encoding is not null || !leavesTraces)
        {
            return Scan(blob, encoding, path);
        }

        Clear();
        ScanRevision(blob, path, revision);
        companions.AddWanted(blob);
        return found.ToResult(limits);
    }

    private void Clear()
    {
        found.Clear();
        hits.Marks = default;
    }

    private void ScanRevision(ReadOnlySpan<byte> text, string path, TextRevision revision)
    {
        Begin(text.Length);
        var known = changes.TryFind(revision, text.Length) && hits.TryFill(text, changes, revision.Base!) ? revision.Base : null;
        trace = revision.Trace;
        if (known is null && hits.Fill(text, 0) < text.Length)
        {
            trace = null;
            ScanText(text, path);
            return;
        }

        SearchActive(text, path);
        revision.Trace.Finish(hits.TakeOpened());
        trace = null;
        isDecoding = true;
        for (var i = 0; limits.DecodingDepth > 0 && i < LayerDecoders.All.Count; i++)
        {
            revision.Trace.Decoders |= DecodeRevision(text, path, i, known) ? 1 << i : 0;
        }

        isDecoding = false;
        revision.Trace.Marks = hits.Marks;
    }

    /// <returns>Whether the decoder's output holds something that has to be judged once more in the next revision.</returns>
    private bool DecodeRevision(ReadOnlySpan<byte> text, string path, int decoder, ScanTrace? known)
    {
        if (known is not null && (known.Decoders & (1 << decoder)) == 0 && !Promises(text, path, LayerDecoders.All[decoder]))
        {
            return false;
        }

        isMet = false;
        ScanDecoded(text, path, LayerDecoders.All[decoder]);
        return isMet;
    }

    /// <summary>
    /// Whether what changed may hold something that is encoded. The rest needs no second look: an encoded region does
    /// not reach beyond its lines, and nothing reaches beyond its region.
    /// </summary>
    private bool Promises(ReadOnlySpan<byte> text, string path, ILayerDecoder decoder)
    {
        isMet = false;
        isTrying = true;
        foreach (var part in changes.LinesOf(text))
        {
            ScanDecoded(text.Slice(part.Start, part.Length), path, decoder);
        }

        isTrying = false;
        return isMet;
    }

    private void ScanText(ReadOnlySpan<byte> text, string path)
    {
        SearchPatterns(text, path);
        foreach (var decoder in layers.Depth < limits.DecodingDepth ? LayerDecoders.All : [])
        {
            ScanDecoded(text, path, decoder);
        }
    }

    private void ScanDecoded(ReadOnlySpan<byte> text, string path, ILayerDecoder decoder)
    {
        var inner = layers.Push();
        decoder.Decode(text, inner);
        if (inner.Length > 0)
        {
            ScanText(inner.Bytes, path);
        }

        layers.Pop();
    }

    private void SearchPatterns(ReadOnlySpan<byte> text, string path)
    {
        Begin(text.Length);
        for (var from = 0; from < text.Length;)
        {
            from = hits.Fill(text, from, everyRule: isDecoding);
            SearchActive(text, path);
        }
    }

    private void Begin(int length)
    {
        Array.Clear(resumeAt, 0, resumeAt.Length);
        rows.Begin(length);
    }

    private void SearchActive(ReadOnlySpan<byte> text, string path)
    {
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

    private void SearchRule(ReadOnlySpan<byte> text, string path, int index)
    {
        var anchored = rules.Patterns[index];
        if (anchored.ReadsAssignments)
        {
            ReadAssignments(text, path, index);
            return;
        }

        var anchors = Promising(text, index, anchored.Gate);
        if (anchors.IsEmpty)
        {
            return;
        }

        var rule = rules.Rules[index];
        var search = searches[index];
        var isMatched = false;
        manifests.Begin(text);
        while (search.TryNext(text, anchors, resumeAt[index], out var match))
        {
            var secret = match.Group(rule.SecretGroup);
            resumeAt[index] = Math.Max(match.Start + 1, secret?.End ?? match.End);
            if (secret is { Length: > 0 } span && layers.IsDecoded(span))
            {
                isMet = isMatched = true;
                if (isTrying)
                {
                    break;
                }

                if (rule.Rule.ReadsManifests)
                {
                    manifests.Judge(rule, index, text, span, path);
                }
                else
                {
                    var whole = ByteSpan.FromBounds(match.Start, match.End);
                    var isOffered = Judge(index, text, whole, span, null, path) && rule.Rule.Provider.Generic;
                    foreach (var claimant in isOffered ? restated.ClaimantsOfArgument(text, match.Start, span, hits) : [])
                    {
                        Judge(claimant, text, whole, span, null, path);
                    }
                }
            }
        }

        Trace(index, anchors, anchored.Gate, rule.Pattern, isMatched);
    }

    /// <summary>Keeps anchors of a pattern, unless what stands near them is enough to say that it is not met there.</summary>
    private void Trace(int index, ReadOnlySpan<int> anchors, StretchGate? gate, Pattern pattern, bool isMatched)
    {
        if (trace is not null && ScanTrace.Reaches(gate) && (isMatched || !ScanTrace.Reaches(pattern)))
        {
            trace.Keep(index, anchors);
        }
    }

    /// <summary>The anchors are words of names: no pattern is run, each name is read once.</summary>
    private void ReadAssignments(ReadOnlySpan<byte> text, string path, int index)
    {
        var isKept = false;
        foreach (var hit in hits.Of(index))
        {
            if (hit >= resumeAt[index])
            {
                var name = AssignmentReader.NameAt(text, hit, out var isCut);
                resumeAt[index] = name.End;
                isKept = names.KindOf(text.Slice(name.Start, name.Length)) != NameKind.None && Read(text, path, index, name, hit);
                isKept |= isCut;
            }

            if (isKept)
            {
                trace?.Keep(index, hit);
            }
        }
    }

    /// <returns>Whether it takes more than the text near the hit to say that nothing is assigned there.</returns>
    private bool Read(ReadOnlySpan<byte> text, string path, int index, ByteSpan name, int hit)
    {
        assigned.Clear();
        var isComplete = AssignmentReader.Read(text, name, rows, assigned);
        var isKept = !isComplete;
        foreach (var one in assigned)
        {
            if (one.Value.Length == 0)
            {
                isKept = true;
            }
            else if (layers.IsDecoded(one.Value))
            {
                var mayBe = isTrying || IsCredential(text, path, index, one) || judge.DroppedBy is not CredentialCheck;
                isMet |= mayBe;
                isKept |= mayBe || one.Value.End + GroupReader.LongestStep - hit > ScanTrace.Reach;
            }
        }

        return isKept;
    }

    /// <summary>Judges what a name names, and lets the providers claim it whose rules know the name.</summary>
    private bool IsCredential(ReadOnlySpan<byte> text, string path, int index, AssignedValue one)
    {
        var match = ByteSpan.FromBounds(Math.Min(one.Name.Start, one.Value.Start), Math.Max(one.Name.End, one.Value.End));
        var passed = rows.Admits(one.Form) && Judge(index, text, match, one.Value, one, path);
        rows.TakeFindings(one.Form, passed ? 1 : 0);
        foreach (var claimant in passed ? restated.Claimants(text, one, hits) : [])
        {
            Judge(claimant, text, match, one.Value, null, path);
        }

        return passed;
    }

    private bool Judge(int index, ReadOnlySpan<byte> text, ByteSpan match, ByteSpan secret, AssignedValue? value, string path)
    {
        var passed = judge.Judge(rules.Rules[index], text, match, secret, value, path, layers, found);
        profile?.Candidate(index, passed);
        found.AddWanted(passed && !rules.Rules[index].Rule.IsSilent ? rules.Rules[index].FileNeeds : []);
        return passed;
    }

    /// <summary>The anchors at which a match could be.</summary>
    private ReadOnlySpan<int> Promising(ReadOnlySpan<byte> text, int index, StretchGate? gate)
    {
        var anchors = hits.Of(index);
        if (!ScanTrace.Reaches(gate))
        {
            trace?.Keep(index, anchors);
        }

        return gate is null ? anchors : anchors[..gate.Keep(text, anchors)];
    }

    private void SearchNeed(ReadOnlySpan<byte> text, int index)
    {
        var gate = rules.Patterns[index].Gate;
        var anchors = Promising(text, index, gate);
        if (anchors.IsEmpty)
        {
            return;
        }

        var need = rules.Needs[index - rules.Rules.Count];
        var search = searches[index];
        var isMatched = false;
        while (search.TryNext(text, anchors, resumeAt[index], out var match))
        {
            resumeAt[index] = Math.Max(match.Start + 1, match.End);
            isMatched = true;
            isMet |= layers.IsDecoded(ByteSpan.FromBounds(match.Start, match.End));
            if (isTrying)
            {
                break;
            }

            companions.Add(need, text, match);
        }

        Trace(index, anchors, gate, need.Pattern, isMatched);
    }
}
