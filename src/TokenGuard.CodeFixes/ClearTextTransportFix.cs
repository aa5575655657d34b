using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Transport;

namespace TokenGuard.CodeFixes;

/// <summary>TG2002: speaks TLS: <c>https</c> for <c>http</c>, and settings that demand it switched on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClearTextTransportFix))]
public sealed class ClearTextTransportFix() : GuardFix("TG2002")
{
    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Remedy>>(place.Node is { } node ? [.. Find(place, node, cancellation)] : []);

    private static IEnumerable<Remedy> Find(FixPlace place, SyntaxNode node, CancellationToken cancellation)
    {
        if (node.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && UnsafeSwitch.Close(assignment) is { } closed)
        {
            yield return new Remedy($"Set {closed.Name} to {closed.Change.NewText}", "set-switch", new Edit(closed.Change));
            yield break;
        }

        if (UnsafeMember.Close(node) is { } member)
        {
            yield return new Remedy($"Use {member.Name}.{member.Change.NewText}", "set-switch", new Edit(member.Change));
            yield break;
        }

        if (node is BaseObjectCreationExpressionSyntax creation && MailEncryption.SwitchOn(place.Model, creation) is { } switchOn)
        {
            yield return new Remedy("Set EnableSsl to true", "set-switch", new Edit(switchOn));
            yield break;
        }

        var changes = SecureScheme.Changes(node, place.Span).ToArray();
        if (changes.Length == 0 && Initial(place, node, cancellation) is { } initial)
        {
            changes = [.. SecureScheme.Changes(initial, initial.Span)];
        }

        if (changes.Length > 0)
        {
            yield return new Remedy("Use TLS", "use-tls", new Edit(changes));
        }
    }

    /// <summary>The text that a constant or another variable of this file starts with.</summary>
    private static ExpressionSyntax? Initial(FixPlace place, SyntaxNode node, CancellationToken cancellation) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && place.Model.GetSymbolInfo(node, cancellation).Symbol is ILocalSymbol or IFieldSymbol
        && place.Model.GetSymbolInfo(node, cancellation).Symbol!.DeclaringSyntaxReferences is [var reference]
        && reference.SyntaxTree == node.SyntaxTree
            ? (reference.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value
            : null;
}
