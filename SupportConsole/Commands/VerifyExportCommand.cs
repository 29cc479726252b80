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

        var found = AuditExportFile.Verify(options.Export, options.PublicKey, options.Checkpoints);
        await output.WriteLineAsync(found.Sentence);
        return (int)found.Verdict;
    }

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
