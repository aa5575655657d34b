namespace TokenGuard.Engine.Checks;

/// <summary>Judges a candidate. Checks hold no state: one instance serves all threads.</summary>
internal interface ICheck
{
    Judgement Judge(in CandidateContext candidate);
}
