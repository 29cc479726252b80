using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;

namespace SupportConsole.Core.Checkups;

/// <summary>Is the audit signed, and is the last signature of a key that the program knows.</summary>
internal sealed class CheckpointCheckup(
    CheckpointKey key,
    CheckpointLog log,
    CheckpointPaths paths,
    IOptions<AuditOptions> options,
    IHostEnvironment environment,
    OriginProbe probe
) : ICheckup
{
    public async Task<IReadOnlyList<CheckupResult>> RunAsync(CancellationToken cancellationToken) =>
        [Sign(), .. await PostAsync(cancellationToken)];

    private CheckupResult Sign()
    {
        try
        {
            using var trust = key.Trust();
            if (trust.IsEmpty)
            {
                return environment.IsDevelopment()
                    ? CheckupResult.Ok("The audit's signing key is made at the first start.")
                    : CheckupResult.Warning(
                        "There is no signing key for the audit's checkpoints.",
                        "Make one (docs/audit.md) and name it in Audit:SigningKeyFile."
                    );
            }

            if (log.Last() is not { } last)
            {
                return CheckupResult.Ok(
                    $"The signing key can be read; there is no checkpoint in {paths.Checkpoints} yet."
                );
            }

            return trust.Problem(last) is null
                ? CheckupResult.Ok($"The last checkpoint, at entry {last.Sequence:N0}, is signed by a known key.")
                : CheckupResult.Failed(
                    $"The last checkpoint, at entry {last.Sequence:N0}, is signed by no key that the program knows.",
                    "Put the public half of the key before into Audit:EarlierKeysFile; else somebody wrote it: "
                        + "docs/audit.md."
                );
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return CheckupResult.Failed(
                $"The signing key or {paths.Checkpoints} cannot be read ({exception.GetType().Name}).",
                "Give the program's user the right to read the key and to write the file."
            );
        }
    }

    private async Task<IEnumerable<CheckupResult>> PostAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(options.Value.WebhookUrl))
        {
            return
            [
                CheckupResult.NotSet(
                    "Checkpoints leave this machine by no webhook.",
                    "Set Audit:WebhookUrl, or copy the file elsewhere."
                ),
            ];
        }

        var address = new Uri(options.Value.WebhookUrl);
        return await probe.FindProblemAsync(address, cancellationToken) is { } problem
            ?
            [
                CheckupResult.Failed(
                    $"The checkpoints' webhook at {address.Host} does not work: {problem}.",
                    "Check Audit:WebhookUrl and the firewall."
                ),
            ]
            : [CheckupResult.Ok($"The checkpoints' webhook at {address.Host} answers; nothing was posted.")];
    }
}
