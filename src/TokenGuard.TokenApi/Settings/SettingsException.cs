namespace TokenGuard.TokenApi.Settings;

/// <summary>The user's settings cannot be read or are wrong; the message names file, line and column.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
