namespace TokenGuard.Server.Sandbox.Http;

/// <summary>Ends the handling of a request with an error answer.</summary>
internal sealed class RefusalException(Answer answer) : Exception
{
    public Answer Answer { get; } = answer;
}
