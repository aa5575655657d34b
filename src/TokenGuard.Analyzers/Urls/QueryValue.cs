using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Credentials;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Judges whether what a query parameter is given is a credential.</summary>
/// <param name="guard">Knows the tokens that stand in the file.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class QueryValue(GuardCompilation guard, CancellationToken cancellation)
{
    private const int ShortestPassword = 4;
    private const int ShortestRandom = 16;

    private static readonly string[] Placeholders =
        ["your", "xxx", "...", "***", "<", ">", "[", "$(", "${", "example", "placeholder", "redacted", "changeme", "insert", "replace", "%s", "dummy", "undefined"];

    /// <summary>A value that is given by an expression.</summary>
    public bool IsCredential(string name, IOperation value)
    {
        var kind = QueryName.Judge(name);
        value = value.Unwrap();
        if (kind == QueryNameKind.None || IsHarmless(value))
        {
            return false;
        }

        if (value.ConstantValue.HasValue)
        {
            return value.ConstantText() is { } text && IsCredentialText(name, text, value);
        }

        return kind == QueryNameKind.Credential
            ? !IsPlain(value.Type) && !IsPublic(NameOf(value)) && !QueryName.IsOneTime(NameOf(value)) && !IsMadeForOneTime(value)
            : name is not ("sig" or "signature") && !QueryName.IsOneTime(NameOf(value)) && new CredentialValue(guard, cancellation).Find(value) is not null;
    }

    /// <summary>A value that is written.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="text">The value.</param>
    /// <param name="at">The text that it stands in.</param>
    public bool IsCredentialText(string name, string text, IOperation at)
    {
        if (text.Length < ShortestPassword || text is "true" or "false" or "null" || text.Any(char.IsWhiteSpace)
            || Placeholders.Any(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
        {
            return false;
        }

        return QueryName.Judge(name) == QueryNameKind.Credential
            || guard.FindingsIn(at.Syntax.SyntaxTree, cancellation).Touches(at.Syntax.Span)
            || (text.Length >= ShortestRandom && text.Any(char.IsDigit) && text.Any(char.IsLetter) && text.IndexOf('{') < 0);
    }

    /// <summary>The name of the variable or member that a value comes from; empty if it has none.</summary>
    public static string NameOf(IOperation value)
    {
        value = value.Unwrap();
        return value switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IFieldReferenceOperation field => field.Field.Name,
            IPropertyReferenceOperation { Property.IsIndexer: false } property => property.Property.Name is "Value" or "Token" && property.Instance is { } owner ? NameOf(owner) + property.Property.Name : property.Property.Name,
            IAwaitOperation awaited => NameOf(awaited.Operation),
            ICoalesceOperation coalesce => NameOf(coalesce.Value),
            IInvocationOperation { Instance: { } instance, TargetMethod.Name: "ToString" or "Trim" or "Replace" } call => NameOf(instance),
            IInvocationOperation { Arguments.Length: > 0, TargetMethod.Name: "EscapeDataString" or "UrlEncode" or "Encode" or "UrlPathEncode" or "ToBase64String" } call => NameOf(call.Arguments[0].Value),
            IInvocationOperation call => call.TargetMethod.Name,
            _ => "",
        };
    }

    /// <summary>A variable of a token for a reset or a confirmation, as identity libraries make them.</summary>
    private static bool IsMadeForOneTime(IOperation value)
    {
        var inner = value is IInvocationOperation { Arguments.Length: > 0 } call ? call.Arguments[0].Value.Unwrap() : value;
        return inner is ILocalReferenceOperation local && ValueReader.ValuesOf(local.Local, local).Any(made => QueryName.IsOneTime(NameOf(made)) || (made.Unwrap() is IInvocationOperation { Arguments.Length: > 0 } encoded && IsMadeForOneTime(encoded)));
    }

    private static bool IsHarmless(IOperation value) =>
        value is { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation || Masking.Is(NameOf(value)) || (value is IInvocationOperation call && Masking.TakesLittle(call));

    /// <summary>The value's own name says that everybody may know it: <c>PublicKey</c>, <c>options.PublicSecret</c>.</summary>
    private static bool IsPublic(string name) => NameWords.Split(name) is ["public" or "publishable", _, ..];

    private static bool IsPlain(ITypeSymbol? type) => type is { TypeKind: TypeKind.Enum }
        || type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_DateTime
        || type?.Name == "CancellationToken";
}
