namespace TokenGuard.TokenApi.Zendesk.Doctor;

/// <summary>How one thing is.</summary>
public enum DoctorState
{
    Good,

    /// <summary>It works now, and something should be done.</summary>
    Warning,

    Bad,

    /// <summary>It could not be looked at.</summary>
    Unknown,
}
