using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>The edits of one file, put together from many remedies.</summary>
internal sealed class FileEdits
{
    private readonly List<TextChange> changes = [];
    private readonly SortedSet<string> imports = new(StringComparer.Ordinal);
    private readonly SortedSet<string> userSecrets = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Imports => imports;

    public IReadOnlyCollection<string> UserSecrets => userSecrets;

    /// <summary>The changes in the order of the text.</summary>
    public IEnumerable<TextChange> Changes => changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.End);

    /// <summary>Takes the first edit of a remedy that fits beside what is there; none if all are in the way of it.</summary>
    public void Add(Remedy remedy)
    {
        if (remedy.Edits.FirstOrDefault(Fits) is not { } edit)
        {
            return;
        }

        changes.AddRange(edit.Changes.Where(change => !changes.Contains(change)));
        imports.UnionWith(edit.Imports);
        if (edit.UserSecret is { } key)
        {
            userSecrets.Add(key);
        }
    }

    /// <summary>The same change twice, as of a declaration's modifiers, is one change.</summary>
    private bool Fits(Edit edit) => edit.Changes.All(change => changes.TrueForAll(other => other == change || !Collide(other.Span, change.Span)));

    private static bool Collide(TextSpan one, TextSpan other) =>
        one.OverlapsWith(other) || (one.Start == other.Start && (one.IsEmpty || other.IsEmpty)) || Inside(one, other) || Inside(other, one);

    private static bool Inside(TextSpan place, TextSpan span) => place.IsEmpty && span.Start < place.Start && place.Start < span.End;
}
