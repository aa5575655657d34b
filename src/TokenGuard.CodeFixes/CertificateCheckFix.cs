using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Transport;

namespace TokenGuard.CodeFixes;

/// <summary>TG2007: lets the framework check certificates again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CertificateCheckFix))]
public sealed class CertificateCheckFix() : GuardFix("TG2007")
{
    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Remedy>>(place.Node is { } node && Find(place, node) is { } remedy ? [remedy] : []);

    private static Remedy? Find(FixPlace place, SyntaxNode node)
    {
        if (SecureScheme.Changes(node, place.Span).ToArray() is { Length: > 0 } changes && node is LiteralExpressionSyntax or InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax)
        {
            return new Remedy("Check the certificate", "check-certificate", new Edit(changes));
        }

        if (AssignmentAround(node) is not { } assignment)
        {
            return null;
        }

        if (UnsafeSwitch.Close(assignment) is { } closed)
        {
            return new Remedy($"Set {closed.Name} to {closed.Change.NewText}", "set-switch", new Edit(closed.Change));
        }

        return AssignedName.Of(assignment) is { } name && CertificateCheckName.Is(name) && AssignmentRemoval.Of(assignment, place.Text) is { } removal
            ? new Remedy($"Remove {name}", "remove-callback", new Edit(removal))
            : null;
    }

    /// <summary>The assignment that the node is, sets or is the value of; what stands inside a function is not its value.</summary>
    private static AssignmentExpressionSyntax? AssignmentAround(SyntaxNode node)
    {
        for (var current = node; current is ExpressionSyntax; current = IsWrapped(current) ? current.Parent!.Parent!.Parent : current.Parent)
        {
            if (current is AssignmentExpressionSyntax assignment)
            {
                return assignment;
            }
        }

        return null;
    }

    /// <summary>The function of a delegate that is written out: <c>new RemoteCertificateValidationCallback(…)</c>.</summary>
    private static bool IsWrapped(SyntaxNode node) =>
        node.Parent is ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 1, Type: var type } } && type.ToString().EndsWith("Callback", StringComparison.Ordinal);
}
