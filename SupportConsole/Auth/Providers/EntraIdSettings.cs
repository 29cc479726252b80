namespace SupportConsole.Auth.Providers;

/// <summary>What is wrong with the settings of Entra ID.</summary>
internal static class EntraIdSettings
{
    private const string Section = "Authentication:EntraId";

    public static IEnumerable<string> Problems(SignInOptions options, bool development, DateTimeOffset now)
    {
        var entra = options.EntraId;
        if (!ProviderSettings.IsAddress(entra.Instance, development))
        {
            yield return $"{Section}:Instance is no https address; leave it out for {EntraIdOptions.PublicCloud}, or "
                + "set the sign-in address of your national cloud.";
        }

        if (!Guid.TryParseExact(entra.TenantId, "D", out _))
        {
            yield return $"{Section}:TenantId is not set or is no GUID; set the Directory (tenant) ID of the app "
                + "registration's overview. Names such as common or contoso.com would let other tenants in.";
        }

        if (!Guid.TryParseExact(entra.ClientId, "D", out _))
        {
            yield return $"{Section}:ClientId is not set or is no GUID; set the Application (client) ID of the app "
                + "registration's overview.";
        }

        foreach (var problem in Credential(entra, now))
        {
            yield return problem;
        }

        if (!string.IsNullOrEmpty(options.Oidc.Authority) || !string.IsNullOrEmpty(options.Oidc.ClientId))
        {
            yield return "Authentication:Oidc is set while Authentication:Mode=EntraId; remove the settings of the one "
                + "that is not used.";
        }
    }

    private static IEnumerable<string> Credential(EntraIdOptions entra, DateTimeOffset now)
    {
        var (hasSecret, path) = (!string.IsNullOrWhiteSpace(entra.ClientSecret), entra.CertificatePath);
        var hasCertificate = !string.IsNullOrWhiteSpace(path);
        if (hasSecret == hasCertificate)
        {
            yield return hasSecret
                ? $"{Section}:ClientSecret and {Section}:CertificatePath are both set; remove one."
                : $"{Section}:ClientSecret and {Section}:CertificatePath are both empty; set one of them, the secret "
                    + "in the environment (Authentication__EntraId__ClientSecret).";
        }

        if (hasSecret && Guid.TryParse(entra.ClientSecret, out _))
        {
            yield return $"{Section}:ClientSecret is a GUID, as the Secret ID is; set the secret's Value, which Entra "
                + "ID shows only when it is made.";
        }

        if (hasCertificate && !hasSecret && CertificateProblem(path!, entra.CertificatePassword, now) is { } problem)
        {
            yield return problem;
        }
    }

    private static string? CertificateProblem(string path, string? password, DateTimeOffset now) =>
        CertificateFile.FindProblem($"{Section}:CertificatePath", path, password, certificate =>
            now < certificate.NotBefore || now > certificate.NotAfter
                ? $"{Section}:CertificatePath={path} is valid from {certificate.NotBefore:u} to "
                    + $"{certificate.NotAfter:u} only; make a new one and upload its public half at the registration."
                : null
        );
}
