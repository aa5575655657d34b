using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Text;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Logging;

/// <summary>Tells messages of parsers, whose tokens are words of a language.</summary>
internal static class LogGrammar
{
    private static readonly string[] Words =
        ["unexpected", "expected", "expecting", "parse", "parsing", "syntax", "unrecognized", "unrecognised", "at position", "at line", "lexer", "expression", "operator", "identifier", "keyword", "unknown token", "offset"];

    /// <summary>True if what was found is called a token and nothing more, and the message or the type speaks of a language.</summary>
    public static bool Covers(IOperation found, IOperation message, ISymbol within)
    {
        var name = found switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IFieldReferenceOperation field => field.Field.Name,
            IPropertyReferenceOperation property => property.Property.Name,
            _ => "",
        };
        return CredentialKey.IsBareToken(name) && (CredentialCall.IsGrammar(within.ContainingType) || IsPiece(found) || Words.Any(word => Says(message, word)));
    }

    /// <summary>One of the pieces that a text was split into.</summary>
    private static bool IsPiece(IOperation found) => found is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: { IsEmpty: false } declared } local }
        && (declared[0].GetSyntax() is ForEachStatementSyntax
            || ValueReader.ValuesOf(local, found).Any(value => value.Unwrap() is IArrayElementReferenceOperation { ArrayReference: var pieces } && NameOf(pieces) is "tokens" or "parts" or "words" or "pieces"));

    private static string NameOf(IOperation array) => array.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IFieldReferenceOperation field => field.Field.Name.TrimStart('_'),
        _ => "",
    };

    private static bool Says(IOperation message, string word)
    {
        var whole = message.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call.Arguments.Select(argument => argument.Value) : [message];
        return whole.Any(part => part.Type?.SpecialType == SpecialType.System_String && TextParts.Of(part).Text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
