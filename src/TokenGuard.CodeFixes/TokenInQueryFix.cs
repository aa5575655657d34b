using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TokenGuard.CodeFixes.Editing;
using TokenGuard.CodeFixes.Http;
using TokenGuard.CodeFixes.Reading;

namespace TokenGuard.CodeFixes;

/// <summary>TG2003: sends an access token in the Authorization header instead of the address.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TokenInQueryFix))]
public sealed class TokenInQueryFix() : GuardFix("TG2003")
{
    private protected override Task<IReadOnlyList<Remedy>> FindAsync(FixPlace place, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Remedy>>(place.Expression is { } expression && Find(place, expression) is { } remedy ? [remedy] : []);

    private static Remedy? Find(FixPlace place, ExpressionSyntax expression)
    {
        var token = Addresses(expression).Select(QueryToken.Find).FirstOrDefault(found => found is not null);
        if (token is null || HeaderPlace.Find(place.Model, AddressVariable.UseOf(place.Model, token.Address, token.Value) ?? token.Value) is not { } header || IsSet(place.Root, header, token.Value))
        {
            return null;
        }

        var added = AuthorizationHeader.Set(place.Model, header, "Bearer", new ReadExpression(token.Value.ToString(), []));
        return new Remedy("Send the token as authorization", "move-to-header", new Edit([header.Insert(added.Text, place.Text), .. token.Removals]) { Imports = added.Imports });
    }

    /// <summary>A client that logs in by its headers already must go on doing so in its other requests.</summary>
    private static bool IsSet(SyntaxNode root, HeaderPlace header, SyntaxNode token) => root.DescendantNodes().Any(node => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Authorization", Expression: var headers }, Right: var value } =>
            headers.ToString() == header.Headers && !value.ToString().EndsWith($"(\"Bearer\", {token})", StringComparison.Ordinal),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" or "TryAddWithoutValidation", Expression: var headers }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.ValueText: "Authorization" } }, ..] } =>
            headers.ToString() == header.Headers,
        _ => false,
    });

    /// <summary>The address that the diagnostic points at, into or beside.</summary>
    private static IEnumerable<ExpressionSyntax> Addresses(ExpressionSyntax expression) =>
        expression.AncestorsAndSelf().TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax).OfType<ExpressionSyntax>()
            .Concat((expression as InvocationExpressionSyntax)?.ArgumentList.Arguments.Select(argument => argument.Expression) ?? []);
}
