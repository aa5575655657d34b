using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>
/// Applies the remedies of one kind to all diagnostics of a document, project or solution. Roslyn's own batch fixer
/// drops every second fix of one declaration, and knows nothing that is to be done once in a project.
/// </summary>
internal sealed class GuardFixAll(params FixAllScope[] scopes) : FixAllProvider
{
    /// <summary>For remedies that a tool may apply to a whole solution by itself.</summary>
    public static GuardFixAll Everywhere { get; } = new(FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution);

    /// <summary>For remedies that are a person's to choose: <c>dotnet format</c> applies what can be fixed in a solution without being asked.</summary>
    public static GuardFixAll ByHand { get; } = new(FixAllScope.Document, FixAllScope.Project);

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => scopes;

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create("Fix all", cancellation => FixAsync(fixAllContext, cancellation), fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellation)
    {
        var fix = (GuardFix)context.CodeFixProvider;
        var files = new List<(Document, FileEdits)>();
        var names = new Dictionary<ProjectId, TakenNames>();
        foreach (var document in Documents(context).OrderBy(document => document.FilePath ?? document.Name, StringComparer.Ordinal))
        {
            var edits = new FileEdits();
            if (!names.TryGetValue(document.Project.Id, out var taken))
            {
                names[document.Project.Id] = taken = new TakenNames();
            }

            var diagnostics = await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                var remedies = await fix.FindAsync(document, diagnostic, taken, cancellation).ConfigureAwait(false);
                if (remedies.FirstOrDefault(remedy => IsChosen(remedy, context)) is { } remedy)
                {
                    edits.Add(remedy);
                }
            }

            if (edits.Changes.Any())
            {
                files.Add((document, edits));
            }
        }

        return await RemedyWriter.WriteAsync(context.Solution, files, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// <c>dotnet format</c> goes by the remedy of the first diagnostic that it meets, whichever that is, and names none where
    /// that one has no remedy: then the best of each is taken.
    /// </summary>
    private static bool IsChosen(Remedy remedy, FixAllContext context) =>
        context.CodeActionEquivalenceKey is null || remedy.Key == context.CodeActionEquivalenceKey;

    private static IEnumerable<Document> Documents(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => ImmutableArray.Create(document),
        FixAllScope.Project => context.Project.Documents,
        FixAllScope.Solution => context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp).SelectMany(project => project.Documents),
        _ => [],
    };
}
