using Microsoft.EntityFrameworkCore;
using SupportConsole.Core.Engine;
using SupportConsole.Core.LimitChanges.Overrides;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Limits.Lemur;
using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Usage;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration;

/// <summary>What tests of streaming sessions and LeMUR requests share.</summary>
public abstract class RateContract(TestEngine engine) : CoreContract(engine)
{
    private protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected Task<StreamOutcome> TryOpenAsync(
        string account = Account,
        CoreHost? node = null,
        StreamRequest? request = null
    ) => (node ?? Host).Streams.OpenAsync(account, request ?? new(), default);

    /// <summary>Opens a session that must be opened.</summary>
    private protected async Task<StreamOutcome.Opened> OpenAsync(
        string account = Account,
        StreamRequest? request = null
    ) => Assert.IsType<StreamOutcome.Opened>(await TryOpenAsync(account, request: request));

    /// <summary>Attempts so many openings at once and counts those that were opened.</summary>
    private protected async Task<int> OpenManyAsync(int attempts, params CoreHost[] nodes)
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, attempts)
                .Select(attempt => TryOpenAsync(node: nodes.Length == 0 ? null : nodes[attempt % nodes.Length]))
        );
        Assert.All(outcomes, outcome => Assert.True(outcome is StreamOutcome.Opened or StreamOutcome.LimitReached));
        return outcomes.OfType<StreamOutcome.Opened>().Count();
    }

    /// <summary>Ends a session that must be known.</summary>
    private protected async Task<StreamingSession> EndAsync(
        string sessionId,
        decimal? seconds = null,
        CoreHost? node = null
    ) =>
        Assert
            .IsType<EndStreamOutcome.Ended>(
                await (node ?? Host).Streams.EndAsync(
                    sessionId,
                    seconds is { } given ? TimeSpan.FromMilliseconds((long)(given * 1_000)) : null,
                    default
                )
            )
            .Session;

    private protected Task<LemurOutcome> AskAsync(
        CoreHost? node = null,
        LemurRequest? request = null,
        string account = Account
    ) => (node ?? Host).Lemur.AdmitAsync(account, request ?? new(), default);

    /// <summary>Sends so many LeMUR requests at once and counts those admitted.</summary>
    private protected async Task<int> AskManyAsync(int requests, params CoreHost[] nodes)
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, requests)
                .Select(request => AskAsync(nodes.Length == 0 ? null : nodes[request % nodes.Length]))
        );
        Assert.All(outcomes, outcome => Assert.True(outcome is LemurOutcome.Admitted or LemurOutcome.LimitReached));
        return outcomes.OfType<LemurOutcome.Admitted>().Count();
    }

    /// <summary>
    /// Gives the account a limit of its own, as an engineer does in the console; null takes it back to the plan's.
    /// </summary>
    private protected async Task<OverrideOutcome.Applied> OverrideAsync(
        LimitKind kind,
        int? value,
        string account = Account
    )
    {
        var service = Host.Get<IOverrideService>();
        var seen = (await service.FindAsync(People.Engineer, account, default))!
            .Single(limit => limit.Kind == kind)
            .Own?.Value;
        var request = new OverrideRequest(
            account,
            kind,
            seen,
            value,
            "Agreed in the contract",
            "SUP-77",
            Guid.NewGuid().ToString("N")
        );

        // Without the guardrail of streaming: these tests are about what a limit does, not about who may set it.
        return Assert.IsType<OverrideOutcome.Applied>(
            await Host.Get<CommandBatcher>()
                .ExecuteAsync(new OverrideCommand(People.Engineer, request, demand: null), default)
        );
    }

    /// <summary>The limit's history: minute of the hour, limit, opened, refused.</summary>
    private protected async Task<
        IReadOnlyList<(int Minute, int Limit, long Opened, long Refused)>
    > StreamingMinutesAsync()
    {
        await using var context = Host.OpenContext();
        var rows = await context
            .StreamingMinutes.AsNoTracking()
            .Where(row => row.AccountId == Account)
            .OrderBy(row => row.Minute)
            .ToListAsync();
        return rows.ConvertAll(row => (row.Minute.Minute, row.SessionLimit, row.Opened, row.Refused));
    }

    private protected async Task<IReadOnlyList<UsageHour>> UsageAsync()
    {
        await using var context = Host.OpenContext();
        return await context
            .UsageHours.AsNoTracking()
            .Where(hour => hour.AccountId == Account)
            .OrderBy(hour => hour.Hour)
            .ThenBy(hour => hour.Model)
            .ToListAsync();
    }
}
