namespace TokenGuard.TokenApi.Revocation;

/// <summary>A revocation cannot go on; the message says why and what helps.</summary>
/// <param name="message">Why.</param>
/// <param name="isOpen">True if the provider may have done something already.</param>
/// <param name="isGone">True if the provider does not know the token any more.</param>
public sealed class RevocationException(string message, bool isOpen = false, bool isGone = false) : Exception(message)
{
    public bool IsOpen { get; } = isOpen;

    public bool IsGone { get; } = isGone;
}
