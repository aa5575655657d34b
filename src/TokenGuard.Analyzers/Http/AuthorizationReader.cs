using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TokenGuard.Analyzers.Values;
using TokenGuard.Analyzers.Names;

namespace TokenGuard.Analyzers.Http;

/// <summary>Reads the ways in which code gives the header Authorization its value.</summary>
internal static class AuthorizationReader
{
    private const string Basic = "Basic";
    private const string Bearer = "Bearer";

    /// <summary>The setting that an operation is, or null; cheap for all that is none.</summary>
    public static AuthorizationSetting? Read(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => ReadCreation(creation),
        IInvocationOperation call => ReadCall(call),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var name }] } property } assignment
            when property.Property.ContainingType.Name is "WebHeaderCollection" or "NameValueCollection" && IsAuthorization(name) => ReadText(assignment, assignment.Value),
        _ => null,
    };

    private static AuthorizationSetting? ReadCreation(IObjectCreationOperation creation) => creation.Type?.Name switch
    {
        "AuthenticationHeaderValue" when creation.Arguments.Length == 1 => ReadSchemeOnly(creation, creation.Arguments[0].Value),
        "AuthenticationHeaderValue" when creation.Argument("scheme") is { } scheme && creation.Argument("parameter") is { } parameter => ReadPair(creation, scheme, parameter),
        "HttpBasicAuthenticator" when creation.Argument("username") is { } user && creation.Argument("password") is { } password =>
            new AuthorizationSetting(creation, Basic, TextFolder.Fold(user) + new FoldedText(":") + TextFolder.Fold(password), password) { User = user },
        "JwtAuthenticator" when creation.Argument("accessToken") is { } jwt => new AuthorizationSetting(creation, Bearer, TextFolder.Fold(jwt), jwt),
        "OAuth2AuthorizationRequestHeaderAuthenticator" when creation.Argument("accessToken") is { } access && creation.Argument("tokenType") is { } type =>
            new AuthorizationSetting(creation, Known(TextFolder.Fold(type)), TextFolder.Fold(access), access),
        _ => null,
    };

    private static AuthorizationSetting? ReadCall(IInvocationOperation call)
    {
        switch (call.TargetMethod.Name)
        {
            case "WithOAuthBearerToken" when call.Argument("token") is { } token:
                return new AuthorizationSetting(call, Bearer, TextFolder.Fold(token), token);
            case "WithBasicAuth" when call.Argument("username") is { } user && call.Argument("password") is { } password:
                return new AuthorizationSetting(call, Basic, TextFolder.Fold(user) + new FoldedText(":") + TextFolder.Fold(password), password) { User = user };
            case "Add" or "Set" or "TryAddWithoutValidation" when IsHeaderType(call.TargetMethod.ContainingType) && call.Arguments.Length == 2 && IsAuthorization(call.Arguments[0].Value):
                return ReadText(call, call.Arguments[1].Value);
            case "AddHeader" or "AddOrUpdateHeader" or "AddDefaultHeader" or "WithHeader" when call.Argument("name") is { } name && call.Argument("value") is { } value && IsAuthorization(name):
                return ReadText(call, value);
            default:
                return null;
        }
    }

    private static AuthorizationSetting ReadSchemeOnly(IOperation creation, IOperation scheme)
    {
        var text = TextFolder.Fold(scheme);
        var space = text.Text.IndexOf(' ');
        return space < 0
            ? new AuthorizationSetting(creation, Known(text), FoldedText.Unknown, Secret: null)
            : new AuthorizationSetting(creation, text.Text[..space], new FoldedText(text.Text[(space + 1)..]), Secret: null, "the scheme is one word: give the credential as the second argument");
    }

    private static AuthorizationSetting ReadPair(IOperation creation, IOperation scheme, IOperation parameter)
    {
        var word = TextFolder.Fold(scheme);
        var name = Known(word);
        var value = TextFolder.Fold(parameter);
        var problem = word.Text.Trim() != word.Text || word.Text.IndexOf(' ') >= 0 || word.Text.EndsWith(":", StringComparison.Ordinal) ? "the scheme is one word, without a space or a colon"
            : name is AuthHeader.Authorization ? "the scheme is a word such as Bearer, not the header's name"
            : name is not null && value.Text.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase) ? $"the word {name} stands there twice"
            : Is(name, Basic) && value.Text.IndexOf(':') >= 0 ? "Basic takes base64 of 'name:password'"
            : null;
        return Of(creation, name, value, parameter, problem);
    }

    /// <summary>A whole header value: a word, a space and the credential.</summary>
    private static AuthorizationSetting ReadText(IOperation operation, IOperation value)
    {
        var text = TextFolder.Fold(value);
        var space = text.Text.IndexOf(' ');
        var hole = text.Text.IndexOf(FoldedText.Hole);
        var word = space > 0 && (hole < 0 || hole > space) ? text.Text[..space] : null;
        var problem = word is not null && word.TrimEnd(':').Equals(AuthHeader.Authorization, StringComparison.OrdinalIgnoreCase) ? "the value begins with the scheme's word, not with the header's name"
            : word is not null && word.EndsWith(":", StringComparison.Ordinal) ? "no colon stands behind the scheme's word"
            : hole > 0 && (space < 0 || space > hole) && IsScheme(text.Text[..hole]) ? "a space stands between the scheme's word and the credential"
            : Is(word, Basic) && text.Text.IndexOf(':', space) >= 0 ? "Basic takes base64 of 'name:password'"
            : word is not null && text.Text.Length > space + 1 && text.Text[(space + 1)..].StartsWith(word + " ", StringComparison.OrdinalIgnoreCase) ? $"the word {word} stands there twice"
            : null;
        var secret = TextPieces.Of(value).LastOrDefault(piece => piece.Operation is not null).Operation;
        return word is null
            ? new AuthorizationSetting(operation, space < 0 && text.IsComplete ? "" : null, text, secret, problem)
            : Of(operation, word, new FoldedText(text.Text[(space + 1)..]), secret, problem);
    }

    private static AuthorizationSetting Of(IOperation operation, string? scheme, FoldedText value, IOperation? secret, string? problem)
    {
        if (!Is(scheme, Basic) || problem is not null)
        {
            return new AuthorizationSetting(operation, scheme, value, secret, problem);
        }

        var basic = BasicText.Read(secret, value);
        return new AuthorizationSetting(operation, scheme, basic.Text, basic.Secret) { User = basic.User };
    }

    private static bool IsAuthorization(IOperation name) => string.Equals(ClientMethods.HeaderName(name), AuthHeader.Authorization, StringComparison.OrdinalIgnoreCase);

    private static bool IsHeaderType(ITypeSymbol type) => type.Name is "HttpHeaders" or "HttpRequestHeaders" or "WebHeaderCollection" or "NameValueCollection";

    private static bool IsScheme(string text) => Is(text, Bearer) || Is(text, Basic) || Is(text, Bearer + ":") || Is(text, Basic + ":");

    private static bool Is(string? word, string scheme) => string.Equals(word, scheme, StringComparison.OrdinalIgnoreCase);

    private static string? Known(FoldedText text) => text.IsComplete ? text.Text.Trim() : null;
}
