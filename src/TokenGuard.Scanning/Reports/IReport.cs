namespace TokenGuard.Scanning.Reports;

/// <summary>A format in which a scan is told.</summary>
public interface IReport
{
    void Write(ScanReport report, Stream output);
}
