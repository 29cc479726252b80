using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Hosting;

namespace SupportConsole.Core.Audit.Checkpoints;

/// <summary>Checks keys and address at start, without repeating them: they are secrets.</summary>
/// <param name="contentRoot">Where relative files start.</param>
/// <param name="webhooks">Says where the checkpoints may be posted.</param>
internal sealed class AuditOptionsValidator(string contentRoot, WebhookGuard webhooks) : IValidateOptions<AuditOptions>
{
    private const string KeyCure =
        "Make one with: openssl ecparam -name prime256v1 -genkey -noout -out audit-signing-key.pem";

    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        var problems = new[] { KeyProblem(options), EarlierKeysProblem(options), AddressProblem(options) }
            .OfType<string>()
            .ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private string? KeyProblem(AuditOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.SigningKey))
        {
            return !string.IsNullOrWhiteSpace(options.SigningKeyFile)
                    ? "Audit:SigningKey and Audit:SigningKeyFile are both set. Set one of them."
                : CheckpointKey.IsReadable(options.SigningKey) ? null
                : $"Audit:SigningKey is not the PEM of a private ECDSA P-256 key. {KeyCure}";
        }

        return string.IsNullOrWhiteSpace(options.SigningKeyFile)
            ? null
            : FileProblem(options.SigningKeyFile, "Audit:SigningKeyFile", pem =>
                CheckpointKey.IsReadable(pem)
                    ? null
                    : $"Audit:SigningKeyFile does not hold the PEM of a private ECDSA P-256 key. {KeyCure}"
            );
    }

    private string? EarlierKeysProblem(AuditOptions options) =>
        string.IsNullOrWhiteSpace(options.EarlierKeysFile)
            ? null
            : FileProblem(options.EarlierKeysFile, "Audit:EarlierKeysFile", pem =>
            {
                using var trust = new CheckpointTrust();
                try
                {
                    return trust.AddPem(pem) > 0
                        ? null
                        : "Audit:EarlierKeysFile holds no PEM block PUBLIC KEY. Write one with: openssl ec -in "
                            + "key.pem -pubout";
                }
                catch (CryptographicException)
                {
                    return "Audit:EarlierKeysFile holds a block that is no ECDSA P-256 key.";
                }
            });

    private string? FileProblem(string path, string setting, Func<string, string?> problem)
    {
        try
        {
            return problem(File.ReadAllText(Path.Combine(contentRoot, path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"{setting} cannot be read: {exception.Message}";
        }
    }

    private string? AddressProblem(AuditOptions options) =>
        string.IsNullOrWhiteSpace(options.WebhookUrl)
            ? null
            : webhooks.FindProblem(
                "Audit:WebhookUrl",
                options.WebhookUrl,
                "a checkpoint that can be replaced on the way proves nothing."
            );
}
