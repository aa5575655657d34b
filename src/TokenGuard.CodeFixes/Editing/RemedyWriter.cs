using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes.Editing;

/// <summary>Writes remedies into documents.</summary>
internal static class RemedyWriter
{
    public static async Task<Solution> WriteAsync(Document document, Remedy remedy, CancellationToken cancellation)
    {
        var edits = new FileEdits();
        edits.Add(remedy);
        return await WriteAsync(document.Project.Solution, [(document, edits)], cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes the edits of many documents; what a project needs once goes into the first of its documents.</summary>
    public static async Task<Solution> WriteAsync(Solution solution, IReadOnlyList<(Document Document, FileEdits Edits)> files, CancellationToken cancellation)
    {
        foreach (var project in files.GroupBy(file => file.Document.Project))
        {
            var secrets = project.SelectMany(file => file.Edits.UserSecrets).Distinct().ToList();
            var opening = secrets.Count > 0 && await project.Key.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
                ? UserSecrets.OpeningOf(compilation, secrets)
                : null;
            foreach (var (document, edits) in project)
            {
                var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                var head = FileHead.Extend((CompilationUnitSyntax)root!, text, edits.Imports, opening);
                opening = null;
                solution = solution.WithDocumentText(document.Id, text.WithChanges(head.Concat(edits.Changes)));
            }
        }

        return solution;
    }
}
