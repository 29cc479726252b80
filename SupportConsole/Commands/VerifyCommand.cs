using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Commands;

/// <summary>
/// <c>verify ledger</c> and <c>verify audit</c>: hold the database against its promises and end with code 0 when it
/// keeps them, 1 when not. They only read, beside running nodes too. <c>--write</c> puts the audit into a file first,
/// which <see cref="VerifyExportCommand"/> checks on another machine.
/// </summary>
internal static class VerifyCommand
{
    public const string Usage = "Usage: verify ledger | verify audit [--write <file>] | " + VerifyExportCommand.Usage;

    private const string WriteOption = "--write";

    private const int MaximumShown = 20;

    private static readonly Actor Operator = new("command-line", "Command line", [Role.SupportManager]);

    /// <summary>True when the arguments ask for a command instead of the console.</summary>
    public static bool IsMeant(string[] args) => args is ["verify", ..];

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (args is not (["verify", "ledger" or "audit"] or ["verify", "audit", WriteOption, _]))
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        if (await services.GetRequiredService<IDatabaseReadiness>().FindProblemAsync(cancellationToken) is { } problem)
        {
            await output.WriteLineAsync(problem);
            return 1;
        }

        if (args[1] == "ledger")
        {
            return await LedgerAsync(services.GetRequiredService<ILedgerVerifier>(), output, cancellationToken);
        }

        var audit = services.GetRequiredService<IAuditReader>();
        if (args is [_, _, WriteOption, var path] && !await WriteAsync(audit, path, output, cancellationToken))
        {
            return 1;
        }

        return await AuditAsync(audit, output, cancellationToken);
    }

    private static async Task<int> LedgerAsync(
        ILedgerVerifier verifier,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var found = await verifier.VerifyAsync(progress: null, cancellationToken);
        foreach (var difference in found.Differences.Take(MaximumShown))
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{difference.AccountId}: balance {difference.Balance.Dollars} USD, but ledger "
                        + $"{difference.Ledger.Dollars} less usage {difference.Usage.Dollars} is "
                        + $"{difference.Excess.Dollars} less"
                )
            );
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{found.Accounts:N0} accounts checked, {found.Differences.Count:N0} whose balance is not their "
                    + $"ledger less their usage"
            )
        );
        return found.Differences.Count == 0 ? 0 : 1;
    }

    private static async Task<int> AuditAsync(
        IAuditReader audit,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var found = await audit.VerifyAsync(Operator, progress: null, cancellationToken);
        await output.WriteLineAsync(
            found.Finding is { } finding
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The chain holds up to entry {found.VerifiedTo:N0} and is broken at entry {found.BrokenAt:N0}. "
                        + $"{finding}"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The chain of {found.VerifiedTo:N0} entries is whole; signed checkpoints confirm it up to entry "
                        + $"{found.ProvenTo:N0}"
                )
        );
        return found.IsWhole ? 0 : 1;
    }

    private static async Task<bool> WriteAsync(
        IAuditReader audit,
        string path,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await audit.WriteExportAsync(Operator, query: null, file, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync($"The export cannot be written: {exception.Message}");
            return false;
        }
    }
}
