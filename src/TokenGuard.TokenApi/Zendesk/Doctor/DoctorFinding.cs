namespace TokenGuard.TokenApi.Zendesk.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Subject">What.</param>
/// <param name="State">How it is.</param>
/// <param name="Message">In a sentence, with the remedy if there is one.</param>
public sealed record DoctorFinding(string Subject, DoctorState State, string Message);
