namespace TokenGuard.TokenApi.Tests.Harness;

/// <summary>The calls of <see cref="Rules"/>' provider.</summary>
internal static class ProviderRules
{
    public const string Verify = """
        [token.verify]
        status  = 'documented'
        source  = 'https://docs.acme.example/'
        request = 'GET https://api.acme.example/v1/me'
        headers = { Authorization = 'Bearer {secret}' }
        live    = 'status 200'
        dead    = 'status 401'
        """;

    /// <summary>The token deletes itself.</summary>
    public const string Self = Verify + """

        [token.revoke]
        by      = 'self'
        source  = 'https://docs.acme.example/'
        request = 'DELETE https://api.acme.example/v1/me'
        headers = { Authorization = 'Bearer {secret}' }
        done    = 'status 204'
        """;

    /// <summary>The owner's credential finds it by its beginning, deactivates and deletes it.</summary>
    public const string DeactivateAndDelete = Verify + """

        [token.revoke]
        by     = 'admin'
        source = 'https://docs.acme.example/'
        admin  = { token = 'ACME_ADMIN_TOKEN' }

        [[token.revoke.call]]
        name    = 'find'
        request = 'GET https://api.acme.example/v1/tokens'
        headers = { Authorization = 'Bearer {admin.token}' }
        done    = 'status 200'
        take    = { id = 'json $.tokens[shown starts {secret}].id' }

        [[token.revoke.call]]
        name       = 'deactivate'
        request    = 'PUT https://api.acme.example/v1/tokens/{id}'
        headers    = { Authorization = 'Bearer {admin.token}' }
        body       = '{"active":false}'
        done       = 'status 200'
        reversible = true

        [[token.revoke.call]]
        name    = 'delete'
        request = 'DELETE https://api.acme.example/v1/tokens/{id}'
        headers = { Authorization = 'Bearer {admin.token}' }
        done    = 'status 204'
        """;
}
