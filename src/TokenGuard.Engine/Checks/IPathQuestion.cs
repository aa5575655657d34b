namespace TokenGuard.Engine.Checks;

/// <summary>
/// What a path may say against a candidate. The path of a text of a history is known only after it was searched: whom the question
/// concerns is told then, and the answer later.
/// </summary>
internal interface IPathQuestion
{
    /// <summary>Whether the path has a say, whatever it is.</summary>
    bool Concerns(in CandidateContext candidate);

    /// <summary>Why a candidate that it concerns is none in a file of this path; null if it may be one.</summary>
    /// <param name="path">With forward slashes; not empty.</param>
    string? Objection(string path);
}
