using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Guards;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Urls;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Transport;

/// <summary>Finds where a written address takes a credential over an open line.</summary>
/// <param name="guard">Knows the hosts of providers.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class ClearTextRequest(GuardCompilation guard, CancellationToken cancellation)
{
    private const int MostUses = 40;

    /// <summary>The places to report; an address of a constant is reported where it is used.</summary>
    public IEnumerable<SyntaxNode> Find(IOperation written)
    {
        var joined = TextParts.WholeOf(written);
        if (ClearTextUrl.Read(TextParts.Of(joined).Text) is not { } url || DevelopmentGuard.Covers(written) || written.SemanticModel is not { } model)
        {
            yield break;
        }

        var whole = UrlPlace.WholeOf(written);
        if (UrlPlace.IsAuthority(whole))
        {
            yield return written.Syntax;
            yield break;
        }

        if (UrlPlace.IsNotCalled(whole))
        {
            yield break;
        }

        if (url.HasUserInfo && url.IsTurnedOff)
        {
            yield return written.Syntax;
            yield break;
        }

        if (url.IsSpokenByOthers)
        {
            yield break;
        }

        if (HasQueryCredential(joined) || Travels(url, whole, model))
        {
            yield return written.Syntax;
            yield break;
        }

        var member = written.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        foreach (var use in UsesOf(whole, model).Take(MostUses))
        {
            var place = UrlPlace.WholeOf(use);
            if (!UrlPlace.IsNotCalled(place) && !DevelopmentGuard.Covers(use) && (HasQueryCredential(TextParts.WholeOf(use)) || Travels(Extended(url, use), place, model)))
            {
                yield return use.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() == member ? written.Syntax : use.Syntax;
                if (use.Syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() == member)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The address with what is put behind it where it is used.</summary>
    private static ClearTextUrl Extended(ClearTextUrl url, IOperation use)
    {
        var rest = TextParts.Of(TextParts.WholeOf(use)).Text;
        var start = rest.StartsWith(url.Text, StringComparison.Ordinal) ? url.Text.Length : rest.IndexOf(FoldedText.Hole) + 1;
        return url with { Text = url.Text + rest[start..] };
    }

    private bool Travels(ClearTextUrl url, IOperation whole, SemanticModel model)
    {
        var isVariable = VariableOf(whole) is { } variable && variable is not IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: true };
        if (UrlPlace.IsRequested(whole) && !isVariable && (ProviderHosts.Hold(guard, url) || url.IsTokenEndpoint || (url.IsLogin && IsPosted(whole))))
        {
            return true;
        }

        if (isVariable && VariableOf(whole) is not IPropertySymbol)
        {
            return false;
        }

        return !(url.Scheme == "ftp" && TurnsOnSsl(whole)) && !(url.Scheme == "ldap" && IsSecureLdap(whole))
            && (HasCredentialBeside(whole) || new CredentialTravel(model).Carries(whole.Syntax, UrlPlace.IsBase(whole)) || RefitInterface.NeedsLogin(whole));
    }

    /// <summary>An argument of the same call whose parameter is called like a credential.</summary>
    private static bool HasCredentialBeside(IOperation whole)
    {
        var arguments = whole.ParentIgnoringConversions() is IArgumentOperation { Parent: var parent } ? parent switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        } : ImmutableArray<IArgumentOperation>.Empty;
        return arguments.Any(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && TextType.Is(parameter.Type)
            && CredentialKey.IsVariable(parameter.Name) && argument.Value.Unwrap().ConstantValue is not ({ HasValue: true, Value: null } or { HasValue: true, Value: "" }));
    }

    private static bool IsPosted(IOperation whole) =>
        (whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: var call } } && (call.StartsWith("Post", StringComparison.Ordinal) || call.StartsWith("Upload", StringComparison.Ordinal)))
        || (whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IObjectCreationOperation creation } && creation.Syntax.ToString().Contains(".Post"));

    private bool HasQueryCredential(IOperation joined) => joined.DescendantsAndSelf().Any(part => part is ILiteralOperation && part.ConstantText() is { } text
        && QueryText.MayHold(text) && new QueryText(guard, cancellation).Find(part, text) is not null);

    /// <summary>Explicit TLS of FTP is a property of the request.</summary>
    private static bool TurnsOnSsl(IOperation whole)
    {
        var request = whole.Syntax.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.ValueText;
        return whole.Root().Syntax.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EnableSsl", Expression: var target } => request is not null && target is IdentifierNameSyntax name
                ? name.Identifier.ValueText == request
                : whole.SemanticModel?.GetTypeInfo(target).Type?.Name.Contains("Ftp") == true,
            IdentifierNameSyntax { Identifier.ValueText: "EnableSsl" } => assignment.Parent?.Parent?.Span.Contains(whole.Syntax.Span) == true,
            _ => false,
        } && !assignment.Right.IsKind(SyntaxKind.FalseLiteralExpression));
    }

    private static bool IsSecureLdap(IOperation whole) =>
        whole.ParentIgnoringConversions() is IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "DirectoryEntry" } entry }
        && entry.Arguments.Any(argument => argument.Parameter?.Name == "authenticationType" && argument.ArgumentKind == ArgumentKind.Explicit
            && argument.Value.DescendantsAndSelf().Any(part => part is IFieldReferenceOperation { Field.Name: "SecureSocketsLayer" or "Encryption" or "Secure" or "Sealing" }));

    /// <summary>The variable, or the method or property, whose value the address becomes.</summary>
    private static ISymbol? VariableOf(IOperation whole) => whole.ParentIgnoringConversions() switch
    {
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
        IFieldInitializerOperation { InitializedFields: { IsEmpty: false } fields } => fields[0],
        IPropertyInitializerOperation { InitializedProperties: { IsEmpty: false } properties } => properties[0],
        IParameterInitializerOperation initializer => initializer.Parameter,
        IAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
        IAssignmentOperation { Target: IFieldReferenceOperation field } => field.Field,
        IAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: false } property } => property.Property,
        IReturnOperation when whole.SemanticModel?.GetEnclosingSymbol(whole.Syntax.SpanStart) is IMethodSymbol method => method.AssociatedSymbol ?? method,
        _ => null,
    };

    private static IEnumerable<IOperation> UsesOf(IOperation whole, SemanticModel model)
    {
        if (VariableOf(whole) is not { } variable || variable.DeclaringSyntaxReferences.IsEmpty)
        {
            yield break;
        }

        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != variable.Name || whole.Syntax.Span.Contains(name.Span) || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol?.OriginalDefinition, variable))
            {
                continue;
            }

            SyntaxNode node = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            node = node.Parent is InvocationExpressionSyntax call && call.Expression == node ? call : node;
            if (!(node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node) && model.OperationOf(node) is { } use)
            {
                yield return use;
            }
        }
    }
}
