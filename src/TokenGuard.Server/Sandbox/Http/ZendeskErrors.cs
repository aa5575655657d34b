using System.Text.Json.Nodes;

namespace TokenGuard.Server.Sandbox.Http;

/// <summary>The error answers of the provider, each in the shape that was seen.</summary>
internal static class ZendeskErrors
{
    public static Answer UnknownHost(string subdomain) => Answer.Json(StatusCodes.Status404NotFound, new JsonObject
    {
        ["error"] = new JsonObject { ["title"] = $"No help desk at {subdomain}.zendesk.com", ["message"] = "There is no help desk configured at this address." },
    });

    public static Answer Unauthenticated() => Answer.Json(StatusCodes.Status401Unauthorized, new JsonObject
    {
        ["error"] = "Couldn't authenticate you",
    }).With("WWW-Authenticate", "Basic realm=\"Web Password\"");

    public static Answer InvalidToken() => Answer.Json(StatusCodes.Status401Unauthorized, new JsonObject
    {
        ["error"] = "invalid_token",
        ["error_description"] = "The access token provided is expired, revoked, malformed or invalid for other reasons.",
    });

    public static Answer MissingScopes(IEnumerable<string> alternatives) => Answer.Json(StatusCodes.Status403Forbidden, new JsonObject
    {
        ["error"] = "Forbidden",
        ["description"] = $"You are missing the following required scopes: {string.Join(", ", alternatives)}",
    });

    public static Answer MissingRole() => Answer.Json(StatusCodes.Status403Forbidden, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["title"] = "Forbidden",
            ["message"] = "You do not have access to this page. Please contact the account owner of this help desk for further help.",
        },
    });

    public static Answer UnknownRecord() => NotFound("RecordNotFound");

    public static Answer UnknownPath() => NotFound("InvalidEndpoint");

    public static Answer Invalid(string field, string description, string error) => Answer.Json(StatusCodes.Status422UnprocessableEntity, new JsonObject
    {
        ["error"] = "RecordInvalid",
        ["description"] = "Record validation errors",
        ["details"] = new JsonObject { [field] = new JsonArray(new JsonObject { ["description"] = description, ["error"] = error }) },
    });

    public static Answer InvalidPage(string description) => Answer.Json(StatusCodes.Status400BadRequest, new JsonObject
    {
        ["error"] = "InvalidPaginationParameter",
        ["description"] = description,
    });

    private static Answer NotFound(string error) =>
        Answer.Json(StatusCodes.Status404NotFound, new JsonObject { ["error"] = error, ["description"] = "Not found" });
}
