using TokenGuard.TokenApi.Programs;

namespace TokenGuard.TokenApi.Tests.SecretStores;

/// <summary>A test with the real password store; skipped visibly where it is not installed.</summary>
internal sealed class PassFactAttribute : FactAttribute
{
    public PassFactAttribute()
    {
        if (InstalledProgram.Find("pass") is null || InstalledProgram.Find("gpg") is null)
        {
            Skip = "needs pass and gpg: apt-get install pass gnupg";
        }
    }
}
