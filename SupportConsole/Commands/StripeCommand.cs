using System.Globalization;
using SupportConsole.Core.Billing.Inbox;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Commands;

/// <summary>
/// <c>stripe reconcile --since 2026-11-01 [--post]</c>: holds the ledger against Stripe, beside running nodes too. Ends
/// with code 0 when nothing is missing or all of it was posted, 1 when something is, 2 for other arguments.
/// </summary>
internal static class StripeCommand
{
    public const string Usage = "Usage: stripe reconcile --since <date, as 2026-11-01> [--post]";

    /// <summary>True when the arguments ask for a command instead of the console.</summary>
    public static bool IsMeant(string[] args) => args is ["stripe", ..];

    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (
            args is not (["stripe", "reconcile", "--since", _] or ["stripe", "reconcile", "--since", _, "--post"])
            || !DateTimeOffset.TryParse(
                args[3],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var since
            )
        )
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        if (await services.GetRequiredService<IDatabaseReadiness>().FindProblemAsync(cancellationToken) is { } problem)
        {
            await output.WriteLineAsync(problem);
            return 1;
        }

        try
        {
            return await ReconcileAsync(services, since, args.Length == 5, output, cancellationToken);
        }
        catch (Exception exception) when (exception is LimitsBusyException or LimitsUnavailableException)
        {
            await output.WriteLineAsync($"{exception.Message} What was posted stays; run it again.");
            return 1;
        }
    }

    private static async Task<int> ReconcileAsync(
        IServiceProvider services,
        DateTimeOffset since,
        bool posts,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var report = await services
            .GetRequiredService<IStripeReconciliation>()
            .RunAloneAsync(since, posts, finding => output.WriteLine(Line(finding)), cancellationToken);
        if (report.Failure is { } failure)
        {
            await output.WriteLineAsync($"{failure.Sentence} Nothing was compared and nothing posted; run it again.");
            return 1;
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Payments:N0} payments at Stripe since {since:yyyy-MM-dd HH:mm} UTC, {report.Findings:N0} not as "
                    + $"in the ledger, {(posts ? $"{report.Posted:N0} posted" : "nothing posted: add --post")}"
            )
        );
        return report.Findings == 0 || posts ? 0 : 1;
    }

    private static string Line(ReconciliationFinding finding) =>
        $"{finding.PaymentId}: {finding.Amount?.ToString() ?? "payment not known"} of customer "
        + $"{finding.CustomerId ?? "nobody"}, account {finding.AccountId ?? "none"}: the ledger holds {finding.Stands}, "
        + $"Stripe says {finding.Wanted}"
        + (finding.State is { } state ? $" ({InboxTexts.State(state)})" : " (not known here)");
}
