using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;

namespace TokenGuard.Analyzers.Http;

/// <summary>One call that sends a request, with what the file tells of its parts.</summary>
/// <param name="Operation">The call.</param>
/// <param name="Library">Whose it is.</param>
/// <param name="Verb">The verb in upper case; empty if it is not known.</param>
/// <param name="Url">The address as the call or the request gives it; it may be relative.</param>
internal sealed record HttpCall(IInvocationOperation Operation, HttpLibrary Library, string Verb, FoldedText Url)
{
    private HttpObject? client;

    /// <summary>The expression that yields the client; null if there is none.</summary>
    public IOperation? ClientExpression { get; init; }

    /// <summary>The request, where it is an object of its own.</summary>
    public HttpObject? Request { get; init; }

    /// <summary>What is known of the client; null if there is none.</summary>
    public HttpObject? Client => ClientExpression is null ? null : client ??= ObjectTracer.Trace(ClientExpression);

    /// <summary>The name of the method that sends: the line that a developer reads as the call.</summary>
    public Location Location => LocationOf(Operation);

    /// <summary>What the client or the request is told before or for this call.</summary>
    public IEnumerable<ObjectUse> Uses => (Client?.Uses ?? []).Concat(Request?.Uses ?? []);

    /// <summary>
    /// The whole addresses that the call may mean, best first: as <see cref="Uri"/> joins them, and as it reads, since a
    /// slash too few is soon forgotten.
    /// </summary>
    /// <param name="registered">The base address that a registration gives to the client, if any.</param>
    public IEnumerable<FoldedText> Addresses(FoldedText? registered)
    {
        if (UrlReader.IsAbsolute(Url))
        {
            yield return Url;
        }
        else if (((MayHaveBase ? Client?.Address : null) ?? registered) is { } start && UrlReader.IsAbsolute(start))
        {
            if (Library is HttpLibrary.HttpClient or HttpLibrary.WebClient)
            {
                yield return UrlText.Combine(start, Url);
            }

            yield return UrlReader.Append(start, Url);
        }
    }

    /// <summary>Whether it is worth while to follow the client for its base address.</summary>
    private bool MayHaveBase => Library != HttpLibrary.HttpClient || (Operation.SemanticModel is { } model && HttpModel.For(model).NamesBaseAddress);

    /// <summary>The name of the method that an operation calls, since a chain may begin lines before; else the whole of it.</summary>
    public static Location LocationOf(IOperation operation) => operation.Syntax is InvocationExpressionSyntax { Expression: var expression }
        ? expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.GetLocation(),
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.GetLocation(),
            _ => expression.GetLocation(),
        }
        : operation.Syntax.GetLocation();
}
