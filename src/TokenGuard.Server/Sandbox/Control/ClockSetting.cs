namespace TokenGuard.Server.Sandbox.Control;

/// <summary>The sandbox's time, as the control API takes and tells it.</summary>
/// <param name="Now">With an offset, or in UTC.</param>
internal sealed record ClockSetting(DateTimeOffset Now);
