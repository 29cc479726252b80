using System.Globalization;
using System.Security.Cryptography;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Audit.Checkpoints;
using SupportConsole.Core.Audit.Exports;

namespace SupportConsole.Commands;

/// <summary>
/// <c>verify audit --export</c>: checks a file that was exported, with nothing but the file and the public key: no
/// database, no settings. Ends with code 0 when it holds, 1 when not, 2 when it cannot be checked.
/// </summary>
internal static class VerifyExportCommand
{
    public const string Usage = "verify audit --export <file> --public-key <file> [--checkpoints <file>]";

    private const string ExportOption = "--export";
    private const string KeyOption = "--public-key";
    private const string CheckpointsOption = "--checkpoints";

    /// <summary>True when the arguments ask for this command, which runs without the rest of the program.</summary>
    public static bool IsMeant(string[] args) => args is ["verify", "audit", ..] && args.Contains(ExportOption);

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (Parse(args[2..]) is not { } options)
        {
            await output.WriteLineAsync("Usage: " + Usage);
            return 2;
        }

        try
        {
            using var trust = new CheckpointTrust();
            if (trust.AddPem(await File.ReadAllTextAsync(options.PublicKey)) == 0 || trust.IsEmpty)
            {
                await output.WriteLineAsync(AuditTexts.NoPublicKey);
                return 2;
            }

            IReadOnlyList<AuditCheckpoint> further = options.Checkpoints is { } kept
                ? [.. File.ReadLines(kept).Select(AuditLine.ReadCheckpoint).OfType<AuditCheckpoint>()]
                : [];
            var found = AuditExportVerifier.Verify(() => File.OpenRead(options.Export), trust, further);
            await output.WriteLineAsync(Describe(found));
            return found.Finding is null ? 0 : 1;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"It cannot be checked: {exception.Message}");
            return 2;
        }
        catch (CryptographicException)
        {
            await output.WriteLineAsync(AuditTexts.NoPublicKey);
            return 2;
        }
    }

    private static string Describe(AuditExportVerification found) =>
        found switch
        {
            { Finding: { FirstEntry: { } first } finding } => string.Create(
                CultureInfo.InvariantCulture,
                $"Entries 1 to {Math.Min(found.Entries, first - 1):N0} hold. First wrong: entry {first:N0}. {finding.Sentence}"
            ),
            { Finding: { } finding } => string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Entries:N0} entries are linked, but the export does not hold. {finding.Sentence}"
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"The export holds: {found.Entries:N0} entries, confirmed by signed checkpoints up to entry "
                    + $"{found.ProvenTo:N0} ({found.LastCheckpoint!.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC)"
            ),
        };

    private static (string Export, string PublicKey, string? Checkpoints)? Parse(string[] options)
    {
        var values = new Dictionary<string, string>();
        for (var at = 0; at < options.Length; at += 2)
        {
            if (
                options[at] is not (ExportOption or KeyOption or CheckpointsOption)
                || at + 1 == options.Length
                || !values.TryAdd(options[at], options[at + 1])
            )
            {
                return null;
            }
        }

        return values.TryGetValue(ExportOption, out var export) && values.TryGetValue(KeyOption, out var key)
            ? (export, key, values.GetValueOrDefault(CheckpointsOption))
            : null;
    }
}
