namespace TokenGuard.Scanning.Configuration;

/// <summary>A configuration or baseline file is missing or wrong; the message names file, line and cause.</summary>
public sealed class ConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
