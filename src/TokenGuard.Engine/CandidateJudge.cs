using TokenGuard.Engine.Assignments;
using TokenGuard.Engine.Checks;
using TokenGuard.Engine.Credentials;
using TokenGuard.Engine.Decoding;

namespace TokenGuard.Engine;

/// <summary>Runs a rule's checks over its candidates and makes findings of those that pass.</summary>
internal sealed class CandidateJudge(bool explain)
{
    private const int LongestLine = 1024;

    /// <summary>A chosen value of at least this much chance is as good as a random one.</summary>
    private const double RandomBits = 80;

    private readonly List<CheckOutcome> outcomes = [];
    // Who asks why is told anew each time.
    private readonly DroppedValues? droppedValues = explain ? null : new DroppedValues();
    private string lastPath = "";
    private PathTraits traits;
    private bool isRefuted;

    /// <summary>The check that dropped the last candidate; null if it passed.</summary>
    public ICheck? DroppedBy { get; private set; }

    /// <returns>True if it became a finding.</returns>
    /// <param name="rule">The rule that found the candidate.</param>
    /// <param name="text">The text that was searched.</param>
    /// <param name="match">What the rule matched.</param>
    /// <param name="secret">The value in it.</param>
    /// <param name="assigned">The assignment that it was read from, if it was.</param>
    /// <param name="path">Path of the blob.</param>
    /// <param name="layers">The encodings around the text.</param>
    /// <param name="found">Where findings go.</param>
    public bool Judge(
        CompiledRule rule, ReadOnlySpan<byte> text, ByteSpan match, ByteSpan secret, AssignedValue? assigned, string path, LayerStack layers, FindingList found)
    {
        if (!ReferenceEquals(path, lastPath))
        {
            (lastPath, traits) = (path, PathTraits.Of(path));
        }

        var candidate = new CandidateContext
        {
            Rule = rule.Rule, Text = text, Match = match, Secret = secret, Assigned = assigned, Path = path, Traits = traits,
            IsDecoded = layers.IsBase64(secret), IsExplained = explain, DroppedValues = droppedValues,
        };
        outcomes.Clear();
        var confidence = rule.Rule.Confidence;
        var passed = Passes(rule, candidate, ref confidence);
        if (passed && !rule.Rule.IsSilent)
        {
            IReadOnlyList<CheckOutcome> said = explain ? [.. outcomes] : [];
            found.Add(new Finding
            {
                Rule = rule.Rule,
                Secret = new Secret(candidate.Value, rule.Rule.PublicPrefix),
                FingerprintBasis = Basis(candidate),
                Confidence = confidence,
                Span = layers.ToBlob(secret),
                Layers = layers.LayersOf(secret),
                Checks = said,
                Outlook = path.Length == 0 ? OutlookOf(rule, candidate, confidence) : null,
            });
        }
        else if (!passed && isRefuted)
        {
            found.AddRefuted(layers.ToBlob(secret));
        }

        if (!passed && explain && !rule.Rule.IsSilent)
        {
            found.AddDropped(new DroppedCandidate(rule.Rule, layers.ToBlob(secret), [.. outcomes]));
        }

        return passed;
    }

    private bool Passes(CompiledRule rule, in CandidateContext candidate, ref Confidence confidence)
    {
        DroppedBy = null;
        isRefuted = false;
        for (var i = 0; i < rule.Checks.All.Count; i++)
        {
            var (name, check) = rule.Checks.All[i];
            var judgement = check.Judge(candidate);
            if (explain)
            {
                outcomes.Add(new CheckOutcome(name, judgement.Passed, judgement.Reason));
            }

            if (!judgement.Passed)
            {
                DroppedBy = check;
                isRefuted = judgement.IsRefuted;
                return false;
            }

            confidence = judgement.Confidence ?? confidence;
            confidence = judgement.Ceiling is { } ceiling && ceiling < confidence ? ceiling : confidence;
        }

        return true;
    }

    /// <summary>What the path will say about a candidate that passed without one; null if it has no say.</summary>
    private PathOutlook? OutlookOf(CompiledRule rule, in CandidateContext candidate, Confidence confidence)
    {
        Confidence?[] confidences = [.. Enumerable.Repeat<Confidence?>(confidence, PathTraits.Kinds)];
        for (var kind = 1; kind < confidences.Length && rule.Checks.HeedTraits; kind++)
        {
            var sure = rule.Rule.Confidence;
            confidences[kind] = Passes(rule, candidate with { Traits = PathTraits.OfKind(kind) }, ref sure) ? sure : null;
        }

        DroppedBy = null;
        var questions = new List<int>();
        for (var i = 0; i < rule.Checks.PathQuestions.Count; i++)
        {
            if (rule.Checks.PathQuestions[i].Question.Concerns(candidate))
            {
                questions.Add(i);
            }
        }

        return questions.Count > 0 || Array.Exists(confidences, other => other != confidence) ? PathOutlook.Of(confidences, questions) : null;
    }

    private static FingerprintBasis Basis(in CandidateContext candidate)
    {
        if (!candidate.Rule.Chosen || Randomness.EstimateBits(candidate.Value) >= RandomBits)
        {
            return FingerprintBasis.OfValue(candidate.Value);
        }

        var before = candidate.Text.Slice(Math.Max(0, candidate.Secret.Start - LongestLine), Math.Min(LongestLine, candidate.Secret.Start));
        var after = candidate.Text.Slice(candidate.Secret.End, Math.Min(LongestLine, candidate.Text.Length - candidate.Secret.End));
        var end = after.IndexOfAny((byte)'\n', (byte)'\r');
        return FingerprintBasis.OfPlace(
            candidate.Rule,
            before[(before.LastIndexOf((byte)'\n') + 1)..],
            end < 0 ? after : after[..end]);
    }
}
