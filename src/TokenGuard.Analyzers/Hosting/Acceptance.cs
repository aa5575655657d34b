using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TokenGuard.Engine;

namespace TokenGuard.Analyzers.Hosting;

/// <summary>
/// What the project accepts: the same inline markers, suppressions and left-out paths as the scanner's. End dates are
/// the scanner's to enforce: an analyzer has no clock.
/// </summary>
internal sealed class Acceptance(ProjectFiles project)
{
    /// <summary>Path as the configuration writes it: from its folder on, with forward slashes.</summary>
    public string RelativePath(string path)
    {
        var slashed = path.Replace('\\', '/');
        return project.Root.Length > 0 && slashed.StartsWith(project.Root, StringComparison.Ordinal) ? slashed[project.Root.Length..] : slashed.TrimStart('/');
    }

    /// <summary>Says whether a finding in a source file is accepted.</summary>
    /// <param name="location">Its place.</param>
    /// <param name="id">Id of the diagnostic.</param>
    /// <param name="ruleId">Id of the token rule, or of the diagnostic where no rule found it.</param>
    /// <param name="fingerprint">Fingerprint of the secret; empty where there is none.</param>
    public bool Covers(Location location, string id, string ruleId, string fingerprint) =>
        location.SourceTree is { } tree
        && (CoversPath(RelativePath(PageCode.PathOf(location)), id, ruleId, fingerprint)
            || CoversLine(tree.GetText(), tree.GetText().Lines.GetLinePosition(location.SourceSpan.Start).Line, id, ruleId)
            || (PageCode.PlaceOf(location) is { } place && CoversPage(place, id, ruleId)));

    /// <summary>Says whether the configuration leaves a path out or accepts the finding.</summary>
    public bool CoversPath(string path, string id, string ruleId, string fingerprint) =>
        project.Configuration.DisabledRules.Contains(id)
        || project.Configuration.DisabledRules.Contains(ruleId)
        || project.Configuration.Exclude.Any(glob => glob.Matches(path))
        || project.Suppressions.Any(suppression => suppression.Covers(fingerprint, ruleId, path) || suppression.Covers(fingerprint, id, path));

    /// <summary>Says whether an inline marker on the line or the one above accepts the finding.</summary>
    public bool CoversLine(SourceText text, int line, string id, string ruleId) =>
        Allows(text, line, id, ruleId) || (line > 0 && Allows(text, line - 1, id, ruleId))
        || project.Configuration.OtherMarkers.Any(marker => LineText(text, line).Contains(marker));

    /// <summary>A marker beside markup is a comment of the page, which no C# is made of.</summary>
    private bool CoversPage(FileLinePositionSpan place, string id, string ruleId) =>
        project.Pages.FirstOrDefault(page => page.Path == place.Path)?.GetText() is { } text
        && place.StartLinePosition.Line < text.Lines.Count
        && CoversLine(text, place.StartLinePosition.Line, id, ruleId);

    private bool Allows(SourceText text, int line, string id, string ruleId)
    {
        var content = LineText(text, line);
        return content.Contains(InlineAllow.Marker)
            && InlineAllow.Parse(Encoding.UTF8.GetBytes(content), project.Rules.IsRuleId) is { } allow
            && (allow.RuleId is null || allow.RuleId == id || allow.RuleId == ruleId);
    }

    private static string LineText(SourceText text, int line) => text.ToString(text.Lines[line].Span);
}
