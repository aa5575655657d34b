using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Names;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>What code calls a value: the variable that holds it, or the key that it is read by.</summary>
internal static class ValueName
{
    private const int DeepestVariable = 4;

    /// <summary>The words of the name in lower case; none if it has no name.</summary>
    public static List<string> WordsOf(IOperation? value) => value is null ? [] : WordsOf(value, DeepestVariable);

    private static List<string> WordsOf(IOperation value, int depth)
    {
        value = value.Unwrap();
        return value switch
        {
            ILocalReferenceOperation local => OrOfValue(local.Local, local, depth),
            IFieldReferenceOperation field => WithOwner(field.Field, field.Instance),
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }] } => NameWords.Split(TextFolder.Fold(key).Text),
            IPropertyReferenceOperation property => WithOwner(property.Property, property.Instance),
            IParameterReferenceOperation parameter => NameWords.Split(parameter.Parameter.Name),
            IInvocationOperation { Arguments: [{ Value: var key }, ..] } call when TextFolder.Fold(key) is { IsComplete: true, Text.Length: > 0 } text => text.Text.Length < 64 ? NameWords.Split(text.Text) : NameWords.Split(call.TargetMethod.Name),
            IInvocationOperation call => NameWords.Split(call.TargetMethod.Name),
            IAwaitOperation awaited when depth > 0 => WordsOf(awaited.Operation, depth - 1),
            ICoalesceOperation coalesce when depth > 0 => WordsOf(coalesce.Value, depth - 1),
            _ => [],
        };
    }

    /// <summary>A name that says little is told by what is assigned to it.</summary>
    private static List<string> OrOfValue(ILocalSymbol local, IOperation at, int depth)
    {
        var words = NameWords.Split(local.Name);
        return words.Count > 1 || depth == 0 || ValueReader.ValuesOf(local, at).ToList() is not [var single] || WordsOf(single, depth - 1) is not { Count: > 0 } more ? words : [.. more, .. words];
    }

    /// <summary><c>zendesk.ApiToken</c> says as much as <c>zendeskApiToken</c>.</summary>
    private static List<string> WithOwner(ISymbol member, IOperation? owner) => owner?.Unwrap() switch
    {
        ILocalReferenceOperation local => [.. NameWords.Split(local.Local.Name), .. NameWords.Split(member.Name)],
        IFieldReferenceOperation field => [.. NameWords.Split(field.Field.Name), .. NameWords.Split(member.Name)],
        IPropertyReferenceOperation property => [.. NameWords.Split(property.Property.Name), .. NameWords.Split(member.Name)],
        IParameterReferenceOperation parameter => [.. NameWords.Split(parameter.Parameter.Name), .. NameWords.Split(member.Name)],
        _ => NameWords.Split(member.Name),
    };
}
