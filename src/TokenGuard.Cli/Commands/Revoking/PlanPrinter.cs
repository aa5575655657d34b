using TokenGuard.Cli.Terminal;
using TokenGuard.Engine.Rules.Calls;
using TokenGuard.Scanning.Findings;
using TokenGuard.TokenApi.Http;
using TokenGuard.TokenApi.Revocation;

namespace TokenGuard.Cli.Commands.Revoking;

/// <summary>Says of each token what will be done, where, by whom, whether it can be undone, and what else uses it.</summary>
/// <param name="streams">Where to.</param>
/// <param name="admin">Tells which credentials of the owner are there.</param>
/// <param name="sandboxes">Addresses in place of providers, by provider id.</param>
/// <param name="now">Where the tokens stand in the source now, by fingerprint; null if that was not looked for.</param>
internal sealed class PlanPrinter(StandardStreams streams, AdminCredentials admin, IReadOnlyDictionary<string, Uri> sandboxes, SourceSearch? now = null)
{
    private const int ShownPlaces = 20;
    private const int ShownCommit = 10;

    private readonly TextWriter output = streams.OutputText;
    private readonly FieldLines fields = new(Indent: 3, Titles: 10, streams.Traits.OutputWidth);

    public void Print(IReadOnlyList<RevocationItem> items)
    {
        foreach (var (number, item) in items.Index())
        {
            var finding = item.Finding;
            output.WriteLine($"{number + 1}. {finding.Rule.Name} {finding.Secret}  {finding.Severity.ToString().ToLowerInvariant()}");
            Line("id", finding.Fingerprint.Value);
            if (item.HasNothingToUndo)
            {
                Line("does", $"nothing: {finding.Rule.Provider.Name} can only end it for good, and --deactivate-only stops before that");
            }
            else
            {
                PrintCalls(item);
                Line("by", ByWhom(item));
                Line("undo", UndoOf(item));
                Line("effect", item.Guide?.Effect ?? "");
            }

            PrintPlaces(item);
            foreach (var (step, text) in StepsOf(item).Index())
            {
                Line(step == 0 ? "to do" : "", $"{step + 1}. {text}");
            }

            output.WriteLine();
        }
    }

    private void PrintCalls(RevocationItem item)
    {
        foreach (var (index, call) in item.Calls.Index())
        {
            Line(index == 0 ? "does" : "", $"{call.Name}: {call.Request.Method} {AddressOf(item, call)}{(call.Reversible ? "  (can be undone)" : "")}");
        }
    }

    private static string UndoOf(RevocationItem item)
    {
        var (can, cannot) = (Names(reversible: true), Names(reversible: false));
        return (can.Length > 0, cannot.Length > 0) switch
        {
            (false, false) => "",
            (true, false) => "the provider can undo it",
            (false, true) => "it cannot be undone",
            _ => $"{can} can be undone, {cannot} cannot; --deactivate-only stops before it",
        };

        string Names(bool reversible) => string.Join(", ", item.Calls.Where(call => !call.IsLookUp && call.Reversible == reversible).Select(call => call.Name));
    }

    /// <summary>The address with the companions that were found nearest; what is known only later stays in braces.</summary>
    private string AddressOf(RevocationItem item, RevokeCall call) => item.Finding.Companions
        .OrderBy(companion => companion.Nearness)
        .Aggregate(WhereTo(item.Finding.Rule.Provider.Id, call.Request.Url), (address, companion) => address.Replace($"{{{companion.Name}}}", companion.Value, StringComparison.Ordinal));

    private string WhereTo(string provider, string url) => sandboxes.TryGetValue(provider, out var sandbox) ? SandboxAddress.Redirect(sandbox, url) : url;

    private void PrintPlaces(RevocationItem item)
    {
        var finding = item.Finding;
        PrintPlaces("breaks", finding.Occurrences, finding.OccurrencesOmitted);
        if (now is not null)
        {
            var fresh = now.PlacesOf(finding.Fingerprint.Value)
                .Where(place => !finding.Occurrences.Any(known => known.Place.Kind == PlaceKind.File && known.Place.Path == place.Place.Path && known.Start == place.Start)).ToList();
            PrintPlaces("found now", fresh, 0);
            Line("", fresh.Count == 0 ? $"and in no other place of {now.Folder} now" : "");
        }
    }

    private void PrintPlaces(string title, IReadOnlyList<Occurrence> occurrences, int omitted)
    {
        foreach (var (index, occurrence) in occurrences.Take(ShownPlaces).Index())
        {
            Line(index == 0 ? title : "", Describe(occurrence));
        }

        var more = occurrences.Count + omitted - ShownPlaces;
        Line("", more > 0 ? $"and {more} other places" : "");
    }

    private static string Describe(Occurrence occurrence) => (occurrence.Place.Kind, occurrence.Place.Commit) switch
    {
        (PlaceKind.History, { } commit) => $"what was built from {occurrence.Place.Path}:{occurrence.Start.Line} of commit {commit.Id[..Math.Min(ShownCommit, commit.Id.Length)]}",
        _ => $"what reads it from {occurrence.Place.Path}:{occurrence.Start.Line}",
    };

    private string ByWhom(RevocationItem item)
    {
        if (item.Guide is not { Calls.Count: > 0 } guide)
        {
            return "a person: the provider has no call for it";
        }

        return guide.By switch
        {
            RevokedBy.Self => "the token itself, which its provider lets do that",
            RevokedBy.SelfIfPermitted => $"the token itself, if it has the right{(guide.Admin.Count > 0 ? $"; if it stays alive, {ByOwner(item, guide)}" : "")}",
            _ => ByOwner(item, guide),
        };
    }

    private string ByOwner(RevocationItem item, RevokeGuide guide)
    {
        var provider = item.Finding.Rule.Provider;
        var missing = admin.Missing(provider.Id, guide);
        return (missing.Count, item.UseLeaked) switch
        {
            (0, _) when guide.Admin.Count == 0 => $"the client that your settings name for the server '{provider.Name}'",
            (0, _) => $"the owner's own credential ({string.Join(", ", guide.Admin.Select(wanted => wanted.Value))})",
            (_, true) => "the leaked token itself, as --use-leaked says",
            _ => $"the owner's own credential, which is not there: {missing[0]}",
        };
    }

    private static IReadOnlyList<string> StepsOf(RevocationItem item) =>
        item.Calls.Count > 0 || item.HasNothingToUndo ? [] : item.Guide is { Steps.Count: > 0 } guide ? guide.Steps : [item.Finding.Rule.Remedy];

    private void Line(string title, string text)
    {
        foreach (var line in fields.Of(title, text))
        {
            output.WriteLine(line);
        }
    }
}
