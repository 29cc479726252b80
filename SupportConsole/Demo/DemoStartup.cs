using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SupportConsole.Core.Demo;
using SupportConsole.Core.Engine;
using SupportConsole.Core.Hosting;
using SupportConsole.Core.Limits;
using SupportConsole.Core.Persistence;
using SupportConsole.Core.Projects;
using SupportConsole.Core.Usage;

namespace SupportConsole.Demo;

/// <summary>
/// At the first start of a demo, lives its last days through; a start that was killed half-way is gone on with.
/// </summary>
internal sealed partial class DemoStartup(
    IServiceProvider services,
    IDbContextFactory<ConsoleDbContext> contexts,
    IOptions<DemoOptions> options,
    IHostEnvironment environment,
    DemoStage stage,
    DemoWorkers workers,
    TimeProvider clock,
    ILogger<DemoStartup> logger
) : IHostedService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Chapter = TimeSpan.FromMinutes(30);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        if (!environment.IsDevelopment())
        {
            throw new StartupException(
                "Demo:Enabled is true, but demo data may exist only in the Development environment. Set Demo:Enabled "
                    + "to false."
            );
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindOrBeginAsync(context, cancellationToken) is not { } replay)
        {
            return;
        }

        var accounts = DemoCatalogue.Make(replay.Seed, options.Value.Accounts);
        stage.World = new DemoWorld(replay.Seed, accounts, replay.Until, stage.Callers, workers);
        stage.Rates = new DemoRates(replay.Seed, accounts, replay.Until, stage.Callers);
        stage.Funds = new DemoFunds(accounts, replay.Until);
        if (replay.ReplayedTo < replay.Until)
        {
            await ReplayAsync(context, replay, accounts, cancellationToken);
        }
        else
        {
            await new DemoProjects(services.GetRequiredService<IProjectService>(), stage.Callers).FindCallersAsync(
                accounts,
                cancellationToken
            );
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>How far the history is written; null when the database has accounts that no demo made.</summary>
    private async Task<DemoReplay?> FindOrBeginAsync(ConsoleDbContext context, CancellationToken cancellationToken)
    {
        if (await context.DemoReplays.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } begun)
        {
            return begun;
        }

        if (await context.Accounts.AnyAsync(cancellationToken))
        {
            LogNotEmpty();
            return null;
        }

        var until = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var replay = new DemoReplay
        {
            Seed = options.Value.Seed,
            ReplayedTo = until - options.Value.History,
            Until = until,
        };
        context.Add(replay);
        await context.SaveChangesAsync(cancellationToken);
        return replay;
    }

    private async Task ReplayAsync(
        ConsoleDbContext context,
        DemoReplay replay,
        IReadOnlyList<DemoAccount> accounts,
        CancellationToken cancellationToken
    )
    {
        LogBegins(accounts.Count, options.Value.Days, options.Value.Hours);
        var watch = Stopwatch.StartNew();
        var simulated = new SimulatedClock(DateTimeOffset.UnixEpoch);
        var engine = ActivatorUtilities.CreateInstance<CommandEngine>(services, simulated);
        using var batcher = ActivatorUtilities.CreateInstance<CommandBatcher>(services, engine);
        await batcher.StartAsync(cancellationToken);
        var live = new DemoServices(services, batcher, simulated, stage.Callers);
        var acts = new DemoActs(
            accounts,
            replay.Until,
            live,
            services.GetRequiredService<IOptions<LimitOptions>>().Value,
            services.GetRequiredService<PriceBook>()
        );
        var history = new DemoHistory(stage.World!, stage.Rates!, stage.Funds!, acts, accounts, simulated, live);
        try
        {
            await history.SignUpAsync(replay.ReplayedTo, replay.Until, cancellationToken);
            await WriteAsync(context, replay, history, cancellationToken);
        }
        finally
        {
            await batcher.StopAsync(CancellationToken.None);
        }

        LogEnds(watch.Elapsed.TotalSeconds);
    }

    /// <summary>
    /// Chapter by chapter, each noted when it is written: old days in samples, the last hours in full.
    /// </summary>
    private async Task WriteAsync(
        ConsoleDbContext context,
        DemoReplay replay,
        DemoHistory history,
        CancellationToken cancellationToken
    )
    {
        var inFull = replay.Until - TimeSpan.FromHours(options.Value.Hours);
        DateTimeOffset to;
        for (var from = replay.ReplayedTo; from < replay.Until; from = to)
        {
            if (from < inFull)
            {
                LogDay(options.Value.Days - (int)(replay.Until - from).TotalDays + 1, options.Value.Days);
                to = Earlier(from + Day, inFull);
                await history.SampleAsync(from, to, cancellationToken);
            }
            else
            {
                LogHours((replay.Until - from).TotalHours);
                to = Earlier(from + Chapter, replay.Until);
                await history.ReplayAsync(from, to, cancellationToken);
            }

            await context.DemoReplays.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ReplayedTo, to),
                cancellationToken
            );
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    [LoggerMessage(
        LogLevel.Warning,
        "Demo:Enabled is true, but the database has accounts that no demo made: there is no demo. Give it an empty "
            + "database, or set Demo:Enabled to false"
    )]
    private partial void LogNotEmpty();

    [LoggerMessage(
        LogLevel.Information,
        "First start: making the demo, {Accounts} accounts with {Days} days of history, the last {Hours} hours in full"
    )]
    private partial void LogBegins(int accounts, int days, int hours);

    [LoggerMessage(LogLevel.Information, "Making the demo: day {Day} of {Days}")]
    private partial void LogDay(int day, int days);

    [LoggerMessage(LogLevel.Information, "Making the demo: the last {Hours:0.0} hours")]
    private partial void LogHours(double hours);

    [LoggerMessage(LogLevel.Information, "The demo's history is written after {Seconds:0.0} s")]
    private partial void LogEnds(double seconds);
}
