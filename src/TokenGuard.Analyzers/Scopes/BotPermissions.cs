using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TokenGuard.Analyzers.Scopes;

/// <summary>
/// Finds bots that ask Discord's servers for the permission of administrators: by the mask in the address that invites
/// them, and by the flag of the client libraries.
/// </summary>
internal static class BotPermissions
{
    private const ulong Administrator = 1 << 3;
    private const string Flag = "Administrator";
    private const string Field = "permissions";

    /// <summary>Where a bot asks for it.</summary>
    public static IEnumerable<Location> AdministratorsIn(SemanticModel model)
    {
        if (!ScopeFile.MayPermit(model.SyntaxTree))
        {
            yield break;
        }

        var last = default(TextSpan);
        foreach (var node in model.SyntaxTree.GetRoot().DescendantNodes(node => node is not (AttributeListSyntax or UsingDirectiveSyntax)))
        {
            var found = node switch
            {
                MemberAccessExpressionSyntax { Name.Identifier.ValueText: Flag } access when IsAskedFor(access, model) && IsFlag(access, model) => access,
                LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax => MaskIn((ExpressionSyntax)node, model),
                ArgumentSyntax or AssignmentExpressionSyntax or VariableDeclaratorSyntax => MaskOf(node, model),
                _ => null,
            };
            // The flag in an address that is reported is no second finding.
            if (found is not null && !last.Contains(found.Span))
            {
                last = found.Span;
                yield return Location.Create(model.SyntaxTree, ScopeSpan.Of(found, ""));
            }
        }
    }

    private static bool IsFlag(MemberAccessExpressionSyntax access, SemanticModel model) =>
        model.GetSymbolInfo(access).Symbol is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum, Name: var type } }
        && type is "GuildPermission" or "Permissions" or "Permission" or "DiscordPermissions" or "DiscordPermission" or "ChannelPermission"
        && IsDiscord(access);

    /// <summary>Asking whether somebody has the permission is no request for it.</summary>
    private static bool IsAskedFor(SyntaxNode flag, SemanticModel model)
    {
        for (var at = flag.Parent; at is not null and not StatementSyntax and not MemberDeclarationSyntax; at = at.Parent)
        {
            switch (at)
            {
                case BinaryExpressionSyntax comparison when comparison.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.BitwiseAndExpression:
                case PatternSyntax or CaseSwitchLabelSyntax or SwitchExpressionArmSyntax:
                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseNotExpression }:
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var method } } when IsQuestion(method):
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var function } } when IsQuestion(function):
                case InvocationExpressionSyntax call when IsDecidedThere(call, model):
                    return false;
            }
        }

        return flag.Ancestors().All(at => at is not (CaseSwitchLabelSyntax or AttributeSyntax));
    }

    /// <summary>A call that answers yes or no, or that is handed the answer, as libraries' own do: <c>SetValue(ref mask, isAllowed, flag)</c>.</summary>
    private static bool IsDecidedThere(InvocationExpressionSyntax call, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && ((method.ReturnType.SpecialType == SpecialType.System_Boolean && !Adds(method.Name)) || call.ArgumentList.Arguments.Any(argument => IsAnswer(argument.Expression, model)));

    /// <summary>Collections answer whether they did not have it yet.</summary>
    private static bool Adds(string method) =>
        method.StartsWith("Add", StringComparison.Ordinal) || method.StartsWith("TryAdd", StringComparison.Ordinal) || method.StartsWith("Set", StringComparison.Ordinal);

    private static bool IsAnswer(ExpressionSyntax argument, SemanticModel model) =>
        model.GetTypeInfo(argument).Type is { } type
        && (type.SpecialType == SpecialType.System_Boolean || type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ SpecialType: SpecialType.System_Boolean }] })
        && !model.GetConstantValue(argument).HasValue;

    private static bool IsQuestion(string method) =>
        method == "nameof"
        || method.StartsWith("Has", StringComparison.Ordinal) || method.StartsWith("Require", StringComparison.Ordinal) || method.StartsWith("Is", StringComparison.Ordinal)
        || method.StartsWith("Contains", StringComparison.Ordinal) || method.StartsWith("Check", StringComparison.Ordinal) || method.StartsWith("WithDefaultMemberPermissions", StringComparison.Ordinal);

    private static ExpressionSyntax? MaskIn(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is LiteralExpressionSyntax { Token.Value: not string } || !TextParts.IsTop(expression) || !TextParts.Mentions(expression, Field))
        {
            return null;
        }

        var parts = TextParts.Of(expression);
        var at = parts.Text.IndexOf(Field + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || parts.Text.IndexOf("discord", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var start = at + Field.Length + 1;
        var end = start;
        while (end < parts.Text.Length && char.IsDigit(parts.Text[end]))
        {
            end++;
        }

        if (end > start)
        {
            return HasAdministrator(parts.Text[start..end]) ? expression : null;
        }

        return parts.OperandsIn(start, 1).FirstOrDefault(operand => IsMask(operand, model)) is null ? null : expression;
    }

    /// <summary>A field, property or variable called like the mask.</summary>
    private static ExpressionSyntax? MaskOf(SyntaxNode node, SemanticModel model)
    {
        var (name, value) = node switch
        {
            ArgumentSyntax { NameColon.Name.Identifier.ValueText: var parameter } argument => (parameter, argument.Expression),
            ArgumentSyntax { Expression: LiteralExpressionSyntax { Token.Value: Field }, Parent: ArgumentListSyntax { Arguments: { Count: > 1 } pair } } argument when pair[0] == argument => (Field, pair[1].Expression),
            AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: { Count: 1 } key } } entry when key[0].Expression is LiteralExpressionSyntax { Token.Value: Field } => (Field, entry.Right),
            VariableDeclaratorSyntax { Initializer.Value: { } initial } variable => (variable.Identifier.ValueText, initial),
            _ => ("", null),
        };
        return value is LiteralExpressionSyntax or BinaryExpressionSyntax
            && name.EndsWith(Field, StringComparison.OrdinalIgnoreCase)
            && IsMask(value, model)
            && IsDiscord(node)
            ? value
            : null;
    }

    private static bool IsMask(ExpressionSyntax value, SemanticModel model) =>
        model.GetConstantValue(value) is { HasValue: true, Value: { } constant }
        && constant is int or long or uint or ulong or string
        && HasAdministrator(Convert.ToString(constant, CultureInfo.InvariantCulture) ?? "");

    private static bool HasAdministrator(string mask) =>
        ulong.TryParse(mask, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && (bits & Administrator) != 0;

    private static bool IsDiscord(SyntaxNode node) =>
        node.SyntaxTree.GetRoot().DescendantTokens().Any(token =>
            token.IsKind(SyntaxKind.IdentifierToken) || token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken)
                ? token.ValueText.IndexOf("discord", StringComparison.OrdinalIgnoreCase) >= 0 || token.ValueText.StartsWith("DSharp", StringComparison.Ordinal)
                : false);
}
