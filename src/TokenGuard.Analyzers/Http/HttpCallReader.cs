using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads the calls that send requests, whatever library they belong to.</summary>
internal static class HttpCallReader
{
    /// <summary>The call, or null if the invocation sends nothing that is known; cheap for those.</summary>
    public static HttpCall? Read(IInvocationOperation call)
    {
        if (!ClientMethods.IsSend(call.TargetMethod) || call.SemanticModel is not { } model)
        {
            return null;
        }

        return HttpModel.For(model).Call(call.Syntax, () => ReadSend(call));
    }

    private static HttpCall? ReadSend(IInvocationOperation call) => call.TargetMethod.DeclaringType() switch
    {
        { Name: "WebClient" } => ReadWebClient(call),
        { Name: "WebRequest" or "HttpWebRequest" } => ReadWebRequest(call),
        var type => type.OutermostNamespace() switch
        {
            "RestSharp" => ReadRestSharp(call),
            "Flurl" => ReadFlurl(call),
            _ => ReadHttpClient(call),
        },
    };

    /// <summary>What a call is made on: its instance, the receiver of a conditional access, or what an extension method extends.</summary>
    private static IOperation? Receiver(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    private static HttpCall? ReadHttpClient(IInvocationOperation call)
    {
        var client = Receiver(call);
        if (call.Argument("request") is { } request)
        {
            var traced = ObjectTracer.Trace(request);
            var verb = traced.Uses.LastOrDefault(use => use.Kind == ObjectUseKind.Verb);
            return new HttpCall(call, HttpLibrary.HttpClient, verb is null ? "GET" : VerbReader.Read(verb.Value), traced.Address ?? FoldedText.Unknown) { ClientExpression = client, Request = traced };
        }

        return call.Argument("requestUri") is { } address
            ? new HttpCall(call, HttpLibrary.HttpClient, VerbReader.OfMethod(call.TargetMethod.Name), UrlReader.Read(address)) { ClientExpression = client }
            : null;
    }

    private static HttpCall? ReadWebClient(IInvocationOperation call)
    {
        var verb = call.TargetMethod.Name.StartsWith("Download", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("OpenRead", StringComparison.Ordinal) ? "GET"
            : call.Argument("method") is { } method && method.ConstantValue is not { HasValue: true, Value: null } ? VerbReader.Read(method)
            : "POST";
        return call.Argument("address") is { } address
            ? new HttpCall(call, HttpLibrary.WebClient, verb, UrlReader.Read(address)) { ClientExpression = call.Instance }
            : null;
    }

    private static HttpCall? ReadWebRequest(IInvocationOperation call)
    {
        if (call.Instance is null)
        {
            return null;
        }

        var request = ObjectTracer.Trace(call.Instance);
        var verb = request.Uses.LastOrDefault(use => use.Kind == ObjectUseKind.Verb);
        return new HttpCall(call, HttpLibrary.WebRequest, verb is null ? "GET" : VerbReader.Read(verb.Value), request.Address ?? FoldedText.Unknown) { Request = request };
    }

    private static HttpCall? ReadRestSharp(IInvocationOperation call)
    {
        var method = call.TargetMethod.Name;
        var verb = VerbReader.OfMethod(method.StartsWith("Execute", StringComparison.Ordinal) ? method["Execute".Length..] : method);
        if (call.Argument("resource") is { } resource)
        {
            return new HttpCall(call, HttpLibrary.RestSharp, verb, UrlReader.Read(resource)) { ClientExpression = Receiver(call) };
        }

        if (call.Argument("request") is not { } request)
        {
            return null;
        }

        var traced = ObjectTracer.Trace(request);
        var given = call.Argument("httpMethod") ?? traced.Uses.LastOrDefault(use => use.Kind == ObjectUseKind.Verb)?.Value;
        var known = verb.Length > 0 ? verb : given is null ? "GET" : VerbReader.Read(given);
        return new HttpCall(call, HttpLibrary.RestSharp, known, traced.Address ?? FoldedText.Unknown) { ClientExpression = Receiver(call), Request = traced };
    }

    private static HttpCall? ReadFlurl(IInvocationOperation call)
    {
        if (Receiver(call) is not { } receiver)
        {
            return null;
        }

        var chain = FlurlChain.Read(receiver);
        var verb = call.Argument("verb") is { } given ? VerbReader.Read(given)
            : call.TargetMethod.Name.StartsWith("Download", StringComparison.Ordinal) ? "GET"
            : VerbReader.OfMethod(call.TargetMethod.Name);
        return new HttpCall(call, HttpLibrary.Flurl, verb, chain.Url) { ClientExpression = chain.Client, Request = chain.Request };
    }
}
