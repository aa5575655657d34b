namespace TokenGuard.Scanning.Locators;

/// <summary>A report cannot be used.</summary>
public sealed class StoredReportException(string message, Exception? inner = null) : Exception(message, inner);
