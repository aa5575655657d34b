namespace TokenGuard.TokenApi.Http;

/// <summary>Why there is no answer.</summary>
public enum ApiFailure
{
    /// <summary>The address is not one that the request may go to; nothing was sent.</summary>
    Refused,

    /// <summary>The host cannot be found or reached; nothing was sent.</summary>
    Unreachable,

    /// <summary>No trusted TLS connection; nothing was sent.</summary>
    Tls,

    /// <summary>The provider said before that its rate limit is used up; nothing was sent.</summary>
    RateLimited,

    /// <summary>The connection broke after the request may have been sent.</summary>
    Broken,

    /// <summary>No whole answer within the time.</summary>
    TimedOut,

    /// <summary>The answer is larger than any that is read.</summary>
    TooLarge,
}
