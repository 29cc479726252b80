using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using SupportConsole.Auth;
using SupportConsole.Core.DataProtection;

namespace SupportConsole.Security.Keys;

/// <summary>The keys that protect cookies and forms: in the database, encrypted by a certificate when one is set.</summary>
internal static partial class KeyProtection
{
    /// <summary>Part of every key's purpose: the same on all nodes, wherever each is installed.</summary>
    private const string ApplicationName = "support-console";

    public static void AddKeyProtection(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<KeyProtectionOptions>()
            .BindConfiguration(KeyProtectionOptions.Section)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<KeyProtectionOptions>, KeyProtectionValidator>();
        var protection = builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        builder
            .Services.AddOptions<KeyManagementOptions>()
            .Configure<IDataProtectionKeys>((management, keys) => management.XmlRepository = new DatabaseKeys(keys));
        var options = builder.Configuration.GetSection(KeyProtectionOptions.Section).Get<KeyProtectionOptions>()
            ?? new();

        // A certificate that cannot be used stops the start, with a sentence of ours.
        if (options.FindProblems().Any())
        {
            return;
        }

        if (options.IsEncrypted)
        {
            protection.ProtectKeysWithCertificate(
                CertificateFile.Load(options.CertificatePath!, options.CertificatePassword)
            );
        }

        protection.UnprotectKeysWithAnyCertificate([
            .. options.Earlier.Select(earlier =>
                CertificateFile.Load(earlier.CertificatePath, earlier.CertificatePassword)
            ),
        ]);
    }

    /// <summary>Says at the start that whoever reads the database can make sign-ins.</summary>
    public static void WarnOfPlainKeys(this WebApplication app)
    {
        if (
            !app.Environment.IsDevelopment()
            && !app.Services.GetRequiredService<IOptions<KeyProtectionOptions>>().Value.IsEncrypted
        )
        {
            LogPlain(app.Logger);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The keys of sign-in cookies stand in the database unencrypted: whoever reads the table data_protection_keys, "
            + "or a backup of it, can sign in as anybody. Set DataProtection:CertificatePath (docs/security.md)"
    )]
    private static partial void LogPlain(ILogger logger);
}
