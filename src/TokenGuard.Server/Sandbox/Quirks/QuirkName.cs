namespace TokenGuard.Server.Sandbox.Quirks;

/// <summary>A way in which providers and networks misbehave. On the command line in lower case with hyphens.</summary>
public enum QuirkName
{
    /// <summary>DELETE oauth/tokens/current answers 204 and the token lives on.</summary>
    DeleteCurrentWithoutEffect,

    /// <summary>Every revocation, at every provider, answers as if done and changes nothing.</summary>
    RevokeWithoutEffect,

    /// <summary>429 with <c>Retry-After</c> and a JSON body.</summary>
    RateLimited,

    /// <summary>429 as JSON, without <c>Retry-After</c>.</summary>
    RateLimitedWithoutRetryAfter,

    /// <summary>429 with <c>Retry-After</c> and plain text.</summary>
    RateLimitedAsText,

    /// <summary>503 with an HTML page.</summary>
    Unavailable,

    /// <summary>302 to the same path on another host.</summary>
    Redirect,

    /// <summary>An error's <c>error</c> is an object where it mostly is a string.</summary>
    ErrorAsObject,

    /// <summary>The answer comes late, after the effect.</summary>
    Slow,

    /// <summary>The connection ends before anything was done.</summary>
    DropBeforeEffect,

    /// <summary>The request is carried out, and the connection ends without an answer.</summary>
    DropAfterEffect,

    /// <summary>Creating an API token after the end of their creation is refused with 422 where it mostly is 403.</summary>
    CreationRefusedAsInvalid,
}
