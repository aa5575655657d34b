namespace TokenGuard.Engine.Rules.Calls;

/// <summary>A part of an answer.</summary>
public enum AnswerPlace
{
    Json,
    Header,
    Xml,
    Status,
    Body,
}
