namespace TokenGuard.TokenApi.Zendesk;

/// <summary>Why Zendesk did not do what it was asked for.</summary>
public enum ZendeskProblem
{
    /// <summary>The subdomain is none, or no account has it.</summary>
    WrongAccount,

    /// <summary>The credential is wrong, expired, revoked or inactive.</summary>
    NotAuthenticated,

    /// <summary>The credential is good and may not do this; see <see cref="ZendeskException.MissingScopes"/>.</summary>
    Forbidden,

    /// <summary>The account takes no API tokens: the switch in Admin Center is off.</summary>
    AccessSwitchedOff,

    NotFound,

    /// <summary>Zendesk does not accept what was sent.</summary>
    Invalid,

    /// <summary>It was taken out of service by Zendesk's calendar.</summary>
    Retired,

    RateLimited,

    /// <summary>Zendesk is overloaded or in maintenance.</summary>
    Unavailable,

    /// <summary>The answer is not what the API answers, such as a page for people.</summary>
    WrongAnswer,

    /// <summary>There was no whole answer; see <see cref="ZendeskException.MayHaveArrived"/>.</summary>
    NoAnswer,

    /// <summary>Several tokens fit, and acting on one would be a guess.</summary>
    Ambiguous,
}
