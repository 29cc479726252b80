using System.Globalization;
using SupportConsole.Core.Access;
using SupportConsole.Core.Audit;
using SupportConsole.Core.Billing.Ledger;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Commands;

/// <summary>
/// <c>verify ledger</c> and <c>verify audit</c>: hold the database against its promises and end with code 0 when it
/// keeps them, 1 when not. They only read, beside running nodes too.
/// </summary>
internal static class VerifyCommand
{
    public const string Usage = "Usage: verify ledger | verify audit";

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
        if (args is not ["verify", "ledger" or "audit", ..])
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        if (await services.GetRequiredService<IDatabaseReadiness>().FindProblemAsync(cancellationToken) is { } problem)
        {
            await output.WriteLineAsync(problem);
            return 1;
        }

        return args[1] == "ledger"
            ? await LedgerAsync(services.GetRequiredService<ILedgerVerifier>(), output, cancellationToken)
            : await AuditAsync(services.GetRequiredService<IAuditReader>(), output, cancellationToken);
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
            found.BrokenAt is { } broken
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"The chain holds up to entry {found.VerifiedTo:N0} and is broken at entry {broken:N0}"
                )
                : string.Create(CultureInfo.InvariantCulture, $"The chain of {found.VerifiedTo:N0} entries is whole")
        );
        return found.BrokenAt is null ? 0 : 1;
    }
}
