namespace TokenGuard.Engine.Rules.Calls;

/// <summary>How the body of a request is written, and so how values are put into it.</summary>
public enum BodyKind
{
    Json,

    /// <summary><c>application/x-www-form-urlencoded</c></summary>
    Form,
}
