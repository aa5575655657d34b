namespace TokenGuard.Analyzers.Http;

/// <summary>What code may do with an object that takes part in a request.</summary>
internal enum ObjectUseKind
{
    /// <summary>Sets a header.</summary>
    Header,

    /// <summary>Takes headers away; all of them if no name is given.</summary>
    Clear,

    /// <summary>Adds a parameter of the address' query.</summary>
    Query,

    /// <summary>Gives a credential in another way: an authenticator, credentials of a handler, a method named so.</summary>
    Credential,

    /// <summary>Sets the address or the base of addresses.</summary>
    Address,

    /// <summary>Sets the verb.</summary>
    Verb,

    /// <summary>Lets a handler follow redirects, in so many words.</summary>
    Redirect,

    /// <summary>Sends a request.</summary>
    Send,

    /// <summary>Hands the object to code that is not seen.</summary>
    Escape,
}
