using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Hosting;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Urls;

/// <summary>Finds credentials that are handed to builders of queries.</summary>
/// <param name="guard">Knows the tokens that stand in the file.</param>
/// <param name="cancellation">Stops the search.</param>
internal sealed class QueryCall(GuardCompilation guard, CancellationToken cancellation)
{
    /// <summary>The places where a call puts a credential into a query, with the parameter's name.</summary>
    public IEnumerable<(IOperation At, string Name)> Find(IInvocationOperation call)
    {
        if (!Builds(call))
        {
            yield break;
        }

        var isLink = call.Arguments.Any(argument => argument.Value.ConstantText() is { } text ? text.Contains("/") && QueryName.IsLink(text) : QueryName.IsLink(QueryValue.NameOf(argument.Value)));
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            var argument = call.Arguments[i].Value;
            if (i + 1 < call.Arguments.Length && argument.ConstantText() is { } name && !name.Contains("/") && !(isLink && QueryName.IsBare(name)) && IsCredential(name, call.Arguments[i + 1].Value))
            {
                yield return (argument, name);
                yield break;
            }

            foreach (var pair in PairsOf(argument.Unwrap()).Where(pair => IsCredential(pair.Name, pair.Value)))
            {
                yield return (pair.At, pair.Name);
            }
        }
    }

    /// <summary>Says whether <c>query["token"] = value</c> puts a credential into a query.</summary>
    public (IOperation At, string Name)? Find(ISimpleAssignmentOperation assignment) =>
        assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true, Arguments.Length: 1, Instance: { } instance } target
        && target.Arguments[0].Value.ConstantText() is { } name && QueryName.Judge(name) != QueryNameKind.None
        && IsQuery(instance) && IsCredential(name, assignment.Value)
            ? (target.Arguments[0].Value, name)
            : null;

    private bool IsCredential(string name, IOperation value) => new QueryValue(guard, cancellation).IsCredential(name, value);

    private static bool Builds(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType?.Name ?? "";
        return call.TargetMethod.Name switch
        {
            "AddQueryString" or "SetQueryParam" or "SetQueryParams" or "AppendQueryParam" or "AppendQueryParams" or "AddQueryParameter" or "AddQueryParameters" or "AddDefaultQueryParameter" or "AddQueryParam"
                or "WithQueryParam" or "WithQueryParameter" or "SetQueryParameter" or "GetUriWithQueryParameter" or "GetUriWithQueryParameters" or "AddOrUpdateQueryParameter" or "AppendQuery" => true,
            "Add" or "Create" or "Set" or "AddOrReplace" => type is "QueryBuilder" or "QueryString" or "QueryParamCollection"
                || (type is "NameValueCollection" or "HttpValueCollection" && call.Instance is { } instance && IsQuery(instance))
                || (type.EndsWith("MultiMap", StringComparison.Ordinal) || type.StartsWith("INameValueList", StringComparison.Ordinal)) && call.Instance is { } flurl && IsQuery(flurl),
            "AddParameter" or "AddOrUpdateParameter" or "AddDefaultParameter" => call.Arguments.Any(argument => IsQueryType(argument.Value)) || RestRequests.IsPlainGet(call),
            _ => false,
        };
    }

    private static bool IsQueryType(IOperation value) => value.Unwrap() is IFieldReferenceOperation { Field: { Name: "QueryString" or "QueryStringWithoutEncode", ContainingType.Name: "ParameterType" } };

    /// <summary>True for what <c>ParseQueryString</c> made, and for the query of a client or address.</summary>
    private static bool IsQuery(IOperation instance)
    {
        instance = instance.Unwrap();
        return instance switch
        {
            IPropertyReferenceOperation { Property: { Name: "QueryString" or "QueryParams", ContainingType.Name: "WebClient" or "Url" or "IFlurlRequest" or "FlurlRequest" } } => true,
            IInvocationOperation { TargetMethod.Name: "ParseQueryString" } => true,
            ILocalReferenceOperation local => ValueReader.ValuesOf(local.Local, local).Any(value => value.Unwrap() is IInvocationOperation { TargetMethod.Name: "ParseQueryString" }),
            _ => false,
        };
    }

    private static IEnumerable<(IOperation At, string Name, IOperation Value)> PairsOf(IOperation pairs)
    {
        if (pairs is ILocalReferenceOperation local)
        {
            pairs = ValueReader.ValuesOf(local.Local, local).FirstOrDefault()?.Unwrap() ?? pairs;
        }

        var initializers = pairs switch
        {
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers,
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers,
            _ => ImmutableArray<IOperation>.Empty,
        };
        foreach (var initializer in initializers)
        {
            switch (initializer)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: false } property } member:
                    yield return (member, property.Property.Name, member.Value);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.Length: 1 } key } entry when key.Arguments[0].Value.ConstantText() is { } name:
                    yield return (key.Arguments[0].Value, name, entry.Value);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 2 } add when add.Arguments[0].Value.ConstantText() is { } name:
                    yield return (add.Arguments[0].Value, name, add.Arguments[1].Value);
                    break;
            }
        }
    }
}
